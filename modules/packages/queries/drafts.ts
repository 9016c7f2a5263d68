import { mayAct } from '@yichuang/modules/access/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database, Queries } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import type { PackagesParts } from '../parts.ts'
import type { PackageDraftRow } from '../tables.ts'

const composing = prepared<PackageDraftRow, []>(
  'packages.composing',
  `select * from packages.draft where state = 'composing' order by saved_at desc`,
)
const one = prepared<PackageDraftRow, [id: string]>('packages.read-draft', `select * from packages.draft where id = $1`)

const openOf = prepared<{ id: string }, [id: string]>(
  'packages.open-draft-of',
  `select id from packages.draft where package = $1 and state = 'composing'`,
)

/** The draft of a package that is being composed; undefined: none. */
export async function findOpenDraft(db: Queries, id: string): Promise<string | undefined> {
  return (await db.find(openOf, [id]))?.id
}

/** The drafts that are being composed and that somebody may read. */
export async function draftsInReach(
  db: Database,
  parts: Pick<PackagesParts, 'centreOf'>,
  actor: Actor,
): Promise<readonly PackageDraftRow[]> {
  const rows = await db.many(composing, [])
  const reached = await Promise.all(rows.map((row) => reach(parts, actor, row)))
  return rows.filter((_, index) => reached[index]?.may.ok)
}

/** A draft somebody may read, and the centre they work for. */
export async function readDraftOf(
  db: Database,
  parts: Pick<PackagesParts, 'centreOf'>,
  actor: Actor,
  id: string,
): Promise<Decision<{ readonly row: PackageDraftRow; readonly centre: string | undefined }>> {
  const row = await db.find(one, [id])
  if (row === undefined) return refused({ code: 'packages.no-such-draft', id })
  const { may, centre } = await reach(parts, actor, row)
  return may.ok ? decided({ row, centre }) : may
}

async function reach({ centreOf }: Pick<PackagesParts, 'centreOf'>, actor: Actor, row: PackageDraftRow) {
  const centre = await centreOf(actor, row.region)
  const place = { region: row.region, hall: centre, departments: [row.department] }
  return { may: mayAct(actor, 'packages.read-draft', place), centre }
}
