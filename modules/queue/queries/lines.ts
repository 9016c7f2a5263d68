import { prepared, queriesOf } from '@yichuang/platform/db'
import type { AnyTx, Database } from '@yichuang/platform/db'
import type { LineState } from '../rules/index.ts'

/** A line of a hall, with the usual length of a service. */
export interface KeptLine extends LineState {
  readonly serviceSeconds: number
}

const ofHall = prepared<KeptLine, [hall: string]>(
  'queue.lines-of-hall',
  `select id, letter, name, boards, is_active as "isActive", version, service_seconds as "serviceSeconds"
   from queue.business_group where hall = $1 order by is_active desc, letter`,
)

/** The lines of a hall, the closed ones last. */
export function linesOfHall(on: AnyTx | Database, hall: string): Promise<readonly KeptLine[]> {
  return queriesOf(on).many(ofHall, [hall])
}
