import { readFileSync } from 'node:fs'
import { verifyDocument } from '@yichuang/modules/documents/public'
import type { Database } from '@yichuang/platform/db'
import type { createServer } from '@yichuang/platform/http'
import type { Instant } from '@yichuang/platform/pure'
import type { PortalAnswers, PortalParts } from './module.ts'
import { queuePages } from './queue-pages.ts'
import { casePage } from './served/CasePage.tsx'
import { lostPage } from './served/LostPage.tsx'
import { progressForm } from './served/ProgressForm.tsx'
import { startPage } from './served/StartPage.tsx'
import { verifyPage } from './served/VerifyPage.tsx'
import type { Visit } from './served/visit.ts'

type Server = Awaited<ReturnType<typeof createServer>>

interface PageParts extends Pick<PortalParts, 'demoAccounts' | 'secureCookies' | 'queue' | 'places'> {
  readonly db: Database
  readonly answers: PortalAnswers
}

/** What a page knows of a request beside the visit. */
export interface Asked {
  readonly visit: Visit
  readonly form: URLSearchParams
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | undefined>>
  readonly pass: string | undefined
  readonly address: string
  readonly requestId: string
  readonly at: Instant
}

export interface Shown {
  readonly status?: number
  readonly html?: string
  readonly to?: string
  /** sets the pass; empty takes it away */
  readonly pass?: string
  /** a screen of the hall, which keeps itself fresh by a script of ours */
  readonly isScreen?: boolean
}

type Show = (asked: Asked) => Promise<Shown>

/** A public page: what answers at an address. */
export type PageEntry = readonly ['GET' | 'POST', string, Show]

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
const screenPolicy = `${policy}; script-src 'self'; connect-src 'self'`

/** Seconds a language or the elder set is remembered: a year. */
const REMEMBERED_SECONDS = 365 * 24 * 3600

/** Adds the public pages: made here, whole without a script. */
export async function addPages(server: Server, parts: PageParts): Promise<void> {
  const sheet = styleSheet()
  server.get('/public/portal.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=300').send(sheet),
  )
  for (const [file, type] of [
    ['display.js', 'text/javascript'],
    ['display.css', 'text/css'],
  ] as const) {
    const text = screenFile(file)
    server.get(`/public/${file}`, (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).header('cache-control', 'public, max-age=300').send(text),
    )
  }
  await server.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4096 },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    )
    for (const [method, url, show] of pagesOf(parts)) addPage(scope as Server, { method, url, show, parts })
  })
}

function screenFile(file: string): string {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
  return file.endsWith('.css')
    ? `${read('../../kit/tokens.css')}\n${read(`./served/${file}`)}`
    : read(`./served/${file}`)
}

function styleSheet(): string {
  const files = [
    '../../kit/tokens.css',
    './served/portal.css',
    './served/case.css',
    './served/forms.css',
    './served/queue.css',
  ].map((path) => new URL(path, import.meta.url))
  return files.map((file) => readFileSync(file, 'utf8')).join('\n')
}

function pagesOf({ db, answers, demoAccounts, queue, places }: PageParts): readonly PageEntry[] {
  return [
    ...queuePages({ queue, places }),
    ['GET', '/', async ({ visit }) => ({ html: startPage(visit, await demoAccounts()) })],
    [
      'GET',
      '/progress',
      async ({ visit, query }) => ({ html: progressForm(visit, { applicationNo: query['no'] ?? '' }) }),
    ],
    [
      'POST',
      '/progress',
      async ({ visit, form, address, at, requestId }) => {
        const field = (name: string) => (form.get(name) ?? '').slice(0, 40)
        const check = {
          applicationNo: field('applicationNo'),
          documentEnding: field('documentEnding'),
          phoneEnding: field('phoneEnding'),
        }
        const opened = await answers.open(check, { address, at, requestId })
        if (opened.ok) return { to: '/progress/case', pass: opened.value.pass }
        const { code } = opened.refusal
        return {
          status: code === 'portal.too-many-tries' ? 429 : 403,
          html: progressForm(visit, { applicationNo: check.applicationNo, problem: code }),
        }
      },
    ],
    [
      'GET',
      '/progress/case',
      async ({ visit, pass, at }) => {
        const view = await answers.progress(pass, at)
        if (view.ok) return { html: casePage(visit, view.value) }
        if (pass === undefined) return { to: '/progress' }
        return { status: 401, pass: '', html: progressForm(visit, { applicationNo: '', problem: view.refusal.code }) }
      },
    ],
    ['POST', '/progress/leave', async () => ({ to: '/progress', pass: '' })],
    ['GET', '/verify', async ({ visit, query }) => verification(db, visit, query['code']?.trim() ?? '')],
    ['GET', '/verify/:code', async ({ visit, params }) => verification(db, visit, params['code'] ?? '')],
  ]
}

async function verification(db: Database, visit: Visit, code: string): Promise<Shown> {
  if (code === '') return { html: verifyPage(visit, { code }) }
  const found = await verifyDocument(db, code)
  if (found.ok) return { html: verifyPage(visit, { code, found: found.value }) }
  return { status: 404, html: verifyPage(visit, { code, problem: found.refusal.code }) }
}

interface Page {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly show: Show
  readonly parts: PageParts
}

function addPage(server: Server, { method, url, show, parts }: Page): void {
  server.route({
    method,
    url,
    async handler(request, reply) {
      const query = request.query as Asked['query']
      const { origin, host } = request.headers
      const attributes = { path: '/', httpOnly: true, secure: parts.secureCookies } as const
      for (const [name, chosen] of choicesIn(query)) {
        void reply.setCookie(name, chosen, { ...attributes, sameSite: 'lax', maxAge: REMEMBERED_SECONDS })
      }
      const at = new Date().toISOString() as Instant
      const visit = visitOf({
        path: new URL(request.url, 'http://portal').pathname,
        query,
        cookies: request.cookies,
        at,
      })
      void reply.header('content-security-policy', policy).type('text/html; charset=utf-8')
      // A form of a foreign page cannot guess endings in the name of whoever looks at it.
      if (method === 'POST' && !isOurs(origin, host)) {
        return reply.code(403).send(lostPage(visit))
      }
      const shown = await show({
        visit,
        query,
        at,
        form: request.body instanceof URLSearchParams ? request.body : new URLSearchParams(),
        params: request.params as Asked['params'],
        pass: request.cookies['pass'],
        address: request.ip,
        requestId: request.id,
      })
      const strict = { ...attributes, sameSite: 'strict' } as const
      if (shown.pass === '') void reply.clearCookie('pass', strict)
      else if (shown.pass !== undefined) void reply.setCookie('pass', shown.pass, { ...strict, maxAge: 7200 })
      if (shown.isScreen === true) void reply.header('content-security-policy', screenPolicy)
      if (shown.to !== undefined) return reply.redirect(shown.to, 303)
      return reply.code(shown.status ?? 200).send(shown.html)
    },
  })
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
  readonly path: string
  readonly query: Asked['query']
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly at: Instant
}

/** Chinese unless somebody chose English; the elder set when somebody chose it. */
function visitOf({ path, query, cookies, at }: Seen): Visit {
  const language = String(query['lang'] ?? cookies['lang'] ?? '')
  return {
    path,
    at,
    language: language.startsWith('en') ? 'en' : 'zh-CN',
    isElder: (query['elder'] ?? cookies['elder']) === '1',
  }
}
