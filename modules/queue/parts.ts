import type { Places } from '@yichuang/modules/halls/public'
import type { Database } from '@yichuang/platform/db'

/** What the queue works with; handed in by the composition root. */
export interface QueueParts {
  readonly db: Database
  readonly places: { current(): Promise<Places> }
  /** address citizens reach, for the link in a message */
  readonly publicUrl: () => string
  /** name and board of an item, undefined when there is none */
  readonly itemOf: (id: string) => Promise<{ readonly name: string; readonly board: string } | undefined>
  /** whether an application with this number was taken */
  readonly isApplication: (applicationNo: string) => Promise<boolean>
}
