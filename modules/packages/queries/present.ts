import { mayAct } from '@yichuang/modules/access/rules'
import { packageTexts } from '@yichuang/modules/catalogue/public'
import type { Database } from '@yichuang/platform/db'
import type { Actor } from '@yichuang/platform/pure'
import { itemsOf, lookupOf, viewOf } from '../commands/keep-draft.ts'
import type { PackageDraft, PackageLine, PublishedPackage } from '../contract.ts'
import type { PackagesParts } from '../parts.ts'
import { decideChange, decidePublication, exampleGiven, nothingGiven, parsePackage, savingOf } from '../rules/index.ts'
import type { PackageDocument } from '../rules/index.ts'
import type { PackageDraftRow } from '../tables.ts'
import { currentStamps, listPackageVersions } from './versions.ts'

/** A package in force. */
export interface InForce {
  readonly document: PackageDocument
  readonly version: number
  readonly publishedAt: string | null
}

/** The packages in force by their ids, with the newest version of each. */
export async function packagesInForce(db: Database): Promise<ReadonlyMap<string, InForce>> {
  const [texts, stamps] = await Promise.all([packageTexts(db), currentStamps(db)])
  const stampOf = new Map(stamps.map((stamp) => [stamp.package, stamp]))
  return new Map(
    texts.map(({ id, text }) => {
      const stamp = stampOf.get(id)
      const document = parsePackage(text)
      return [id, { document, version: stamp?.version ?? 1, publishedAt: stamp?.published_at ?? null }]
    }),
  )
}

/** Every package in force and every draft in reach, by name. */
export async function presentLines(
  parts: PackagesParts,
  inForce: ReadonlyMap<string, InForce>,
  drafts: readonly PackageDraftRow[],
): Promise<PackageLine[]> {
  const [names, all] = await Promise.all([parts.names(), parts.items.all()])
  const draftOf = new Map(drafts.map((row) => [row.package, row]))
  const fresh = drafts.filter((row) => !inForce.has(row.package)).map((row) => row.document)
  const documents = [...[...inForce.values()].map(({ document }) => document), ...fresh]
  const items = await itemsOf(
    parts,
    documents.flatMap((document) => document.items.map(({ item }) => item)),
  )
  const itemOf = lookupOf(items)
  return documents
    .map((document): PackageLine => {
      const current = inForce.get(document.id)
      const draft = draftOf.get(document.id)
      const { critical, ...saving } = savingOf(document, exampleGiven(document) ?? nothingGiven, itemOf)
      return {
        id: document.id,
        name: document.name,
        departmentName: names.department(document.leadDepartment),
        items: document.items.map(({ item }) => ({ id: item, name: all.get(item)?.name ?? item })),
        version: current?.version ?? null,
        publishedAt: current?.publishedAt ?? null,
        draft: draft === undefined ? null : markOf(draft),
        saving: { ...saving, critical: [...critical] },
      }
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'zh-CN'))
}

function markOf({ id, saved_by_name: ownerName, saved_at: savedAt, errors }: PackageDraftRow) {
  return { id, ownerName, savedAt, errors }
}

async function elementsOf({ elements }: Pick<PackagesParts, 'elements'>) {
  return (await elements()).map(({ key, label }) => ({ key, label }))
}

interface ShownTo {
  readonly actor: Actor
  readonly drafts: readonly PackageDraftRow[]
}

/** A package in force, whole. */
export async function presentPackage(
  db: Database,
  parts: PackagesParts,
  { document, version, publishedAt }: InForce,
  { actor, drafts }: ShownTo,
): Promise<PublishedPackage> {
  const { id, name, leadDepartment } = document
  const [names, items, versions, region, elements] = await Promise.all([
    parts.names(),
    itemsOf(
      parts,
      document.items.map(({ item }) => item),
    ),
    listPackageVersions(db, id),
    parts.regionOf(leadDepartment),
    elementsOf(parts),
  ])
  const draft = drafts.find((row) => row.package === id)
  const place = {
    region: region ?? '',
    hall: region === undefined ? undefined : await parts.centreOf(actor, region),
    departments: [leadDepartment],
  }
  const first = { version: 1, publishedAt: null, publishedByName: null, items: document.items.length, reason: '' }
  return {
    id,
    name,
    departmentName: names.department(leadDepartment),
    version,
    publishedAt,
    guideUrl: `${parts.publicUrl()}/packages/${id}`,
    document,
    items: [...items],
    elements,
    versions:
      versions.length === 0
        ? [first]
        : versions.map((one) => ({
            version: one.version,
            publishedAt: one.published_at,
            publishedByName: one.published_by_name,
            items: one.items,
            reason: one.reason,
          })),
    draft: draft === undefined ? null : markOf(draft),
    mayCompose: mayAct(actor, 'packages.compose', place).ok,
    mayRestore: mayAct(actor, 'packages.publish', place).ok,
  }
}

/** A draft whole, with what the person may do now. */
export async function presentPackageDraft(
  parts: PackagesParts,
  row: PackageDraftRow,
  { actor, centre }: { readonly actor: Actor; readonly centre: string | undefined },
): Promise<PackageDraft> {
  const [names, items, elements] = await Promise.all([
    parts.names(),
    itemsOf(
      parts,
      row.document.items.map(({ item }) => item),
    ),
    elementsOf(parts),
  ])
  const seen = { by: actor, centre, expectedVersion: row.version }
  const offers = [
    ['save', decideChange(viewOf(row), seen)],
    ['publish', decidePublication(viewOf(row), seen, row.errors)],
    ['cancel', decideChange(viewOf(row), seen)],
  ] as const
  return {
    id: row.id,
    package: row.package,
    version: row.version,
    state: row.state,
    baseVersion: row.base_version,
    departmentName: names.department(row.department),
    reason: row.reason,
    ownerName: row.saved_by_name,
    savedAt: row.saved_at,
    errors: row.errors,
    document: row.document,
    items: [...items],
    elements,
    actions: offers.map(([name, decision]) =>
      decision.ok ? { name, allowed: true } : { name, allowed: false, reason: decision.refusal.code },
    ),
  }
}
