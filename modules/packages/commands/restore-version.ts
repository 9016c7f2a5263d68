import { packageText } from '@yichuang/modules/catalogue/public'
import { command } from '@yichuang/platform/commands'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { ComposingParts } from '../parts.ts'
import { findOpenDraft } from '../queries/drafts.ts'
import { lastVersion, packageVersionText } from '../queries/versions.ts'
import { decideRestoring, parsePackage } from '../rules/index.ts'
import type { PackagesTables } from '../tables.ts'
import { countErrors, itemsOf, lookupOf } from './keep-draft.ts'
import { putInForce } from './put-in-force.ts'

/** An earlier version that shall be in force again. */
export interface RestorePackageVersion {
  readonly package: string
  readonly version: number
  readonly reason: string
}

/** 恢复: an earlier version is in force again, as a new one; nothing that was published is ever changed. (CAT-11, CAT-12) */
export function restorePackageVersion(parts: ComposingParts) {
  return command<PackagesTables>()({
    name: 'packages.restore-version',
    may: 'packages.publish',
    async handle(
      tx,
      input: RestorePackageVersion,
      { at, by, record },
    ): Promise<Decision<{ readonly version: number }>> {
      const { package: id, version: restored } = input
      const inForce = await packageText(tx, id)
      if (inForce === undefined) return refused({ code: 'packages.no-such-package', id })
      const current = (await lastVersion(tx, id)) ?? 1
      const text = restored === current ? inForce : await packageVersionText(tx, id, restored)
      if (text === undefined) return refused({ code: 'packages.no-such-version', version: restored })
      const document = parsePackage(text)
      const department = parsePackage(inForce).leadDepartment
      const region = (await parts.regionOf(department)) ?? ''
      const place = { region, department, centre: await parts.centreOf(by, region) }
      const items = await itemsOf(
        parts,
        document.items.map(({ item }) => item),
      )
      const errors = await countErrors(parts, document, lookupOf(items))
      const reason = input.reason.trim()
      const openDraft = await findOpenDraft(tx, id)
      const may = decideRestoring(by, place, { version: restored, current, reason, openDraft, errors })
      if (!may.ok) return may
      const version = await putInForce(tx, { package: id, text, at, by, reason })
      await record(`package:${id}`, [
        { type: 'packages.version-restored', v: 1, package: id, version, restored, name: document.name, reason },
      ])
      await publish(tx, 'packages', id)
      return decided({ version })
    },
  })
}
