import { hallAddress } from '../journeys/hall-address.ts'

/** What an operation of the published contract says of itself. */
export interface Operation {
  readonly name: string
  readonly method: string
  /** below /api/v1, parameters as `{id}` */
  readonly path: string
  readonly permission: string | undefined
  /** the names of the security schemes any of which admits; empty when open to everybody */
  readonly security: readonly string[]
  readonly body: unknown
  readonly bodyType: string | undefined
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly code: string | undefined
  readonly body: unknown
}

interface Sent {
  readonly token?: string | undefined
  readonly body?: unknown
  readonly key?: string
  readonly language?: 'zh-CN' | 'en'
  /** where another product than that of the run listens */
  readonly address?: string
}

/** Calls the product as any other program would. `path` begins below /api/v1. */
export async function call(method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const { token, body, key, language = 'zh-CN', address = hallAddress() } = sent
  const answer = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: {
      'accept-language': language,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const isJson = answer.headers.get('content-type')?.includes('json') === true
  const value: unknown = isJson ? await answer.json() : await answer.arrayBuffer()
  return { status: answer.status, code: isJson ? textAt(value, 'code') : undefined, body: value }
}

const tokens = new Map<string, string>()

/** The token of a person of the demo hall, at a window when they sit at one; signed in once per run. */
export async function tokenOf(account: string, windowId?: string, address = hallAddress()): Promise<string> {
  const known = tokens.get(`${address} ${account} ${windowId}`)
  if (known !== undefined) return known
  const body = { account, password: 'yichuang-demo', ...(windowId === undefined ? {} : { windowId }) }
  const { status, body: session } = await call('POST', '/session', { body, address })
  const token = textAt(session, 'token')
  if (token === undefined) throw new Error(`${account} could not sign in: ${status} ${JSON.stringify(session)}`)
  tokens.set(`${address} ${account} ${windowId}`, token)
  return token
}

/** All operations that the running product publishes. */
export async function publishedOperations(): Promise<readonly Operation[]> {
  const document = (await (await fetch(`${hallAddress()}/api/v1/openapi.json`)).json()) as Published
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationOf(method, path, operation)),
  )
}

interface Published {
  readonly paths: Record<string, Record<string, PublishedOperation>>
}
interface PublishedOperation {
  readonly operationId: string
  readonly security: readonly Record<string, unknown>[]
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[]
  readonly requestBody?: { readonly content: Record<string, { readonly example?: unknown }> }
  readonly 'x-permission'?: string
}

function operationOf(method: string, path: string, operation: PublishedOperation): Operation {
  const content = Object.entries(operation.requestBody?.content ?? {})[0]
  const examples = (place: string) =>
    Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === place && parameter.example !== undefined)
        .map(({ name, example }) => [name, String(example)]),
    )
  return {
    name: operation.operationId,
    method: method.toUpperCase(),
    path,
    permission: operation['x-permission'],
    security: operation.security.flatMap((one) => Object.keys(one)),
    body: content?.[1].example,
    bodyType: content?.[0],
    params: examples('path'),
    query: examples('query'),
  }
}

/** Who calls an operation, on what, and where. */
interface Caller {
  readonly token: string | undefined
  readonly params?: Readonly<Record<string, string>>
  readonly address: string
}

/** Calls an operation with its own published example, or with other path parameters; it may well change the hall. */
export function callExample(operation: Operation, { token, params = {}, address }: Caller): Promise<Answer> {
  const named: Readonly<Record<string, string>> = { ...operation.params, ...params }
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(named[name] ?? 'none'))
  const query = new URLSearchParams(operation.query).toString()
  const isJson = operation.bodyType === 'application/json'
  return call(operation.method, query === '' ? path : `${path}?${query}`, {
    token,
    address,
    ...(isJson ? { body: operation.body } : {}),
  })
}

/** The text at a member of a JSON answer. */
export function textAt(value: unknown, member: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const found: unknown = Reflect.get(value, member)
  return typeof found === 'string' ? found : undefined
}
