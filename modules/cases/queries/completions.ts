import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'

const completed = prepared<{ applicationNo: string; at: Instant }, [numbers: readonly string[]]>(
  'cases.completions',
  `select application_no as "applicationNo", coalesce(concluded_at, ended_at) as at from cases.dossier
   where application_no = any ($1::text[]) and coalesce(concluded_at, ended_at) is not null`,
)

/** 办结: when the cases with these application numbers were concluded, or ended before one was accepted; those under way are left out. */
export async function completionsOf(db: Database, numbers: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  const rows = numbers.length === 0 ? [] : await db.many(completed, [numbers])
  return new Map(rows.map(({ applicationNo, at }) => [applicationNo, at]))
}
