import { runCommand } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { answer } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { PlainDate } from '@yichuang/platform/pure'
import { publishCalendar } from './commands/publish-calendar.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { calendarProblems } from './problems.ts'
import type { CalendarBook } from './queries/calendar-book.ts'
import type { Calendar } from './rules/index.ts'

const newestBody = prepared<{ body: Calendar }, []>(
  'calendar.newest-body',
  `select body from calendar.edition order by n desc limit 1`,
)

/** Working-day calendars: the one in force, and new editions. */
export function calendarModule({ db }: Services, calendars: CalendarBook): Module {
  return {
    name: 'calendar',
    problems: { status: calendarProblems, 'zh-CN': zh, en },
    routes: [
      answer(contract.readCalendar, async () => {
        const row = await db.find(newestBody, [])
        if (row === undefined) return refused({ code: 'calendar.not-published' })
        const { holidays, makeupWorkdays, localClosures, years, ...rest } = row.body
        return decided({
          ...rest,
          years: [...years],
          holidays: [...holidays],
          makeupWorkdays: [...makeupWorkdays],
          localClosures: [...localClosures],
        })
      }),
      answer(contract.publishCalendar, async ({ body, actor, at, key, requestId }) => {
        const published = await runCommand(db, publishCalendar, calendarOf(body), { actor, at, key, requestId })
        calendars.forget()
        return published
      }),
    ],
  }
}

/** The contract's schema has checked that every day exists. */
function calendarOf(body: typeof contract.Calendar.static): Calendar {
  const day = <Entry extends { date: string }>(entry: Entry) => ({ ...entry, date: entry.date as PlainDate })
  return {
    ...body,
    holidays: body.holidays.map(day),
    makeupWorkdays: body.makeupWorkdays.map(day),
    localClosures: body.localClosures.map(day),
  }
}
