import { packageText } from '@yichuang/modules/catalogue/public'
import type { Database } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { itemsOf, lookupOf } from '../commands/keep-draft.ts'
import type { PackageChanges } from '../contract.ts'
import type { PackagesParts } from '../parts.ts'
import { comparePackages, parsePackage } from '../rules/index.ts'
import type { PackageComparison, PackageDocument } from '../rules/index.ts'
import { lastVersion, packageVersionText } from './versions.ts'

/** Which versions of a package are compared. */
interface Asked {
  readonly id: string
  readonly from: number
  readonly to: number
}

/** What changes for applicants between two versions of a package, in words. (CAT-11, CAT-12) */
export async function presentComparison(
  db: Database,
  parts: Pick<PackagesParts, 'items' | 'elements'>,
  { id, from, to }: Asked,
): Promise<Decision<PackageChanges>> {
  const inForce = await packageText(db, id)
  if (inForce === undefined) return refused({ code: 'packages.no-such-package', id })
  const current = (await lastVersion(db, id)) ?? 1
  const textOf = async (version: number) => (version === current ? inForce : packageVersionText(db, id, version))
  const [former, newer] = await Promise.all([textOf(from), textOf(to)])
  if (former === undefined || newer === undefined)
    return refused({ code: 'packages.no-such-version', version: former === undefined ? from : to })
  const [before, after] = [parsePackage(former), parsePackage(newer)]
  const [items, elements] = await Promise.all([
    itemsOf(
      parts,
      [...before.items, ...after.items].map(({ item }) => item),
    ),
    parts.elements(),
  ])
  const itemOf = lookupOf(items)
  const found = comparePackages(before, after, itemOf)
  const labels = new Map(elements.map(({ key, label }) => [key, label]))
  const named = (item: string) => ({ key: item, name: itemOf(item)?.name ?? item })
  const labelled = (fields: PackageComparison['fields']['added']) =>
    fields.map(({ id: code, label }) => label ?? labels.get(code) ?? code)
  return decided({
    from,
    to,
    members: membersOf(found, before, after),
    items: {
      added: found.items.added.map(named),
      dropped: found.items.dropped.map(named),
      changed: found.items.changed.map(({ item, what }) => ({ ...named(item), what: [...what] })),
    },
    questions: found.questions.map((one) => ({
      ...one,
      added: [...one.added],
      dropped: [...one.dropped],
      changed: [...one.changed],
    })),
    fields: { added: labelled(found.fields.added), dropped: labelled(found.fields.dropped) },
    tried: found.tried,
    unchanged: found.unchanged,
    changes: found.changes.map(({ concerned, added, dropped, changed, example, kind }) => ({
      kind,
      combinations: concerned,
      added: [...added],
      dropped: [...dropped],
      changed: [...changed],
      example: [...example],
    })),
    saving: savingIn(found),
  })
}

function membersOf({ members }: PackageComparison, before: PackageDocument, after: PackageDocument): string[] {
  const [was, is] = [before.mergedForm, after.mergedForm]
  const isOtherForm = JSON.stringify([was.name, was.replaces]) !== JSON.stringify([is.name, is.replaces])
  return [...members, ...(isOtherForm ? ['mergedForm'] : [])]
}

function savingIn({ saving }: PackageComparison): PackageChanges['saving'] {
  if (saving === undefined) return null
  const { before, after } = saving
  return {
    from: { ...before, critical: [...before.critical] },
    to: { ...after, critical: [...after.critical] },
  }
}
