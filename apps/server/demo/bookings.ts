import { addDays, addMinutes, classOf, dateOf, startOfDay } from '@yichuang/modules/calendar/rules'
import {
  addPlan,
  arriveBooking,
  bookingDesk,
  changeRules,
  finishBookings,
  firstRound,
  makeBooking,
  missBookings,
} from '@yichuang/modules/appointments/public'
import type { AppointmentsParts } from '@yichuang/modules/appointments/public'
import { startOf, usualRules } from '@yichuang/modules/appointments/rules'
import type { OfferedSlot, PlanTerms, Span, SpecialDay } from '@yichuang/modules/appointments/rules'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import { fictionalPerson } from './applicants.ts'
import { diceOf } from './dice.ts'
import type { Dice } from './dice.ts'
import { installer } from './installer.ts'

const known = prepared<{ plans: number; bookings: number }, [today: string]>(
  'demo.known-bookings',
  `select (select count(*)::int from appointments.plan) as plans,
     (select count(*)::int from appointments.booking where day >= $1) as bookings`,
)

const morning: Span = ['09:00', '11:30']
const usual = {
  items: [],
  hours: [
    ...[1, 2, 3, 4, 5].map((day) => ({ day, open: [morning, ['13:30', '17:00']] as const })),
    { day: 6, open: [morning] },
  ],
  slotMinutes: 30,
  itemPlaces: 4,
  dayPlaces: 0,
  daysAhead: 7,
  closeMinutes: 30,
}

/** Window groups that take bookings in the demo halls, with the places of a slot. */
const plans: readonly (readonly [hall: string, board: string, terms: PlanTerms])[] = [
  ['hall-county', 'ssdj', { ...usual, name: '商事登记', places: 6 }],
  ['hall-county', 'gafw', { ...usual, name: '公安服务', places: 6 }],
  ['hall-county', 'bdcjy', { ...usual, name: '不动产登记', places: 4 }],
  ['hall-county', 'shsw', { ...usual, name: '社会事务', places: 4 }],
  ['hall-county', 'ybsb', { ...usual, name: '医保社保', places: 8 }],
  ['hall-city', 'ssdj', { ...usual, name: '商事登记', places: 12, daysAhead: 10 }],
  ['hall-city', 'bdcjy', { ...usual, name: '不动产登记', places: 8, daysAhead: 10 }],
]

/** What is booked: item, and how many of the bookings of a day are for it. */
const wishes = [
  ['gthsl', 4],
  ['gssl', 2],
  ['sfzbl', 4],
  ['clfzy', 2],
  ['jszg', 1],
  ['sbksl', 3],
] as const

/** Plans of the demo halls, and bookings of today and the days after it: the same wherever it is set up on a day. */
export class DemoBookings {
  readonly #parts: AppointmentsParts
  #steps = 0

  constructor(parts: AppointmentsParts) {
    this.#parts = parts
  }

  /** Sets the halls up once, and books when nothing is booked from today on. @returns how many bookings it made */
  async load(now: Instant): Promise<number> {
    const today = dateOf(now)
    const { plans: kept, bookings } = await this.#parts.db.one(known, [today])
    if (kept === 0) await this.#setUp(now)
    if (bookings > 0) return 0
    const dice = diceOf(4621)
    let made = 0
    const first = kept === 0 ? -5 : 0
    for (let ahead = first; ahead < 5; ahead += 1) {
      const day = addDays(today, ahead)
      for (const [item, count] of wishes) {
        const busy = Math.ceil(count / Math.max(ahead, 1))
        for (let n = 0; n < busy; n += 1) made += await this.#book({ item, day, now, dice, index: made })
      }
      if (ahead < 0) await this.#endDay(day)
    }
    return made
  }

  async #setUp(now: Instant): Promise<void> {
    const at = addMinutes(now, -20 * 24 * 60)
    for (const [hall, board, terms] of plans) await this.#run(addPlan(this.#parts), { hall, board, terms }, at)
    const holiday = await this.#nextHoliday(dateOf(now))
    const days: SpecialDay[] = [
      { day: addDays(dateOf(now), 5), name: '错时延时服务', open: [morning, ['13:30', '19:00']] },
    ]
    if (holiday !== undefined) days.push({ day: holiday.day, name: `${holiday.name}预约服务`, open: [morning] })
    await this.#run(changeRules, { hall: 'hall-county', rules: usualRules, days, expectedVersion: 0 }, at)
  }

  /** The evening of a day that is over: who did not come has missed it, who came is done. */
  async #endDay(day: PlainDate): Promise<void> {
    await this.#run(missBookings, firstRound, addMinutes(startOfDay(day), 18 * 60))
    await this.#run(finishBookings, firstRound, addMinutes(startOfDay(addDays(day, 1)), 5))
  }

  async #nextHoliday(today: PlainDate) {
    const calendar = await this.#parts.calendar()
    for (let ahead = 1; ahead < 180; ahead += 1) {
      const day = addDays(today, ahead)
      const kind = classOf(day, calendar)
      if (kind.class === 'holiday') return { day, name: kind.name }
    }
    return undefined
  }

  /** One booking of a day, made the day before; who was booked before now has come, most of them. */
  async #book({ item, day, now, dice, index }: Wish): Promise<number> {
    const before = addDays(day < dateOf(now) ? day : dateOf(now), -1)
    const at = addMinutes(startOfDay(before), 10 * 60 + (index % 60))
    const offer = await bookingDesk(this.#parts).days('hall-county', item, at)
    const slots = offer.ok ? (offer.value.days.find((one) => one.day === day)?.slots ?? []) : []
    const free = slots.filter((slot) => slot.free > 0 && slot.isOpen)
    if (free.length === 0) return 0
    const slot: Pick<OfferedSlot, 'start' | 'end'> = dice.pick(free)
    const { name, phone = '', documentNumber } = fictionalPerson(700 + index, dice, dateOf(now))
    const visitor = { name, phone, identityKind: 'residentId', identityNumber: documentNumber } as const
    const channel = dice.pick(['web', 'web', 'web', 'desk', 'hotline'] as const)
    const wish = { hall: 'hall-county', item, day, start: slot.start, visitor, channel }
    const { id } = await this.#run(makeBooking(this.#parts), wish, at)
    const came = addMinutes(startOf({ day, ...slot }), -dice.between(1, 12))
    if (came < now && index % 7 !== 3) await this.#run(arriveBooking, { id, hall: 'hall-county' }, came)
    return 1
  }

  async #run<Tables, Input, Answer>(
    command: Command<Tables, Input, Answer>,
    input: Input,
    at: Instant,
  ): Promise<Answer> {
    this.#steps += 1
    const key = `demo-booking-${dateOf(at)}-${this.#steps}`
    const decision = await runCommand(this.#parts.db, command, input, { actor: installer, at, key })
    if (!decision.ok) throw new Error(`demo ${command.name} refused: ${JSON.stringify(decision.refusal)}`)
    return decision.value
  }
}

interface Wish {
  readonly item: string
  readonly day: PlainDate
  readonly now: Instant
  readonly dice: Dice
  readonly index: number
}
