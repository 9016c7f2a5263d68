import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { MaterialAnnex } from '../rules/index.ts'

const keep = prepared<never, [item: string, version: number, rows: string]>(
  'catalogue.keep-annexes',
  `insert into catalogue.annex (item, version, material, blanks, pages, marks, answers)
   select $1, $2, r.material, r.blanks, r.pages, r.marks, r.answers
   from jsonb_to_recordset($3::jsonb) as r(material text, blanks jsonb, pages jsonb, marks jsonb, answers jsonb)`,
)
const blacken = prepared<never, [former: string, next: string, wanted: string]>(
  'catalogue.blacken-annexes',
  `update catalogue.annex set pages = replace(pages::text, $1, $2)::jsonb where pages @> $3::jsonb`,
)
const inUse = prepared<{ used: boolean }, [wanted: string]>(
  'catalogue.annex-page-used',
  `select exists (select from catalogue.annex where pages @> $1::jsonb) as used`,
)

/** Keeps what goes with the materials of a version, in the transaction that publishes it. (CAT-06) */
export async function keepAnnexes(
  tx: Queries,
  { item, version }: { readonly item: string; readonly version: number },
  annexes: readonly MaterialAnnex[],
): Promise<void> {
  if (annexes.length > 0) await tx.run(keep, [item, version, JSON.stringify(annexes)])
}

const carry = prepared<never, [item: string, from: number, to: number]>(
  'catalogue.carry-annexes',
  `insert into catalogue.annex (item, version, material, blanks, pages, marks, answers)
   select item, $3, material, blanks, pages, marks, answers from catalogue.annex where item = $1 and version = $2`,
)

/** A version whose text came from outside keeps what the one before kept; marks of points that are gone are not shown. */
export async function carryAnnexes(
  tx: Queries,
  { item, from, to }: { readonly item: string; readonly from: number; readonly to: number },
): Promise<void> {
  await tx.run(carry, [item, from, to])
}

/**
 * Puts the blacked-out picture in the place of the former one in every version that shows it: private data goes
 * from published versions too, and nothing else of them changes. (CAT-06)
 */
export async function blackenAnnexes(tx: Queries, former: string, next: string): Promise<void> {
  await tx.run(blacken, [former, next, JSON.stringify([{ hash: former }])])
}

/** Whether a version still shows a picture. */
export async function isPageUsed(db: Queries, hash: string): Promise<boolean> {
  return (await db.one(inUse, [JSON.stringify([{ hash }])])).used
}
