import { prepared } from '@yichuang/platform/db'
import type { Statement } from '@yichuang/platform/db'
import type { Dependants } from '../rules/index.ts'

/** What other modules know of a place: one statement each, read inside the transaction of the act. */
export interface PlaceUses {
  readonly hall: Statement<Dependants, [hall: string]>
  readonly department: Statement<Dependants, [department: string]>
  /** people signed in at the window now */
  readonly window: Statement<Dependants, [window: string, at: string]>
  /** whether a board is in the catalogue */
  readonly boards: Statement<{ id: string; name: string }, []>
}

/** Whether an area exists. */
export const findArea = prepared<{ code: string }, [code: string]>(
  'halls.find-area',
  `select code from halls.area where code = $1`,
)
