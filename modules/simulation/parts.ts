import type { Places } from '@yichuang/modules/halls/public'
import type { Database } from '@yichuang/platform/db'

/** What the simulation works with; handed in by the composition root. */
export interface SimulationParts {
  readonly db: Database
  readonly places: { current(): Promise<Places> }
}
