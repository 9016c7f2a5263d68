import { signsOf } from '@yichuang/modules/appointments/rules'
import { dateOf } from '@yichuang/modules/calendar/rules'
import { maskPhone } from '@yichuang/modules/codes/rules'
import type { Places } from '@yichuang/modules/halls/public'
import { runCommand } from '@yichuang/platform/commands'
import type { Intent } from '@yichuang/platform/commands'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import { giveBackTicket } from './commands/act-on-ticket.ts'
import { attachApplication } from './commands/attach-application.ts'
import type { AttachApplication, Attached } from './commands/attach-application.ts'
import { takeTicket } from './commands/take-ticket.ts'
import type { Taken, TakeTicket } from './commands/take-ticket.ts'
import type { Comers, QueueGroups, TicketView, WhereTo } from './contract.ts'
import type { QueueParts } from './parts.ts'
import { pictureAhead } from './queries/opening.ts'
import { forecastMinutes, hallPicture } from './queries/hall-picture.ts'
import type { HallPicture } from './queries/hall-picture.ts'
import { linesTaking, lineTaking } from './queries/line-of-item.ts'
import { signOf, whereToWait, zoneOfWindow } from './queries/places-to-wait.ts'
import { hallOfTicket, ticketByToken, ticketsByTokens } from './queries/tickets.ts'
import type { HeldTicket } from './queries/tickets.ts'
import { activeHall, extensionAt, lookAtScreens, screensOf } from './screens.ts'
import type { Screens } from './screens.ts'

/** A ticket just taken, with the forecast. */
type Numbered = Taken & WhereTo & { readonly minutes: number | null }

/** The line to which an item belongs in a hall. */
export interface LineOfItem {
  readonly id: string
  readonly name: string
  /** whether a window that is open calls from it */
  readonly isServed: boolean
}

/** What everybody may ask of the queue: by the operations, and by the public pages. */
export interface QueueDesk extends Screens {
  groups(hall: string, at: Instant): Promise<Decision<QueueGroups>>
  take(wish: TakeTicket, intent: Intent): Promise<Decision<Numbered>>
  /** a number for who holds the page of a booking, in the hall and time of it */
  arrive(token: string, intent: Intent): Promise<Decision<Numbered>>
  /** the bookings of today of who has come, by what they say */
  comers(hall: string, said: string, at: Instant): Promise<Decision<Comers>>
  /** lets an application go with the number that somebody holds already */
  attach(wish: AttachApplication, intent: Intent): Promise<Decision<Attached>>
  /** the line of an item in a hall, and whether a window calls from it now; undefined: no line takes the item */
  lineOf(hall: string, item: string, at: Instant): Promise<LineOfItem | undefined>
  /** the lines of items in a hall by item, without a look at who waits */
  linesOf(
    hall: string,
    items: readonly { readonly id: string; readonly board: string }[],
  ): Promise<ReadonlyMap<string, string>>
  ticket(token: string, at: Instant): Promise<Decision<TicketView>>
  /** the hall of a ticket; undefined when nobody has this secret */
  hallOfTicket(token: string): Promise<string | undefined>
  /** tickets of one hall by their secrets, however many, in one look */
  held(hall: string, tokens: readonly string[], at: Instant): Promise<ReadonlyMap<string, TicketView>>
  /** the screens as they stand in one moment: however many are looked at, each hall is read once */
  look(at: Instant): Screens
  giveBack(token: string, intent: Intent): Promise<Decision<{ readonly no: string }>>
}

/** The public side of the queue. */
export function queueDesk(parts: QueueParts): QueueDesk {
  const { db } = parts
  const taking = takeTicket(parts)
  const take = async (wish: TakeTicket, intent: Intent): Promise<Decision<Numbered>> => {
    const taken = await runCommand(db, taking, wish, intent)
    if (!taken.ok) return taken
    const [picture, places] = await Promise.all([pictureAhead(parts, wish.hall, intent.at), parts.places.current()])
    const { group, ahead } = taken.value
    const where = whereToWait(places, picture, { hall: wish.hall, group, priority: wish.priority })
    return decided({ ...taken.value, minutes: forecastMinutes(picture, group, ahead) ?? null, ...where })
  }
  return {
    take,
    async arrive(token, intent) {
      const held = await parts.bookings.held(token)
      return held.ok ? take({ hall: held.value.hall, booking: held.value.id }, intent) : held
    },
    async comers(hall, said, at) {
      const signs = signsOf(said, dateOf(at))
      if (signs === undefined) return refused({ code: 'queue.comer-malformed', pointer: '/said' })
      const rows = await parts.bookings.comers({ ...signs, hall }, at)
      return decided({
        rows: rows.map(({ reason, phone, board: _board, item: _item, ...row }) => ({
          ...row,
          phone: maskPhone(phone),
          reason: reason ?? null,
        })),
      })
    },
    async groups(id, at) {
      const hall = await activeHall(parts, id)
      if (hall === undefined) return refused({ code: 'queue.no-such-hall' })
      const [picture, places] = await Promise.all([pictureAhead(parts, id, at), parts.places.current()])
      const groups = picture.groups.map((group) => ({
        id: group.id,
        letter: group.letter,
        name: group.name,
        waiting: group.waiting,
        minutes: forecastMinutes(picture, group.id, group.waiting) ?? null,
        ...whereToWait(places, picture, { hall: id, group: group.id }),
      }))
      return decided({ hall: { id, name: hall.name }, groups })
    },
    attach: (wish, intent) => runCommand(db, attachApplication, wish, intent),
    lineOf: (hall, item, at) => lineInHall(parts, { hall, item }, at),
    linesOf: (hall, items) => linesTaking(db, hall, items),
    ticket: (token, at) => ticketView(parts, token, at),
    hallOfTicket: (token) => hallOfTicket(db, token),
    held: (hall, tokens, at) => ticketViews(parts, { hall, tokens, at }),
    look: (at) => lookAtScreens(parts, at),
    giveBack: (token, intent) => runCommand(db, giveBackTicket, { token }, intent),
    ...screensOf(parts),
  }
}

async function lineInHall(
  { db, itemOf }: QueueParts,
  { hall, item }: { readonly hall: string; readonly item: string },
  at: Instant,
): Promise<LineOfItem | undefined> {
  const known = await itemOf(item)
  const line = known === undefined ? undefined : await lineTaking(db, { hall, item, board: known.board })
  if (line === undefined) return undefined
  const { groups, windows } = await hallPicture(db, hall, at)
  const isServed = windows.some(({ is_open: isOpen, groups: served }) => isOpen && served.includes(line.id))
  return { id: line.id, name: groups.find(({ id }) => id === line.id)?.name ?? '', isServed }
}

async function ticketView(parts: QueueParts, token: string, at: Instant): Promise<Decision<TicketView>> {
  const ticket = await ticketByToken(parts.db, token)
  if (ticket === undefined) return refused({ code: 'queue.no-such-ticket' })
  const places = await parts.places.current()
  const state = stateOn(ticket, at)
  const picture = isInLine(state) ? await pictureAhead(parts, ticket.hall, at) : nothing
  return decided(viewOf(ticket, { at, state, places, picture }))
}

const nothing: HallPicture = { groups: [], windows: [] }

/** Whether it is told where to wait, and for how long. */
function isInLine(state: string): boolean {
  return state === 'waiting' || state === 'passed'
}

interface Wanted {
  readonly hall: string
  readonly tokens: readonly string[]
  readonly at: Instant
}

async function ticketViews(parts: QueueParts, { hall, tokens, at }: Wanted) {
  const [rows, picture, places] = await Promise.all([
    ticketsByTokens(parts.db, { hall, tokens, at }),
    pictureAhead(parts, hall, at),
    parts.places.current(),
  ])
  return new Map(
    rows.map(({ token, ...ticket }) => [token, viewOf(ticket, { at, state: stateOn(ticket, at), places, picture })]),
  )
}

interface SeenIn {
  readonly at: Instant
  readonly state: string
  readonly places: Places
  readonly picture: HallPicture
}

function viewOf(ticket: HeldTicket, { at, state, places, picture: ofHall }: SeenIn): TicketView {
  const picture = isInLine(state) ? ofHall : nothing
  return {
    no: ticket.no,
    state,
    hall: { id: ticket.hall, name: places.halls.get(ticket.hall)?.name ?? '' },
    groupName: ticket.group_name,
    takenAt: ticket.taken_at,
    ahead: state === 'waiting' ? ticket.ahead : null,
    minutes: forecastMinutes(picture, ticket.group_id, ticket.ahead) ?? null,
    ...placeOf(places, picture, ticket),
    passes: ticket.passes,
    extendedUntil: extensionAt(picture, at),
  }
}

/** A ticket is good for its day: one that was not served by then has lapsed. */
function stateOn({ day, state }: HeldTicket, at: Instant): string {
  const isOver = state === 'done' || state === 'given-back'
  return isOver || day === dateOf(at) ? state : 'lapsed'
}

/** The window and its zone once a ticket was called; before, where its line is served and its people wait. */
function placeOf(places: Places, picture: HallPicture, { window_id: id, hall, group_id: group, priority }: HeldTicket) {
  const window = places.windows.get(id ?? '')
  const where =
    window === undefined
      ? whereToWait(places, picture, { hall, group, priority })
      : { zone: signOf(zoneOfWindow(places, window.id)), waitAt: null }
  return { windowNo: window?.no ?? null, floor: window?.floor ?? null, ...where }
}
