import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { MOST_SERVICE_MINUTES } from '../rules/index.ts'
import { exampleGroup, hallId } from './words.ts'

/** 业务分组: the lines of a hall, kept by its manager. (QUE-03) */

const arrange = { permission: 'queue.arrange' } as const
const tag = 'queue'
const params = Type.Object({ id: hallId, line: Type.String({ minLength: 2, maxLength: 60 }) })
const expectedVersion = Type.Integer({ minimum: 1, description: 'the version that was seen' })
const facts = {
  letter: Type.String({ pattern: '^[A-Z]$', description: 'numbers begin with it' }),
  name: Type.String({ maxLength: 40 }),
  serviceMinutes: Type.Integer({
    minimum: 1,
    maximum: MOST_SERVICE_MINUTES,
    description: 'usual length of a service, in minutes',
  }),
  boards: Type.Array(Type.String({ maxLength: 60 }), {
    maxItems: 30,
    uniqueItems: true,
    description: 'items of these boards belong to it',
  }),
}
const exampleFacts = { letter: 'F', name: '税务', serviceMinutes: 12, boards: ['sw'] }
const Kept = Type.Object({ id: Type.String(), version: Type.Integer() })
const problems = [
  'queue.no-such-hall',
  'queue.name-missing',
  'queue.no-such-board',
  'queue.board-taken',
  'queue.letter-taken',
]

const HallLine = Type.Object({
  id: Type.String(),
  ...facts,
  isActive: Type.Boolean({ description: 'false: closed, its letter opens it again' }),
  version: Type.Integer(),
})
export type HallLine = Static<typeof HallLine>
export const HallLines = Type.Object({
  rows: Type.Array(HallLine),
  boards: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }), { description: 'all there are' }),
})
export type HallLines = Static<typeof HallLines>

export const listLines = endpoint({
  name: 'listLines',
  method: 'GET',
  path: '/halls/:id/queue-lines',
  tag,
  summary: 'The lines of a hall with their letters and boards, the closed ones last',
  may: arrange,
  params: Type.Object({ id: hallId }),
  answer: HallLines,
  problems: ['queue.no-such-hall', 'access.out-of-scope'],
  example: {
    params: { id: 'hall-county' },
    answer: {
      rows: [
        {
          id: exampleGroup,
          letter: 'B',
          name: '商事登记',
          serviceMinutes: 9,
          boards: ['ssdj'],
          isActive: true,
          version: 1,
        },
      ],
      boards: [
        { id: 'ssdj', name: '商事登记' },
        { id: 'sw', name: '税务' },
      ],
    },
  },
})

export const openLine = endpoint({
  name: 'openLine',
  method: 'POST',
  path: '/halls/:id/queue-lines',
  tag,
  summary: 'Open a line of a hall with its letter and windows; the letter of a closed line opens that one again',
  may: arrange,
  params: Type.Object({ id: hallId }),
  body: Type.Object(
    {
      ...facts,
      windows: Type.Array(Type.String({ maxLength: 60 }), {
        maxItems: 300,
        uniqueItems: true,
        description: 'windows that call from it',
      }),
      isFirst: Type.Boolean({ description: 'these windows call it before their other lines' }),
    },
    { additionalProperties: false },
  ),
  answer: Kept,
  problems: [...problems, 'queue.no-such-window'],
  example: {
    params: { id: 'hall-county' },
    body: { ...exampleFacts, windows: ['hall-county-13'], isFirst: false },
    answer: { id: 'hall-county-f', version: 1 },
  },
})

export const changeLine = endpoint({
  name: 'changeLine',
  method: 'PUT',
  path: '/halls/:id/queue-lines/:line',
  tag,
  summary: 'Change what is said of a line; its letter only on a day on which it gave no number',
  may: arrange,
  params,
  body: Type.Object({ ...facts, expectedVersion }, { additionalProperties: false }),
  answer: Kept,
  problems: [
    ...problems,
    'queue.no-such-group',
    'queue.stale-version',
    'queue.letter-in-use',
    'queue.letter-of-closed',
  ],
  example: {
    params: { id: 'hall-county', line: exampleGroup },
    body: { ...exampleFacts, expectedVersion: 1 },
    answer: { id: exampleGroup, version: 2 },
  },
})

export const closeLine = endpoint({
  name: 'closeLine',
  method: 'POST',
  path: '/halls/:id/queue-lines/:line/closing',
  tag,
  summary: 'Close a line, when nobody with its number waits or is served',
  may: arrange,
  params,
  body: Type.Object({ expectedVersion }, { additionalProperties: false }),
  answer: Kept,
  problems: ['queue.no-such-hall', 'queue.no-such-group', 'queue.stale-version', 'queue.line-has-waiting'],
  example: {
    params: { id: 'hall-county', line: exampleGroup },
    body: { expectedVersion: 1 },
    answer: { id: exampleGroup, version: 2 },
  },
})
