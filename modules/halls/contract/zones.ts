import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { zoneKinds } from '../rules/index.ts'

/** Zones of a hall: what stands where, and where people wait. (QUE-03, QUE-08) */

const hall = Type.String({ minLength: 2, maxLength: 40 })
const zone = Type.String({ format: 'uuid' })
const expectedVersion = Type.Integer({ minimum: 1, description: 'the version that was seen' })
const Changed = Type.Object({ id: Type.String(), version: Type.Integer() })
const keep = { permission: 'halls.keep-zones' } as const

const zoneFacts = {
  code: Type.String({
    minLength: 1,
    maxLength: 10,
    pattern: '^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$',
    description: 'on plans and signs',
  }),
  name: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ maxLength: 60, description: 'empty when there is none' }),
  kind: Type.Union(zoneKinds.map((kind) => Type.Literal(kind))),
  floor: Type.Optional(Type.String({ maxLength: 10 })),
  waitsIn: Type.Optional(Type.String({ format: 'uuid', description: 'waiting area of the people who come to it' })),
  windows: Type.Array(Type.String({ minLength: 2, maxLength: 60 }), { maxItems: 300, uniqueItems: true }),
}
const exampleId = '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e'
const exampleWaiting = '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8f'
const exampleZone = {
  code: 'B',
  name: '商事登记区',
  nameEn: 'Business registration',
  kind: 'board' as const,
  floor: '1F',
  waitsIn: exampleWaiting,
  windows: ['hall-county-02', 'hall-county-03'],
}

export const ZoneLine = Type.Object({
  id: Type.String(),
  ...zoneFacts,
  waitsInName: Type.Optional(Type.String()),
  windowNos: Type.Array(Type.String(), { description: 'numbers of its windows that are not closed' }),
  version: Type.Integer(),
})
export type ZoneLine = Static<typeof ZoneLine>

export const listZones = endpoint({
  name: 'listZones',
  method: 'GET',
  path: '/halls/:id/zones',
  tag: 'halls',
  summary: 'The zones of a hall with their windows, by code',
  may: { permission: 'halls.read' },
  params: Type.Object({ id: hall }),
  answer: pageOf(ZoneLine),
  problems: ['halls.no-such-hall'],
  example: {
    params: { id: 'hall-county' },
    answer: {
      rows: [{ id: exampleId, ...exampleZone, waitsInName: '一楼等候区', windowNos: ['02', '03'], version: 1 }],
      total: 1,
    },
  },
})

const keepingProblems = [
  'access.out-of-scope',
  'halls.hall-inactive',
  'halls.text-missing',
  'halls.zone-code-taken',
  'halls.zone-takes-no-windows',
  'halls.no-such-window',
  'halls.no-such-waiting-area',
]

export const addZone = endpoint({
  name: 'addZone',
  method: 'POST',
  path: '/halls/:id/zones',
  tag: 'halls',
  summary: 'Enter a zone of a hall with the windows that are in it',
  may: keep,
  params: Type.Object({ id: hall }),
  body: Type.Object(zoneFacts, { additionalProperties: false }),
  answer: Changed,
  problems: ['halls.no-such-hall', ...keepingProblems],
  example: { params: { id: 'hall-county' }, body: exampleZone, answer: { id: exampleId, version: 1 } },
})

export const changeZone = endpoint({
  name: 'changeZone',
  method: 'PUT',
  path: '/zones/:id',
  tag: 'halls',
  summary: 'Change what is said of a zone and which windows are in it',
  may: keep,
  params: Type.Object({ id: zone }),
  body: Type.Object({ ...zoneFacts, expectedVersion }, { additionalProperties: false }),
  answer: Changed,
  problems: ['halls.no-such-zone', 'halls.stale-version', 'halls.zone-awaited', ...keepingProblems],
  example: {
    params: { id: exampleId },
    body: { ...exampleZone, expectedVersion: 1 },
    answer: { id: exampleId, version: 2 },
  },
})

export const removeZone = endpoint({
  name: 'removeZone',
  method: 'POST',
  path: '/zones/:id/removal',
  tag: 'halls',
  summary: 'Remove a zone that has no windows and is nobody’s waiting area',
  may: keep,
  params: Type.Object({ id: zone }),
  body: Type.Object({ expectedVersion }, { additionalProperties: false }),
  answer: Type.Object({ id: Type.String() }),
  problems: [
    'access.out-of-scope',
    'halls.no-such-zone',
    'halls.stale-version',
    'halls.zone-has-windows',
    'halls.zone-awaited',
  ],
  example: { params: { id: exampleId }, body: { expectedVersion: 1 }, answer: { id: exampleId } },
})
