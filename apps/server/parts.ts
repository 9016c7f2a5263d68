import { join } from 'node:path'
import { sessionReader } from '@yichuang/modules/access/public'
import { calendarBook } from '@yichuang/modules/calendar/public'
import {
  actsOn,
  applicationNumbers,
  dossierIdOf,
  originalProjection,
  saveStatements,
  sheetProjection,
  supplementProjection,
} from '@yichuang/modules/cases/public'
import type { Projection } from '@yichuang/modules/cases/public'
import { catalogueSearch, delegationBook, itemBook, itemFrequency } from '@yichuang/modules/catalogue/public'
import type { ItemBook } from '@yichuang/modules/catalogue/public'
import { templateFolder } from '@yichuang/modules/documents/public'
import { placeBook } from '@yichuang/modules/halls/public'
import type { PlaceBook } from '@yichuang/modules/halls/public'
import { matterProjection, taskProjection } from '@yichuang/modules/handling/public'
import { confirmationUse } from '@yichuang/modules/evaluation/public'
import { lockerCodes, resultProjection } from '@yichuang/modules/handout/public'
import { sandboxDriver } from '@yichuang/modules/messages/public'
import { connect } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { openLocalStore } from '@yichuang/platform/files'
import { startLive } from '@yichuang/platform/live'
import type { Services } from '@yichuang/platform/module'
import { keyFolder, startPrinter } from '@yichuang/platform/printing'
import { bookingParts } from './booking-parts.ts'
import type { Config } from './config.ts'
import { evaluationParts, evaluationTokens } from './evaluation-parts.ts'
import { caseNames, placeNames } from './names.ts'
import { queueParts } from './queue-parts.ts'
import { caseSources } from './sources.ts'

/** Rows that modules keep in step with the dossiers. */
const projections: readonly Projection[] = [
  taskProjection,
  matterProjection,
  resultProjection,
  confirmationUse,
  supplementProjection,
  originalProjection,
  sheetProjection,
]

const keyOwner = { commonName: '一窗演示根证书', organization: '云岫县行政服务中心' }

/**
 * Connections for what is kept in memory: places, items, delegations, calendars, the ground of checks. It has its own, for
 * an act that waits for it holds one of the others, and where many do nobody would ever get a second.
 */
const GROUND_CONNECTIONS = 2

export type Parts = Awaited<ReturnType<typeof makeParts>>

/** What several modules share in one process: books kept in memory, files, printer, and the runner of lifecycle commands. */
export async function makeParts(services: Services, config: Config) {
  const { db } = services
  const ground = await connect(db.url, { poolSize: GROUND_CONNECTIONS, applicationName: 'yichuang ground' })
  const books = booksOf(ground)
  const { places, items, delegations, calendars } = books
  const search = searchOf(db, items, places)
  const listeners: (() => void)[] = []
  const files = await openLocalStore(join(config.dataDir, 'files'))
  const printer = startPrinter({ templates: templateFolder, fontDir: config.fontDir })
  const keys = keyFolder(join(config.dataDir, 'keys'), keyOwner)
  const { publicUrl, now } = services
  const lockerCode = lockerCodes(() => keys.secret('locker'))
  const bookings = bookingParts({ db, places, calendars, items, search, keys, publicUrl })
  const dossierOf = (applicationNo: string) => dossierIdOf(db, applicationNo)
  const people = placeNames(db, places)
  const acts = actsOn({
    db,
    sources: caseSources({ items, delegations, calendars }),
    save: saveStatements(projections),
    projections,
    onRecorded: () => listeners.forEach((listener) => listener()),
  })
  const evaluation = evaluationParts({ db, now, places, calendars, acts, keys, people, publicUrl, config })
  return {
    db,
    ground,
    ...books,
    maxUploadBytes: config.maxUploadBytes,
    search,
    files,
    nextNumber: applicationNumbers(db),
    live: await startLive(db),
    sessions: sessionReader(db),
    people,
    windowOf: async (id: string | undefined) =>
      id === undefined ? undefined : (await places.current()).windows.get(id),
    acts,
    onRecorded: (listener: () => void) => void listeners.push(listener),
    documents: { db, printer, files, keys, places, items, calendars, publicUrl, now, dossierOf },
    lockerCode,
    bookings,
    queue: queueParts({ db, places, publicUrl, bookings, people, items }),
    evaluation,
    messages: {
      db,
      calendar: () => calendars.current(),
      names: () => caseNames(places),
      lockerCode,
      evaluationToken: evaluationTokens(evaluation),
      driver: sandboxDriver(db, now),
      now,
    },
    async stop() {
      await printer.close()
      await ground.close()
    },
  }
}

/** The books that are kept in memory. */
function booksOf(ground: Database) {
  return {
    places: placeBook(ground),
    items: itemBook(ground),
    delegations: delegationBook(ground),
    calendars: calendarBook(ground),
  }
}

/** The one search of all pages, with the areas of the departments in use. */
function searchOf(db: Database, items: ItemBook, places: PlaceBook) {
  return catalogueSearch(db, {
    items,
    frequency: itemFrequency(db),
    departments: async () => [...(await places.current()).departments.keys()],
    regionOf: async (department) => (await places.current()).departments.get(department)?.region ?? '',
  })
}
