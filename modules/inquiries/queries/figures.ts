import type { Scope } from '@yichuang/modules/supervision/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'
import type { InquiryFigure } from '../contract.ts'
import { reachOf, within } from './reach.ts'
import type { Reach } from './reach.ts'

const counted = prepared<
  InquiryFigure,
  readonly [...reach: Reach, by: string, from: string | null, to: string | null, today: PlainDate]
>(
  'inquiries.figures',
  `select case $4 when 'topic' then topic when 'item' then coalesce(item, '') else asked_by end as key,
     max(case $4 when 'item' then item_name when 'person' then asked_by_name else '' end) as name,
     count(*)::int as total, (count(*) filter (where state = 'asked'))::int as waiting,
     (count(*) filter (where state = 'answered'))::int as "toTell",
     (count(*) filter (where state = 'asked' and due_on < $7))::int as overdue
   from inquiries.inquiry
   where ${within} and ($5::date is null or (asked_at at time zone 'Asia/Shanghai')::date >= $5)
     and ($6::date is null or (asked_at at time zone 'Asia/Shanghai')::date <= $6)
   group by 1 order by total desc, key`,
)

export interface FiguresWish {
  readonly scope: Scope
  readonly by: 'topic' | 'item' | 'person'
  /** first and last day asked; undefined: without an end */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly today: PlainDate
}

/** Questions in reach counted by one mark, the most asked first. (CON-05) */
export function countByMark(db: Database, { scope, by, from, to, today }: FiguresWish) {
  return db.many(counted, [...reachOf(scope), by, from ?? null, to ?? null, today])
}
