import { readCaseHistory } from '@yichuang/modules/cases/public'
import { prepared } from '@yichuang/platform/db'
import type { Database, Queries } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import type { Job, Services } from '@yichuang/platform/module'
import type { MiningTerms } from '../contract.ts'
import { lastMining } from '../queries/associations.ts'
import { CaseCollector, miningSteps } from '../rules/index.ts'
import type { Association } from '../rules/index.ts'
import type { FoundAssociation } from '../tables.ts'

export const miningJobName = 'packages.mine'

/** Associations kept of one mining. */
const MOST_KEPT = 200
/** Minings kept: what was found before can still be looked up by the operator. */
const KEPT_MININGS = 30

const begin = prepared<{ id: string }, [terms: string, at: string]>(
  'packages.begin-mining',
  `insert into packages.mining (terms, asked_at) values ($1, $2) returning id::text as id`,
)
const finish = prepared<
  never,
  [id: string, at: string, seconds: number, cases: number, applicants: number, skipped: number, found: string]
>(
  'packages.finish-mining',
  `update packages.mining set mined_at = $2, seconds = $3, cases = $4, applicants = $5, skipped = $6, associations = $7
   where id = $1::bigint`,
)
const forget = prepared<never, []>(
  'packages.forget-minings',
  `delete from packages.mining where id <= (select max(id) from packages.mining) - ${KEPT_MININGS}`,
)

/** Writes down that the history is to be mined with these terms. @returns its id */
export async function beginMining(on: Queries, terms: MiningTerms, at: string): Promise<string> {
  return (await on.one(begin, [JSON.stringify(terms), at])).id
}

/** Mines the case history each night, and when somebody asks; without asking, with the terms of the time before. (CAT-11) */
export function mineJob({ db, now }: Pick<Services, 'db' | 'now'>): Job {
  return {
    name: miningJobName,
    schedule: { dailyAt: '03:10' },
    run: () => mineHistory(db, now),
  }
}

/** Mines the case history once and keeps what was found. */
export async function mineHistory(db: Database, now: Services['now']): Promise<void> {
  const { id: asked, terms, waitingSince } = await lastMining(db)
  const id = waitingSince === null || asked === undefined ? await beginMining(db, terms, now()) : asked
  const began = performance.now()
  const { mined, items } = await minedFrom(db, terms)
  const seconds = (performance.now() - began) / 1000
  const found = JSON.stringify(mined.associations.map((one) => told(one, items)))
  await db.run(finish, [id, now(), seconds, mined.cases, mined.applicants, mined.skipped, found])
  await db.run(forget, [])
  await publish(db, 'packages', 'mining')
}

async function minedFrom(db: Database, terms: MiningTerms) {
  const numbers = new Map<string, number>()
  const items: string[] = []
  const collector = new CaseCollector()
  await readCaseHistory(db, ({ applicant, item, day }) => {
    const number = numbers.get(item) ?? items.push(item) - 1
    numbers.set(item, number)
    collector.add(applicant, number, day)
  })
  const steps = miningSteps(collector.sorted(), { ...terms, most: MOST_KEPT })
  for (;;) {
    const next = steps.next()
    if (next.done === true) return { mined: next.value, items }
    // Whoever asks the server meanwhile has their turn.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function told({ items, consequent, distances, ...strength }: Association, ids: readonly string[]): FoundAssociation {
  const { median, quarter, threeQuarters, examples } = distances
  return {
    ...strength,
    items: items.map((item) => ids[item] ?? ''),
    consequent: ids[consequent] ?? '',
    days: { quarter, median, threeQuarters, examples },
  }
}
