import { acceptanceRows } from './acceptance-rows.ts'
import { correctionRows } from './correction-rows.ts'
import { openingRows } from './opening-rows.ts'
import type { RefusalRow } from './row.ts'

/** Every refusal of every intake command, in the order in which the lifecycle checks. */
export const refusalRows: readonly RefusalRow[] = [...openingRows, ...acceptanceRows, ...correctionRows]
export { codesOf, lifecycleTable } from './lifecycle-table.ts'
export type { CommandName, RefusalRow } from './row.ts'
