import { join } from 'node:path'
import { accessModule } from '@yichuang/modules/access/module'
import { appointmentsModule } from '@yichuang/modules/appointments/module'
import { bookingDesk } from '@yichuang/modules/appointments/public'
import { calendarModule } from '@yichuang/modules/calendar/module'
import { casesModule } from '@yichuang/modules/cases/module'
import { countMovedLimits, countUnjudged } from '@yichuang/modules/cases/public'
import { catalogueModule } from '@yichuang/modules/catalogue/module'
import { annexesOf, catalogueWords, packageText, packageTitles, versionsOf } from '@yichuang/modules/catalogue/public'
import { documentsModule } from '@yichuang/modules/documents/module'
import { custodyPaper, delegationPaper, issueDue, listDocuments } from '@yichuang/modules/documents/public'
import { evaluationModule } from '@yichuang/modules/evaluation/module'
import { confirmedContent, strokesOf } from '@yichuang/modules/evaluation/public'
import type { EvaluationModule } from '@yichuang/modules/evaluation/module'
import { guidesModule } from '@yichuang/modules/guides/module'
import { hallsModule } from '@yichuang/modules/halls/module'
import { handlingModule } from '@yichuang/modules/handling/module'
import { handoutModule } from '@yichuang/modules/handout/module'
import { inquiriesModule } from '@yichuang/modules/inquiries/module'
import { intakeModule } from '@yichuang/modules/intake/module'
import { directoryModule } from '@yichuang/modules/directory/module'
import { lockersModule } from '@yichuang/modules/lockers/module'
import { messagesModule } from '@yichuang/modules/messages/module'
import { packagesModule } from '@yichuang/modules/packages/module'
import { parsePackage } from '@yichuang/modules/packages/rules'
import { portalModule } from '@yichuang/modules/portal/module'
import { queueModule } from '@yichuang/modules/queue/module'
import { queueDesk, servedLines, ticketByToken } from '@yichuang/modules/queue/public'
import { selfserviceModule } from '@yichuang/modules/selfservice/module'
import { simulationModule } from '@yichuang/modules/simulation/module'
import { spreadsheetsModule } from '@yichuang/modules/spreadsheets/module'
import { supervisionModule } from '@yichuang/modules/supervision/module'
import { workshopModule } from '@yichuang/modules/workshop/module'
import { draftSheets } from '@yichuang/modules/workshop/public'
import type { FileStore } from '@yichuang/platform/files'
import type { ServerOptions } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { nobody } from '@yichuang/platform/pure'
import type { Actor } from '@yichuang/platform/pure'
import type { FastifyInstance } from 'fastify'
import { actionsOf } from './actions.ts'
import { baseMapReader } from './base-map.ts'
import { isSecure } from './config.ts'
import type { Config } from './config.ts'
import { demoAccounts } from './demo-accounts.ts'
import { foundItems } from './found-items.ts'
import { exchangeSchema } from './exchange-schema.ts'
import type { DemoCasesParts } from './demo/cases.ts'
import { inquiryLookups, inquiryPromisers } from './inquiry-lookups.ts'
import { addLiveRoute } from './live-route.ts'
import { caseNames, colleaguesIn, holderNames, holdersFor, openWorkOf, watchedPlace, windowOfficers } from './names.ts'
import { packagesLookups } from './packages-lookups.ts'
import { makeParts } from './parts.ts'
import type { Parts } from './parts.ts'
import { peopleByDepartment, placeUses } from './place-uses.ts'
import { numberGiver } from './queue-parts.ts'
import { addWorkbench } from './workbench.ts'
import { workshopLookups } from './workshop-lookups.ts'
import type { WorkshopGround } from './workshop-lookups.ts'

/** All modules, wired: who gets what from whom is said here and nowhere else. */
export interface Assembly {
  readonly modules: readonly Module[]
  readonly authenticate: ServerOptions['authenticate']
  readonly authenticatePass: ServerOptions['authenticatePass']
  readonly anonymous: Actor
  readonly files: FileStore
  /** what the demo hall's cases are played with */
  readonly hall: DemoCasesParts['hall'] & WorkshopGround
  /** told after every recorded act of this process */
  onRecorded(listener: () => void): void
  /** drops what is kept in memory of places, items and calendars */
  forget(): void
  registerPages(server: FastifyInstance): Promise<void>
  /** the pages of machines on which applications are filled in */
  registerMachines(server: FastifyInstance): Promise<void>
  readonly missingPage: ReturnType<typeof portalModule>['missingPage']
  stop(): Promise<void>
}

/** Wires the modules of the product. */
export async function assembleModules(services: Services, config: Config, home: string): Promise<Assembly> {
  const parts = await makeParts(services, config)
  const { places, items, delegations, calendars, sessions, live } = parts
  const evaluation = evaluationModule(parts.evaluation)
  const portal = portalOf(services, config, { ...parts, evaluationDesk: evaluation.desk })
  const guides = guidesOf(config, parts)
  const { db, acts, lockerCode } = parts
  const lockers = lockersModule({ db, acts, places, lockerCode, secureCookies: isSecure(config) })
  const selfservice = selfserviceOf(services, config, parts)
  return {
    modules: [
      ...stageModules(services, parts),
      ...groundModules(services, config, parts),
      portal.module,
      evaluation.module,
      lockers.module,
      guides.module,
      selfservice.module,
    ],
    hall: parts,
    files: parts.files,
    authenticate: sessions.authenticate,
    authenticatePass: portal.authenticatePass,
    anonymous: nobody,
    onRecorded: parts.onRecorded,
    forget() {
      places.forget()
      items.forget()
      delegations.forget()
      calendars.forget()
    },
    missingPage: portal.missingPage,
    registerMachines: (server) => selfservice.registerPages(server),
    registerPages: async (server) => {
      addLiveRoute(server, live, sessions.authenticate)
      await portal.registerPages(server)
      await guides.registerPages(server)
      await evaluation.registerPages(server)
      await lockers.registerPages(server)
      await selfservice.registerPages(server)
      await addWorkbench(server, join(home, 'apps/web/dist'))
    },
    async stop() {
      await live.stop()
      await parts.stop()
    },
  }
}

/** What all stages stand on: people, calendars, items, dossiers, documents. */
function groundModules(services: Services, config: Config, parts: Parts): Module[] {
  const { db, places, items, delegations, calendars, sessions, people, windowOf, acts, files, documents } = parts
  return [
    accessModule(services, {
      sessions,
      places: people,
      directory: () => places.current(),
      openWork: openWorkOf(db),
    }),
    calendarModule(services, {
      calendars,
      countMoved: (change) => countMovedLimits(db, change),
      countUnjudged: (version) => countUnjudged(db, version),
      personName: people.personName,
    }),
    hallsModule(services, { places, uses: placeUses, peopleByDepartment: peopleByDepartment(db) }),
    catalogueModule(services, {
      items,
      files,
      delegations,
      names: () => holderNames(db, places),
      window: windowOf,
      departments: async () => [...(await places.current()).departments.keys()],
      places: () => places.current(),
      officers: (hall) => windowOfficers(db, hall),
      linesOf: (hall, at) => servedLines(parts.queue, hall, at),
      holders: (department) => holdersFor(db, places, department),
      search: parts.search,
      letter: async (delegation) => {
        const paper = await delegationPaper(documents, delegation)
        return { ...paper, stream: (await files.open(paper.hash)).stream }
      },
      regionOf: async (department) => (await places.current()).departments.get(department)?.region ?? '',
    }),
    casesModule(services, {
      acts,
      files,
      names: () => caseNames(places),
      personName: people.personName,
      calendar: () => calendars.current(),
      actions: actionsOf,
      maxUploadBytes: config.maxUploadBytes,
      calendarVersion: async () => (await calendars.current()).version,
      paperOf: (sheet) => custodyPaper(documents, sheet),
      strokesOf: (confirmation) => strokesOf(db, confirmation),
    }),
    documentsModule(documents),
    spreadsheetsModule(services, { items, schema: exchangeSchema, drafts: draftSheets(workshopLookups(parts)) }),
    directoryModule(services, { items, names: () => caseNames(places) }),
    messagesModule(parts.messages),
  ]
}

/** The stages of a case, and who watches them. */
function stageModules(services: Services, parts: Parts): Module[] {
  const { db, acts, items, places, calendars, people, windowOf, nextNumber } = parts
  const names = () => caseNames(places)
  const calendar = () => calendars.current()
  return [
    intakeModule(services, {
      acts,
      items,
      nextNumber,
      isTakenHere: async (actor, board) => (await windowOf(actor.window))?.boards.includes(board) ?? false,
      confirmationOf: (id, about) => confirmedContent(db, id, about),
      regionOf: async (actor) => (await places.current()).halls.get(actor.hall ?? '')?.region ?? actor.region,
    }),
    inquiriesModule(services, {
      ...inquiryLookups(parts),
      names,
      promisers: () => inquiryPromisers(places),
      phoneOf: async (dossier, actor, at) => (await acts.view(dossier, actor, at))?.dossier.applicant.phone,
    }),
    workshopModule(services, workshopLookups(parts)),
    packagesModule(services, packagesLookups(parts)),
    handlingModule(services, { acts, items, calendar, names, colleagues: colleaguesIn(db) }),
    handoutModule(services, { acts, names, lockerCode: parts.lockerCode }),
    appointmentsModule(services, { ...parts.bookings, giveNumber: numberGiver(parts.queue) }),
    queueModule(parts.queue),
    simulationModule({ db, places }),
    supervisionModule(services, {
      acts,
      calendar,
      names,
      personName: people.personName,
      placeName: watchedPlace(places),
    }),
  ]
}

function portalOf(
  services: Services,
  config: Config,
  {
    db,
    acts,
    items,
    search,
    places,
    people,
    documents,
    bookings,
    queue,
    live,
    evaluationDesk,
  }: Parts & { readonly evaluationDesk: EvaluationModule['desk'] },
) {
  return portalModule(services, {
    acts,
    items,
    search,
    places,
    bookings: bookingDesk(bookings),
    queue: queueDesk(queue),
    live,
    boards: bookings.boards,
    map: { base: baseMapReader(config), tiandituKey: config.tiandituKey, navigation: config.navigationUrl },
    evaluationOf: async (of, at) => {
      if ('dossier' in of) return evaluationDesk.linkOf('handout', of.dossier, at)
      const ticket = await ticketByToken(db, of.ticket)
      return ticket === undefined ? undefined : evaluationDesk.linkOf('visit', ticket.id, at)
    },
    dossierOf: documents.dossierOf,
    documentsOf: async (dossier) => {
      await issueDue(documents, `dossier:${dossier}`)
      return listDocuments(db, `dossier:${dossier}`)
    },
    demoAccounts: () => demoAccounts(services, people),
    secureCookies: isSecure(config),
  })
}

function selfserviceOf(services: Services, config: Config, parts: Parts) {
  const { db, acts, items, search, places, queue, nextNumber } = parts
  return selfserviceModule({
    db,
    acts,
    items,
    search,
    places,
    nextNumber,
    queue: queueDesk(queue),
    now: services.now,
    publicUrl: services.publicUrl,
    secureCookies: isSecure(config),
  })
}

function guidesOf(config: Config, { db, items, places, documents, files, search }: Parts) {
  return guidesModule({
    items,
    places,
    words: catalogueWords(db, items),
    packages: () => packageTitles(db),
    packageOf: async (id) => {
      const text = await packageText(db, id)
      return text === undefined ? undefined : parsePackage(text)
    },
    versions: (item) => versionsOf(db, item),
    annexes: (item, version) => annexesOf(db, item, version),
    files,
    find: (phrase) => foundItems(search, phrase),
    printer: documents.printer,
    publicUrl: documents.publicUrl,
    secureCookies: isSecure(config),
  })
}
