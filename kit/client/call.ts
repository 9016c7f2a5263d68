import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '@yichuang/platform/contract'
import { pathTo } from './address.ts'
import type { Values } from './address.ts'
import { noAnswer, readProblem } from './problem.ts'
import { clientSettings } from './settings.ts'

type Member<Name extends string, Value> = object extends Value
  ? { readonly [K in Name]?: Value }
  : { readonly [K in Name]: Value }

/** What an operation wants: path parameters, query and body, each only when its contract names one. */
export type CallInput<E extends Endpoint> = Member<'params', ParamsOf<E>> &
  Member<'query', QueryOf<E>> &
  Member<'body', BodyOf<E>>

export interface CallOptions {
  /** `Idempotency-Key`: one per intent of the person, kept on every retry; made here when absent */
  readonly key?: string
  readonly signal?: AbortSignal
  /** a missing session is an answer, not a reason to ask for the password */
  readonly isSessionOptional?: boolean
}

/**
 * Calls an operation of the API as its contract says. A write that got no answer is sent again with the same key, so
 * that it is done once; without a session the person is asked to sign in and the call goes on.
 * @throws ApiProblem for every other answer than the one asked for
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: CallOptions = {},
): Promise<AnswerOf<E>> {
  const request = requestOf(endpoint, input, options)
  let answer = await send(request)
  if (answer.status === 401 && asksForSession(endpoint, options) && (await signInOnce())) answer = await send(request)
  if (!answer.ok) throw await readProblem(answer)
  if (answer.status === 204) return {} as AnswerOf<E>
  return (await answer.json()) as AnswerOf<E>
}

/** The address of an operation that gives a file, for previews and links. */
export function fileUrl<E extends Endpoint>(endpoint: E, input: Omit<CallInput<E>, 'body'>): string {
  return urlOf(endpoint, input)
}

/** A key for one intent of the person. */
export function newKey(): string {
  // Plain http on a hall's own network has no randomUUID; getRandomValues is everywhere.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** An id for something new that is kept under it: a UUID of version 4, made where `crypto.randomUUID` is missing, too. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Whether the missing session shall be asked for: not where anybody may call. */
export function asksForSession(endpoint: Endpoint, options: CallOptions): boolean {
  return endpoint.may !== 'public' && options.isSessionOptional !== true
}

let asking: Promise<boolean> | undefined

/** Asks for the password once, however many calls found the session gone. */
export function signInOnce(): Promise<boolean> {
  asking ??= clientSettings()
    .signInAgain()
    .finally(() => {
      asking = undefined
    })
  return asking
}

/** The address of an operation with its parameters filled in. */
export function urlOf(endpoint: Endpoint, input: object): string {
  const { params, query } = input as { params?: Values; query?: Values }
  return `${clientSettings().base}${pathTo(endpoint.path, params, query)}`
}

interface Request {
  readonly url: string
  readonly init: RequestInit
  readonly isWrite: boolean
}

function requestOf(endpoint: Endpoint, input: object, { key, signal }: CallOptions): Request {
  const { body } = input as { body?: unknown }
  const isWrite = endpoint.method !== 'GET'
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': clientSettings().language(),
  }
  if (isWrite) headers['idempotency-key'] = key ?? newKey()
  if (body !== undefined) headers['content-type'] = 'application/json'
  const init: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' }
  if (body !== undefined) init.body = JSON.stringify(body)
  if (signal !== undefined) init.signal = signal
  return { url: urlOf(endpoint, input), init, isWrite }
}

/** Sends a request; a write that got no answer is tried again, a read is left to its query. */
async function send({ url, init, isWrite }: Request): Promise<Response> {
  const waits = isWrite ? clientSettings().retryAfter : []
  for (let attempt = 0; ; attempt++) {
    const answer = await attemptOf(url, init)
    const wait = waits[attempt]
    if (answer !== undefined && !isAway(answer)) return answer
    if (wait === undefined) {
      if (answer === undefined) throw noAnswer()
      return answer
    }
    await new Promise((done) => {
      setTimeout(done, wait)
    })
  }
}

async function attemptOf(url: string, init: RequestInit): Promise<Response | undefined> {
  try {
    return await clientSettings().fetch(url, init)
  } catch (thrown) {
    if (init.signal?.aborted === true) throw thrown
    return undefined
  }
}

/** The server in front answers that the one behind is being started. */
function isAway(answer: Response): boolean {
  return answer.status === 502 || answer.status === 503 || answer.status === 504
}
