import { runCommand } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { answer } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import { publishCalendar } from './commands/publish-calendar.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { calendarProblems } from './problems.ts'
import type { CalendarBook } from './queries/calendar-book.ts'
import { listEditions } from './queries/editions.ts'
import { bareCalendar, checkEdition, compileCalendar } from './rules/index.ts'
import type { Calendar, CompiledCalendar } from './rules/index.ts'

/** What a change of calendar does to the limits of the cases: counted by the module that keeps them. */
export interface CalendarParts {
  readonly calendars: CalendarBook
  readonly countMoved: (change: {
    readonly former: CompiledCalendar
    readonly calendar: CompiledCalendar
    readonly at: Instant
  }) => Promise<MovedLimits>
  /** open cases that an edition has not reached yet */
  readonly countUnjudged: (version: string) => Promise<number>
  readonly personName: (id: string) => Promise<string>
}

type MovedLimits = Omit<typeof contract.previewCalendar.answer.static, 'shown'> & {
  readonly shown: readonly (typeof contract.previewCalendar.answer.static)['shown'][number][]
}

const newestBody = prepared<{ body: Calendar }, []>(
  'calendar.newest-body',
  `select body from calendar.edition order by n desc limit 1`,
)

/** Working-day calendars: the one in force, its editions, what a new one would move, and publishing it. */
export function calendarModule({ db }: Services, parts: CalendarParts): Module {
  const inForce = async () => (await db.find(newestBody, []))?.body
  return {
    name: 'calendar',
    problems: { status: calendarProblems, 'zh-CN': zh, en },
    routes: [
      answer(contract.readCalendar, async () => {
        const calendar = await inForce()
        return calendar === undefined ? refused({ code: 'calendar.not-published' }) : decided(written(calendar))
      }),
      answer(contract.listEditions, async () => {
        const rows = await listEditions(db)
        const [newest] = rows
        const named = rows.map(async ({ publishedBy, years, ...row }) => ({
          ...row,
          years: [...years],
          publishedByName: await parts.personName(publishedBy),
        }))
        const unjudged = newest === undefined ? 0 : await parts.countUnjudged(newest.version)
        return decided({ rows: await Promise.all(named), unjudged })
      }),
      answer(contract.previewCalendar, async ({ body: { basedOn, ...body }, at }) => {
        const former = (await inForce()) ?? bareCalendar
        const checked = checkEdition(calendarOf(body), { basedOn, former })
        if (!checked.ok) return checked
        const [old, calendar] = [compileCalendar(former), compileCalendar(checked.value)]
        const moved = await parts.countMoved({ former: old, calendar, at })
        return decided({ ...moved, shown: [...moved.shown] })
      }),
      answer(contract.publishCalendar, async ({ body: { basedOn, ...body }, actor, at, key, requestId }) => {
        const proposal = { ...calendarOf(body), basedOn }
        const published = await runCommand(db, publishCalendar, proposal, { actor, at, key, requestId })
        parts.calendars.forget()
        return published
      }),
    ],
  }
}

type Written = typeof contract.Calendar.static

function written({ holidays, makeupWorkdays, localClosures, years, version, cause }: Calendar): Written {
  return {
    version,
    cause,
    years: [...years],
    holidays: [...holidays],
    makeupWorkdays: [...makeupWorkdays],
    localClosures: [...localClosures],
  }
}

/** The contract's schema has checked that every day exists. */
function calendarOf(body: Written): Calendar {
  const day = <Entry extends { date: string }>(entry: Entry) => ({ ...entry, date: entry.date as PlainDate })
  return {
    ...body,
    holidays: body.holidays.map(day),
    makeupWorkdays: body.makeupWorkdays.map(day),
    localClosures: body.localClosures.map(day),
  }
}
