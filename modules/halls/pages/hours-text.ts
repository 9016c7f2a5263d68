import type { OpenDay } from '../contract.ts'

/** Days of a week: 1 is Monday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** The spans of a day as they are typed: `08:30-12:00 13:30-17:00`; empty when closed. */
export function spansText(hours: readonly OpenDay[], day: number): string {
  const spans = hours.find((one) => one.day === day)?.open ?? []
  return spans.map(([from = '', to = '']) => `${from}-${to}`).join(' ')
}

/** What was typed as the spans of a day; undefined when it cannot be read. */
export function parseSpans(text: string): string[][] | undefined {
  const words = text
    .trim()
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
  const spans = words.map((word) => /^(\d{1,2})[:：](\d{2})[-–—~至](\d{1,2})[:：](\d{2})$/.exec(word))
  const read = spans.flatMap((found) => {
    if (found === null) return []
    const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = found
    return [[`${fromHour.padStart(2, '0')}:${fromMinute}`, `${toHour.padStart(2, '0')}:${toMinute}`]]
  })
  return read.length === words.length ? read : undefined
}

/** Days with the same spans together: Monday to Friday in one line. */
export function hourLines(hours: readonly OpenDay[]): readonly { from: number; to: number; spans: string }[] {
  const lines: { from: number; to: number; spans: string }[] = []
  for (const day of weekdays) {
    const spans = spansText(hours, day)
    const last = lines.at(-1)
    if (spans === '') continue
    if (last !== undefined && last.spans === spans && last.to === day - 1) last.to = day
    else lines.push({ from: day, to: day, spans })
  }
  return lines
}
