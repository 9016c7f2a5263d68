import { tokenOf } from '@yichuang/platform/http'
import type { createServer, Reply, ServerOptions } from '@yichuang/platform/http'
import type { Instant } from '@yichuang/platform/pure'
import { lostPage } from './served/LostPage.tsx'
import type { Visit } from './served/visit.ts'

export type Server = Awaited<ReturnType<typeof createServer>>

type MissingPage = NonNullable<ServerOptions['missingPage']>

/** What a page knows of a request beside the visit. */
export interface Asked {
  readonly visit: Visit
  readonly form: URLSearchParams
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | undefined>>
  readonly pass: string | undefined
  /** key of the pad that asks */
  readonly padKey: string | undefined
  /** secret of what is being filled in at this machine */
  readonly sitting: string | undefined
  /** somebody of the staff is signed in in this browser */
  readonly isSignedIn: boolean
  readonly address: string
  readonly requestId: string
  readonly at: Instant
}

/** What a page answers: a text, another address, or a file to read. */
export interface Shown {
  readonly status?: number
  readonly html?: string
  readonly to?: string
  /** sets the pass; empty takes it away */
  readonly pass?: string
  /** the key by which a pad is known from now on */
  readonly padKey?: string
  /** the secret by which a machine finds again what is being filled in at it; empty takes it away */
  readonly sitting?: string
  readonly file?: ShownFile
  /** a screen of the hall, which keeps itself fresh by a script of ours */
  readonly isScreen?: boolean
  /** where else its pictures come from: the tiles of a map service */
  readonly pictures?: string
  /** may ask the device agent of the machine it runs on */
  readonly usesDevices?: boolean
}

interface ShownFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fileName: string
}

export type Show = (asked: Asked) => Promise<Shown>

/** A public page: how it is asked for, its address, what it answers. */
export type PublicPage = readonly [method: 'GET' | 'POST', url: string, show: Show]

interface Manner {
  /** cookies only over https */
  readonly secureCookies: boolean
  /** the most a form may send; the forms of these pages are short */
  readonly bodyLimit?: number
}

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
const screenPolicy = `${policy}; script-src 'self'; connect-src 'self'`
// The port of the agent is a setting of the machine: docs/devices.md.
const devicePolicy = `${screenPolicy} http://127.0.0.1:* http://localhost:*`

/** Seconds a language or the elder set is remembered: a year. */
const REMEMBERED_SECONDS = 365 * 24 * 3600

/** Adds pages that everybody may open: made on the server, whole without a script, under one strict policy. */
export async function addPublicPages(server: Server, pages: readonly PublicPage[], manner: Manner): Promise<void> {
  await server.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: manner.bodyLimit ?? 4096 },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    )
    for (const page of pages) addPage(scope as Server, page, manner)
  })
}

function addPage(server: Server, [method, url, show]: PublicPage, manner: Manner): void {
  server.route({
    method,
    url,
    async handler(request, reply) {
      const query = request.query as Asked['query']
      const { origin, host } = request.headers
      const attributes = { path: '/', httpOnly: true, secure: manner.secureCookies } as const
      for (const [name, chosen] of choicesIn(query)) {
        void reply.setCookie(name, chosen, { ...attributes, sameSite: 'lax', maxAge: REMEMBERED_SECONDS })
      }
      const at = new Date().toISOString() as Instant
      const visit = visitOf({ address: request.url, query, cookies: request.cookies, at })
      void reply.header('content-security-policy', policy).type('text/html; charset=utf-8')
      // A form of a foreign page cannot guess endings in the name of whoever looks at it.
      if (method === 'POST' && !isOurs(origin, host)) {
        return reply.code(403).send(lostPage(visit, 'lost'))
      }
      const shown = await show({
        visit,
        query,
        at,
        form: request.body instanceof URLSearchParams ? request.body : new URLSearchParams(),
        params: request.params as Asked['params'],
        pass: request.cookies['pass'],
        padKey: request.cookies['pad'],
        sitting: request.cookies['sitting'],
        isSignedIn: tokenOf(request) !== undefined,
        address: request.ip,
        requestId: request.id,
      })
      setProofs(reply, shown, { ...attributes, sameSite: 'strict' })
      void reply.headers(mannersOf(shown, request.cookies['sitting']))
      if (shown.to !== undefined) return reply.redirect(shown.to, 303)
      if (shown.file !== undefined) return reply.headers(headersOf(shown.file)).send(Buffer.from(shown.file.bytes))
      return reply.code(shown.status ?? 200).send(shown.html)
    },
  })
}

/** The policy of a page that does more than show itself, and whether the browser may keep it. */
function mannersOf(shown: Shown, sitting: string | undefined): Record<string, string> {
  const { isScreen, usesDevices, pictures } = shown
  return {
    ...(isScreen === true && { 'content-security-policy': usesDevices === true ? devicePolicy : screenPolicy }),
    ...(pictures !== undefined && { 'content-security-policy': policy.replace('img-src', `img-src ${pictures}`) }),
    // What somebody typed at a machine of the hall is in no history: going back asks for it anew.
    ...((shown.sitting !== undefined || sitting !== undefined) && { 'cache-control': 'no-store' }),
  }
}

/** The page of an address that leads nowhere. */
export const missingPage: MissingPage = ({ query, url, cookies }, reply) => {
  void reply.header('content-security-policy', policy)
  const at = new Date().toISOString() as Instant
  return lostPage(visitOf({ address: url, query: query as Asked['query'], cookies, at }), 'missing')
}

/** What proves a browser to be the applicant's, or that of a pad. */
function setProofs(
  reply: Pick<Reply, 'setCookie' | 'clearCookie'>,
  { pass, padKey, sitting }: Shown,
  strict: { readonly path: string; readonly httpOnly: true; readonly secure: boolean; readonly sameSite: 'strict' },
): void {
  if (pass === '') void reply.clearCookie('pass', strict)
  else if (pass !== undefined) void reply.setCookie('pass', pass, { ...strict, maxAge: 7200 })
  if (sitting === '') void reply.clearCookie('sitting', strict)
  else if (sitting !== undefined) void reply.setCookie('sitting', sitting, strict)
  if (padKey !== undefined) void reply.setCookie('pad', padKey, { ...strict, maxAge: REMEMBERED_SECONDS })
}

function headersOf({ mediaType, fileName }: ShownFile): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'x-content-type-options': 'nosniff',
  }
}

/** Whether a form comes from our own pages; programs send no origin. */
function isOurs(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}

/** Language and type size chosen by a link, to be remembered. */
function choicesIn(query: Asked['query']): readonly (readonly [name: string, chosen: string])[] {
  return ['lang', 'elder'].flatMap((name) => {
    const chosen = query[name]
    return typeof chosen === 'string' && /^(zh-CN|en|0|1)$/.test(chosen) ? [[name, chosen] as const] : []
  })
}

interface Seen {
  /** path and query */
  readonly address: string
  readonly query: Asked['query']
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly at: Instant
}

/** Chinese unless somebody chose English; the elder set when somebody chose it. */
export function visitOf({ address, query, cookies, at }: Seen): Visit {
  const language = String(query['lang'] ?? cookies['lang'] ?? '')
  const { pathname, searchParams } = new URL(address, 'http://portal')
  searchParams.delete('lang')
  searchParams.delete('elder')
  return {
    path: pathname,
    search: searchParams.toString(),
    at,
    language: language.startsWith('en') ? 'en' : 'zh-CN',
    isElder: (query['elder'] ?? cookies['elder']) === '1',
  }
}
