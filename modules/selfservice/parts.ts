import type { CatalogueSearch, ItemBook } from '@yichuang/modules/catalogue/public'
import type { PlaceBook } from '@yichuang/modules/halls/public'
import type { PreparingParts } from '@yichuang/modules/intake/public'
import type { QueueDesk } from '@yichuang/modules/queue/public'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'

/** What machines of the hall work with; handed in by the composition root. */
export interface SelfserviceParts {
  readonly db: Database
  readonly now: () => Instant
  readonly places: PlaceBook
  readonly items: ItemBook
  readonly search: CatalogueSearch
  readonly queue: QueueDesk
  readonly acts: PreparingParts['acts']
  readonly nextNumber: PreparingParts['nextNumber']
  /** address citizens reach, for the codes on the screen and on the slip */
  readonly publicUrl: () => string
  /** cookies only over https */
  readonly secureCookies: boolean
}
