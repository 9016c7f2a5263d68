import { join } from 'node:path'
import { accessModule } from '@yichuang/modules/access/module'
import { sessionReader } from '@yichuang/modules/access/public'
import { calendarModule } from '@yichuang/modules/calendar/module'
import { calendarBook } from '@yichuang/modules/calendar/public'
import { casesModule } from '@yichuang/modules/cases/module'
import { actsOn, applicationNumbers, dossierIdOf, saveStatements } from '@yichuang/modules/cases/public'
import type { Projection } from '@yichuang/modules/cases/public'
import { catalogueModule } from '@yichuang/modules/catalogue/module'
import { itemBook } from '@yichuang/modules/catalogue/public'
import { documentsModule } from '@yichuang/modules/documents/module'
import { templateFolder } from '@yichuang/modules/documents/public'
import { placeBook } from '@yichuang/modules/halls/public'
import { handlingModule } from '@yichuang/modules/handling/module'
import { matterProjection, taskProjection } from '@yichuang/modules/handling/public'
import { handoutModule } from '@yichuang/modules/handout/module'
import { resultProjection } from '@yichuang/modules/handout/public'
import { intakeModule } from '@yichuang/modules/intake/module'
import { openLocalStore } from '@yichuang/platform/files'
import type { ServerOptions } from '@yichuang/platform/http'
import { startLive } from '@yichuang/platform/live'
import type { Module, Services } from '@yichuang/platform/module'
import { keyFolder, startPrinter } from '@yichuang/platform/printing'
import type { Actor } from '@yichuang/platform/pure'
import type { FastifyInstance } from 'fastify'
import { actionsOf } from './actions.ts'
import type { Config } from './config.ts'
import { caseNames, colleaguesIn, holderNames, placeNames } from './names.ts'
import { addLiveRoute } from './live-route.ts'
import { caseSources } from './sources.ts'
import { addWorkbench } from './workbench.ts'

/** All modules, wired: who gets what from whom is said here and nowhere else. */
export interface Assembly {
  readonly modules: readonly Module[]
  readonly authenticate: ServerOptions['authenticate']
  readonly authenticatePass: ServerOptions['authenticatePass']
  readonly anonymous: Actor
  /** told after every recorded act of this process */
  onRecorded(listener: () => void): void
  /** drops what is kept in memory of places, items and calendars */
  forget(): void
  registerPages(server: FastifyInstance): Promise<void>
  stop(): Promise<void>
}

/** Rows that modules keep in step with the dossiers. */
const projections: readonly Projection[] = [taskProjection, matterProjection, resultProjection]

/** Wires the modules of the product. */
export async function assembleModules(services: Services, config: Config, home: string): Promise<Assembly> {
  const live = await startLive(services.db)
  const { db } = services
  const places = placeBook(db)
  const sessions = sessionReader(db)
  const items = itemBook(db)
  const calendars = calendarBook(db)
  const files = await openLocalStore(join(config.dataDir, 'files'))
  const printer = startPrinter({
    templates: templateFolder,
    ...(config.fontDir === undefined ? {} : { fontDir: config.fontDir }),
  })
  const keys = keyFolder(join(config.dataDir, 'keys'), {
    commonName: '一窗演示根证书',
    organization: '云岫县行政服务中心',
  })
  const listeners: (() => void)[] = []
  const acts = actsOn({
    db,
    sources: caseSources(db, { items, calendars }),
    save: saveStatements(projections),
    projections,
    onRecorded: () => listeners.forEach((listener) => listener()),
  })
  const windowOf = async (id: string | undefined) =>
    id === undefined ? undefined : (await places.current()).windows.get(id)
  const people = placeNames(db, places)
  return {
    modules: [
      accessModule(services, { sessions, places: people }),
      calendarModule(services, calendars),
      catalogueModule(services, {
        items,
        names: () => holderNames(db, places),
        window: windowOf,
        regionOf: async (department) => (await places.current()).departments.get(department)?.region ?? '',
      }),
      casesModule(services, {
        acts,
        files,
        names: () => caseNames(places),
        personName: people.personName,
        actions: actionsOf,
        maxUploadBytes: config.maxUploadBytes,
      }),
      handlingModule(services, {
        acts,
        items,
        calendar: () => calendars.current(),
        names: () => caseNames(places),
        colleagues: colleaguesIn(db),
      }),
      handoutModule(services, { acts, names: () => caseNames(places) }),
      intakeModule(services, {
        acts,
        items,
        nextNumber: applicationNumbers(db),
        isTakenHere: async (actor, board) => (await windowOf(actor.window))?.boards.includes(board) ?? false,
        regionOf: async (actor) => (await places.current()).halls.get(actor.hall ?? '')?.region ?? actor.region,
      }),
      documentsModule({
        db,
        printer,
        files,
        keys,
        places,
        items,
        calendars,
        publicUrl: services.publicUrl,
        now: services.now,
        dossierOf: (applicationNo) => dossierIdOf(db, applicationNo),
      }),
    ],
    authenticate: sessions.authenticate,
    authenticatePass: async () => undefined,
    anonymous: { kind: 'nobody', person: 'nobody', name: '', roles: [], permissions: new Set(), region: '' },
    onRecorded: (listener) => listeners.push(listener),
    forget() {
      places.forget()
      items.forget()
      calendars.forget()
    },
    registerPages: async (server) => {
      addLiveRoute(server, live, sessions.authenticate)
      await addWorkbench(server, join(home, 'apps/web/dist'))
    },
    async stop() {
      await live.stop()
      await printer.close()
    },
  }
}
