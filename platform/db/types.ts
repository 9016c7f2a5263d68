import pg from 'pg'
import type { CustomTypesConfig } from 'pg'

type Parse = (text: string) => unknown

const textArray: number = 1009
const oid = { int8: 20, json: 114, date: 1082, timestamp: 1114, timestamptz: 1184, jsonb: 3802 } as const
const arrayOf = { int8: 1016, json: 199, date: 1182, timestamp: 1115, timestamptz: 1185, jsonb: 3807 } as const

const scalars = {
  int8: parseInt8,
  json: (text) => JSON.parse(text),
  date: (text) => text,
  timestamp: (text) => text,
  timestamptz: parseInstant,
  jsonb: (text) => JSON.parse(text),
} satisfies Record<keyof typeof oid, Parse>

/** date and timestamp as text, timestamptz as an ISO instant in UTC, int8 as a number when it is exact, json parsed. */
export const plainTypes = typesWith(scalars)

/** The same, but json and jsonb stay the text that the database sent. */
export const jsonAsText = typesWith({ ...scalars, json: (text) => text, jsonb: (text) => text })

/** '2026-09-24 01:42:18.5+00' → '2026-09-24T01:42:18.500Z'; microseconds are cut, as an instant has milliseconds. */
function parseInstant(text: string): string {
  if (!text.endsWith('+00') || text.length < 22) return new Date(text).toISOString()
  const seconds = text.slice(0, 19).replace(' ', 'T')
  const fraction = text.charAt(19) === '.' ? text.slice(20, -3).slice(0, 3).padEnd(3, '0') : '000'
  return `${seconds}.${fraction}Z`
}

/** A number when it is exact; the text when it is beyond 2^53. */
function parseInt8(text: string): number | string {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : text
}

function typesWith(parsers: Readonly<Record<keyof typeof oid, Parse>>): CustomTypesConfig {
  const own = new Map<number, Parse>()
  for (const [name, parse] of Object.entries(parsers)) {
    const key = name as keyof typeof oid
    own.set(oid[key], parse)
    own.set(arrayOf[key], (text) => mapNested(pg.types.getTypeParser(textArray)(text), parse))
  }
  return {
    getTypeParser: (type, format = 'text') =>
      (format === 'text' ? own.get(type) : undefined) ?? pg.types.getTypeParser(type, format),
  }
}

function mapNested(value: unknown, parse: Parse): unknown {
  if (Array.isArray(value)) return value.map((member) => mapNested(member, parse))
  return typeof value === 'string' ? parse(value) : value
}
