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
import { lockerCodes, resultProjection } from '@yichuang/modules/handout/public'
import { sandboxDriver } from '@yichuang/modules/messages/public'
import type { Database } from '@yichuang/platform/db'
import { openLocalStore } from '@yichuang/platform/files'
import { startLive } from '@yichuang/platform/live'
import type { Services } from '@yichuang/platform/module'
import { keyFolder, startPrinter } from '@yichuang/platform/printing'
import { bookingParts } from './booking-parts.ts'
import type { Config } from './config.ts'
import { caseNames, placeNames } from './names.ts'
import { caseSources } from './sources.ts'

/** Rows that modules keep in step with the dossiers. */
const projections: readonly Projection[] = [
  taskProjection,
  matterProjection,
  resultProjection,
  supplementProjection,
  originalProjection,
  sheetProjection,
]

export type Parts = Awaited<ReturnType<typeof makeParts>>

/** What several modules share in one process: books kept in memory, files, printer, and the runner of lifecycle commands. */
export async function makeParts(services: Services, config: Config) {
  const { db } = services
  const places = placeBook(db)
  const items = itemBook(db)
  const search = searchOf(db, items, places)
  const delegations = delegationBook(db)
  const calendars = calendarBook(db)
  const listeners: (() => void)[] = []
  const files = await openLocalStore(join(config.dataDir, 'files'))
  const printer = startPrinter({ templates: templateFolder, fontDir: config.fontDir })
  const keys = keyFolder(join(config.dataDir, 'keys'), {
    commonName: '一窗演示根证书',
    organization: '云岫县行政服务中心',
  })
  const { publicUrl, now } = services
  const lockerCode = lockerCodes(() => keys.secret('locker'))
  const dossierOf = (applicationNo: string) => dossierIdOf(db, applicationNo)
  return {
    db,
    places,
    items,
    search,
    delegations,
    calendars,
    files,
    nextNumber: applicationNumbers(db),
    live: await startLive(db),
    sessions: sessionReader(db),
    people: placeNames(db, places),
    windowOf: async (id: string | undefined) =>
      id === undefined ? undefined : (await places.current()).windows.get(id),
    acts: actsOn({
      db,
      sources: caseSources({ items, delegations, calendars }),
      save: saveStatements(projections),
      projections,
      onRecorded: () => listeners.forEach((listener) => listener()),
    }),
    onRecorded: (listener: () => void) => void listeners.push(listener),
    documents: { db, printer, files, keys, places, items, calendars, publicUrl, now, dossierOf },
    lockerCode,
    bookings: bookingParts({ db, places, calendars, items, search, keys, publicUrl }),
    queue: {
      db,
      places,
      publicUrl,
      itemOf: async (id: string) => (await items.current(id))?.item,
      isApplication: async (applicationNo: string) => (await dossierOf(applicationNo)) !== undefined,
    },
    messages: {
      db,
      calendar: () => calendars.current(),
      names: () => caseNames(places),
      lockerCode,
      driver: sandboxDriver(db, now),
      now,
    },
    stopPrinter: () => printer.close(),
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
