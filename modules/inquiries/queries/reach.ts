import type { Scope } from '@yichuang/modules/supervision/rules'

/** How far a reader reaches, as the first three values of a statement. */
export type Reach = readonly [region: string, hall: string | null, department: string | null]

/** The condition of a statement that begins with a reach. */
export const within = `region like $1 || '%' and ($2::text is null or hall = $2) and ($3::text is null or department = $3)`

/** The values of a reach. */
export function reachOf({ region, hall, department }: Scope): Reach {
  return [region, hall ?? null, department ?? null]
}
