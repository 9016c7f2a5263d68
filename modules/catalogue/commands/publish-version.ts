import { createHash } from 'node:crypto'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'

const retire = prepared<never, [item: string]>(
  'catalogue.retire-for-publication',
  `update catalogue.item_version set is_current = false where item = $1 and is_current`,
)
const publish = prepared<{ version: number }, [item: string, body: string, sha256: string, at: string]>(
  'catalogue.publish-next-version',
  `insert into catalogue.item_version (item, version, body, sha256, published_at, is_current)
   select $1, coalesce(max(version), 0) + 1, $2, decode($3, 'hex'), $4, true
   from catalogue.item_version where item = $1
   returning version`,
)

const inForce = prepared<{ version: number }, [item: string]>(
  'catalogue.version-in-force',
  `select version from catalogue.item_version where item = $1 and is_current for update`,
)

/** The version of an item in force, which stays so until the transaction of the caller ends; undefined: there is none. */
export async function versionInForce(tx: Queries, item: string): Promise<number | undefined> {
  return (await tx.find(inForce, [item]))?.version
}

/** Puts the text of an item in force as its next version, in the transaction of the caller; cases keep theirs. (CAT-12) */
export async function publishVersion(
  tx: Queries,
  { item, text, at }: { readonly item: string; readonly text: string; readonly at: string },
): Promise<number> {
  await tx.run(retire, [item])
  const sha256 = createHash('sha256').update(text).digest('hex')
  return (await tx.one(publish, [item, text, sha256, at])).version
}
