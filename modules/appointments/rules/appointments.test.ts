import { bareCalendar, compileCalendar, instant, plainDate } from '@yichuang/modules/calendar/rules'
import type { Instant } from '@yichuang/platform/pure'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actionsOn,
  blockedUntil,
  bookingCode,
  bookingNo,
  checkVisitor,
  decideArrival,
  decideBooking,
  decideCancel,
  decideChange,
  decideDays,
  decidePlan,
  isMissed,
  nearestFree,
  offeredDays,
  planFor,
  reminderAt,
  signsOf,
  slotsOn,
  usualRules,
} from './index.ts'
import type { BookingView, Opening, Plan, Slot } from './index.ts'
import { minutesOf } from './plan.ts'

const monday = plainDate('2026-09-28')
const plan: Plan = {
  id: 'plan',
  hall: 'hall-county',
  board: 'ssdj',
  name: '商事登记',
  items: [],
  hours: [
    ...[1, 2, 3, 4, 5].map((day) => ({
      day,
      open: [
        ['09:00', '11:45'],
        ['13:30', '17:00'],
      ] as const,
    })),
    { day: 6, open: [['09:00', '11:30']] },
  ],
  slotMinutes: 30,
  places: 4,
  itemPlaces: 2,
  dayPlaces: 0,
  daysAhead: 7,
  closeMinutes: 30,
  isActive: true,
  version: 1,
}
const calendar = compileCalendar({
  ...bareCalendar,
  version: 'test',
  years: [2026],
  holidays: [
    { date: plainDate('2026-10-01'), name: '国庆节' },
    { date: plainDate('2026-10-02'), name: '国庆节' },
  ],
  makeupWorkdays: [{ date: plainDate('2026-10-10') }],
})
const opening: Opening = { days: [], calendar }
const at = (time: string): Instant => instant(`2026-09-28T${time}:00+08:00`)
const history = { hasLive: false, missed: [], booked: 0 }
const facts = { plan, opening, rules: usualRules, at: at('08:00'), history }
const code = (decision: object) => ('refusal' in decision ? (decision.refusal as { code: string }).code : 'ok')

describe('slots', () => {
  test('[APT-01] a slot lies within the hours, none runs into the lunch break', () => {
    const slots = slotsOn(monday, plan, opening)
    expect(slots.slice(0, 6).map(({ start, end }) => `${start}-${end}`)).toEqual([
      '09:00-09:30',
      '09:30-10:00',
      '10:00-10:30',
      '10:30-11:00',
      '11:00-11:30',
      '13:30-14:00',
    ])
    expect(slots).toHaveLength(12)
  })

  test('[APT-06] holidays are closed, a special day has its own hours, a worked Saturday those of a working day', () => {
    const holiday = plainDate('2026-10-01')
    expect(slotsOn(holiday, plan, opening)).toEqual([])
    const days = [{ day: holiday, name: '国庆预约服务', open: [['10:00', '11:00']] as const }]
    expect(slotsOn(holiday, plan, { ...opening, days }).map(({ start }) => start)).toEqual(['10:00', '10:30'])
    expect(slotsOn(plainDate('2026-10-03'), plan, opening)).toHaveLength(5)
    expect(slotsOn(plainDate('2026-10-04'), plan, opening)).toEqual([])
    expect(slotsOn(plainDate('2026-10-10'), plan, opening)).toHaveLength(12)
    const closed = [{ day: monday, name: '停电', open: [] }]
    expect(slotsOn(monday, plan, { ...opening, days: closed })).toEqual([])
  })

  test('[APT-01] slots of any hours follow each other, never overlap, and are as long as they should be', () => {
    const time = fc.integer({ min: 0, max: 1439 })
    const text = (n: number) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
    fc.assert(
      fc.property(
        fc.uniqueArray(time, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 5, max: 90 }),
        (times, length) => {
          const [a = 0, b = 0, c = 0, d = 0] = times.toSorted((one, other) => one - other)
          const open = [[text(a), text(b)] as const, [text(c), text(d)] as const]
          const slots = slotsOn(monday, { hours: [{ day: 1, open }], slotMinutes: length }, opening)
          expect(slots.every((slot) => minutesOf(slot.end) - minutesOf(slot.start) === length)).toBe(true)
          expect(slots.every((slot) => open.some(([from, to]) => from <= slot.start && slot.end <= to))).toBe(true)
          expect(slots.every((slot, n) => n === 0 || slot.start >= (slots[n - 1]?.end ?? ''))).toBe(true)
        },
      ),
    )
  })

  test('[APT-01] the plan of an item is the one that names it, else the one of its board', () => {
    const own = { ...plan, id: 'own', items: ['gthsl'] }
    expect(planFor([plan, own], { id: 'gthsl', board: 'ssdj' })?.id).toBe('own')
    expect(planFor([plan, own], { id: 'gssl', board: 'ssdj' })?.id).toBe('plan')
    expect(planFor([plan, own], { id: 'x', board: 'other' })).toBeUndefined()
    expect(planFor([{ ...plan, isActive: false }], { id: 'gssl', board: 'ssdj' })).toBeUndefined()
  })
})

describe('places', () => {
  const offering = { plan, item: 'gthsl', opening, now: at('09:10'), today: monday }

  test('[APT-02] what is left is the least of slot, item and day', () => {
    const taken = [
      { day: monday, kind: 'slot', subject: '', start: '10:00', taken: 4 },
      { day: monday, kind: 'item', subject: 'gthsl', start: '10:30', taken: 1 },
    ] as const
    const [today] = offeredDays({ ...offering, taken })
    const left = Object.fromEntries((today?.slots ?? []).map(({ start, free, isOpen }) => [start, isOpen ? free : -1]))
    expect(left).toMatchObject({ '09:00': -1, '09:30': -1, '10:00': 0, '10:30': 1, '11:00': 2 })
    const full = [{ day: monday, kind: 'day', subject: '', start: '', taken: 5 }] as const
    const [other] = offeredDays({ ...offering, plan: { ...plan, dayPlaces: 5 }, taken: full })
    expect(other?.slots.every(({ free }) => free === 0)).toBe(true)
  })

  test('[APT-01] instead of a slot that is gone the nearest free ones are offered, before and after it', () => {
    const taken = [
      { day: monday, kind: 'slot', subject: '', start: '14:00', taken: 4 },
      { day: monday, kind: 'slot', subject: '', start: '14:30', taken: 4 },
    ] as const
    const near = nearestFree(offeredDays({ ...offering, taken }), { day: monday, start: '14:00' })
    expect(near.map(({ start }) => start)).toEqual(['13:30', '15:00', '15:30'])
    expect(near.every(({ free, isOpen }) => free > 0 && isOpen)).toBe(true)
  })
})

describe('booking', () => {
  const wish = { day: monday, start: '10:00' }

  test('[APT-01] an open slot is booked with its end; one that is closed, gone or far is not', () => {
    expect(decideBooking(wish, facts)).toEqual({ ok: true, value: { ...wish, end: '10:30' } })
    expect(code(decideBooking(wish, { ...facts, at: at('09:30') }))).toBe('appointments.slot-closed')
    expect(code(decideBooking({ ...wish, start: '12:00' }, facts))).toBe('appointments.no-such-slot')
    expect(code(decideBooking({ ...wish, day: plainDate('2026-10-05') }, facts))).toBe('appointments.no-such-slot')
    expect(code(decideBooking({ ...wish, day: plainDate('2026-09-25') }, facts))).toBe('appointments.no-such-slot')
  })

  test('[APT-03] one document books an item once until it is done or cancelled', () => {
    expect(code(decideBooking(wish, { ...facts, history: { ...history, hasLive: true } }))).toBe(
      'appointments.has-booking',
    )
  })

  test('[APT-03] who missed too many bookings waits, and may book again when the time is over', () => {
    const missed = ['2026-07-20', '2026-08-20', '2026-09-10'].map(plainDate)
    expect(blockedUntil(missed, usualRules)).toBe('2026-10-10')
    expect(code(decideBooking(wish, { ...facts, history: { ...history, missed } }))).toBe('appointments.blocked')
    expect(blockedUntil(missed.slice(1), usualRules)).toBeUndefined()
    expect(blockedUntil(missed, { ...usualRules, missedDays: 30 })).toBeUndefined()
    expect(blockedUntil(missed, { ...usualRules, mostMissed: 0 })).toBeUndefined()
    const short = { ...usualRules, blockedDays: 10 }
    expect(code(decideBooking(wish, { ...facts, rules: short, history: { ...history, missed } }))).toBe('ok')
  })

  test('[APT-03] the order in which missed bookings are read changes nothing', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => plainDate(`2026-08-${String(n).padStart(2, '0')}`))
    fc.assert(
      fc.property(fc.array(day, { maxLength: 8 }), (missed) => {
        const until = blockedUntil(missed, usualRules)
        expect(blockedUntil(missed.toReversed(), usualRules)).toBe(until)
        expect(until === undefined).toBe(missed.length < usualRules.mostMissed)
      }),
    )
  })

  test('[APT-03] a document books so often within a week, no oftener; 0 sets no limit', () => {
    const often = { ...history, booked: usualRules.mostPerWeek }
    expect(code(decideBooking(wish, { ...facts, history: often }))).toBe('appointments.too-many')
    const free = { ...usualRules, mostPerWeek: 0 }
    expect(code(decideBooking(wish, { ...facts, rules: free, history: often }))).toBe('ok')
  })
})

describe('a booking that is made', () => {
  const slot: Slot = { day: monday, start: '10:00', end: '10:30' }
  const booking: BookingView = { ...slot, state: 'booked', hall: 'hall-county', changes: 0 }
  const on = (time: string) => ({ at: at(time), hall: 'hall-county', rules: usualRules })

  test('[APT-05] it can be cancelled before the slot and in it, not after', () => {
    expect(code(decideCancel(booking, at('08:00')))).toBe('ok')
    expect(code(decideCancel(booking, at('10:29')))).toBe('ok')
    expect(code(decideCancel(booking, at('10:30')))).toBe('appointments.slot-over')
    expect(code(decideCancel({ ...booking, state: 'arrived' }, at('08:00')))).toBe('appointments.not-in-this-state')
  })

  test('[APT-05] it moves to another open slot, so many times', () => {
    const change = (wish: Pick<Slot, 'day' | 'start'>, changes = 0) =>
      code(decideChange({ ...booking, changes }, wish, facts))
    expect(change({ day: monday, start: '11:00' })).toBe('ok')
    expect(change({ day: monday, start: '10:00' })).toBe('appointments.same-slot')
    expect(change({ day: monday, start: '12:00' })).toBe('appointments.no-such-slot')
    expect(change({ day: monday, start: '11:00' }, usualRules.mostChanges)).toBe('appointments.changed-too-often')
  })

  test('[APT-06] one arrives around the slot, in the hall of the booking', () => {
    expect(code(decideArrival(booking, on('09:29')))).toBe('appointments.too-early')
    expect(code(decideArrival(booking, on('09:30')))).toBe('ok')
    expect(code(decideArrival(booking, on('10:44')))).toBe('ok')
    expect(code(decideArrival(booking, on('10:45')))).toBe('appointments.too-late')
    expect(code(decideArrival(booking, { ...on('10:00'), hall: 'hall-city' }))).toBe('appointments.other-hall')
    expect(code(decideArrival({ ...booking, state: 'cancelled' }, on('10:00')))).toBe('appointments.not-in-this-state')
  })

  test('[APT-03] it is missed exactly when one can arrive no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
        expect(isMissed(booking, on(time))).toBe(code(decideArrival(booking, on(time))) === 'appointments.too-late')
      }),
    )
  })

  test('[APT-04] it is reminded of some hours before, or one hour before when it was made later', () => {
    const startsAt = at('10:00')
    const early = instant('2026-09-25T10:00:00+08:00')
    expect(reminderAt({ bookedAt: early, startsAt }, usualRules)).toBe(instant('2026-09-27T14:00:00+08:00'))
    expect(reminderAt({ bookedAt: at('08:00'), startsAt }, usualRules)).toBe(at('09:00'))
    expect(reminderAt({ bookedAt: at('09:20'), startsAt }, usualRules)).toBeUndefined()
    expect(reminderAt({ bookedAt: early, startsAt }, { ...usualRules, remindHours: 0 })).toBeUndefined()
  })

  test('[APT-05] what is offered is what is decided', () => {
    expect(actionsOn(booking, on('10:00'))).toEqual([
      { name: 'arrive', allowed: true },
      { name: 'change', allowed: true },
      { name: 'cancel', allowed: true },
    ])
    expect(actionsOn(booking, on('11:00')).map(({ reason }) => reason)).toEqual([
      'appointments.too-late',
      'appointments.slot-over',
      'appointments.slot-over',
    ])
  })
})

describe('who books, and settings', () => {
  const visitor = {
    name: ' 周砚秋 ',
    phone: '139 1234 6027',
    identityKind: 'residentId',
    identityNumber: '440524188001010014',
  } as const

  test('[APT-03] document and mobile number are checked and stored in one form', () => {
    expect(checkVisitor(visitor, monday)).toEqual({
      ok: true,
      value: { ...visitor, name: '周砚秋', phone: '13912346027' },
    })
    expect(code(checkVisitor({ ...visitor, identityNumber: '440524188001010015' }, monday))).toBe(
      'appointments.identity-malformed',
    )
    expect(code(checkVisitor({ ...visitor, identityKind: 'passport', identityNumber: 'e1234 5678' }, monday))).toBe(
      'appointments.identity-malformed',
    )
    expect(code(checkVisitor({ ...visitor, identityKind: 'passport', identityNumber: 'e12345678' }, monday))).toBe('ok')
    expect(code(checkVisitor({ ...visitor, phone: '12912346027' }, monday))).toBe('appointments.phone-malformed')
    expect(code(checkVisitor({ ...visitor, name: ' ' }, monday))).toBe('appointments.name-missing')
  })

  test('[APT-01] a number says the day, a code has no signs that look alike', () => {
    expect(bookingNo(monday, 42)).toBe('Y260928-000042')
    expect(bookingCode(Uint8Array.from([0, 1, 30, 31, 255, 7, 9]))).toMatch(/^[2-9A-HJKMNP-Z]{6}$/)
  })

  test('[APT-02] a plan needs hours in order, room for a slot, and items that no other plan has', () => {
    const check = (given: Partial<Plan>, others: readonly Plan[] = []) =>
      code(decidePlan({ ...plan, ...given }, others))
    expect(check({})).toBe('ok')
    expect(check({ name: ' ' })).toBe('appointments.name-missing')
    expect(check({ hours: [{ day: 1, open: [['11:00', '09:00']] }] })).toBe('appointments.hours-backwards')
    expect(check({ hours: [{ day: 1, open: [['09:00', '09:20']] }] })).toBe('appointments.slot-too-long')
    expect(check({ id: 'other' }, [plan])).toBe('appointments.board-taken')
    expect(check({ id: 'other', items: ['a'] }, [plan])).toBe('ok')
    expect(check({ id: 'other', items: ['a'] }, [{ ...plan, items: ['a'] }])).toBe('appointments.item-taken')
  })

  test('[APT-06] special days have a name and hours in order, none stands there twice', () => {
    const day = { day: monday, name: '延时服务', open: [['17:00', '19:00']] as const }
    expect(code(decideDays([day]))).toBe('ok')
    expect(code(decideDays([day, day]))).toBe('appointments.hours-backwards')
    expect(code(decideDays([{ ...day, name: '' }]))).toBe('appointments.name-missing')
    expect(code(decideDays([{ ...day, open: [['19:00', '17:00']] }]))).toBe('appointments.hours-backwards')
  })
})

test('[APT-06] what somebody says at the desk is a mobile number, the number of a booking, or that of a document', () => {
  const day = plainDate('2026-09-28')
  expect(signsOf(' 139 1234 6027', day)).toEqual({ phone: '13912346027' })
  expect(signsOf('y260928-000042', day)).toEqual({ no: 'Y260928-000042' })
  expect(signsOf('11010519491231002x', day)).toEqual({
    identities: [{ identityKind: 'residentId', identityNumber: '11010519491231002X' }],
  })
  expect(signsOf('H12345678', day)?.identities?.map(({ identityKind }) => identityKind)).toEqual([
    'passport',
    'hmtPermit',
  ])
  expect(signsOf('周砚秋', day)).toBeUndefined()
})
