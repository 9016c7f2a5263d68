import * as access from '@yichuang/modules/access/pages'
import * as calendar from '@yichuang/modules/calendar/pages'
import * as cases from '@yichuang/modules/cases/pages'
import * as catalogue from '@yichuang/modules/catalogue/pages'
import * as forms from '@yichuang/modules/forms/pages'
import * as halls from '@yichuang/modules/halls/pages'
import * as handling from '@yichuang/modules/handling/pages'
import * as handout from '@yichuang/modules/handout/pages'
import * as appointments from '@yichuang/modules/appointments/pages'
import * as directory from '@yichuang/modules/directory/pages'
import * as evaluation from '@yichuang/modules/evaluation/pages'
import * as inquiries from '@yichuang/modules/inquiries/pages'
import * as intake from '@yichuang/modules/intake/pages'
import * as lockers from '@yichuang/modules/lockers/pages'
import * as messages from '@yichuang/modules/messages/pages'
import * as packages from '@yichuang/modules/packages/pages'
import * as queue from '@yichuang/modules/queue/pages'
import * as simulation from '@yichuang/modules/simulation/pages'
import * as spreadsheets from '@yichuang/modules/spreadsheets/pages'
import * as supervision from '@yichuang/modules/supervision/pages'
import * as workshop from '@yichuang/modules/workshop/pages'
import type { BellEntry, ModuleTexts, PageEntry, QuickSearchProvider, StripEntry } from '@yichuang/kit'

/** What the pages door of a module gives to the workbench. */
export interface PagesDoor {
  readonly pages: readonly PageEntry[]
  readonly texts: ModuleTexts
  readonly search?: readonly QuickSearchProvider[]
  readonly bell?: BellEntry
  /** told what the quick search found nowhere */
  readonly missed?: (text: string) => Promise<void>
  readonly strip?: StripEntry
}

/** The modules that have pages. A new one is one line here. */
export const doors: readonly PagesDoor[] = [
  intake,
  handling,
  handout,
  cases,
  spreadsheets,
  supervision,
  access,
  halls,
  messages,
  inquiries,
  appointments,
  catalogue,
  workshop,
  packages,
  calendar,
  queue,
  simulation,
  forms,
  evaluation,
  lockers,
  directory,
]
