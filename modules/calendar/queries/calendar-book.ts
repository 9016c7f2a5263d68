import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import { bareCalendar, compileCalendar } from '../rules/index.ts'
import type { Calendar, CompiledCalendar } from '../rules/index.ts'

const newestEdition = prepared<{ version: string; body: Calendar }, []>(
  'calendar.newest-edition',
  `select version, body from calendar.edition order by n desc limit 1`,
)
const editionByVersion = prepared<{ body: Calendar }, [version: string]>(
  'calendar.edition-by-version',
  `select body from calendar.edition where version = $1`,
)

const editionsFrom = prepared<{ version: string; body: Calendar; publishedAt: Instant }, [version: string]>(
  'calendar.editions-from',
  `select version, body, published_at as "publishedAt" from calendar.edition
   where n >= coalesce((select n from calendar.edition where version = $1), 0) order by n`,
)

/** A new edition taking the place of the one before. */
export interface Replacement {
  readonly former: CompiledCalendar
  readonly calendar: CompiledCalendar
  readonly at: Instant
}

/** What happened to the calendar since an edition: the one in force now, and every replacement on the way to it. */
export interface CalendarSince {
  readonly calendar: CompiledCalendar
  readonly replacements: readonly Replacement[]
}

/** Calendars of this process, compiled once each. */
export interface CalendarBook {
  /** the newest published calendar; before the first one, Monday to Friday, everything provisional */
  current(): Promise<CompiledCalendar>
  /** an older edition, for limits that it judged */
  edition(version: string): Promise<CompiledCalendar | undefined>
  /** the editions that followed this one; read from the database whenever it is not the one kept in memory */
  since(version: string): Promise<CalendarSince>
  forget(): void
}

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
        const calendar = db.find(newestEdition, []).then((row) => compile(row?.body ?? bareCalendar))
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
    async since(version) {
      const current = await this.current()
      if (current.version === version) return { calendar: current, replacements: [] }
      const rows = await db.many(editionsFrom, [version])
      // The edition of the dossier may be newer than the one in memory: another process published it a moment ago.
      this.forget()
      const isKnown = rows[0]?.version === version
      let former = compile((isKnown ? rows[0]?.body : undefined) ?? bareCalendar)
      const replacements = (isKnown ? rows.slice(1) : rows).map(({ body, publishedAt }): Replacement => {
        const replacement = { former, calendar: compile(body), at: publishedAt }
        former = replacement.calendar
        return replacement
      })
      return { calendar: former, replacements }
    },
    forget() {
      known = undefined
    },
  }
}
