import type { CalendarBook } from '@yichuang/modules/calendar/public'
import type { ItemBook } from '@yichuang/modules/catalogue/public'
import type { PlaceBook } from '@yichuang/modules/halls/public'
import type { Database } from '@yichuang/platform/db'
import type { FileStore } from '@yichuang/platform/files'
import type { Instant } from '@yichuang/platform/pure'
import type { KeyFolder, Printer, Timestamp } from '@yichuang/platform/printing'

/** What documents are made with; handed in by the composition root. */
export interface DocumentsParts {
  readonly db: Database
  readonly printer: Printer
  readonly files: FileStore
  /** keys of the seals and the secret behind verification codes */
  readonly keys: KeyFolder
  readonly places: PlaceBook
  readonly items: ItemBook
  readonly calendars: CalendarBook
  /** address citizens reach, for QR codes */
  readonly publicUrl: () => string
  readonly now: () => Instant
  /** the id of the dossier with this application number, undefined when there is none */
  readonly dossierOf: (applicationNo: string) => Promise<string | undefined>
  /** a time-stamping authority, when the city has one */
  readonly timestamp?: Timestamp
}
