import { mayAct } from '@yichuang/modules/access/rules'
import type { Call } from '@yichuang/platform/http'
import { decided } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { WorkshopParts } from '../parts.ts'
import type { DraftRow } from '../tables.ts'

/** Whether somebody may look at a draft; the hall they review for where it does. */
export async function reachDraft(
  { centreOf }: Pick<WorkshopParts, 'centreOf'>,
  { actor }: Pick<Call, 'actor'>,
  { region, department }: Pick<DraftRow, 'region' | 'department'>,
): Promise<Decision<string | undefined>> {
  const centre = await centreOf(actor, region)
  const may = mayAct(actor, 'workshop.read', { region, hall: centre, departments: [department] })
  return may.ok ? decided(centre) : may
}

/** Those of some rows that somebody may look at. */
export async function reachItems<Row extends Pick<DraftRow, 'region' | 'department'>>(
  parts: Pick<WorkshopParts, 'centreOf'>,
  call: Pick<Call, 'actor'>,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const reached = await Promise.all(rows.map((row) => reachDraft(parts, call, row)))
  return rows.filter((_, index) => reached[index]?.ok)
}
