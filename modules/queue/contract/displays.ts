import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { exampleHall, exampleZone, hallId, minutes, NamedHall, orNull, zone } from './words.ts'

/** What the screens of a hall show. (QUE-02) */

export const HallDisplay = Type.Object({
  hall: NamedHall,
  zone,
  at: Type.String(),
  calls: Type.Array(
    Type.Object({
      no: Type.String(),
      windowNo: Type.String(),
      floor: orNull(Type.String()),
      zone,
      calledAt: Type.String(),
      calls: Type.Integer({ description: 'how often it was called' }),
    }),
  ),
  groups: Type.Array(Type.Object({ letter: Type.String(), name: Type.String(), waiting: Type.Integer(), minutes })),
  extendedUntil: orNull(Type.String({ description: 'until when the hall stays open beyond its hours today' })),
})
export type HallDisplay = Static<typeof HallDisplay>

export const WindowDisplay = Type.Object({
  hall: NamedHall,
  at: Type.String(),
  windowNo: Type.String(),
  zone,
  isOpen: Type.Boolean(),
  pauseReason: orNull(Type.String({ description: 'why nobody is called here now, when whoever paused it said so' })),
  staffNo: orNull(Type.String({ description: 'of who calls here; null while nobody does' })),
  current: Type.Union([
    Type.Object({
      no: Type.String(),
      state: Type.Union([Type.Literal('called'), Type.Literal('serving')]),
      calledAt: Type.String(),
    }),
    Type.Null(),
  ]),
  groups: Type.Array(Type.Object({ letter: Type.String(), name: Type.String() })),
})
export type WindowDisplay = Static<typeof WindowDisplay>

export const readWindowDisplay = endpoint({
  name: 'readWindowDisplay',
  method: 'GET',
  path: '/windows/:id/queue-display',
  tag: 'queue',
  summary: 'What the screen over a window shows: the number, who serves, what is done here',
  may: 'public',
  params: Type.Object({ id: Type.String({ minLength: 2, maxLength: 40 }) }),
  answer: WindowDisplay,
  problems: ['queue.no-such-window'],
  example: {
    params: { id: 'hall-county-13' },
    answer: {
      hall: exampleHall,
      at: '2026-09-18T01:30:00.000Z',
      windowNo: '13',
      zone: exampleZone,
      isOpen: true,
      pauseReason: null,
      staffNo: 'shenruoxi',
      current: { no: 'B037', state: 'serving', calledAt: '2026-09-18T01:29:50.000Z' },
      groups: [{ letter: 'B', name: '商事登记' }],
    },
  },
})

export const readDisplay = endpoint({
  name: 'readDisplay',
  method: 'GET',
  path: '/halls/:id/queue-display',
  tag: 'queue',
  summary: 'What the main screen of a hall shows: the latest calls, the newest first, and who waits',
  may: 'public',
  params: Type.Object({ id: hallId }),
  query: Type.Object({
    groups: Type.Optional(Type.String({ maxLength: 400, description: 'only these lines, separated by commas' })),
    zone: Type.Optional(Type.String({ format: 'uuid', description: 'only what concerns this zone' })),
  }),
  answer: HallDisplay,
  problems: ['queue.no-such-hall', 'queue.no-such-group', 'queue.no-such-zone'],
  example: {
    params: { id: 'hall-county' },
    query: {},
    answer: {
      hall: exampleHall,
      zone: null,
      at: '2026-09-18T01:30:00.000Z',
      calls: [
        { no: 'B037', windowNo: '13', floor: '1F', zone: exampleZone, calledAt: '2026-09-18T01:29:50.000Z', calls: 1 },
      ],
      groups: [{ letter: 'B', name: '商事登记', waiting: 5, minutes: 15 }],
      extendedUntil: null,
    },
  },
})
