import { Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

export const HallId = Type.String({ minLength: 2, maxLength: 40 })
export const Day = Type.String({ format: 'date' })
const Minute = Type.Integer({ minimum: 0, maximum: 1440, description: 'minutes since midnight' })
const minutes = (description: string) => Type.Union([Type.Number({ description }), Type.Null()])
const Count = Type.Integer({ minimum: 0 })

export const PlannedWindow = Type.Object(
  {
    no: Type.String({ minLength: 1, maxLength: 20 }),
    lines: Type.Array(Type.String({ maxLength: 60 }), {
      maxItems: 40,
      description: 'ids of the lines it calls, the preferred first',
    }),
    open: Type.Array(Type.Object({ from: Minute, to: Minute }, { additionalProperties: false }), { maxItems: 6 }),
  },
  { additionalProperties: false },
)
export type PlannedWindow = Static<typeof PlannedWindow>

const times = {
  visitors: Count,
  left: Type.Integer({ description: 'of these, never called' }),
  mean: minutes('mean minutes of waiting'),
  nineOfTen: minutes('nine of ten waited no longer than these minutes'),
  longest: minutes('the longest wait, minutes'),
}

export const WaitSummary = Type.Object({
  ...times,
  median: minutes('half of them waited no longer than these minutes'),
  afterClosing: Type.Integer({ description: 'called after the last closing time' }),
  busy: Type.Union([Type.Number({ description: 'part of the open time in which the windows served' }), Type.Null()]),
  lines: Type.Array(Type.Object({ line: Type.String(), ...times })),
  halfHours: Type.Array(
    Type.Object({ from: Minute, came: Count, mean: minutes('mean minutes of waiting of those who came in it') }),
  ),
  spread: Type.Array(Count, { description: 'people by five minutes of waiting; the last ones an hour or more' }),
})
export type WaitSummary = Static<typeof WaitSummary>

export const exampleWindow: PlannedWindow = {
  no: '02',
  lines: ['hall-county-b'],
  open: [
    { from: 540, to: 720 },
    { from: 810, to: 1020 },
  ],
}

export const exampleSummary: WaitSummary = {
  visitors: 184,
  left: 3,
  mean: 12.4,
  nineOfTen: 27.1,
  longest: 41.5,
  median: 9.8,
  afterClosing: 4,
  busy: 0.71,
  lines: [{ line: 'hall-county-b', visitors: 62, left: 1, mean: 18.2, nineOfTen: 33.4, longest: 41.5 }],
  halfHours: [{ from: 540, came: 14, mean: 3.1 }],
  spread: [61, 40, 31, 22, 14, 9, 3, 1, 0, 0, 0, 0, 0],
}
