import { createHash } from 'node:crypto'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'

const put = prepared<never, [id: string, body: string, sha256: string]>(
  'catalogue.publish-package',
  `insert into catalogue.part (path, kind, body, sha256)
   values (coalesce((select path from catalogue.part where kind = 'package' and body ->> 'id' = $1), 'packages/' || $1 || '.json'),
     'package', $2, decode($3, 'hex'))
   on conflict (path) do update set body = excluded.body, sha256 = excluded.sha256`,
)

/** Puts the text of a package in force, in the transaction of the caller; what was in force is replaced. (CAT-11) */
export async function publishPackage(
  tx: Queries,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<void> {
  await tx.run(put, [id, text, createHash('sha256').update(text).digest('hex')])
}
