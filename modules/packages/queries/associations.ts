import { prepared } from '@yichuang/platform/db'
import type { Database, Queries } from '@yichuang/platform/db'
import type { Associations, MiningTerms } from '../contract.ts'
import type { PackagesParts } from '../parts.ts'
import type { FoundAssociation } from '../tables.ts'
import type { InForce } from './present.ts'

interface MiningDone {
  readonly terms: MiningTerms
  readonly mined_at: string
  readonly seconds: number
  readonly cases: number
  readonly applicants: number
  readonly skipped: number
  readonly associations: readonly FoundAssociation[]
}

const lastDone = prepared<MiningDone, []>(
  'packages.last-mining',
  `select terms, mined_at, seconds::float8 as seconds, cases, applicants, skipped, associations
   from packages.mining where mined_at is not null order by id desc limit 1`,
)
const lastAsked = prepared<{ id: string; terms: MiningTerms; asked_at: string; is_waiting: boolean }, []>(
  'packages.last-asked',
  `select id::text as id, terms, asked_at, mined_at is null as is_waiting from packages.mining order by id desc limit 1`,
)

/** What counts as asked for together where nobody decided: a quarter of a year, three applicants, clearly not by chance. */
const firstTerms: MiningTerms = {
  windowDays: 90,
  leastApplicants: 3,
  leastConfidence: 0.2,
  leastLift: 1.5,
  largest: 5,
  mostItems: 12,
}

/** The terms that were asked for last, and whether that mining still waits. */
export async function lastMining(db: Queries) {
  const found = await db.find(lastAsked, [])
  return {
    id: found?.id,
    terms: found?.terms ?? firstTerms,
    waitingSince: found?.is_waiting === true ? found.asked_at : null,
  }
}

/** What was mined last, with names, and the packages that hold it already. */
export async function presentAssociations(
  db: Database,
  parts: Pick<PackagesParts, 'items' | 'names'>,
  inForce: ReadonlyMap<string, InForce>,
): Promise<Associations> {
  const [done, { terms, waitingSince }, all, names] = await Promise.all([
    db.find(lastDone, []),
    lastMining(db),
    parts.items.all(),
    parts.names(),
  ])
  if (done === undefined) return { mining: null, waitingSince, terms, rows: [] }
  const { associations, mined_at: minedAt, ...mining } = done
  const packages = [...inForce.values()].map(({ document }) => ({
    id: document.id,
    name: document.name,
    items: new Set(document.items.map(({ item }) => item)),
  }))
  // An item that is no longer in force is proposed to nobody.
  const rows = associations.filter(({ items }) => items.every((id) => all.has(id)))
  return {
    mining: { minedAt, ...mining },
    waitingSince,
    terms,
    rows: rows.map(({ items, days, ...strength }) => ({
      ...strength,
      days: { ...days, examples: [...days.examples] },
      items: items.map((id) => {
        const title = all.get(id)
        return { id, name: title?.name ?? id, departmentName: names.department(title?.department ?? '') }
      }),
      packages: packages.filter((one) => items.every((id) => one.items.has(id))).map(({ id, name }) => ({ id, name })),
    })),
  }
}
