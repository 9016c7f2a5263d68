import type { AnswerOf, BodyOf, Endpoint, ParamsOf, Problem, QueryOf } from '@yichuang/platform/contract'
import { configureClient } from '../client/settings.ts'

/** A call as it reached the fake server. */
export interface SeenCall<E extends Endpoint = Endpoint> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  readonly key: string | undefined
}

/** A problem document, and the facts of the refusal. */
export type FakeProblem = Partial<Problem> & {
  readonly code: string
  readonly status: number
  readonly [fact: string]: unknown
}

export interface FakeServer {
  /** answers an operation, with a value or by a function of the call */
  answer<E extends Endpoint>(endpoint: E, answer: AnswerOf<E> | ((call: SeenCall<E>) => AnswerOf<E>)): FakeServer
  /** refuses an operation with a problem document */
  refuse(endpoint: Endpoint, problem: FakeProblem): FakeServer
  /** no answer comes for so many calls: the network is away */
  loseNext(endpoint: Endpoint, times?: number): FakeServer
  /** the calls that reached an operation, lost ones too */
  calls<E extends Endpoint>(endpoint: E): readonly SeenCall<E>[]
}

type Reply = (call: SeenCall) => Response

/** A server for tests: answers typed by the contracts, everything else is 404. The client speaks to it from now on. */
export function fakeServer(): FakeServer {
  const replies = new Map<string, { readonly endpoint: Endpoint; reply: Reply; lost: number }>()
  const seen = new Map<string, SeenCall[]>()
  const entryOf = (endpoint: Endpoint) => {
    const entry = replies.get(endpoint.name) ?? { endpoint, reply: notFound, lost: 0 }
    replies.set(endpoint.name, entry)
    return entry
  }

  const respond = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(requestUrl(input), 'http://test')
    for (const entry of replies.values()) {
      const params = matched(entry.endpoint, init.method ?? 'GET', url.pathname)
      if (params === undefined) continue
      const call = callOf(params, url, init)
      seen.set(entry.endpoint.name, [...(seen.get(entry.endpoint.name) ?? []), call])
      if (entry.lost-- > 0) throw new TypeError('network is away')
      return entry.reply(call)
    }
    return notFound()
  }
  configureClient({ fetch: respond, retryAfter: [0, 0, 0] })

  const server: FakeServer = {
    answer(endpoint, answer) {
      entryOf(endpoint).reply = (call) =>
        Response.json(isFunction(answer) ? answer(call as Parameters<typeof answer>[0]) : answer)
      return server
    },
    refuse(endpoint, { code, status, ...facts }) {
      const body = { type: `/problems/${code}`, code, title: code, status, ...facts }
      entryOf(endpoint).reply = () => Response.json(body, { status })
      return server
    },
    loseNext(endpoint, times = 1) {
      entryOf(endpoint).lost = times
      return server
    },
    calls: <E extends Endpoint>({ name }: E) => (seen.get(name) ?? []) as SeenCall<E>[],
  }
  return server
}

function notFound(): Response {
  const body = { type: '/problems/test.not-faked', code: 'test.not-faked', title: 'not faked', status: 404 }
  return Response.json(body, { status: 404 })
}

function matched(endpoint: Endpoint, method: string, path: string): Record<string, string> | undefined {
  if (endpoint.method !== method) return undefined
  const pattern = endpoint.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')
  const match = new RegExp(`^/api/v1${pattern}$`).exec(path)
  if (match === null) return undefined
  return Object.fromEntries(
    Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
  )
}

function callOf(params: unknown, url: URL, init: RequestInit): SeenCall {
  const query: Record<string, unknown> = {}
  for (const name of url.searchParams.keys()) {
    const values = url.searchParams.getAll(name)
    query[name] = values.length > 1 ? values : values[0]
  }
  const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
  return { params, query, body, key: new Headers(init.headers).get('idempotency-key') ?? undefined }
}

function requestUrl(input: RequestInfo | URL): string {
  return input instanceof Request ? input.url : String(input)
}

function isFunction<Input, Output>(value: unknown): value is (input: Input) => Output {
  return typeof value === 'function'
}
