import { randomUUID } from 'node:crypto'
import { dateOf } from '@yichuang/modules/calendar/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, Instant } from '@yichuang/platform/pure'
import type { QueueParts } from '../parts.ts'
import { linesOfHall } from '../queries/lines.ts'
import { decideClosing, decideLineChange, decideOpening } from '../rules/index.ts'
import type { LineFacts, LineSurroundings } from '../rules/index.ts'
import type { QueueTables } from '../tables.ts'
import { tellHalls } from './topic.ts'
import { isArrangedBy } from './turn-window.ts'

/** Where a line stands after a change. */
export interface KeptLineAnswer {
  readonly id: string
  readonly version: number
}

interface LineWish extends LineFacts {
  readonly hall: string
  readonly serviceMinutes: number
}

export interface OpenLine extends LineWish {
  /** windows that call from it */
  readonly windows: readonly string[]
  /** whether these windows call it before their other lines */
  readonly isFirst: boolean
}

// One keeps the lines of a hall at a time, also of a hall that has none yet.
const oneAtATime = prepared<object, [hall: string]>(
  'queue.one-keeps-lines',
  `select pg_advisory_xact_lock(hashtextextended('queue.lines ' || $1, 0))::text as held`,
)
// Held until commit: a number taken meanwhile waits, and finds the line as it is then.
const holdLines = prepared<{ id: string }, [hall: string]>(
  'queue.hold-lines',
  `select id from queue.business_group where hall = $1 order by id for update`,
)
const keepLine = prepared<
  KeptLineAnswer,
  [id: string, hall: string, letter: string, name: string, seconds: number, boards: readonly string[]]
>(
  'queue.keep-line',
  `insert into queue.business_group as g (id, hall, letter, name, service_seconds, boards) values ($1, $2, $3, $4, $5, $6)
   on conflict (id) do update
     set letter = $3, name = $4, service_seconds = $5, boards = $6, is_active = true, version = g.version + 1
   returning id, version`,
)
// First, or after the lines the window has; the database knows four ranks.
const serveLine = prepared<never, [windows: readonly string[], line: string, isFirst: boolean]>(
  'queue.serve-line',
  `insert into queue.window_serves (window_id, group_id, rank)
   select w.id, $2, case when $3 then 0 else least(3, coalesce(1 + max(s.rank), 0)) end
   from unnest($1::text[]) as w(id) left join queue.window_serves s on s.window_id = w.id group by w.id
   on conflict (window_id, group_id) do update set rank = excluded.rank`,
)

/** 新增业务分组: opens a line of a hall with its letter, boards and windows; a closed one with that letter opens again. (QUE-03) */
export function openLine(parts: QueueParts) {
  return command<QueueTables>()({
    name: 'queue.open-line',
    async handle(tx, input: OpenLine, { by, record }): Promise<Decision<KeptLineAnswer>> {
      const { hall, letter, boards, windows, isFirst } = input
      const around = await surroundings(tx, parts, hall, by)
      if (!around.ok) return around
      const namesake = decideOpening(input, around.value)
      if (!namesake.ok) return namesake
      const known = (await parts.places.current()).windows
      if (windows.some((id) => known.get(id)?.hall !== hall || known.get(id)?.is_closed !== false))
        return refused({ code: 'queue.no-such-window', pointer: '/windows' })
      const id = namesake.value?.id ?? freeId(hall, letter, around.value)
      const kept = await keep(tx, id, input)
      await tx.run(serveLine, [windows, id, isFirst])
      const what = { ...eventOf(input, id), windows: [...windows], isFirst }
      await record(`queue:${hall}`, [{ type: 'queue.line-opened', v: 1, ...what, boards: [...boards] }])
      await tellHalls(tx, hall)
      return decided(kept)
    },
  })
}

/** The id says hall and letter, unless a line that has another letter now was opened with it. */
function freeId(hall: string, letter: string, { lines }: LineSurroundings): string {
  const id = `${hall}-${letter.toLowerCase()}`
  return lines.some((line) => line.id === id) ? `${id}-${randomUUID().slice(0, 8)}` : id
}

function keep(tx: Tx<QueueTables>, id: string, { hall, letter, name, serviceMinutes, boards }: LineWish) {
  return tx.one(keepLine, [id, hall, letter, name.trim(), serviceMinutes * 60, boards])
}

function eventOf({ hall, letter, name, serviceMinutes, boards }: LineWish, line: string) {
  return { hall, line, letter, name: name.trim(), serviceMinutes, boards: [...boards] }
}

/** The lines of a hall that somebody arranges, held until commit. */
async function surroundings(
  tx: Tx<QueueTables>,
  { places, boards }: QueueParts,
  id: string,
  by: Actor,
): Promise<Decision<LineSurroundings>> {
  const hall = (await places.current()).halls.get(id)
  if (hall === undefined || !isArrangedBy(by, hall)) return refused({ code: 'queue.no-such-hall' })
  await tx.many(oneAtATime, [id])
  await tx.many(holdLines, [id])
  const [lines, names] = [await linesOfHall(tx, id), await boards(tx)]
  return decided({ lines, knownBoards: new Set(names.keys()) })
}

interface Today {
  /** numbers given today */
  readonly numbers: number
  /** of these, whose holders wait or are served */
  readonly live: number
}

const countToday = prepared<Today, [line: string, day: string]>(
  'queue.count-of-line',
  `select count(*)::int as numbers,
     (count(*) filter (where state in ('waiting', 'called', 'serving', 'held', 'passed')))::int as live
   from queue.ticket where group_id = $1 and day = $2`,
)

export interface ChangeLine extends LineWish {
  readonly line: string
  readonly expectedVersion: number
}

/** Renames a line, or gives it another letter, length of service or boards; for the numbers taken from now on. (QUE-03) */
export function changeLine(parts: QueueParts) {
  return command<QueueTables>()({
    name: 'queue.change-line',
    async handle(tx, input: ChangeLine, { at, by, record }): Promise<Decision<KeptLineAnswer>> {
      const { hall, line: id, expectedVersion } = input
      const found = await lineIn(tx, parts, input, { at, by })
      if (!found.ok) return found
      const { line, around, today } = found.value
      const may = decideLineChange(line, input, { expectedVersion, numbersToday: today.numbers, around })
      if (!may.ok) return may
      const kept = await keep(tx, id, input)
      await record(`queue:${hall}`, [{ type: 'queue.line-changed', v: 1, ...eventOf(input, id) }])
      await tellHalls(tx, hall)
      return decided(kept)
    },
  })
}

async function lineIn(
  tx: Tx<QueueTables>,
  parts: QueueParts,
  { hall, line: id }: Pick<ChangeLine, 'hall' | 'line'>,
  { at, by }: { readonly at: Instant; readonly by: Actor },
) {
  const around = await surroundings(tx, parts, hall, by)
  if (!around.ok) return around
  const line = around.value.lines.find((one) => one.id === id)
  if (line === undefined) return refused({ code: 'queue.no-such-group' } as const)
  return decided({ line, around: around.value, today: await tx.one(countToday, [id, dateOf(at)]) })
}

export interface CloseLine {
  readonly hall: string
  readonly line: string
  readonly expectedVersion: number
}

const shutLine = prepared<KeptLineAnswer, [line: string]>(
  'queue.shut-line',
  `update queue.business_group set is_active = false, version = version + 1 where id = $1 returning id, version`,
)
const freeWindows = prepared<never, [line: string]>(
  'queue.free-windows',
  `delete from queue.window_serves where group_id = $1`,
)
const freeItems = prepared<never, [line: string]>(
  'queue.free-items',
  `delete from queue.group_item where group_id = $1`,
)

/** 停用业务分组: no numbers from now on; windows call it no more, and its items go by their board again. (QUE-03) */
export function closeLine(parts: QueueParts) {
  return command<QueueTables>()({
    name: 'queue.close-line',
    async handle(tx, input: CloseLine, { at, by, record }): Promise<Decision<KeptLineAnswer>> {
      const { hall, line: id, expectedVersion } = input
      const found = await lineIn(tx, parts, input, { at, by })
      if (!found.ok) return found
      const may = decideClosing(found.value.line, expectedVersion, found.value.today.live)
      if (!may.ok) return may
      const kept = await tx.one(shutLine, [id])
      await tx.run(freeWindows, [id])
      await tx.run(freeItems, [id])
      const { letter } = found.value.line
      await record(`queue:${hall}`, [{ type: 'queue.line-closed', v: 1, hall, line: id, letter }])
      await tellHalls(tx, hall)
      return decided(kept)
    },
  })
}
