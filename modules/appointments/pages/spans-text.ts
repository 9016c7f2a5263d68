import type { WeekHours } from '../rules/index.ts'

type OpenSpan = [from: string, to: string]

/** Days of a week: 1 is Monday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** Spans as they are typed: `09:00-11:30 13:30-17:00`; '' when closed. */
export function spansText(open: readonly (readonly string[])[]): string {
  return open.map(([from = '', to = '']) => `${from}-${to}`).join(' ')
}

/** The spans of each day of the week as they are typed. */
export function weekText(hours: readonly WeekHours[]): Readonly<Record<number, string>> {
  return Object.fromEntries(weekdays.map((day) => [day, spansText(hours.find((one) => one.day === day)?.open ?? [])]))
}

/** What was typed as spans of a day; undefined when it cannot be read. */
export function parseSpans(text: string): OpenSpan[] | undefined {
  const words = text
    .trim()
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
  const spans = words.flatMap((word): OpenSpan[] => {
    const found = /^(\d{1,2})[:：](\d{2})[-–—~至](\d{1,2})[:：](\d{2})$/.exec(word)
    if (found === null) return []
    const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = found
    return [[`${fromHour.padStart(2, '0')}:${fromMinute}`, `${toHour.padStart(2, '0')}:${toMinute}`]]
  })
  return spans.length === words.length ? spans : undefined
}

/** The hours of a week as typed; undefined when a day cannot be read. */
export function parseWeek(days: Readonly<Record<number, string>>): { day: number; open: OpenSpan[] }[] | undefined {
  const read = weekdays.map((day) => ({ day, open: parseSpans(days[day] ?? '') }))
  const hours = read.flatMap(({ day, open }) => (open === undefined || open.length === 0 ? [] : [{ day, open }]))
  return read.every(({ open }) => open !== undefined) ? hours : undefined
}

/** Days of the week with the same spans together: Monday to Friday in one line. */
export function weekLines(hours: readonly WeekHours[]): readonly { from: number; to: number; spans: string }[] {
  const lines: { from: number; to: number; spans: string }[] = []
  const text = weekText(hours)
  for (const day of weekdays) {
    const spans = text[day] ?? ''
    const last = lines.at(-1)
    if (spans === '') continue
    if (last !== undefined && last.spans === spans && last.to === day - 1) last.to = day
    else lines.push({ from: day, to: day, spans })
  }
  return lines
}
