import { queueMessages } from '@yichuang/modules/messages/public'
import { fillTemplate } from '@yichuang/modules/messages/rules'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { QueueTables } from '../tables.ts'

/** The hall as messages speak of it. */
export interface MessageHall {
  readonly id: string
  readonly name: string
  readonly region: string
}

export interface Told {
  readonly id: string
  readonly no: string
  readonly phone: string | null
}

interface Telling {
  readonly hall: MessageHall
  readonly kind: 'ticketTaken' | 'ticketNear' | 'ticketCalled'
  readonly at: Instant
  readonly facts?: Readonly<Record<string, string | number>>
  /** says which of several messages of one kind it is: the number of the call */
  readonly turn?: number
}

/** Puts a short message to the holder of a ticket into the outbox; who gave no number follows the screens. (QUE-01) */
export async function tellHolder(tx: Tx<QueueTables>, ticket: Told, telling: Telling): Promise<void> {
  const { hall, kind, at, facts = {}, turn = 1 } = telling
  if (ticket.phone === null) return
  const text = fillTemplate(kind, 'zh', { no: ticket.no, hall: hall.name, ...facts })
  const draft = { kind: 'sms', template: kind, language: 'zh', recipient: ticket.phone, text } as const
  await queueMessages(tx, {
    dossier: { id: null, applicationNo: ticket.no, place: { region: hall.region, hall: hall.id } },
    drafts: [{ once: `ticket:${ticket.id}:${kind}:${turn}`, draft }],
    at,
  })
}

// Skips who is being called this moment: two windows that call at once do not wait for each other.
const nearOnes = prepared<Told, [hall: string, day: string, window: string, group: string]>(
  'queue.near-ones',
  `update queue.ticket set is_told_near = true where id in (
     select id from queue.ticket t where id in (
       select (select w.id from queue.ticket w where w.hall = $1 and w.day = $2 and w.state = 'waiting' and w.group_id = g.id
               order by w.order_at, w.id offset 1 limit 1)
       from (select group_id from queue.window_serves where window_id = $3 union select $4) as g (id))
     and state = 'waiting' and not is_told_near for update skip locked)
   returning id, no, phone`,
)

interface NearOnes {
  readonly hall: MessageHall
  readonly day: string
  /** the window that called, and the group of the ticket: their lines have moved */
  readonly window: string
  readonly group: string
  readonly at: Instant
}

/** Tells everybody who has become the second in line of the groups of a window: one is ahead. */
export async function tellNear(tx: Tx<QueueTables>, { hall, day, window, group, at }: NearOnes): Promise<void> {
  for (const ticket of await tx.many(nearOnes, [hall.id, day, window, group]))
    await tellHolder(tx, ticket, { hall, kind: 'ticketNear', at })
}
