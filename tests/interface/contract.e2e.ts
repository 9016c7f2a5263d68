import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, test } from 'vitest'
import { call } from './api.ts'
import { hallAddress } from '../journeys/hall-address.ts'

type Json = Readonly<Record<string, unknown>>

interface Described extends Json {
  readonly operationId: string
  readonly summary: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters: readonly {
    readonly name: string
    readonly schema: Json
    readonly example?: unknown
    readonly required: boolean
  }[]
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Json; readonly example?: unknown }>>
  }
  readonly responses: Readonly<
    Record<
      string,
      { readonly content?: Readonly<Record<string, { readonly schema: Json; readonly example?: unknown }>> }
    >
  >
}

let document: Json & { readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>> }
let operations: readonly (readonly [string, Described])[] = []
const ajv = new Ajv2020({ allErrors: true, strict: false })
addFormats.default(ajv)

beforeAll(async () => {
  document = (await (await fetch(`${hallAddress()}/api/v1/openapi.json`)).json()) as typeof document
  operations = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((operation) => [operation.operationId, operation] as const),
  )
})

/** What is wrong with a value by a schema, in words; empty when nothing is. */
function faultsOf(schema: Json, value: unknown, place: string): string[] {
  const check = ajv.compile(schema)
  if (check(value)) return []
  return (check.errors ?? []).map(({ instancePath, message }) => `${place}${instancePath} ${message}`)
}

describe('the published contract', () => {
  test('names every operation once, says what it does and who may call it', () => {
    expect(document['openapi']).toBe('3.1.0')
    const names = operations.map(([name]) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThan(70)
    const schemes = new Set(Object.keys((document['components'] as { securitySchemes: Json }).securitySchemes))
    for (const [name, { summary, security }] of operations) {
      expect(summary.length, name).toBeGreaterThan(5)
      expect(security.length, name).toBeGreaterThan(0)
      for (const scheme of security.flatMap((one) => Object.keys(one))) expect(schemes).toContain(scheme)
    }
  })

  test('has an example on every operation, and each example passes its own schema', () => {
    const faults = operations.flatMap(([name, { parameters, requestBody, responses }]) => [
      ...parameters.flatMap(({ name: parameter, schema, example, required }) =>
        example === undefined
          ? required
            ? [`${name} ${parameter} has no example`]
            : []
          : faultsOf(schema, example, `${name} ${parameter}`),
      ),
      ...bodyFaults(`${name} body`, requestBody?.content['application/json']),
      ...bodyFaults(`${name} answer`, responses['200']?.content?.['application/json']),
    ])
    expect(faults).toEqual([])
  })
})

function bodyFaults(place: string, content?: { readonly schema: Json; readonly example?: unknown }): string[] {
  if (content === undefined) return []
  return content.example === undefined ? [`${place} has no example`] : faultsOf(content.schema, content.example, place)
}

test('the contract kept in docs is the one the product publishes: `npm run openapi` writes it anew', () => {
  const kept: unknown = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'))
  expect(kept).toEqual(document)
})

test('[XCH-08] the documentation page shows every operation', async () => {
  const page = await (await fetch(`${hallAddress()}/api/docs`)).text()
  expect(operations.filter(([name]) => !page.includes(name)).map(([name]) => name)).toEqual([])
})

test('what is asked of an address that does not exist is answered by a problem document', async () => {
  const { status, code, body } = await call('GET', '/nowhere')
  expect([status, code]).toEqual([404, 'platform.not-found'])
  expect(body).toMatchObject({ type: expect.any(String), title: expect.stringMatching(/\p{Script=Han}/u) })
})
