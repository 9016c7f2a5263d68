import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Actor, Instant } from '../pure/index.ts'
import type { Call, Language, UploadPart } from './route.ts'

export const sessionCookie = 'yichuang'
export const secureSessionCookie = '__Host-yichuang'

/** zh-CN unless the caller asks for English by `?lang=en`, the language cookie or `Accept-Language`. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: string } | undefined)?.lang ?? request.cookies['lang']
  if (asked !== undefined) return asked.startsWith('en') ? 'en' : 'zh-CN'
  const first = request.headers['accept-language']?.split(',')[0]?.trim().toLowerCase()
  return first?.startsWith('en') === true ? 'en' : 'zh-CN'
}

/** The session token of a call: `Authorization: Bearer`, else the cookie. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers
  if (authorization?.startsWith('Bearer ') === true) return authorization.slice(7)
  return request.cookies[secureSessionCookie] ?? request.cookies[sessionCookie]
}

/** Whether a write of a cookie session comes from our own pages: browsers send `Origin` with every such request. */
export function isSameOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers
  if (origin === undefined || request.headers.authorization !== undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

/** Who calls, when, in which language. */
export interface Caller {
  readonly actor: Actor
  readonly at: Instant
  readonly language: Language
  readonly token: string | undefined
}

/** Gathers what a handler may know of a request. */
export function callOf(request: FastifyRequest, known: Caller): Call {
  const sent = request.headers['idempotency-key']
  return {
    params: request.params,
    query: request.query,
    body: request.body,
    actor: known.actor,
    at: known.at,
    language: known.language,
    requestId: request.id,
    address: request.ip,
    key: typeof sent === 'string' ? sent : randomUUID(),
    parts: () => partsOf(request),
    ...(known.token === undefined ? {} : { token: known.token }),
  }
}

async function* partsOf(request: FastifyRequest): AsyncIterable<UploadPart> {
  for await (const part of request.files()) {
    yield { field: part.fieldname, fileName: part.filename, stream: part.file }
  }
}
