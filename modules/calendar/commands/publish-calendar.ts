import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
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

/** Publishes a calendar: the yearly notice, or a local closure. Running limits are re-projected by a job. (TIM-04) */
export const publishCalendar = command<CalendarTables>()({
  name: 'calendar.publish',
  may: 'calendar.manage',
  async handle(tx, calendar: Calendar, { at, by, record }) {
    if (calendar.cause.trim() === '') return refused({ code: 'calendar.cause-missing' })
    if ((await tx.find(versionTaken, [calendar.version])) !== undefined) {
      return refused({ code: 'calendar.version-taken', version: calendar.version })
    }
    await tx.run(insertEdition, [calendar.version, calendar.cause, JSON.stringify(calendar), at, by.person])
    const { version, cause, years } = calendar
    await record('calendar', [{ type: 'calendar.published', v: 1, version, cause, years }])
    return decided({ version })
  },
})
