import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { compileCalendar } from '../rules/index.ts'
import type { Calendar, CompiledCalendar } from '../rules/index.ts'

const newestEdition = prepared<{ version: string; body: Calendar }, []>(
  'calendar.newest-edition',
  `select version, body from calendar.edition order by n desc limit 1`,
)
const editionByVersion = prepared<{ body: Calendar }, [version: string]>(
  'calendar.edition-by-version',
  `select body from calendar.edition where version = $1`,
)

/** Calendars of this process, compiled once each. */
export interface CalendarBook {
  /** the newest published calendar; before the first one, Monday to Friday, everything provisional */
  current(): Promise<CompiledCalendar>
  /** an older edition, for limits that it judged */
  edition(version: string): Promise<CompiledCalendar | undefined>
  forget(): void
}

const bare: Calendar = { version: 'none', cause: '', years: [], holidays: [], makeupWorkdays: [], localClosures: [] }
const KEPT_MS = 5000

/** Keeps the newest calendar in memory, looked up again every five seconds and after `forget`. */
export function calendarBook(db: Database): CalendarBook {
  const compiled = new Map<string, CompiledCalendar>()
  let known: { readonly calendar: Promise<CompiledCalendar>; readonly until: number } | undefined
  const compile = (calendar: Calendar): CompiledCalendar => {
    const found = compiled.get(calendar.version) ?? compileCalendar(calendar)
    compiled.set(calendar.version, found)
    return found
  }
  return {
    current() {
      if (known === undefined || performance.now() > known.until) {
        const calendar = db.find(newestEdition, []).then((row) => compile(row?.body ?? bare))
        known = { calendar, until: performance.now() + KEPT_MS }
        calendar.catch(() => (known = undefined))
      }
      return known.calendar
    },
    async edition(version) {
      const found = compiled.get(version)
      if (found !== undefined) return found
      const row = await db.find(editionByVersion, [version])
      return row && compile(row.body)
    },
    forget() {
      known = undefined
    },
  }
}
