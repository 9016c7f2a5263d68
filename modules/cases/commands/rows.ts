/** The text of a CTE that writes rows of a table from a JSON parameter, guarded by `root`. */
export function upsertSql(
  table: string,
  types: Readonly<Record<string, string>>,
  { key, kept = [], also = [] }: UpsertTerms,
): (parameter: string) => string {
  const names = Object.keys(types)
  const own = table.split('.')[1] ?? table
  const typed = Object.entries(types).map(([name, type]) => `${name} ${type}`)
  const changed = names
    .filter((name) => !key.includes(name) && !kept.includes(name))
    .map((name) => `${name} = excluded.${name}`)
  return (parameter) => `${own}_rows as (
    insert into ${table} (${names.join(', ')})
    select ${names.map((name) => `r.${name}`).join(', ')} from root, json_to_recordset(${parameter}::json) as r(${typed.join(', ')})
    on conflict (${key.join(', ')}) do update set ${[...changed, ...also].join(', ')}
  )`
}

interface UpsertTerms {
  readonly key: readonly string[]
  /** columns that stand as they were first written */
  readonly kept?: readonly string[]
  /** more assignments, in SQL */
  readonly also?: readonly string[]
}
