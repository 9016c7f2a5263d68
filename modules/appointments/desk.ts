import { addMinutes } from '@yichuang/modules/calendar/rules'
import { maskName, maskPhone } from '@yichuang/modules/codes/rules'
import { runCommand } from '@yichuang/platform/commands'
import type { Intent } from '@yichuang/platform/commands'
import { queriesOf } from '@yichuang/platform/db'
import type { AnyTx, Database } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant, PlainDate } from '@yichuang/platform/pure'
import { cancelBooking, changeBooking } from './commands/act-on-booking.ts'
import type { ChangeBooking } from './commands/act-on-booking.ts'
import { makeBooking } from './commands/make-booking.ts'
import type { MakeBooking } from './commands/make-booking.ts'
import type { Kept } from './commands/keep-booking.ts'
import { viewOf } from './commands/keep-booking.ts'
import { openBooking } from './commands/open-booking.ts'
import type { BookingTry } from './commands/open-booking.ts'
import { proofsOf } from './commands/proofs.ts'
import type { BookableItems, BookingDays, MadeBooking, OwnBooking } from './contract.ts'
import { atHand } from './parts.ts'
import type { AppointmentsParts, BookedItem } from './parts.ts'
import { findArrivable } from './queries/arrivable.ts'
import type { Arrivable, ComerWish } from './queries/arrivable.ts'
import { findBooking } from './queries/bookings.ts'
import { offerOf } from './queries/offer.ts'
import { settingOf } from './queries/settings.ts'
import { actionsOn, nearestFree, planFor } from './rules/index.ts'
import type { OfferedSlot, SpecialDay } from './rules/index.ts'
import type { BookingRow } from './tables.ts'

/** A slot that is free, instead of one that is gone. */
export type NearSlot = Pick<OfferedSlot, 'day' | 'start' | 'end' | 'free'>

/** What everybody may ask of bookings: by the operations, and by the public pages. */
export interface BookingDesk {
  /** halls that take bookings */
  halls(): Promise<readonly { readonly id: string; readonly name: string; readonly address: string }[]>
  items(hall: string, phrase: string): Promise<Decision<BookableItems>>
  days(hall: string, item: string, at: Instant): Promise<Decision<BookingDays>>
  /** a slot just filled is refused with the nearest free ones as `nearest` */
  book(wish: MakeBooking, intent: Intent): Promise<Decision<MadeBooking>>
  open(attempt: BookingTry): Promise<Decision<{ readonly token: string }>>
  read(token: string, at: Instant): Promise<Decision<OwnBooking>>
  change(token: string, wish: Omit<ChangeBooking, 'id'>, intent: Intent): Promise<Decision<Kept>>
  cancel(token: string, intent: Intent): Promise<Decision<Kept>>
  /** the bookings of today of somebody who has come */
  comers(wish: ComerWish, at: Instant): Promise<readonly Arrivable[]>
  /** the booking of a page: what its holder arrives with */
  held(token: string): Promise<Decision<{ readonly id: string; readonly hall: string }>>
  /** hours of a hall on a day that has its own, 'HH:MM', none when it is closed; undefined: it is a day as usual */
  specialHours(hall: string, day: PlainDate, on?: AnyTx | Database): Promise<SpecialDay['open'] | undefined>
}

/** Items shown when nothing, or too much, is sought. */
const MOST_ITEMS = 30

/** The public side of bookings. */
export function bookingDesk(parts: AppointmentsParts): BookingDesk {
  const { db } = parts
  const tellNearest = nearestTeller(parts)
  const rowOf = async (token: string) => {
    const id = (await proofsOf(parts.secret)).idOf(token)
    return id === undefined ? undefined : findBooking(db, id)
  }
  return {
    halls: () => bookingHalls(parts),
    items: (hall, phrase) => bookableItems(parts, hall, phrase),
    days: (hall, item, at) => bookingDays(parts, hall, item, at),
    async book(wish, intent) {
      const made = await runCommand(db, makeBooking(await atHand(parts)), wish, intent)
      if (!made.ok) return tellNearest(made, { ...wish, at: intent.at })
      const proofs = await proofsOf(parts.secret)
      const { id } = made.value
      return decided({ ...made.value, code: proofs.code(id), token: proofs.token(id) })
    },
    open: (attempt) => openBooking(parts, attempt),
    async read(token, at) {
      const row = await rowOf(token)
      return row === undefined
        ? refused({ code: 'appointments.no-such-booking' })
        : decided(await ownView(parts, row, at))
    },
    async change(token, wish, intent) {
      const row = await rowOf(token)
      if (row === undefined) return refused({ code: 'appointments.no-such-booking' })
      const done = await runCommand(db, changeBooking(await atHand(parts)), { ...wish, id: row.id }, intent)
      return done.ok ? done : tellNearest(done, { ...wish, hall: row.hall, item: row.item, at: intent.at })
    },
    async cancel(token, intent) {
      const row = await rowOf(token)
      if (row === undefined) return refused({ code: 'appointments.no-such-booking' })
      return runCommand(db, cancelBooking(await atHand(parts)), { id: row.id, reason: '' }, intent)
    },
    comers: (wish, at) => findArrivable(parts, wish, at),
    async held(token) {
      const row = await rowOf(token)
      return row === undefined
        ? refused({ code: 'appointments.no-such-booking' })
        : decided({ id: row.id, hall: row.hall })
    },
    async specialHours(hall, day, on = db) {
      const { days } = await settingOf(queriesOf(on), hall)
      return days.find((one) => one.day === day)?.open
    },
  }
}

interface Sought extends Pick<ChangeBooking, 'day' | 'start'> {
  readonly hall: string
  readonly item: string
  readonly at: Instant
}

/** Milliseconds for which one answer serves all who are told what is free instead. */
const SHARED_MS = 1000

type Nearest = (decision: Decision<never>, sought: Sought) => Promise<Decision<never>>

/**
 * Adds the nearest free slots to a refusal of one that is gone. In a rush many are told the same within a second: it is
 * looked up once.
 */
export function nearestTeller(parts: AppointmentsParts): Nearest {
  const known = new Map<string, { readonly from: number; readonly offer: ReturnType<typeof offerOf> }>()
  const offerFor = ({ hall, item, at }: Pick<Sought, 'hall' | 'at'> & { readonly item: BookedItem }) => {
    const [key, from] = [`${hall} ${item.id}`, Date.parse(at)]
    const kept = known.get(key)
    if (kept !== undefined && Math.abs(from - kept.from) < SHARED_MS) return kept.offer
    const offer = offerOf(parts, { hall, item, at })
    if (known.size > 1000) known.clear()
    known.set(key, { from, offer })
    offer.catch(() => known.delete(key))
    return offer
  }
  return (decision, sought) => withNearest(parts, offerFor, { decision, sought })
}

interface Refused {
  readonly decision: Decision<never>
  readonly sought: Sought
}

type OfferFor = (of: Pick<Sought, 'hall' | 'at'> & { readonly item: BookedItem }) => ReturnType<typeof offerOf>

/** A refusal of a slot that is gone, with the nearest that are free. */
async function withNearest(parts: AppointmentsParts, offerFor: OfferFor, { decision, sought }: Refused) {
  const { hall, item: id, day, start, at } = sought
  if (decision.ok || !/slot-(full|closed)|no-such-slot$/.test(decision.refusal.code)) return decision
  const item = (await parts.items()).get(id)
  const offer = item && (await offerFor({ hall, item, at }))
  if (offer === undefined) return decision
  const nearest: NearSlot[] = nearestFree(offer.days, { day, start }).map(({ isOpen: _open, ...slot }) => slot)
  return refused({ ...decision.refusal, nearest })
}

async function bookingHalls({ db, places }: AppointmentsParts) {
  const halls = [...(await places.current()).halls.values()].filter((hall) => hall.is_active)
  const settings = await Promise.all(halls.map((hall) => settingOf(db, hall.id)))
  return halls
    .filter((_, n) => settings[n]?.plans.some(({ isActive }) => isActive) === true)
    .map(({ id, name, address }) => ({ id, name, address }))
}

async function hallOf({ places }: AppointmentsParts, id: string) {
  const hall = (await places.current()).halls.get(id)
  if (hall === undefined || !hall.is_active) return refused({ code: 'appointments.no-such-hall' })
  const { name, address, phone } = hall
  return decided({ id, name, address, phone })
}

async function bookableItems(parts: AppointmentsParts, id: string, phrase: string): Promise<Decision<BookableItems>> {
  const hall = await hallOf(parts, id)
  if (!hall.ok) return hall
  const [{ plans }, items, boards] = await Promise.all([settingOf(parts.db, id), parts.items(), parts.boards()])
  const found = phrase.trim() === '' ? [...items.keys()] : await parts.search(phrase.trim())
  const all = found.flatMap((one) => {
    const item = items.get(one)
    if (item === undefined || planFor(plans, item) === undefined) return []
    return [{ id: item.id, name: item.name, board: boards.get(item.board) ?? '' }]
  })
  return decided({ hall: hall.value, rows: all.slice(0, MOST_ITEMS), total: all.length })
}

async function bookingDays(
  parts: AppointmentsParts,
  id: string,
  itemId: string,
  at: Instant,
): Promise<Decision<BookingDays>> {
  const hall = await hallOf(parts, id)
  if (!hall.ok) return hall
  const item = (await parts.items()).get(itemId)
  if (item === undefined) return refused({ code: 'appointments.no-such-item' })
  const offer = await offerOf(parts, { hall: id, item, at })
  if (offer === undefined) return refused({ code: 'appointments.no-such-plan' })
  const days = offer.days.map(({ day, isExtra, slots }) => ({
    day,
    isExtra,
    slots: slots.map(({ start, end, free, isOpen }) => ({ start, end, free, isOpen })),
  }))
  return decided({ hall: hall.value, item: { id: item.id, name: item.name }, days })
}

async function ownView(parts: AppointmentsParts, row: BookingRow, at: Instant): Promise<OwnBooking> {
  const [{ halls }, { rules }, proofs] = await Promise.all([
    parts.places.current(),
    settingOf(parts.db, row.hall),
    proofsOf(parts.secret),
  ])
  const hall = halls.get(row.hall)
  return {
    no: row.no,
    code: proofs.code(row.id),
    state: row.state,
    hall: { id: row.hall, name: hall?.name ?? '', address: hall?.address ?? '', phone: hall?.phone ?? '' },
    item: { id: row.item, name: row.item_name },
    day: row.day,
    start: row.start,
    end: row.finish,
    name: maskName(row.name),
    identity: row.identity_masked,
    phone: maskPhone(row.phone),
    bookedAt: row.booked_at,
    arriveFrom: addMinutes(row.starts_at, -rules.earlyMinutes),
    changesLeft: Math.max(0, rules.mostChanges - row.changes),
    actions: actionsOn(viewOf(row), { at, hall: row.hall, rules }),
  }
}
