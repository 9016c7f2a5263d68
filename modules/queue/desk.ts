import { dateOf } from '@yichuang/modules/calendar/rules'
import type { WindowRow } from '@yichuang/modules/halls/public'
import { runCommand } from '@yichuang/platform/commands'
import type { Intent } from '@yichuang/platform/commands'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import { giveBackTicket } from './commands/act-on-ticket.ts'
import { takeTicket } from './commands/take-ticket.ts'
import type { Taken, TakeTicket } from './commands/take-ticket.ts'
import type { HallDisplay, QueueGroups, TicketView } from './contract.ts'
import type { QueueParts } from './parts.ts'
import { forecastMinutes, hallPicture } from './queries/hall-picture.ts'
import { latestCalls, ticketByToken } from './queries/tickets.ts'
import type { HeldTicket } from './queries/tickets.ts'

/** What everybody may ask of the queue: by the operations, and by the public pages. */
export interface QueueDesk {
  groups(hall: string, at: Instant): Promise<Decision<QueueGroups>>
  take(wish: TakeTicket, intent: Intent): Promise<Decision<Taken & { readonly minutes: number | null }>>
  ticket(token: string, at: Instant): Promise<Decision<TicketView>>
  giveBack(token: string, intent: Intent): Promise<Decision<{ readonly no: string }>>
  display(hall: string, at: Instant): Promise<Decision<HallDisplay>>
}

/** The public side of the queue. */
export function queueDesk(parts: QueueParts): QueueDesk {
  const { db, places } = parts
  const taking = takeTicket(parts)
  const hallOf = async (id: string) => {
    const hall = (await places.current()).halls.get(id)
    return hall?.is_active === true ? hall : undefined
  }
  return {
    async groups(id, at) {
      const hall = await hallOf(id)
      if (hall === undefined) return refused({ code: 'queue.no-such-hall' })
      const picture = await hallPicture(db, id, at)
      const groups = picture.groups.map((group) => ({
        id: group.id,
        letter: group.letter,
        name: group.name,
        waiting: group.waiting,
        minutes: forecastMinutes(picture, group.id, group.waiting) ?? null,
      }))
      return decided({ hall: { id, name: hall.name }, groups })
    },
    async take(wish, intent) {
      const taken = await runCommand(db, taking, wish, intent)
      if (!taken.ok) return taken
      const picture = await hallPicture(db, wish.hall, intent.at)
      return decided({
        ...taken.value,
        minutes: forecastMinutes(picture, taken.value.group, taken.value.ahead) ?? null,
      })
    },
    ticket: (token, at) => ticketView(parts, token, at),
    giveBack: (token, intent) => runCommand(db, giveBackTicket, { token }, intent),
    async display(id, at) {
      const hall = await hallOf(id)
      if (hall === undefined) return refused({ code: 'queue.no-such-hall' })
      const [calls, picture, { windows }] = await Promise.all([
        latestCalls(db, id, at),
        hallPicture(db, id, at),
        places.current(),
      ])
      return decided({
        hall: { id, name: hall.name },
        at,
        calls: calls.map(({ no, window_id: window, called_at: calledAt, calls: times }) => {
          const row = windows.get(window)
          return { no, windowNo: row?.no ?? '', floor: row?.floor ?? null, calledAt, calls: times }
        }),
        groups: picture.groups.map(({ id: group, letter, name, waiting }) => ({
          letter,
          name,
          waiting,
          minutes: forecastMinutes(picture, group, waiting) ?? null,
        })),
      })
    },
  }
}

async function ticketView({ db, places }: QueueParts, token: string, at: Instant): Promise<Decision<TicketView>> {
  const ticket = await ticketByToken(db, token)
  if (ticket === undefined) return refused({ code: 'queue.no-such-ticket' })
  const { halls, windows } = await places.current()
  const state = stateOn(ticket, at)
  const isWaiting = state === 'waiting'
  const picture = isWaiting ? await hallPicture(db, ticket.hall, at) : { groups: [], windows: [] }
  return decided({
    no: ticket.no,
    state,
    hall: { id: ticket.hall, name: halls.get(ticket.hall)?.name ?? '' },
    groupName: ticket.group_name,
    takenAt: ticket.taken_at,
    ahead: isWaiting ? ticket.ahead : null,
    minutes: forecastMinutes(picture, ticket.group_id, ticket.ahead) ?? null,
    ...placeOf(windows.get(ticket.window_id ?? '')),
    passes: ticket.passes,
  })
}

/** A ticket is good for its day: one that was not served by then has lapsed. */
function stateOn({ day, state }: HeldTicket, at: Instant): string {
  const isOver = state === 'done' || state === 'given-back'
  return isOver || day === dateOf(at) ? state : 'lapsed'
}

function placeOf(window: WindowRow | undefined) {
  return { windowNo: window?.no ?? null, floor: window?.floor ?? null }
}
