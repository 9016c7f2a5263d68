import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { NamesOf } from '@yichuang/modules/cases/public'
import type { Database } from '@yichuang/platform/db'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type { Driver } from './drivers/driver.ts'

/** What messages are made with; handed in by the composition root. */
export interface MessagesParts {
  readonly db: Database
  readonly calendar: () => Promise<CompiledCalendar>
  readonly names: () => Promise<NamesOf>
  /** the code that opens a box for a dossier put into it on a day; derived, kept nowhere */
  readonly lockerCode: (dossier: string, box: string, day: PlainDate) => Promise<string>
  /** the secret of the link to an evaluation; derived, kept nowhere */
  readonly evaluationToken: (id: string) => Promise<string>
  readonly driver: Driver
  readonly now: () => Instant
}
