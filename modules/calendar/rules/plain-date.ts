import type { Instant, PlainDate } from '@yichuang/platform/pure'

/** A point of time as people write it down: a calendar day or an exact instant. */
export type Moment = PlainDate | Instant

/** Day of the week as ISO 8601 counts: 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS

const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/
const INSTANT_SHAPE =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?([Zz]|([+-])(\d{2}):?(\d{2})?)$/

/**
 * The calendar day a text names, exactly 'YYYY-MM-DD'; undefined for any other shape and for days that do not
 * exist (2026-02-29, month 13, year 0000).
 */
export function parsePlainDate(text: unknown): PlainDate | undefined {
  if (typeof text !== 'string' || !DAY_SHAPE.test(text)) return undefined
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8, 10))
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return text as PlainDate
}

/** The calendar day of a literal in program text. Throws a RangeError when it is not one: never for typed-in data. */
export function plainDate(literal: string): PlainDate {
  const day = parsePlainDate(literal)
  if (day === undefined) throw new RangeError(`not a calendar day: ${literal}`)
  return day
}

/**
 * The instant a text names: ISO 8601 date and time with `Z` or an offset, seconds and fraction optional, digits
 * after the millisecond dropped; 24:00 is the end of that day. The answer is in UTC with milliseconds.
 * Undefined when the offset is missing, or the day, time or offset does not exist.
 */
export function parseInstant(text: unknown): Instant | undefined {
  const found = typeof text === 'string' ? INSTANT_SHAPE.exec(text) : null
  const day = parsePlainDate(found?.[1])
  if (!found || day === undefined) return undefined
  const inDay = millisecondsIntoDay(found)
  const offset = offsetMs(found)
  if (inDay === undefined || offset === undefined) return undefined
  const parsed = new Date(dayNumberOf(day) * DAY_MS + inDay - offset).toISOString()
  return parsed.length === 24 ? (parsed as Instant) : undefined
}

/** The instant of a literal in program text. Throws a RangeError when it is not one: never for typed-in data. */
export function instant(literal: string): Instant {
  const parsed = parseInstant(literal)
  if (parsed === undefined) throw new RangeError(`not an instant: ${literal}`)
  return parsed
}

/** The instant of a count of milliseconds since 1970-01-01T00:00Z, as a clock gives it. */
export function instantOf(epochMilliseconds: number): Instant {
  return new Date(epochMilliseconds).toISOString() as Instant
}

/** The day an instant falls on in Asia/Shanghai (UTC+8 all year; lifecycle 2.4 B1). A day stays itself. */
export function dateOf(moment: Moment): PlainDate {
  return isDay(moment) ? moment : dayOfNumber(dayNumberOf(moment))
}

/** 00:00 Asia/Shanghai of a day: the moment at which timers of that day fire. */
export function startOfDay(day: PlainDate): Instant {
  return instantOf(startOfDayMs(dayNumberOf(day)))
}

/** The instant so many minutes later (earlier when negative). */
export function addMinutes(at: Instant, minutes: number): Instant {
  return instantOf(Date.parse(at) + minutes * 60_000)
}

/** The day `count` calendar days later (earlier when negative). */
export function addDays(day: PlainDate, count: number): PlainDate {
  return dayOfNumber(dayNumberOf(day) + count)
}

/**
 * The corresponding day `count` months later; when that month has no such day, its last one
 * (民法典 第202条: 2026-01-31 and one month → 2026-02-28).
 */
export function addMonths(day: PlainDate, count: number): PlainDate {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  return dayOfNumber(daysFromCivil(year, month, Math.min(Number(day.slice(8, 10)), daysInMonth(year, month))))
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

/** The day of the week, 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: PlainDate): Weekday {
  const dayNumber = dayNumberOf(day)
  return (((((dayNumber + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** Days since 1970-01-01 of the Shanghai day a moment falls on. */
export function dayNumberOf(moment: Moment): number {
  if (!isDay(moment)) return dayNumberOfMs(epochMsOf(moment))
  return daysFromCivil(Number(moment.slice(0, 4)), Number(moment.slice(5, 7)), Number(moment.slice(8, 10)))
}

/** The calendar day that lies `dayNumber` days after 1970-01-01. */
export function dayOfNumber(dayNumber: number): PlainDate {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10) as PlainDate
}

/** Milliseconds since 1970-01-01T00:00Z of a moment; of a day, its 00:00 in Asia/Shanghai. */
export function epochMsOf(moment: Moment): number {
  return isDay(moment) ? startOfDayMs(dayNumberOf(moment)) : Date.parse(moment)
}

/** Milliseconds since 1970-01-01T00:00Z at 00:00 Asia/Shanghai of a day number. */
export function startOfDayMs(dayNumber: number): number {
  return dayNumber * DAY_MS - SHANGHAI_OFFSET_MS
}

/** Day number, in Asia/Shanghai, of milliseconds since 1970-01-01T00:00Z. */
export function dayNumberOfMs(epochMilliseconds: number): number {
  return Math.floor((epochMilliseconds + SHANGHAI_OFFSET_MS) / DAY_MS)
}

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function isDay(moment: Moment): moment is PlainDate {
  return moment.length === 10
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function millisecondsIntoDay(found: RegExpExecArray): number | undefined {
  const hour = Number(found[2])
  const minute = Number(found[3])
  const second = Number(found[4] ?? 0)
  const milliseconds = Number((found[5] ?? '').padEnd(3, '0').slice(0, 3))
  const total = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds
  return minute > 59 || second > 59 || total > DAY_MS ? undefined : total
}

function offsetMs(found: RegExpExecArray): number | undefined {
  const hours = Number(found[8] ?? 0)
  const minutes = Number(found[9] ?? 0)
  if (hours > 18 || minutes > 59) return undefined
  return (found[7] === '-' ? -1 : 1) * (hours * HOUR_MS + minutes * 60_000)
}
