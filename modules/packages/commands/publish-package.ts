import { command } from '@yichuang/platform/commands'
import { decided } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { ComposingParts } from '../parts.ts'
import { decidePublication, finished } from '../rules/index.ts'
import type { PackagesTables } from '../tables.ts'
import { countErrors, itemsOf, keepDraft, lockDraft, lookupOf, streamOf, viewOf } from './keep-draft.ts'
import type { DraftStep, Kept } from './keep-draft.ts'
import { putInForce } from './put-in-force.ts'

/** 发布: the draft becomes the next version of its package; the search and the guides show it from now on. (CAT-11) */
export function publishPackageDraft(parts: ComposingParts) {
  return command<PackagesTables>()({
    name: 'packages.publish-draft',
    may: 'packages.publish',
    async handle(tx, { id, expectedVersion }: DraftStep, { at, by, record }): Promise<Decision<Kept>> {
      const locked = await lockDraft(tx, id)
      if (!locked.ok) return locked
      const row = locked.value
      const items = await itemsOf(
        parts,
        row.document.items.map(({ item }) => item),
      )
      const itemOf = lookupOf(items)
      // Items may have changed since it was saved.
      const document = finished(row.document, itemOf)
      const errors = await countErrors(parts, document, itemOf)
      const centre = await parts.centreOf(by, row.region)
      const may = decidePublication(viewOf(row), { by, centre, expectedVersion }, errors)
      if (!may.ok) return may
      const text = `${JSON.stringify(document, null, 1)}\n`
      const version = await putInForce(tx, { package: row.package, text, at, by, reason: row.reason })
      await record(streamOf(id), [
        { type: 'packages.package-published', v: 1, id, package: row.package, version, name: document.name },
      ])
      return decided(await keepDraft(tx, row, { state: 'published', published_version: version, document, errors }))
    },
  })
}
