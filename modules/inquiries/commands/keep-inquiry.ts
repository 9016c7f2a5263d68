import type { Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { InquiryView } from '../rules/index.ts'
import type { InquiriesTables, InquiryRow } from '../tables.ts'

/** Where a question stands after an act. */
export interface Kept {
  readonly id: string
  readonly version: number
}

/** A row as the rules see it. */
export function viewOf({ asked_by: askedBy, ...row }: InquiryRow): InquiryView {
  const { version, state, department, region } = row
  const [hall, colleague] = [row.hall ?? undefined, row.colleague ?? undefined]
  return { version, state, department, region, hall, askedBy, colleague }
}

/** What messages and notices about a question are about. */
export function subjectOf({ dossier, application_no, item_name: name, region, hall }: InquiryRow) {
  return {
    id: dossier,
    applicationNo: application_no ?? '',
    item: { name },
    place: { region, hall: hall ?? undefined },
  }
}

/** A question locked for the rest of the transaction. */
export async function lockInquiry(tx: Tx<InquiriesTables>, id: string): Promise<Decision<InquiryRow>> {
  const row = await tx.kysely
    .selectFrom('inquiries.inquiry')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? refused({ code: 'inquiries.no-such-inquiry', id }) : decided(row)
}

/** Writes what changed with the next version, and tells the pages that are open. */
export async function keepInquiry(
  tx: Tx<InquiriesTables>,
  { id, version }: InquiryRow,
  change: Partial<InquiryRow>,
): Promise<Kept> {
  const next = version + 1
  await tx.kysely
    .updateTable('inquiries.inquiry')
    .set({ ...change, version: next })
    .where('id', '=', id)
    .execute()
  await publish(tx, 'inquiries', id)
  return { id, version: next }
}
