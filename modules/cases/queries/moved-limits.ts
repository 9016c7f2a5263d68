import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { CompiledCalendar, LimitName } from '@yichuang/modules/calendar/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import { reprojectLimits } from '../rules/index.ts'
import type { Dossier, DossierEvent } from '../rules/index.ts'

const openStates = prepared<{ id: string; state: Dossier }, [after: string, limit: number]>(
  'cases.open-states',
  `select id, state from cases.dossier where ended_at is null and id > $1 order by id limit $2`,
)
const PAGE = 200
const SHOWN = 12

/** One limit whose day another calendar would move. */
export interface MovedLimit {
  readonly id: string
  readonly applicationNo: string
  readonly itemName: string
  readonly limit: LimitName
  readonly oldDue: PlainDate | null
  readonly newDue: PlainDate | null
}

/** What another calendar would do to the limits that run now. */
export interface MovedLimits {
  /** open dossiers looked at */
  readonly open: number
  /** of them, those in which some limit moves */
  readonly dossiers: number
  readonly limits: number
  readonly later: number
  readonly earlier: number
  /** overdue limits that would not be overdue any more */
  readonly lifted: number
  /** the first few, in the order of their numbers */
  readonly shown: readonly MovedLimit[]
}

/** Counts what publishing a calendar would move, by the very rule that moves it afterwards. Writes nothing. (TIM-04) */
export async function countMovedLimits(
  db: Database,
  { former, calendar, at }: { readonly former: CompiledCalendar; readonly calendar: CompiledCalendar; at: Instant },
): Promise<MovedLimits> {
  const moved: MovedLimit[] = []
  let [open, dossiers, lifted] = [0, 0, 0]
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = await db.many(openStates, [after, PAGE])
    const last = page.at(-1)
    if (last === undefined) break
    after = last.id
    open += page.length
    for (const { id, state } of page) {
      const events = reprojectLimits(state, former, { at, calendar })
      dossiers += events.length > 0 ? 1 : 0
      lifted += events.filter(({ type }) => type === 'cases.overdue-lifted').length
      moved.push(...events.flatMap((event) => movedBy(event, id, state)))
    }
  }
  const later = moved.filter(({ oldDue, newDue }) => isLater(newDue, oldDue)).length
  const shown = moved.toSorted((a, b) => (a.applicationNo < b.applicationNo ? -1 : 1)).slice(0, SHOWN)
  return { open, dossiers, limits: moved.length, later, earlier: moved.length - later, lifted, shown }
}

function movedBy(event: DossierEvent, id: string, { applicationNo, item }: Dossier): MovedLimit[] {
  if (event.type !== 'cases.limits-reprojected') return []
  return event.limits.flatMap(({ limit, entry }) =>
    entry.kind === 'reprojected'
      ? [{ id, applicationNo, itemName: item.name, limit, oldDue: entry.oldDue, newDue: entry.newDue }]
      : [],
  )
}

/** No day is later than every day. */
function isLater(one: PlainDate | null, other: PlainDate | null): boolean {
  return (one ?? '9999-12-31') > (other ?? '9999-12-31')
}
