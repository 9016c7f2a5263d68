import type { Scope } from '@yichuang/modules/supervision/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'
import type { figureKeys } from '../contract.ts'
import { ratesOf } from '../rules/index.ts'
import { reachOf, within } from './evaluations.ts'

type FigureKey = (typeof figureKeys)[number]

interface Counted {
  readonly key: string | null
  /** name of the item, where rows are items */
  readonly name: string | null
  readonly asked: number
  readonly g5: number
  readonly g4: number
  readonly g3: number
  readonly g2: number
  readonly g1: number
}

const keyOf: Readonly<Record<FigureKey, string>> = {
  hall: 'hall',
  department: 'department',
  window: 'window_id',
  item: 'item',
  channel: 'channel',
  day: `to_char(asked_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
}

type Params = [region: string, hall: string | null, department: string | null, from: string, to: string]

const statementOf = (by: FigureKey) =>
  prepared<Counted, Params>(
    `evaluation.figures-by-${by}`,
    `select ${keyOf[by]} as key, min(item_name) as name, count(*)::int as asked,
       ${[5, 4, 3, 2, 1].map((grade) => `count(*) filter (where grade = ${grade})::int as g${grade}`).join(', ')}
     from evaluation.evaluation
     where ${within} and asked_at >= $4::date::timestamp at time zone 'Asia/Shanghai'
       and asked_at < ($5::date + 1)::timestamp at time zone 'Asia/Shanghai'
     group by 1 order by count(*) desc, 1 nulls last`,
  )

const statements: Readonly<Record<FigureKey, ReturnType<typeof statementOf>>> = {
  hall: statementOf('hall'),
  department: statementOf('department'),
  window: statementOf('window'),
  item: statementOf('item'),
  channel: statementOf('channel'),
  day: statementOf('day'),
}

export interface FigureWish {
  readonly scope: Scope
  readonly from: PlainDate
  readonly to: PlainDate
  readonly by: FigureKey
  /** name of a key; undefined for one that has none of its own */
  readonly nameOf: (key: string) => string | undefined
}

/** Evaluations of some days, by what is asked. Unrated ones are counted where services are, never among the satisfied. (SUP-11) */
export async function figuresOf(db: Database, { scope, from, to, by, nameOf }: FigureWish) {
  const rows = await db.many(statements[by], [...reachOf(scope), from, to])
  return {
    from,
    to,
    total: tallyOf(rows.reduce(sumOf, none)),
    rows: rows.map((row) => ({
      key: row.key ?? '',
      name: row.key === null ? '' : ((by === 'item' ? row.name : nameOf(row.key)) ?? row.key),
      ...tallyOf(row),
    })),
  }
}

const none: Counted = { key: null, name: null, asked: 0, g5: 0, g4: 0, g3: 0, g2: 0, g1: 0 }

function sumOf(sum: Counted, row: Counted): Counted {
  return {
    ...none,
    asked: sum.asked + row.asked,
    g5: sum.g5 + row.g5,
    g4: sum.g4 + row.g4,
    g3: sum.g3 + row.g3,
    g2: sum.g2 + row.g2,
    g1: sum.g1 + row.g1,
  }
}

function tallyOf({ asked, g5, g4, g3, g2, g1 }: Counted) {
  const good = g5 + g4 + g3
  const bad = g2 + g1
  const rated = good + bad
  const { answered, satisfied } = ratesOf({ asked, rated, good })
  return { asked, rated, unrated: asked - rated, good, bad, byGrade: [g5, g4, g3, g2, g1], answered, satisfied }
}
