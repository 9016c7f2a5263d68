import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { Day, exampleSummary, exampleWindow, HallId, PlannedWindow, WaitSummary } from './contract/words.ts'

export type { PlannedWindow, WaitSummary } from './contract/words.ts'

const may = { permission: 'queue.read' } as const
const params = Type.Object({ id: HallId })
const dayParams = Type.Object({ id: HallId, day: Day })
const problems = ['simulation.no-such-hall', 'access.out-of-scope']
const exampleDay = { id: 'hall-county', day: '2026-09-14' }

const DayLine = Type.Object({
  day: Day,
  visitors: Type.Integer(),
  windows: Type.Integer({ description: 'windows that called somebody' }),
  nineOfTen: Type.Union([Type.Number({ description: 'nine of ten waited no longer than these minutes' }), Type.Null()]),
  isTakenOver: Type.Boolean({ description: 'from the queue system in use before' }),
})
export type DayLine = Static<typeof DayLine>

export const listSimulationDays = endpoint({
  name: 'listSimulationDays',
  method: 'GET',
  path: '/halls/:id/simulation-days',
  tag: 'simulation',
  summary: 'Days of a hall that can be played again: the last ninety with visitors, the newest first',
  may,
  params,
  answer: Type.Object({ rows: Type.Array(DayLine) }),
  problems,
  example: {
    params: { id: 'hall-county' },
    answer: { rows: [{ day: '2026-09-14', visitors: 184, windows: 12, nineOfTen: 27.1, isTakenOver: false }] },
  },
})

const SimulationDay = Type.Object({
  day: Day,
  lines: Type.Array(Type.Object({ id: Type.String(), letter: Type.String(), name: Type.String() })),
  windows: Type.Array(PlannedWindow, { description: 'as they were open, one after the other' }),
  actual: WaitSummary,
  played: WaitSummary,
})
export type SimulationDay = Static<typeof SimulationDay>

export const readSimulationDay = endpoint({
  name: 'readSimulationDay',
  method: 'GET',
  path: '/halls/:id/simulation-days/:day',
  tag: 'simulation',
  summary: 'A day as it was, and as the simulation plays it with the same windows: how far it can be trusted',
  may,
  params: dayParams,
  answer: SimulationDay,
  problems: [...problems, 'simulation.no-such-day'],
  example: {
    params: exampleDay,
    answer: {
      day: '2026-09-14',
      lines: [{ id: 'hall-county-b', letter: 'B', name: '商事登记' }],
      windows: [exampleWindow],
      actual: exampleSummary,
      played: { ...exampleSummary, mean: 12.1 },
    },
  },
})

export const playDay = endpoint({
  name: 'playDay',
  method: 'POST',
  path: '/halls/:id/simulation-days/:day/runs',
  tag: 'simulation',
  summary: 'Plays a day again with other windows, rules or numbers of people; nothing is kept',
  may,
  params: dayParams,
  body: Type.Object(
    {
      windows: Type.Array(PlannedWindow, { maxItems: 400 }),
      percent: Type.Integer({ minimum: 0, maximum: 500, description: 'so many of a hundred people come' }),
      rankMinutes: Type.Integer({ minimum: 0, maximum: 60, description: 'a line one rank lower counts as later' }),
      servesOn: Type.Boolean({ description: 'who waits at closing time is still served' }),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({ summary: WaitSummary }),
  problems: [...problems, 'simulation.no-such-day', 'simulation.no-such-line', 'simulation.spans-backwards'],
  example: {
    params: exampleDay,
    body: { windows: [exampleWindow, { ...exampleWindow, no: '03' }], percent: 100, rankMinutes: 3, servesOn: true },
    answer: { summary: { ...exampleSummary, mean: 6.2, nineOfTen: 14 } },
  },
})

const AdviceLine = Type.Object({
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  line: Type.Object({ id: Type.String(), letter: Type.String(), name: Type.String() }),
  from: Type.Integer({ description: 'minutes since midnight' }),
  to: Type.Integer({ description: 'minutes since midnight' }),
  days: Type.Integer({ description: 'days of this weekday that were looked at' }),
  evidence: Type.Array(Type.Object({ day: Day, nineOfTen: Type.Integer({ description: 'minutes' }) })),
  extra: Type.Union([Type.Integer({ description: 'windows to add' }), Type.Null()], {
    description: 'null: three more would not do',
  }),
  then: Type.Union([Type.Integer({ description: 'minutes nine of ten would have waited, worst day' }), Type.Null()]),
})
export type AdviceLine = Static<typeof AdviceLine>

export const readWindowAdvice = endpoint({
  name: 'readWindowAdvice',
  method: 'GET',
  path: '/halls/:id/window-advice',
  tag: 'simulation',
  summary:
    'When a line was too long again and again in the last eight weeks, and how many windows more would have done',
  may,
  params,
  query: Type.Object({
    longest: Type.Integer({ minimum: 1, maximum: 240, description: 'nine of ten should wait no longer, minutes' }),
  }),
  answer: Type.Object({ days: Type.Integer({ description: 'days looked at' }), rows: Type.Array(AdviceLine) }),
  problems,
  example: {
    params: { id: 'hall-county' },
    query: { longest: 20 },
    answer: {
      days: 38,
      rows: [
        {
          weekday: 1,
          line: { id: 'hall-county-b', letter: 'B', name: '商事登记' },
          from: 570,
          to: 660,
          days: 8,
          evidence: [{ day: '2026-09-14', nineOfTen: 34 }],
          extra: 2,
          then: 15,
        },
      ],
    },
  },
})

const Second = Type.Integer({ minimum: 0, maximum: 86_399, description: 'seconds since midnight' })
const EarlierVisit = Type.Object(
  {
    letter: Type.String({ minLength: 1, maxLength: 4, description: 'letter of the line' }),
    window: Type.Optional(Type.String({ maxLength: 20, description: 'number of the window that called' })),
    came: Second,
    called: Type.Optional(Second),
    ended: Type.Optional(Second),
  },
  { additionalProperties: false },
)
export type EarlierVisit = Static<typeof EarlierVisit>

export const takeOverDay = endpoint({
  name: 'takeOverDay',
  method: 'PUT',
  path: '/halls/:id/simulation-days/:day',
  tag: 'simulation',
  summary: 'Takes over the visits of a day from the queue system in use before; what was taken over for it is replaced',
  may: { permission: 'queue.arrange' },
  params: dayParams,
  body: Type.Object({ visits: Type.Array(EarlierVisit, { maxItems: 20_000 }) }, { additionalProperties: false }),
  answer: Type.Object({ visits: Type.Integer() }),
  problems: [...problems, 'simulation.no-such-line', 'simulation.visit-backwards', 'simulation.day-not-over'],
  example: {
    params: { id: 'hall-county', day: '2026-09-01' },
    body: { visits: [{ letter: 'B', window: '02', came: 32_460, called: 32_900, ended: 33_480 }] },
    answer: { visits: 1 },
  },
})
