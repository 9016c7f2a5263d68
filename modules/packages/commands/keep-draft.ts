import type { Item } from '@yichuang/modules/catalogue/rules'
import type { Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { PackagesParts } from '../parts.ts'
import { packageFindings } from '../rules/index.ts'
import type { DraftState, DraftView, ItemOf, PackageDocument } from '../rules/index.ts'
import type { PackageDraftRow, PackagesTables } from '../tables.ts'

/** Where a draft stands after an act. */
export interface Kept {
  readonly id: string
  readonly version: number
  readonly state: DraftState
}

/** A step of a draft, with the version that was seen. */
export interface DraftStep {
  readonly id: string
  readonly expectedVersion: number
}

/** A row as the rules see it. */
export function viewOf(row: Omit<PackageDraftRow, 'document'>): DraftView {
  const { state, version, region, department, saved_by_name: savedByName } = row
  return { state, version, region, department, savedByName }
}

/** The stream of a draft's events. */
export function streamOf(id: string): string {
  return `package-draft:${id}`
}

/** A draft locked for the rest of the transaction. */
export async function lockDraft(tx: Tx<PackagesTables>, id: string): Promise<Decision<PackageDraftRow>> {
  const row = await tx.kysely
    .selectFrom('packages.draft')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? refused({ code: 'packages.no-such-draft', id }) : decided(row)
}

/** Writes what changed with the next version, and tells the pages that are open. */
export async function keepDraft(
  tx: Tx<PackagesTables>,
  { id, version, state }: PackageDraftRow,
  change: Partial<PackageDraftRow>,
): Promise<Kept> {
  const next = version + 1
  await tx.kysely
    .updateTable('packages.draft')
    .set({ ...change, version: next })
    .where('id', '=', id)
    .execute()
  await publish(tx, 'packages', id)
  return { id, version: next, state: change.state ?? state }
}

/** The items in force among some ids, whole. */
export async function itemsOf(
  { items }: Pick<PackagesParts, 'items'>,
  ids: readonly string[],
): Promise<readonly Item[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => items.current(id)))
  return found.flatMap((one) => (one === undefined ? [] : [one.item]))
}

/** Items by their ids, for the rules. */
export function lookupOf(items: readonly Item[]): ItemOf {
  const byId = new Map(items.map((item) => [item.id, item]))
  return (id) => byId.get(id)
}

/** How many findings keep a package from being published: its own, and those of schema and references. */
export async function countErrors(
  { check }: Pick<PackagesParts, 'check'>,
  document: PackageDocument,
  itemOf: ItemOf,
): Promise<number> {
  const { findings } = await check(document)
  return [...findings, ...packageFindings(document, itemOf)].filter(({ level }) => level === 'error').length
}
