import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

interface Schema {
  readonly $ref?: string
  readonly required?: readonly string[]
  readonly [part: string]: unknown
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
interface Interface {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const api = read<Interface>('docs/openapi.json')
const words = read<Record<string, { readonly 'zh-CN': string; readonly en: string }>>('platform/http/field-words.json')

function read<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as T
}

/** Every member that a request may be told to lack, wherever it stands in the schema. */
function demanded(schema: unknown, seen: ReadonlySet<string> = new Set()): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if (Array.isArray(schema)) return schema.flatMap((part) => demanded(part, seen))
  const { $ref, required, ...parts } = schema as Schema
  const name = $ref?.split('/').at(-1)
  const referred =
    name === undefined || seen.has(name) ? [] : demanded(api.components.schemas[name], new Set([...seen, name]))
  return [
    ...(Array.isArray(required) ? required : []),
    ...referred,
    ...Object.values(parts).flatMap((part) => demanded(part, seen)),
  ]
}

const operations = Object.values(api.paths).flatMap((methods) => Object.values(methods))
const bodies = operations.flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {}))
const names = new Set([
  ...operations.flatMap(({ parameters = [] }) =>
    parameters.filter((one) => one.in === 'query' && one.required === true).map(({ name }) => name),
  ),
  ...bodies.flatMap(({ schema }) => demanded(schema)),
])

test('whatever a request must have is asked for in words, never by its name in the program', () => {
  expect(names.size).toBeGreaterThan(100)
  expect([...names].filter((name) => !Object.hasOwn(words, name)).toSorted()).toEqual([])
  expect(Object.keys(words).filter((name) => !names.has(name))).toEqual([])
})

test('the words of a language are in that language', () => {
  const all = Object.values(words)
  expect(all.filter((word) => /[A-Za-z]/u.test(word['zh-CN']))).toEqual([])
  expect(all.filter(({ en }) => !/^[a-z -]+$/u.test(en))).toEqual([])
})
