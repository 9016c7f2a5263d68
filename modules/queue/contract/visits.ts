import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

const day = Type.String({ format: 'date' })
const minutes = (description: string) =>
  Type.Union([Type.Number({ description }), Type.Null()], { description: 'null: fewer than five people' })

export const visitKeys = ['day', 'hour', 'line', 'window', 'item'] as const
const VisitKey = Type.Union(visitKeys.map((key) => Type.Literal(key)))

const VisitRows = Type.Array(
  Type.Object({
    key: Type.String(),
    name: Type.String(),
    visits: Type.Integer({ description: 'numbers taken' }),
    served: Type.Integer({ description: 'of these, served to the end' }),
    left: Type.Integer({ description: 'of these, given back or never come' }),
    booked: Type.Integer({ description: 'of these, with an appointment' }),
    waited: minutes('mean minutes from taking the number to the beginning of the service'),
    waitedMost: minutes('nine of ten waited no longer than these minutes'),
    servedFor: minutes('mean minutes from the beginning to the end of the service'),
    whole: minutes('mean minutes from taking the number to the end of the service'),
    completed: Type.Integer({ description: 'of these, with an application whose case is completed' }),
    untilCompletion: minutes('mean minutes from taking the number to the completion of the case'),
  }),
)

export const Visits = Type.Object({
  hall: Type.Object({ id: Type.String(), name: Type.String() }),
  from: Type.String(),
  to: Type.String(),
  rows: VisitRows,
})
export type Visits = Static<typeof Visits>

export const readVisits = endpoint({
  name: 'readVisits',
  method: 'GET',
  path: '/halls/:id/visits',
  tag: 'queue',
  summary:
    'Visits of a hall over some days by day, hour, line, window or item: how many, how long they waited and took',
  may: { permission: 'queue.read' },
  params: Type.Object({ id: Type.String({ minLength: 2, maxLength: 40 }) }),
  query: Type.Object({ from: day, to: day, by: VisitKey }),
  answer: Visits,
  problems: ['queue.no-such-hall', 'queue.days-malformed', 'access.out-of-scope'],
  example: {
    params: { id: 'hall-county' },
    query: { from: '2026-09-01', to: '2026-09-18', by: 'line' },
    answer: {
      hall: { id: 'hall-county', name: '云岫县行政服务中心' },
      from: '2026-09-01',
      to: '2026-09-18',
      rows: [
        {
          key: 'hall-county-b',
          name: 'B 商事登记',
          visits: 412,
          served: 396,
          left: 16,
          booked: 58,
          waited: 11.4,
          waitedMost: 24,
          servedFor: 9.2,
          whole: 20.6,
          completed: 301,
          untilCompletion: 5830.5,
        },
      ],
    },
  },
})

export const readHallVisits = endpoint({
  name: 'readHallVisits',
  method: 'GET',
  path: '/visits',
  tag: 'queue',
  summary: 'Visits over some days hall by hall, of the halls in reach',
  may: { permission: 'queue.read' },
  query: Type.Object({ from: day, to: day }),
  answer: Type.Object({ from: Type.String(), to: Type.String(), rows: VisitRows }),
  problems: ['queue.days-malformed'],
  example: {
    query: { from: '2026-09-01', to: '2026-09-18' },
    answer: {
      from: '2026-09-01',
      to: '2026-09-18',
      rows: [
        {
          key: 'hall-county',
          name: '云岫县行政服务中心',
          visits: 2310,
          served: 2204,
          left: 106,
          booked: 402,
          waited: 12.1,
          waitedMost: 26,
          servedFor: 8.7,
          whole: 20.8,
          completed: 1490,
          untilCompletion: 4810.2,
        },
      ],
    },
  },
})
