import { endpoint, Type } from '@yichuang/platform/contract'
import { hallId, orNull } from './words.ts'

const moment = orNull(Type.String())

/** How long the hall is open today. */
export const OpeningToday = Type.Object({
  closesAt: Type.Union([Type.String(), Type.Null()], { description: 'end of its hours; null: it has none today' }),
  extendedUntil: Type.Union([Type.String(), Type.Null()], { description: 'until when the manager extended it' }),
  late: Type.Union([Type.Object({ people: Type.Integer(), until: Type.String() }), Type.Null()], {
    description: 'people who wait and would not be done by then, and when the last would be; null: nobody',
  }),
})

export const extendOpening = endpoint({
  name: 'extendOpening',
  method: 'PUT',
  path: '/halls/:id/opening-today',
  tag: 'queue',
  summary: 'Keep a hall open beyond its hours of today while people wait, or take that back with null',
  may: { permission: 'queue.arrange' },
  params: Type.Object({ id: hallId }),
  body: Type.Object(
    { until: Type.Union([Type.String({ pattern: String.raw`^([01]\d|2[0-3]):[0-5]\d$` }), Type.Null()]) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ extendedUntil: moment }),
  problems: [
    'queue.no-such-hall',
    'queue.not-extended',
    'queue.no-hours',
    'queue.extension-too-early',
    'queue.no-waiting',
  ],
  example: {
    params: { id: 'hall-county' },
    body: { until: '17:30' },
    answer: { extendedUntil: '2026-09-18T09:30:00.000Z' },
  },
})
