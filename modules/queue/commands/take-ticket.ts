import { randomBytes, randomUUID } from 'node:crypto'
import { arrive } from '@yichuang/modules/appointments/public'
import type { Arrived } from '@yichuang/modules/appointments/public'
import { dateOf } from '@yichuang/modules/calendar/rules'
import { checkCode, parseMobileNumber } from '@yichuang/modules/codes/rules'
import { command } from '@yichuang/platform/commands'
import type { CommandContext } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant, PlainDate } from '@yichuang/platform/pure'
import type { QueueParts } from '../parts.ts'
import { orderOf, ticketNo } from '../rules/index.ts'
import type { PriorityGroup } from '../rules/index.ts'
import { lineTaking } from '../queries/line-of-item.ts'
import type { QueueTables } from '../tables.ts'
import { tellHolders } from './tell-holders.ts'

export interface TakeTicket {
  readonly hall: string
  /** the line; without it the one of the item */
  readonly group?: string | undefined
  /** what the person has come for, when it is known */
  readonly item?: string | undefined
  /** mobile number; at the guide desk a person may have none */
  readonly phone?: string | undefined
  readonly priority?: PriorityGroup | undefined
  readonly priorityReason?: string | undefined
  readonly name?: string | undefined
  /** resident identity number, read from the card or typed */
  readonly documentNumber?: string | undefined
  /** id of the booking the person comes with: it arrives in the same transaction, and gives priority by the hall's rule */
  readonly booking?: string | undefined
  /** number of the application that the person prepared at a machine of the hall: the window takes it up */
  readonly prepared?: string | undefined
}

/** A ticket just taken, as its holder gets it. */
export interface Taken {
  readonly id: string
  readonly group: string
  readonly token: string
  readonly no: string
  readonly ahead: number
}

const findGroup = prepared<{ letter: string }, [id: string, hall: string]>(
  'queue.find-group',
  `select letter from queue.business_group where id = $1 and hall = $2 and is_active`,
)
// Holds the line of the group until commit: numbers follow each other without gap, and one person takes one at a time.
const countOn = prepared<{ last: number }, [group: string, day: string]>(
  'queue.count-on',
  `insert into queue.day_count (group_id, day, last) values ($1, $2, 1)
   on conflict (group_id, day) do update set last = queue.day_count.last + 1 returning last`,
)
const findLive = prepared<
  { no: string },
  [group: string, day: string, phone: string | null, document: string | null, booking: string | null]
>(
  'queue.find-live',
  `select no from queue.ticket
   where (group_id = $1 and day = $2 and (phone = $3 or document_number = $4)
       and state in ('waiting', 'called', 'serving', 'held', 'passed'))
     or (booking = $5 and state <> 'given-back') limit 1`,
)
// Read after the ticket is there: a line that was closed while the number was given gives none.
const countAhead = prepared<
  { ahead: number; isOpen: boolean },
  [group: string, day: string, orderAt: string, id: string]
>(
  'queue.count-ahead',
  `select count(*)::int as ahead, (select is_active from queue.business_group where id = $1) as "isOpen"
   from queue.ticket
   where group_id = $1 and day = $2 and state = 'waiting' and (order_at, id) < ($3::timestamptz, $4::uuid)`,
)

/**
 * 取号: the next number of a business group, or of the group to which the item belongs. One live ticket per person and
 * group, by mobile number and identity number; the place in line follows the priority group and a booking. (QUE-01, QUE-04)
 */
export function takeTicket(parts: QueueParts) {
  return command<QueueTables>()({
    name: 'queue.take-ticket',
    async handle(tx, input: TakeTicket, { at, record }): Promise<Decision<Taken>> {
      const hall = (await parts.places.current()).halls.get(input.hall)
      if (hall === undefined || !hall.is_active) return refused({ code: 'queue.no-such-hall' })
      const come = await comeWith(tx, input, { at, record })
      if (!come.ok) return come
      const { input: asked, arrived } = come.value
      const line = await lineFor(tx, asked, parts)
      if (!line.ok) return line
      const wish = checkWish(asked, dateOf(at))
      if (!wish.ok) return wish
      const { id: group, letter } = line.value
      const { phone, document } = wish.value
      const day = dateOf(at)
      const { last } = await tx.one(countOn, [group, day])
      const live = await tx.find(findLive, [group, day, phone, document, asked.booking ?? null])
      if (live !== undefined) return refused({ code: 'queue.has-ticket', no: live.no })
      const orderAt = orderOf({ takenAt: at, priority: asked.priority, bookedMinutes: arrived?.aheadMinutes ?? 0 })
      const id = randomUUID()
      const ticket = { id, group, token: randomBytes(15).toString('base64url'), no: ticketNo(letter, last) }
      await insertTicket(tx, { ...ticket, input: asked, bookedFor: arrived?.startsAt, ...wish.value, day, at, orderAt })
      const { ahead, isOpen } = await tx.one(countAhead, [group, day, orderAt, id])
      if (!isOpen) return refused({ code: 'queue.no-such-group' })
      await record(`ticket:${id}`, [takenEvent(ticket, asked)])
      const link = `${parts.publicUrl()}/ticket/${ticket.token}`
      await tellHolders(tx, { ticket: { ...ticket, phone }, hall, kind: 'ticketTaken', at, facts: { ahead, link } })
      return decided({ ...ticket, ahead })
    },
  })
}

/** The event of a number taken; it names nobody. */
function takenEvent({ group, no }: { readonly group: string; readonly no: string }, input: TakeTicket) {
  const { hall, item, priority, priorityReason, booking, prepared: applicationNo } = input
  return {
    type: 'queue.ticket-taken',
    v: 1,
    hall,
    group,
    no,
    ...(item === undefined ? {} : { item }),
    ...(priority === undefined ? {} : { priority, reason: priorityReason?.trim() ?? '' }),
    ...(booking === undefined ? {} : { booking }),
    ...(applicationNo === undefined ? {} : { applicationNo }),
  }
}

/** What somebody comes with: a booking arrives now, and says what they have come for and how to reach them. (APT-06) */
async function comeWith(
  tx: Tx<QueueTables>,
  input: TakeTicket,
  context: Pick<CommandContext, 'at' | 'record'>,
): Promise<Decision<{ readonly input: TakeTicket; readonly arrived?: Arrived }>> {
  const { booking, hall } = input
  if (booking === undefined) return decided({ input })
  const come = await arrive(tx, { id: booking, hall }, context)
  if (!come.ok) return come
  const { item, name, phone } = come.value
  return decided({
    input: { ...input, item, name: input.name ?? name, phone: input.phone ?? phone },
    arrived: come.value,
  })
}

/** The line of the wish: the one that was chosen, else the one of the item. */
async function lineFor(
  tx: Tx<QueueTables>,
  { hall, group, item }: TakeTicket,
  { itemOf }: QueueParts,
): Promise<Decision<{ readonly id: string; readonly letter: string }>> {
  const known = item === undefined ? undefined : await itemOf(item)
  if (item !== undefined && known === undefined) return refused({ code: 'queue.no-such-item', pointer: '/item' })
  if (group !== undefined) return lineCalled(tx, hall, group)
  if (item === undefined || known === undefined) return refused({ code: 'queue.group-missing', pointer: '/group' })
  const line = await lineTaking(tx, { hall, item, board: known.board })
  return line === undefined ? refused({ code: 'queue.no-such-group' }) : decided(line)
}

async function lineCalled(tx: Tx<QueueTables>, hall: string, id: string) {
  const found = await tx.find(findGroup, [id, hall])
  return found === undefined ? refused({ code: 'queue.no-such-group' } as const) : decided({ id, letter: found.letter })
}

interface CheckedWish {
  readonly phone: string | null
  readonly document: string | null
}

function checkWish({ priority, priorityReason = '', ...wish }: TakeTicket, today: PlainDate): Decision<CheckedWish> {
  if (priority === 'green-channel' && priorityReason.trim() === '')
    return refused({ code: 'queue.reason-missing', pointer: '/priorityReason' })
  const typed = wish.phone?.trim() ?? ''
  const phone = typed === '' ? null : parseMobileNumber(typed)
  if (phone === undefined) return refused({ code: 'queue.phone-malformed', pointer: '/phone' })
  const number = wish.documentNumber?.trim() ?? ''
  if (number === '') return decided({ phone, document: null })
  const { valid, normalized } = checkCode({ type: 'residentId', value: number, today })
  return valid
    ? decided({ phone, document: normalized })
    : refused({ code: 'queue.document-malformed', pointer: '/documentNumber' })
}

interface NewTicket extends Omit<Taken, 'ahead'> {
  readonly input: TakeTicket
  readonly bookedFor: Instant | undefined
  readonly phone: string | null
  readonly document: string | null
  readonly day: string
  readonly at: string
  readonly orderAt: string
}

async function insertTicket(tx: Tx<QueueTables>, ticket: NewTicket) {
  const { id, group, token, no, input, bookedFor, phone, document, day, at, orderAt } = ticket
  await tx.kysely
    .insertInto('queue.ticket')
    .values({
      id,
      token,
      no,
      hall: input.hall,
      group_id: group,
      day,
      phone,
      priority: input.priority ?? null,
      priority_reason: input.priorityReason?.trim() ?? null,
      is_booked: input.booking !== undefined,
      booking: input.booking ?? null,
      booked_for: bookedFor ?? null,
      item: input.item ?? null,
      person_name: input.name?.trim() || null,
      document_number: document,
      application_no: null,
      prepared_no: input.prepared ?? null,
      note: null,
      state: 'waiting',
      window_id: null,
      target_window: null,
      order_at: orderAt,
      calls: 0,
      passes: 0,
      taken_at: at,
      called_at: null,
      served_at: null,
      ended_at: null,
    })
    .execute()
}
