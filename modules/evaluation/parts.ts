import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { Acts } from '@yichuang/modules/cases/public'
import type { Places } from '@yichuang/modules/halls/public'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'

/** What evaluations work with; handed in by the composition root. */
export interface EvaluationParts {
  readonly db: Database
  readonly now: () => Instant
  readonly places: { current(): Promise<Places> }
  readonly calendar: () => Promise<CompiledCalendar>
  readonly acts: Pick<Acts, 'view'>
  readonly personName: (id: string) => Promise<string>
  /** whether somebody with a number is being served at a window: their visit is evaluated when it ends */
  readonly isServing: (window: string, at: Instant) => Promise<boolean>
  /** the window a person was signed in at */
  readonly windowOf: (person: string, at: Instant) => Promise<string | undefined>
  /** key of the links to evaluations */
  readonly secret: () => Promise<Buffer>
  /** address citizens reach, for the link in a message */
  readonly publicUrl: () => string
  /** cookies only over https */
  readonly secureCookies: boolean
}
