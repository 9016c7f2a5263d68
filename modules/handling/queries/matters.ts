import { lineColumns } from '@yichuang/modules/cases/public'
import type { LineRow } from '@yichuang/modules/cases/public'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { MatterKind } from '../commands/task-projection.ts'

export type MatterLine = LineRow & { readonly kind: MatterKind; readonly waits_since: string; readonly sort_on: string }

const openMatters = prepared<
  MatterLine,
  readonly [department: string, kind: string | null, afterOn: string | null, afterId: string | null, limit: number]
>(
  'handling.open-matters',
  `select ${lineColumns}, m.kind, m.opened_at as waits_since, m.sort_on
   from handling.matter m join cases.dossier d on d.id = m.dossier
   where m.department = $1 and ($2::text is null or m.kind = $2)
     and ($3::date is null or (m.sort_on, m.dossier) > ($3::date, $4::uuid))
   order by m.sort_on, m.dossier
   limit $5`,
)

export type MatterCounts = Readonly<Record<MatterKind, number>>

const matterCounts = prepared<MatterCounts, readonly [department: string]>(
  'handling.matter-counts',
  `select count(*) filter (where kind = 'decide')::int as decide,
     count(*) filter (where kind = 'extension')::int as extension,
     count(*) filter (where kind = 'default')::int as default,
     count(*) filter (where kind = 'result')::int as result
   from handling.matter where department = $1`,
)

export interface MatterFilter {
  readonly department: string
  readonly kind: MatterKind | undefined
  readonly after: string | undefined
  readonly limit: number
}

/** A page of what waits for the decider of a department, what is due first on top. */
export async function listMatters(
  db: Database,
  { department, kind, after, limit }: MatterFilter,
): Promise<{ rows: readonly MatterLine[]; next?: string }> {
  const [afterOn, afterId] = after?.split('~') ?? []
  const rows = await db.many(openMatters, [department, kind ?? null, afterOn ?? null, afterId ?? null, limit + 1])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return rows.length > limit && last !== undefined ? { rows: page, next: `${last.sort_on}~${last.id}` } : { rows: page }
}

/** How many matters of each kind wait. */
export function countMatters(db: Database, department: string): Promise<MatterCounts> {
  return db.one(matterCounts, [department])
}
