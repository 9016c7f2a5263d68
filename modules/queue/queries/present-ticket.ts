import { maskPhone } from '@yichuang/modules/codes/rules'
import type { WindowTicket } from '../contract.ts'
import type { QueueParts } from '../parts.ts'
import { actsOn } from '../rules/index.ts'
import type { WindowTicket as TicketAtWindow } from './tickets.ts'

/** A ticket as the pages of a window show it: the number masked, the item by its name. */
export async function presentTicket({ itemOf }: QueueParts, ticket: TicketAtWindow): Promise<WindowTicket> {
  const item = ticket.item === null ? undefined : await itemOf(ticket.item)
  return {
    id: ticket.id,
    no: ticket.no,
    group: ticket.group_id,
    groupName: ticket.group_name,
    state: ticket.state,
    priority: ticket.priority,
    priorityReason: ticket.priority_reason,
    isBooked: ticket.is_booked,
    note: ticket.note,
    bookedFor: ticket.booked_for,
    item: ticket.item,
    itemName: item?.name ?? null,
    name: ticket.person_name,
    applicationNo: ticket.application_no,
    prepared: ticket.prepared_no,
    phone: ticket.phone === null ? null : maskPhone(ticket.phone),
    takenAt: ticket.taken_at,
    calledAt: ticket.called_at,
    servedAt: ticket.served_at,
    calls: ticket.calls,
    passes: ticket.passes,
    acts: [...actsOn(ticket)],
  }
}
