import { decided, refused, type Decision, type PlainDate } from '@yichuang/platform/pure'
import type { Calendar, Holiday, LocalClosure, MakeupWorkday } from './calendar.ts'
import { parsePlainDate } from './plain-date.ts'

/** What is wrong with a calendar file: the field as a path (`holidays[3].date`) and a sentence. */
export interface CalendarProblem {
  readonly code: 'calendar.file-malformed'
  readonly field: string
  readonly message: string
  readonly [fact: string]: unknown
}

const FIRST_YEAR = 1900
const LAST_YEAR = 2999

/**
 * The calendar of a catalogue (`calendar.json`, catalogue exchange format 1.0), already parsed from JSON. `version`,
 * `cause` and `localClosures` are optional additions of this product; without them the version is the years covered
 * and the cause the titles of the sources. Refuses with the first field that is wrong.
 */
export function parseCalendar(json: unknown): Decision<Calendar, CalendarProblem> {
  if (!isRecord(json)) return problem('', 'a calendar is a JSON object')
  if (json['kind'] !== 'calendar') return problem('kind', 'kind must be "calendar"')
  const { years } = json
  if (!Array.isArray(years) || years.length === 0 || !years.every(isYear)) {
    return problem('years', `years must list at least one year from ${FIRST_YEAR} to ${LAST_YEAR}`)
  }
  const holidays = parseEntries<Holiday>(json, 'holidays', (date, { name }) => isText(name) && { date, name })
  if (!holidays.ok) return holidays
  const makeupWorkdays = parseEntries<MakeupWorkday>(json, 'makeupWorkdays', (date) => ({ date }))
  if (!makeupWorkdays.ok) return makeupWorkdays
  const localClosures = parseEntries<LocalClosure>(
    json,
    'localClosures',
    (date, { name, orderNo }) => isText(name) && isText(orderNo) && { date, name, orderNo },
  )
  if (!localClosures.ok) return localClosures
  const off = new Set(holidays.value.map(({ date }) => date))
  const both = makeupWorkdays.value.findIndex(({ date }) => off.has(date))
  if (both >= 0) return problem(`makeupWorkdays[${both}]`, 'the same day is a holiday and a makeup workday')
  return decided({
    version: textOr(json['version'], years.join('-')),
    cause: textOr(json['cause'], sourceTitles(json['sources'])),
    years,
    holidays: holidays.value,
    makeupWorkdays: makeupWorkdays.value,
    localClosures: localClosures.value,
  })
}

function parseEntries<Entry>(
  json: Record<string, unknown>,
  field: string,
  read: (date: PlainDate, entry: Record<string, unknown>) => Entry | false,
): Decision<readonly Entry[], CalendarProblem> {
  const list = json[field] ?? []
  if (!Array.isArray(list)) return problem(field, `${field} must be a list`)
  const entries: Entry[] = []
  for (const [index, item] of list.entries()) {
    const record = isRecord(item) ? item : { date: item }
    const date = parsePlainDate(record['date'])
    const year = Number(date?.slice(0, 4))
    if (date === undefined || !isYear(year))
      return problem(`${field}[${index}]`, 'no such day; a day is written YYYY-MM-DD')
    const entry = read(date, record)
    if (entry === false) return problem(`${field}[${index}]`, 'a name or order number is missing')
    entries.push(entry)
  }
  return decided(entries)
}

function sourceTitles(sources: unknown): string {
  if (!Array.isArray(sources)) return ''
  const titles = sources
    .map((source: unknown) => (isRecord(source) && isText(source['title']) ? source['title'] : ''))
    .filter((title) => title !== '')
  // What a calendar rests on are the official notices; what else it was compared with is no cause.
  const notices = titles.filter((title) => /通知|公告|令/.test(title))
  return (notices.length > 0 ? notices : titles).join('；')
}

function textOr(given: unknown, otherwise: string): string {
  return isText(given) ? given : otherwise
}

function problem(field: string, message: string): { readonly ok: false; readonly refusal: CalendarProblem } {
  return refused({ code: 'calendar.file-malformed', field, message })
}

function isYear(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= FIRST_YEAR && Number(value) <= LAST_YEAR
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
