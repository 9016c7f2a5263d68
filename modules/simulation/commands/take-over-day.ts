import { createHash } from 'node:crypto'
import { dateOf } from '@yichuang/modules/calendar/rules'
import { hallPicture } from '@yichuang/modules/queue/public'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { canonicalJson } from '@yichuang/platform/events'
import { decided, refused } from '@yichuang/platform/pure'
import type { EarlierVisit } from '../contract.ts'
import type { SimulationTables } from '../tables.ts'

const drop = prepared<never, [hall: string, day: string]>(
  'simulation.drop-day',
  `delete from simulation.earlier_day where hall = $1 and day = $2`,
)
const keepDay = prepared<never, [hall: string, day: string, visits: number, hash: string, by: string, at: string]>(
  'simulation.keep-day',
  `insert into simulation.earlier_day (hall, day, visits, sha256, taken_over_by, taken_over_at)
   values ($1, $2, $3, $4, $5, $6)`,
)
const keepVisits = prepared<never, [hall: string, day: string, visits: string]>(
  'simulation.keep-visits',
  `insert into simulation.earlier_visit (hall, day, n, line, window_no, came, called, ended)
   select $1, $2, v.n, v.line, v.window, v.came, v.called, v.ended
   from json_to_recordset($3::json) as v (n int, line text, "window" text, came int, called int, ended int)`,
)

export interface TakeOverDay {
  readonly hall: string
  readonly day: string
  readonly visits: readonly EarlierVisit[]
}

/** The visits of a day from the queue system in use before: whole or not at all; taking over again replaces the day. (QUE-07) */
export function takeOverDay() {
  return command<SimulationTables>()({
    name: 'simulation.take-over-day',
    may: 'queue.arrange',
    async handle(tx, { hall, day, visits }: TakeOverDay, { at, by, record }) {
      if (day >= dateOf(at)) return refused({ code: 'simulation.day-not-over', pointer: '/day' })
      const { groups } = await hallPicture(tx, hall, at)
      const lines = new Map(groups.map(({ id, letter }) => [letter, id]))
      const unknown = visits.find(({ letter }) => !lines.has(letter))
      if (unknown !== undefined) return refused({ code: 'simulation.no-such-line', line: unknown.letter })
      const wrong = visits.findIndex((visit) => !isInOrder(visit))
      if (wrong !== -1) return refused({ code: 'simulation.visit-backwards', row: wrong + 1 })
      const rows = visits.map(({ letter, ...visit }, n) => ({ n, line: lines.get(letter) ?? '', ...visit }))
      const sha256 = createHash('sha256').update(canonicalJson(rows)).digest('hex')
      await tx.run(drop, [hall, day])
      await tx.run(keepDay, [hall, day, rows.length, sha256, by.person, at])
      await tx.run(keepVisits, [hall, day, JSON.stringify(rows)])
      await record(`simulation:${hall}`, [
        { type: 'simulation.day-taken-over', v: 1, day, visits: rows.length, sha256 },
      ])
      return decided({ visits: rows.length })
    },
  })
}

/** Who was never called has no end; everything else comes one after the other. */
function isInOrder({ came, called, ended }: EarlierVisit): boolean {
  if (called === undefined) return ended === undefined
  return called >= came && (ended === undefined || ended >= called)
}
