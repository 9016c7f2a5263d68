import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import { bareCalendar, checkEdition } from '../rules/index.ts'
import type { Calendar } from '../rules/index.ts'
import type { CalendarTables } from '../tables.ts'

const insertEdition = prepared<never, [version: string, cause: string, body: string, at: string, by: string]>(
  'calendar.insert-edition',
  `insert into calendar.edition (version, cause, body, published_at, published_by) values ($1, $2, $3, $4, $5)`,
)
const versionTaken = prepared<{ n: number }, [version: string]>(
  'calendar.version-taken',
  `select n from calendar.edition where version = $1`,
)
const inForce = prepared<{ body: Calendar }, []>(
  'calendar.edition-in-force',
  `select body from calendar.edition order by n desc limit 1`,
)

export interface PublishCalendar extends Calendar {
  /** version of the calendar it was made from; left out for the very first one */
  readonly basedOn?: string
}

/**
 * Publishes a calendar: the yearly notice, or a local closure. Refused when somebody published another one in the
 * meantime. Running limits are re-projected by a job that hears of the event. (TIM-04)
 */
export const publishCalendar = command<CalendarTables>()({
  name: 'calendar.publish',
  may: 'calendar.manage',
  async handle(tx, { basedOn, ...calendar }: PublishCalendar, { at, by, record }) {
    const former = (await tx.find(inForce, []))?.body ?? bareCalendar
    const checked = checkEdition(calendar, { basedOn: basedOn ?? bareCalendar.version, former })
    if (!checked.ok) return checked
    if ((await tx.find(versionTaken, [calendar.version])) !== undefined) {
      return refused({ code: 'calendar.version-taken', version: calendar.version })
    }
    await tx.run(insertEdition, [calendar.version, calendar.cause, JSON.stringify(calendar), at, by.person])
    const { version, cause, years } = calendar
    await record('calendar', [{ type: 'calendar.published', v: 1, version, cause, years, former: former.version }])
    return decided({ version })
  },
})
