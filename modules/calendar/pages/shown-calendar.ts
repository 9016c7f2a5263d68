import type { PlainDate } from '@yichuang/platform/pure'
import type { Calendar as Written } from '../contract.ts'
import { addDays, plainDate, weekdayOf } from '../rules/index.ts'
import type { Calendar } from '../rules/index.ts'

/** The answer of the server as the rules read it; the contract's schema has checked that every day exists. */
export function calendarOf(answer: typeof Written.static): Calendar {
  const dated = <Entry extends { date: string }>(entry: Entry) => ({ ...entry, date: plainDate(entry.date) })
  return {
    ...answer,
    holidays: answer.holidays.map(dated),
    makeupWorkdays: answer.makeupWorkdays.map(dated),
    localClosures: answer.localClosures.map(dated),
  }
}

/** A calendar as the API takes it. */
export function writtenOf({ holidays, makeupWorkdays, localClosures, years, version, cause }: Calendar) {
  return {
    version,
    cause,
    years: [...years],
    holidays: [...holidays],
    makeupWorkdays: [...makeupWorkdays],
    localClosures: [...localClosures],
  }
}

/** The weeks of a month, Monday first; null where the week belongs to another month. */
export function weeksOf(year: number, month: number): readonly (readonly (PlainDate | null)[])[] {
  const first = plainDate(`${year}-${String(month).padStart(2, '0')}-01`)
  const lead = weekdayOf(first) - 1
  const days: (PlainDate | null)[] = Array.from({ length: lead }, () => null)
  for (let day = first; Number(day.slice(5, 7)) === month; day = addDays(day, 1)) days.push(day)
  while (days.length % 7 !== 0) days.push(null)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

/** The years a person may look at: those announced, and the one after them. */
export function yearsToShow({ years }: Calendar, thisYear: number): readonly number[] {
  const known = [...years, thisYear]
  return [...new Set([...known, Math.max(...known) + 1])].toSorted((a, b) => a - b).slice(-4)
}

/** A name for the edition after this one: `2025-2026.2`, `2025-2026.3`. */
export function nextVersion({ years, version }: Calendar, taken: readonly string[]): string {
  const [stem = version] = [years.length === 0 ? undefined : years.join('-')]
  const number = [2, 3, 4, 5, 6, 7, 8, 9, 10].find((n) => !taken.includes(`${stem}.${n}`)) ?? taken.length + 1
  return taken.includes(stem) ? `${stem}.${number}` : stem
}
