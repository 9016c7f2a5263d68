import { readFileSync } from 'node:fs'
import { verifyDocument } from '@yichuang/modules/documents/public'
import type { Database } from '@yichuang/platform/db'
import type { Refusal } from '@yichuang/platform/pure'
import { bookingPages } from './booking-pages.ts'
import { showFindPage } from './find-pages.ts'
import { keyboardTables } from './keyboard-words.ts'
import { kioskPages } from './kiosk-pages.ts'
import { addLines } from './line-routes.ts'
import type { PortalAnswers, PortalParts } from './module.ts'
import { pageLines } from './page-lines.ts'
import { placesPages } from './places-pages.ts'
import { addPublicPages } from './public-pages.ts'
import type { PublicPage, Server, Shown } from './public-pages.ts'
import { followedPages, queuePages } from './queue-pages.ts'
import { casePage } from './served/CasePage.tsx'
import { progressForm } from './served/ProgressForm.tsx'
import { startPage } from './served/StartPage.tsx'
import { verifyPage } from './served/VerifyPage.tsx'
import type { Visit } from './served/visit.ts'

interface PageParts extends Pick<
  PortalParts,
  | 'demoAccounts'
  | 'secureCookies'
  | 'search'
  | 'items'
  | 'places'
  | 'bookings'
  | 'queue'
  | 'evaluationOf'
  | 'boards'
  | 'map'
  | 'live'
> {
  readonly db: Database
  readonly answers: PortalAnswers
  readonly publicUrl: () => string
  readonly onFault: (error: unknown) => void
}

/** words offered while somebody types at the start page */
const OFFERED = 120

/** Adds the public pages: made here, whole without a script. */
export async function addPages(server: Server, parts: PageParts): Promise<void> {
  const sheet = styleSheet()
  server.get('/public/portal.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=300').send(sheet),
  )
  for (const [file, type] of [
    ['display.js', 'text/javascript'],
    ['display.css', 'text/css'],
    ['kiosk.js', 'text/javascript'],
    ['kiosk.css', 'text/css'],
    ['keyboard.js', 'text/javascript'],
    ['pinyin.js', 'text/javascript'],
  ] as const) {
    const text = screenFile(file)
    server.get(`/public/${file}`, (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).header('cache-control', 'public, max-age=300').send(text),
    )
  }
  const words = keyboardTables(parts)
  server.get('/public/keyboard-words.txt', async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=86400')
      .send(await words()),
  )
  await addPublicPages(server, pagesOf(parts), parts)
  addLines(server, followedPages(parts), pageLines(parts.live, parts.queue, parts.onFault))
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
    '../../kit/css/ledger.css',
    './served/portal.css',
    './served/case.css',
    './served/forms.css',
    './served/find.css',
    './served/booking.css',
    './served/queue.css',
    './served/places.css',
  ].map((path) => new URL(path, import.meta.url))
  return files.map((file) => readFileSync(file, 'utf8')).join('\n')
}

function pagesOf(parts: PageParts): readonly PublicPage[] {
  const { db, answers, demoAccounts, search, bookings, queue } = parts
  return [
    ...queuePages(parts),
    ...kioskPages(parts),
    ...bookingPages(bookings, queue),
    ...placesPages(parts),
    [
      'GET',
      '/',
      async ({ visit }) => ({ html: startPage(visit, await demoAccounts(), await search.suggestions(OFFERED)) }),
    ],
    ['GET', '/find', async (asked) => ({ html: await showFindPage(parts, asked) })],
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
  return { status: 404, html: verifyPage(visit, { code, problem: problemOf(found.refusal) }) }
}

function problemOf({ code, ...facts }: Refusal): 'mistyped' | 'slip' | 'unknown' {
  if (code !== 'documents.code-mistyped') return 'unknown'
  return 'reason' in facts && facts.reason === 'check' ? 'slip' : 'mistyped'
}
