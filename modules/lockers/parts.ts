import type { Acts } from '@yichuang/modules/cases/public'
import type { Places } from '@yichuang/modules/halls/public'
import type { LockerCode } from '@yichuang/modules/handout/public'
import type { Database } from '@yichuang/platform/db'

/** What lockers work with; handed in by the composition root. */
export interface LockersParts {
  readonly db: Database
  readonly acts: Pick<Acts, 'act' | 'view'>
  readonly places: { current(): Promise<Places> }
  readonly lockerCode: LockerCode
  /** cookies only over https */
  readonly secureCookies: boolean
}
