import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { mostAheadMinutes } from '../rules/index.ts'
import { dayText, hallParams, timeText } from './own.ts'

/** 预约设置: plans with their places, special days, rules against hoarding. (APT-02, APT-06) */

const tag = 'appointments'
/** from, to */
const Span = Type.Unsafe<[string, string]>(Type.Array(timeText, { minItems: 2, maxItems: 2 }))
const Open = Type.Array(Span, { maxItems: 6 })

export const PlanTerms = Type.Object(
  {
    name: Type.String({ maxLength: 60 }),
    items: Type.Array(Type.String({ maxLength: 60 }), {
      maxItems: 200,
      description: 'none: all items of the window group that no other plan names',
    }),
    hours: Type.Array(Type.Object({ day: Type.Integer({ minimum: 1, maximum: 7 }), open: Open }), { maxItems: 7 }),
    slotMinutes: Type.Integer({ minimum: 5, maximum: 240 }),
    places: Type.Integer({ minimum: 1, maximum: 1000 }),
    itemPlaces: Type.Integer({ minimum: 0, maximum: 1000, description: '0: as many as there are places' }),
    dayPlaces: Type.Integer({ minimum: 0, maximum: 10000, description: '0: as many as there are places' }),
    daysAhead: Type.Integer({ minimum: 1, maximum: 60 }),
    closeMinutes: Type.Integer({ minimum: 0, maximum: 1440 }),
  },
  { additionalProperties: false },
)
export type PlanTerms = Static<typeof PlanTerms>

export const BookingPlan = Type.Object({
  id: Type.String(),
  board: Type.String(),
  boardName: Type.String(),
  terms: PlanTerms,
  isActive: Type.Boolean(),
  version: Type.Integer(),
  changedAt: Type.String(),
  changedByName: Type.String(),
})
export type BookingPlan = Static<typeof BookingPlan>

const days = Type.Integer({ minimum: 0, maximum: 366 })
export const BookingRules = Type.Object(
  {
    mostMissed: Type.Integer({ minimum: 0, maximum: 20, description: '0: nobody is blocked' }),
    missedDays: days,
    blockedDays: days,
    mostPerWeek: Type.Integer({ minimum: 0, maximum: 50, description: '0: as many as one likes' }),
    mostChanges: Type.Integer({ minimum: 0, maximum: 20 }),
    remindHours: Type.Integer({ minimum: 0, maximum: 72, description: '0: nobody is reminded' }),
    earlyMinutes: Type.Integer({ minimum: 0, maximum: 480 }),
    lateMinutes: Type.Integer({ minimum: 0, maximum: 480 }),
    aheadMinutes: Type.Integer({
      minimum: 0,
      maximum: mostAheadMinutes,
      description: 'who comes with a booking goes before others in line by so many minutes',
    }),
  },
  { additionalProperties: false },
)
export type BookingRules = Static<typeof BookingRules>

export const BookingSpecialDay = Type.Object(
  { day: dayText, name: Type.String({ maxLength: 40 }), open: Open },
  { additionalProperties: false },
)
export type BookingSpecialDay = Static<typeof BookingSpecialDay>

export const BookingSettings = Type.Object({
  hall: Type.Object({ id: Type.String(), name: Type.String() }),
  plans: Type.Array(BookingPlan),
  boards: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  rules: BookingRules,
  days: Type.Array(BookingSpecialDay),
  version: Type.Integer({ description: '0: rules and days were never changed' }),
})
export type BookingSettings = Static<typeof BookingSettings>

const exampleTerms: PlanTerms = {
  name: '商事登记',
  items: [],
  hours: [
    {
      day: 1,
      open: [
        ['09:00', '11:30'],
        ['13:30', '17:00'],
      ],
    },
    { day: 6, open: [['09:00', '11:30']] },
  ],
  slotMinutes: 30,
  places: 8,
  itemPlaces: 4,
  dayPlaces: 0,
  daysAhead: 7,
  closeMinutes: 30,
}
const exampleRules: BookingRules = {
  mostMissed: 3,
  missedDays: 90,
  blockedDays: 30,
  mostPerWeek: 5,
  mostChanges: 3,
  remindHours: 20,
  earlyMinutes: 30,
  lateMinutes: 15,
  aheadMinutes: 20,
}
const exampleDays: BookingSpecialDay[] = [{ day: '2026-10-05', name: '国庆节预约服务', open: [['09:00', '11:30']] }]
const planId = '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8f'

export const readBookingSettings = endpoint({
  name: 'readBookingSettings',
  method: 'GET',
  path: '/halls/:id/booking-settings',
  tag,
  summary: 'Plans, special days and rules of a hall about bookings',
  may: { permission: 'appointments.read' },
  params: hallParams,
  answer: BookingSettings,
  problems: ['appointments.no-such-hall', 'access.out-of-scope'],
  example: {
    params: { id: 'hall-county' },
    answer: {
      hall: { id: 'hall-county', name: '云岫县行政服务中心' },
      plans: [
        {
          id: planId,
          board: 'ssdj',
          boardName: '商事登记',
          terms: exampleTerms,
          isActive: true,
          version: 1,
          changedAt: '2026-09-24T01:42:18.000Z',
          changedByName: '方明澈',
        },
      ],
      boards: [{ id: 'ssdj', name: '商事登记' }],
      rules: exampleRules,
      days: exampleDays,
      version: 1,
    },
  },
})

const KeptSetting = Type.Object({ id: Type.String(), version: Type.Integer() })
const planProblems = [
  'appointments.no-such-hall',
  'appointments.name-missing',
  'appointments.hours-backwards',
  'appointments.slot-too-long',
  'appointments.item-taken',
  'appointments.board-taken',
  'access.out-of-scope',
]

export const addBookingPlan = endpoint({
  name: 'addBookingPlan',
  method: 'POST',
  path: '/halls/:id/booking-plans',
  tag,
  summary: 'Set up slots and places of a window group',
  may: { permission: 'appointments.manage' },
  params: hallParams,
  body: Type.Object({ board: Type.String({ maxLength: 40 }), terms: PlanTerms }, { additionalProperties: false }),
  answer: KeptSetting,
  problems: [...planProblems, 'appointments.no-such-board'],
  example: {
    params: { id: 'hall-county' },
    body: { board: 'ssdj', terms: exampleTerms },
    answer: { id: planId, version: 1 },
  },
})

export const changeBookingPlan = endpoint({
  name: 'changeBookingPlan',
  method: 'PUT',
  path: '/halls/:id/booking-plans/:plan',
  tag,
  summary: 'Change slots, places or limits, or stop a plan; bookings that are made keep their slot',
  may: { permission: 'appointments.manage' },
  params: Type.Object({ ...hallParams.properties, plan: Type.String({ maxLength: 60 }) }),
  body: Type.Object(
    { terms: PlanTerms, isActive: Type.Boolean(), expectedVersion: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  ),
  answer: KeptSetting,
  problems: [...planProblems, 'appointments.no-such-plan', 'appointments.stale-version'],
  example: {
    params: { id: 'hall-county', plan: planId },
    body: { terms: exampleTerms, isActive: true, expectedVersion: 1 },
    answer: { id: planId, version: 2 },
  },
})

export const changeBookingRules = endpoint({
  name: 'changeBookingRules',
  method: 'PUT',
  path: '/halls/:id/booking-rules',
  tag,
  summary: 'Change special days and the rules of a hall about missed bookings, frequency and reminders',
  may: { permission: 'appointments.manage' },
  params: hallParams,
  body: Type.Object(
    {
      rules: BookingRules,
      days: Type.Array(BookingSpecialDay, { maxItems: 200 }),
      expectedVersion: Type.Integer({ minimum: 0 }),
    },
    { additionalProperties: false },
  ),
  answer: KeptSetting,
  problems: [
    'appointments.no-such-hall',
    'appointments.name-missing',
    'appointments.hours-backwards',
    'appointments.stale-version',
    'access.out-of-scope',
  ],
  example: {
    params: { id: 'hall-county' },
    body: { rules: exampleRules, days: exampleDays, expectedVersion: 1 },
    answer: { id: 'hall-county', version: 2 },
  },
})
