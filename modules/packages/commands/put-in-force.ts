import { packageText, publishPackage } from '@yichuang/modules/catalogue/public'
import type { Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import type { Actor } from '@yichuang/platform/pure'
import { keepFirstVersion, lastVersion, lockVersions, writeVersion } from '../queries/versions.ts'
import type { PackagesTables } from '../tables.ts'

/** What comes into force, by whom and why. */
interface NewVersion {
  readonly package: string
  readonly text: string
  readonly at: string
  readonly by: Actor
  readonly reason: string
}

/**
 * Puts a text in force as the next version of its package: search and guides show it from now on, and the version before
 * it is kept. @returns the number of the version
 */
export async function putInForce(tx: Tx<PackagesTables>, next: NewVersion): Promise<number> {
  const { package: id, text } = next
  const before = await packageText(tx, id)
  if (before !== undefined) await keepFirstVersion(tx, id, before)
  await lockVersions(tx, id)
  const version = ((await lastVersion(tx, id)) ?? 0) + 1
  await writeVersion(tx, { ...next, version })
  await publishPackage(tx, { id, text })
  await publish(tx, 'items', id)
  return version
}
