import { decided, refused, type Decision } from '@yichuang/platform/pure'
import type { CompiledCalendar } from './calendar.ts'
import { deadline, type DeadlineQuestion, type Limit, type LimitUnit } from './deadline.ts'
import { epochMsOf, parseInstant, parsePlainDate, type Moment } from './plain-date.ts'
import type { Stop } from './spans.ts'

/** What is wrong with a line: the field as a path (`stops[0].resumedAt`, '' for the line itself) and a sentence. */
export interface LineProblem {
  readonly code: 'calendar.line-malformed'
  readonly field: string
  readonly message: string
  readonly [fact: string]: unknown
}

/** A hundred years of days: more is a slip of the pen, and every result stays a four-digit year. */
const LARGEST_VALUE = 36_600
const UNITS: readonly LimitUnit[] = ['workday', 'day', 'month', 'hour']

/**
 * One line of `yichuang deadline`: in `{"acceptedAt","limit":{"value","unit"},"stops":[{"suspendedAt","resumedAt"}],
 * "extension":{"value","unit"}}`, out `{"due","provisional"}`, or `{"problem":{"code","field","message"}}` when the
 * line does not say a limit. Never throws. `stops` and `extension` may be absent or null; a time of day without an
 * offset is Asia/Shanghai; the unit of an extension is that of the limit unless it says otherwise.
 */
export function deadlineLine(json: string, calendar: CompiledCalendar): string {
  const question = readQuestion(json)
  if (!question.ok) return JSON.stringify({ problem: question.refusal })
  const { due, provisional } = deadline({ ...question.value, calendar })
  return JSON.stringify({ due, provisional })
}

type Question = Omit<DeadlineQuestion, 'calendar'>
type Read<Value> = Decision<Value, LineProblem>

function readQuestion(json: string): Read<Question> {
  const line = readJson(json)
  if (!isRecord(line)) return problem('', line === undefined ? 'not JSON' : 'the line must be a JSON object')
  const acceptedAt = readMoment(line['acceptedAt'], 'acceptedAt')
  if (!acceptedAt.ok) return acceptedAt
  const limit = readLimit(line['limit'], 'limit')
  if (!limit.ok) return limit
  const stops = readStops(line['stops'] ?? [])
  if (!stops.ok) return stops
  const given = line['extension'] ?? null
  const extension = given === null ? decided(null) : readLimit(given, 'extension', limit.value.unit)
  if (!extension.ok) return extension
  return decided({ acceptedAt: acceptedAt.value, limit: limit.value, stops: stops.value, extension: extension.value })
}

function readLimit(given: unknown, field: string, defaultUnit?: LimitUnit): Read<Limit> {
  if (!isRecord(given)) return problem(field, 'must be an object with value and unit')
  const { value, unit = defaultUnit } = given
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > LARGEST_VALUE) {
    return problem(`${field}.value`, `must be a whole number from 0 to ${LARGEST_VALUE}`)
  }
  const known = UNITS.find((candidate) => candidate === unit)
  return known ? decided({ value, unit: known }) : problem(`${field}.unit`, `must be one of ${UNITS.join(', ')}`)
}

function readStops(given: unknown): Read<readonly Stop[]> {
  if (!Array.isArray(given)) return problem('stops', 'must be a list')
  const stops: Stop[] = []
  for (const [index, item] of given.entries()) {
    const field = `stops[${index}]`
    if (!isRecord(item)) return problem(field, 'must be an object with suspendedAt and resumedAt')
    const suspendedAt = readMoment(item['suspendedAt'], `${field}.suspendedAt`)
    if (!suspendedAt.ok) return suspendedAt
    const end = item['resumedAt'] ?? null
    const resumedAt = end === null ? decided(null) : readMoment(end, `${field}.resumedAt`)
    if (!resumedAt.ok) return resumedAt
    if (resumedAt.value !== null && epochMsOf(resumedAt.value) < epochMsOf(suspendedAt.value)) {
      return problem(`${field}.resumedAt`, 'is earlier than suspendedAt')
    }
    stops.push({ suspendedAt: suspendedAt.value, resumedAt: resumedAt.value })
  }
  return decided(stops)
}

function readMoment(given: unknown, field: string): Read<Moment> {
  if (given === undefined || given === null) return problem(field, 'is missing')
  if (typeof given !== 'string') return problem(field, 'must be a date or a date with time, as text')
  const moment = parsePlainDate(given) ?? parseInstant(given) ?? parseInstant(`${given}+08:00`)
  if (moment === undefined) {
    return problem(
      field,
      `"${given.slice(0, 40)}" is not an existing date (YYYY-MM-DD) or time (YYYY-MM-DDTHH:MM:SS+08:00)`,
    )
  }
  const year = Number(moment.slice(0, 4))
  return year >= 1900 && year <= 2999 ? decided(moment) : problem(field, 'must lie between the years 1900 and 2999')
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function problem(field: string, message: string): { readonly ok: false; readonly refusal: LineProblem } {
  return refused({ code: 'calendar.line-malformed', field, message })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
