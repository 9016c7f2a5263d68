import { queueMessages } from '@yichuang/modules/messages/public'
import type { Queuing } from '@yichuang/modules/messages/public'
import { fillTemplate } from '@yichuang/modules/messages/rules'
import type { AnyTx } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'

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

/** What one holder is told. */
export interface Telling {
  readonly ticket: Told
  readonly hall: MessageHall
  readonly kind: 'ticketTaken' | 'ticketNear' | 'ticketCalled'
  readonly at: Instant
  readonly facts?: Readonly<Record<string, string | number>>
  /** says which of several messages of one kind it is: the number of the call */
  readonly turn?: number
}

/** Puts short messages to the holders of tickets into the outbox; who gave no number follows the screens. (QUE-01) */
export async function tellHolders(tx: AnyTx, ...tellings: readonly Telling[]): Promise<void> {
  await queueMessages(tx, ...tellings.flatMap(messageOf))
}

function messageOf({ ticket, hall, kind, at, facts = {}, turn = 1 }: Telling): readonly Queuing[] {
  if (ticket.phone === null) return []
  const text = fillTemplate(kind, 'zh', { no: ticket.no, hall: hall.name, ...facts })
  const draft = { kind: 'sms', template: kind, language: 'zh', recipient: ticket.phone, text } as const
  const dossier = { id: null, applicationNo: ticket.no, place: { region: hall.region, hall: hall.id } }
  return [{ dossier, drafts: [{ once: `ticket:${ticket.id}:${kind}:${turn}`, draft }], at }]
}
