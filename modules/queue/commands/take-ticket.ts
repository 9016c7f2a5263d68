import { randomBytes, randomUUID } from 'node:crypto'
import { dateOf } from '@yichuang/modules/calendar/rules'
import { parseMobileNumber } from '@yichuang/modules/codes/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { QueueParts } from '../parts.ts'
import { orderOf, ticketNo } from '../rules/index.ts'
import type { PriorityGroup } from '../rules/index.ts'
import type { QueueTables } from '../tables.ts'
import { tellHolder } from './tell-holders.ts'
import { tellHall } from './topic.ts'

export interface TakeTicket {
  readonly hall: string
  readonly group: string
  /** mobile number; at the guide desk a person may have none */
  readonly phone?: string | undefined
  readonly priority?: PriorityGroup | undefined
  readonly priorityReason?: string | undefined
  readonly isBooked?: boolean
}

/** A ticket just taken, as its holder gets it. */
export interface Taken {
  readonly id: string
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
const findLive = prepared<{ no: string }, [group: string, day: string, phone: string]>(
  'queue.find-live',
  `select no from queue.ticket where group_id = $1 and day = $2 and phone = $3
     and state in ('waiting', 'called', 'serving', 'held', 'passed')`,
)
const countAhead = prepared<{ ahead: number }, [group: string, day: string, orderAt: string, id: string]>(
  'queue.count-ahead',
  `select count(*)::int as ahead from queue.ticket
   where group_id = $1 and day = $2 and state = 'waiting' and (order_at, id) < ($3::timestamptz, $4::uuid)`,
)

/**
 * 取号: the next number of a business group. One live ticket per mobile number and group; the place in line follows the
 * priority group and a booking. (QUE-01, QUE-04)
 */
export function takeTicket({ places, publicUrl }: QueueParts) {
  return command<QueueTables>()({
    name: 'queue.take-ticket',
    async handle(tx, input: TakeTicket, { at, record }): Promise<Decision<Taken>> {
      const hall = (await places.current()).halls.get(input.hall)
      if (hall === undefined || !hall.is_active) return refused({ code: 'queue.no-such-hall' })
      const group = await tx.find(findGroup, [input.group, input.hall])
      if (group === undefined) return refused({ code: 'queue.no-such-group' })
      const wish = checkWish(input)
      if (!wish.ok) return wish
      const { phone } = wish.value
      const day = dateOf(at)
      const { last } = await tx.one(countOn, [input.group, day])
      const live = phone === null ? undefined : await tx.find(findLive, [input.group, day, phone])
      if (live !== undefined) return refused({ code: 'queue.has-ticket', no: live.no })
      const orderAt = orderOf({ takenAt: at, priority: input.priority, isBooked: input.isBooked ?? false })
      const ticket = {
        id: randomUUID(),
        token: randomBytes(15).toString('base64url'),
        no: ticketNo(group.letter, last),
      }
      await insertTicket(tx, { ...ticket, input, phone, day, at, orderAt })
      const { ahead } = await tx.one(countAhead, [input.group, day, orderAt, ticket.id])
      const { priority, group: groupId } = input
      const event = { type: 'queue.ticket-taken', v: 1, hall: hall.id, group: groupId, no: ticket.no }
      await record(`ticket:${ticket.id}`, [
        priority === undefined ? event : { ...event, priority, reason: input.priorityReason ?? '' },
      ])
      const link = `${publicUrl()}/ticket/${ticket.token}`
      await tellHolder(tx, { ...ticket, phone }, { hall, kind: 'ticketTaken', at, facts: { ahead, link } })
      await tellHall(tx, hall.id, ticket.id)
      return decided({ ...ticket, ahead })
    },
  })
}

function checkWish({ phone, priority, priorityReason }: TakeTicket): Decision<{ readonly phone: string | null }> {
  if (priority === 'green-channel' && (priorityReason ?? '').trim() === '')
    return refused({ code: 'queue.reason-missing', pointer: '/priorityReason' })
  if (phone === undefined || phone.trim() === '') return decided({ phone: null })
  const parsed = parseMobileNumber(phone)
  return parsed === undefined
    ? refused({ code: 'queue.phone-malformed', pointer: '/phone' })
    : decided({ phone: parsed })
}

interface NewTicket extends Omit<Taken, 'ahead'> {
  readonly input: TakeTicket
  readonly phone: string | null
  readonly day: string
  readonly at: string
  readonly orderAt: string
}

async function insertTicket(tx: Tx<QueueTables>, { id, token, no, input, phone, day, at, orderAt }: NewTicket) {
  await tx.kysely
    .insertInto('queue.ticket')
    .values({
      id,
      token,
      no,
      hall: input.hall,
      group_id: input.group,
      day,
      phone,
      priority: input.priority ?? null,
      priority_reason: input.priorityReason?.trim() ?? null,
      is_booked: input.isBooked ?? false,
      note: null,
      state: 'waiting',
      window_id: null,
      target_window: null,
      order_at: orderAt,
      calls: 0,
      passes: 0,
      is_told_near: false,
      taken_at: at,
      called_at: null,
      served_at: null,
      ended_at: null,
    })
    .execute()
}
