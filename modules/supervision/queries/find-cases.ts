import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Scope } from '../rules/index.ts'

export interface FoundRow {
  readonly id: string
  readonly application_no: string
  readonly item_name: string
  readonly applicant_name: string
  readonly department: string
  readonly opened_at: string
}

const findByWords = prepared<
  FoundRow,
  readonly [region: string, hall: string | null, department: string | null, q: string]
>(
  'supervision.find-cases',
  `select id, application_no, item_name, applicant_name, department, opened_at from cases.v_overview
   where region like $1 || '%' and ($2::text is null or hall = $2) and ($3::text is null or $3 = any (departments))
     and (application_no like '%' || $4 or application_no like $4 || '%' or applicant_name like $4 || '%')
   order by opened_at desc, id limit 20`,
)
interface Place {
  readonly application_no: string
  readonly item_name: string
  readonly region: string
  readonly hall: string | null
  readonly departments: readonly string[]
}

const onlyOne = prepared<Place, readonly [id: string]>(
  'supervision.place-of-case',
  `select application_no, item_name, region, hall, departments from cases.v_overview where id = $1`,
)

/** At most 20 dossiers by number, its beginning or end, or the beginning of the applicant's name; newest first. */
export function findCases(
  db: Database,
  { region, hall, department }: Scope,
  words: string,
): Promise<readonly FoundRow[]> {
  const literal = words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
  return db.many(findByWords, [region, hall ?? null, department ?? null, literal])
}

/** Where a dossier stands, for the question who may see it. */
export function placeOfCase(db: Database, id: string) {
  return db.find(onlyOne, [id])
}
