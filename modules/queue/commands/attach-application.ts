import { dateOf } from '@yichuang/modules/calendar/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { QueueTables } from '../tables.ts'

export interface AttachApplication {
  readonly group: string
  readonly item: string
  /** number of the application that was prepared at a machine of the hall */
  readonly prepared: string
  /** whose ticket it is: by the mobile number or the identity number it was taken with */
  readonly phone?: string | undefined
  readonly documentNumber?: string | undefined
}

export interface Attached {
  readonly id: string
  readonly no: string
}

// The ticket a person holds of the line, that nothing else goes with yet.
const attach = prepared<
  Attached,
  [group: string, day: string, phone: string | null, document: string | null, prepared: string, item: string]
>(
  'queue.attach-application',
  `update queue.ticket set prepared_no = $5, item = $6
   where group_id = $1 and day = $2 and (phone = $3 or document_number = $4)
     and state in ('waiting', 'called', 'passed') and (prepared_no is null or prepared_no = $5)
   returning id, no`,
)

/**
 * Who holds a number of the line already keeps it: the application prepared meanwhile goes with that number, and no
 * second one is given. (QUE-01, QUE-08)
 */
export const attachApplication = command<QueueTables>()({
  name: 'queue.attach-application',
  async handle(tx, wish: AttachApplication, { at, record }): Promise<Decision<Attached>> {
    const { group, item, phone = null, documentNumber = null } = wish
    const found = await tx.find(attach, [group, dateOf(at), phone, documentNumber, wish.prepared, item])
    if (found === undefined) return refused({ code: 'queue.no-such-ticket' })
    await record(`ticket:${found.id}`, [
      { type: 'queue.application-attached', v: 1, no: found.no, item, applicationNo: wish.prepared },
    ])
    return decided(found)
  },
})
