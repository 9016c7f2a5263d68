import type { BookingDesk } from '@yichuang/modules/appointments/public'
import type { Acts } from '@yichuang/modules/cases/public'
import type { CatalogueSearch, ItemBook } from '@yichuang/modules/catalogue/public'
import type { DocumentLine } from '@yichuang/modules/documents/public'
import type { PlaceBook } from '@yichuang/modules/halls/public'
import type { QueueDesk } from '@yichuang/modules/queue/public'
import { prepared } from '@yichuang/platform/db'
import { answer } from '@yichuang/platform/http'
import type { Live } from '@yichuang/platform/live'
import type { createServer } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, nobody, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, Instant } from '@yichuang/platform/pure'
import { openProgress } from './commands/open-progress.ts'
import type { Pass, ProgressCheck } from './commands/open-progress.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { addPages } from './page-routes.ts'
import type { DemoAccounts } from './served/StartPage.tsx'
import type { MapSettings } from './places-pages.ts'
import { portalProblems } from './problems.ts'
import { missingPage } from './public-pages.ts'
import { passReader } from './queries/pass.ts'
import { presentProgress } from './queries/present-progress.ts'
import type { ProgressView } from './queries/present-progress.ts'

export interface PortalParts {
  readonly acts: Acts
  readonly items: ItemBook
  readonly search: CatalogueSearch
  readonly places: PlaceBook
  readonly bookings: BookingDesk
  readonly queue: QueueDesk
  readonly live: Live
  /** names of the groups of business, by id */
  readonly boards: () => Promise<ReadonlyMap<string, string>>
  readonly map: MapSettings
  /** where the service of a ticket, by its secret, or of a case may be evaluated; undefined: not, or not any more */
  readonly evaluationOf: (
    of: { readonly ticket: string } | { readonly dossier: string },
    at: Instant,
  ) => Promise<string | undefined>
  /** id of the dossier with this application number */
  readonly dossierOf: (applicationNo: string) => Promise<string | undefined>
  /** the documents of a dossier; what is due and not made yet is made */
  readonly documentsOf: (dossier: string) => Promise<readonly DocumentLine[]>
  /** accounts of the demo hall, none outside of a demo */
  readonly demoAccounts: () => Promise<DemoAccounts>
  /** cookies only over https */
  readonly secureCookies: boolean
}

type Server = Awaited<ReturnType<typeof createServer>>

export interface Portal {
  readonly module: Module
  registerPages(server: Server): Promise<void>
  readonly missingPage: typeof missingPage
  authenticatePass(pass: string, at: Instant): Promise<Actor | undefined>
}

/** What pages and operations ask alike. */
export interface PortalAnswers {
  open(check: ProgressCheck, from: { address: string; at: Instant; requestId: string }): Promise<Decision<Pass>>
  progress(pass: string | undefined, at: Instant): Promise<Decision<ProgressView>>
}

const sweepPasses = prepared<never, [at: string]>(
  'portal.sweep-passes',
  `delete from portal.pass where expires_at < $1::timestamptz - interval '1 day'`,
)
const sweepTries = prepared<never, [at: string]>(
  'portal.sweep-wrong-tries',
  `delete from portal.wrong_try where at < $1::timestamptz - interval '1 day'`,
)

/** The public pages: start, progress of a case for its applicant, verification of documents. */
export function portalModule(services: Services, parts: PortalParts): Portal {
  const { db } = services
  const authenticatePass = passReader(db)
  const answers: PortalAnswers = {
    open: (check, from) => openProgress(db, { check, ...from, find: (no) => dossierBy(parts, no, from.at) }),
    async progress(pass, at) {
      const holder = pass === undefined ? undefined : await authenticatePass(pass, at)
      const view = holder === undefined ? undefined : await progressOf(parts, holder, at)
      return view === undefined ? refused({ code: 'portal.no-pass' }) : decided(view)
    },
  }
  return {
    authenticatePass,
    missingPage,
    registerPages: (server) => {
      const onFault = (error: unknown) => services.log.error('portal: a look failed', { error: String(error) })
      return addPages(server, { db, answers, publicUrl: services.publicUrl, onFault, ...parts })
    },
    module: {
      name: 'portal',
      problems: { status: portalProblems, 'zh-CN': zh, en },
      routes: [
        answer(contract.openProgress, ({ body, address, at, requestId }) =>
          answers.open(body, { address, at, requestId }),
        ),
        answer(contract.readProgress, async ({ actor, at }) => {
          const view = actor.kind === 'applicant' ? await progressOf(parts, actor, at) : undefined
          return view === undefined ? refused({ code: 'portal.no-pass' }) : decided(view)
        }),
      ],
      jobs: [
        {
          name: 'portal.sweep',
          schedule: { everyMinutes: 60 },
          async run() {
            await db.run(sweepPasses, [services.now()])
            await db.run(sweepTries, [services.now()])
          },
        },
      ],
    },
  }
}

async function dossierBy({ acts, dossierOf }: PortalParts, applicationNo: string, at: Instant) {
  const id = await dossierOf(applicationNo)
  return id === undefined ? undefined : (await acts.view(id, nobody, at))?.dossier
}

async function progressOf(parts: PortalParts, holder: Actor, at: Instant): Promise<ProgressView | undefined> {
  const seen = await parts.acts.view(holder.person, holder, at)
  if (seen === undefined) return undefined
  const { item, place } = seen.dossier
  const [{ departments, halls, windows }, version, documents] = await Promise.all([
    parts.places.current(),
    parts.items.version(item.id, item.version),
    parts.documentsOf(seen.dossier.id),
  ])
  const names = {
    department: departments.get(item.department)?.short_name ?? item.department,
    hall: halls.get(place.hall ?? '')?.name,
    windowNo: windows.get(place.window ?? '')?.no,
    phone: halls.get(place.hall ?? '')?.phone,
    isLicence: version?.type === '行政许可',
  }
  return presentProgress({ ...seen, names, documents })
}
