import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'

/** That somebody applied for something: nothing by which to tell who. */
export interface PastCase {
  /** running number of the applicant, from 0 */
  readonly applicant: number
  readonly item: string
  /** day it was handed in, counted from 2000-01-01 in Asia/Shanghai */
  readonly day: number
}

interface HistoryRow {
  readonly applicant_key: string
  readonly received_at: string
  readonly id: string
  readonly item: string
  readonly day: number
}

const PAGE = 20_000
const historyPage = prepared<HistoryRow, [applicant: string, receivedAt: string, id: string]>(
  'cases.history-page',
  `select applicant_key, received_at, id, item,
     (received_at at time zone 'Asia/Shanghai')::date - date '2000-01-01' as day
   from cases.dossier
   where received_at is not null and applicant_key >= $1 and (applicant_key, received_at, id) > ($1, $2::timestamptz, $3::uuid)
   order by applicant_key, received_at, id limit ${PAGE}`,
)

/**
 * Every application that was handed in, those of one applicant together and in the order of their days, page by page.
 * Applicants come as numbers that say nothing else.
 */
export async function readCaseHistory(db: Database, take: (one: PastCase) => void): Promise<void> {
  let after: Pick<HistoryRow, 'applicant_key' | 'received_at' | 'id'> = {
    applicant_key: '',
    received_at: '-infinity',
    id: '00000000-0000-0000-0000-000000000000',
  }
  let applicant = -1
  for (;;) {
    const rows = await db.many(historyPage, [after.applicant_key, after.received_at, after.id])
    for (const row of rows) {
      if (applicant === -1 || row.applicant_key !== after.applicant_key) applicant += 1
      after = row
      take({ applicant, item: row.item, day: row.day })
    }
    if (rows.length < PAGE) return
  }
}
