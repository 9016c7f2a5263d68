import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

const hall = Type.String({ minLength: 2, maxLength: 40 })
const window = Type.String({ minLength: 2, maxLength: 60 })
const expectedVersion = Type.Integer({ minimum: 1, description: 'the version that was seen' })
const reason = Type.String({ minLength: 1, maxLength: 300 })
const Changed = Type.Object({ id: Type.String(), version: Type.Integer() })

const windowFacts = {
  no: Type.String({
    minLength: 1,
    maxLength: 10,
    pattern: '^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$',
    description: 'on the sign',
  }),
  kind: Type.String({ minLength: 1, maxLength: 40 }),
  boards: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 40, uniqueItems: true }),
  floor: Type.Optional(Type.String({ maxLength: 10 })),
  takesApplications: Type.Boolean(),
  receivesOnly: Type.Boolean({ description: 'hands what it receives to the department, accepts nothing itself' }),
  handsOut: Type.Boolean(),
}
const exampleWindow = {
  no: '13',
  kind: '综合受理窗口',
  boards: ['ssdj'],
  floor: '1F',
  takesApplications: true,
  receivesOnly: false,
  handsOut: false,
}

export const WindowLine = Type.Object({
  id: Type.String(),
  ...windowFacts,
  boardNames: Type.Array(Type.String()),
  zone: Type.Optional(Type.String({ format: 'uuid' })),
  zoneName: Type.Optional(Type.String({ description: 'of the zone where it is' })),
  state: Type.Union([Type.Literal('open'), Type.Literal('paused'), Type.Literal('closed')]),
  reason: Type.Optional(Type.String({ description: 'why it is paused or closed' })),
  version: Type.Integer(),
})
export type WindowLine = Static<typeof WindowLine>

export const listWindows = endpoint({
  name: 'listWindows',
  method: 'GET',
  path: '/halls/:id/windows',
  tag: 'halls',
  summary: 'The windows of a hall and what they do, keyset pages',
  may: { permission: 'halls.read' },
  params: Type.Object({ id: hall }),
  query: Type.Object({
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('paused'), Type.Literal('closed')])),
    board: Type.Optional(Type.String({ maxLength: 20 })),
    zone: Type.Optional(Type.String({ format: 'uuid' })),
    sort: Type.String({ default: 'no', pattern: '^-?(no|kind|zone|floor|state)$' }),
    after: Type.Optional(Type.String({ maxLength: 300 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(WindowLine),
  problems: ['halls.no-such-hall'],
  example: {
    params: { id: 'hall-county' },
    query: { sort: 'no', limit: 50 },
    answer: {
      rows: [
        {
          id: 'hall-county-13',
          ...exampleWindow,
          boardNames: ['商事登记'],
          zone: '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e',
          zoneName: '综合窗口区',
          state: 'open',
          version: 1,
        },
      ],
      total: 1,
    },
  },
})

export const addWindow = endpoint({
  name: 'addWindow',
  method: 'POST',
  path: '/halls/:id/windows',
  tag: 'halls',
  summary: 'Enter a window of a hall; it opens at once',
  may: { permission: 'halls.manage' },
  params: Type.Object({ id: hall }),
  body: Type.Object(windowFacts, { additionalProperties: false }),
  answer: Changed,
  problems: [
    'access.out-of-scope',
    'halls.no-such-hall',
    'halls.hall-inactive',
    'halls.number-taken',
    'halls.no-such-board',
    'halls.board-missing',
    'halls.receive-without-take',
    'halls.text-missing',
  ],
  example: { params: { id: 'hall-county' }, body: exampleWindow, answer: { id: 'hall-county-13', version: 1 } },
})

export const changeWindow = endpoint({
  name: 'changeWindow',
  method: 'PUT',
  path: '/windows/:id',
  tag: 'halls',
  summary: 'Change the number or what a window does',
  may: { permission: 'halls.manage' },
  params: Type.Object({ id: window }),
  body: Type.Object({ ...windowFacts, expectedVersion }, { additionalProperties: false }),
  answer: Changed,
  problems: [
    'access.out-of-scope',
    'halls.no-such-window',
    'halls.stale-version',
    'halls.hall-inactive',
    'halls.window-closed',
    'halls.number-taken',
    'halls.no-such-board',
    'halls.board-missing',
    'halls.receive-without-take',
    'halls.text-missing',
  ],
  example: {
    params: { id: 'hall-county-13' },
    body: { ...exampleWindow, expectedVersion: 1 },
    answer: { id: 'hall-county-13', version: 2 },
  },
})

const turning = {
  method: 'POST',
  tag: 'halls',
  params: Type.Object({ id: window }),
  body: Type.Object({ reason, expectedVersion }, { additionalProperties: false }),
  answer: Changed,
} as const
const turnExample = {
  params: { id: 'hall-county-13' },
  body: { reason: '设备检修', expectedVersion: 1 },
  answer: { id: 'hall-county-13', version: 2 },
}

export const pauseWindow = endpoint({
  ...turning,
  name: 'pauseWindow',
  path: '/windows/:id/pause',
  summary: 'Pause a window: nobody signs in there until it opens again',
  may: { permission: 'halls.pause-window' },
  problems: [
    'access.out-of-scope',
    'halls.no-such-window',
    'halls.stale-version',
    'halls.reason-missing',
    'halls.window-closed',
    'halls.already-so',
  ],
  example: turnExample,
})

export const resumeWindow = endpoint({
  ...turning,
  name: 'resumeWindow',
  path: '/windows/:id/opening',
  summary: 'Open a window again; one that was closed, only by the system administrator',
  may: { permission: 'halls.pause-window' },
  body: Type.Object({ expectedVersion }, { additionalProperties: false }),
  problems: [
    'access.not-permitted',
    'access.out-of-scope',
    'halls.no-such-window',
    'halls.stale-version',
    'halls.hall-inactive',
    'halls.already-so',
  ],
  example: { ...turnExample, body: { expectedVersion: 1 } },
})

export const closeWindow = endpoint({
  ...turning,
  name: 'closeWindow',
  path: '/windows/:id/closure',
  summary: 'Close a window for good',
  may: { permission: 'halls.manage' },
  problems: [
    'access.out-of-scope',
    'halls.no-such-window',
    'halls.stale-version',
    'halls.reason-missing',
    'halls.already-so',
    'halls.window-in-use',
  ],
  example: turnExample,
})

export const listAreas = endpoint({
  name: 'listAreas',
  method: 'GET',
  path: '/areas',
  tag: 'halls',
  summary: 'Administrative areas, and the boards that windows take, for forms',
  may: { permission: 'halls.read' },
  answer: Type.Object({
    areas: Type.Array(
      Type.Object({ code: Type.String(), name: Type.String(), isMine: Type.Boolean({ description: 'in reach' }) }),
    ),
    boards: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  }),
  example: {
    answer: {
      areas: [{ code: '339921', name: '云岫县', isMine: true }],
      boards: [{ id: 'ssdj', name: '商事登记' }],
    },
  },
})

export const listOpenWindows = endpoint({
  name: 'listOpenWindows',
  method: 'GET',
  path: '/open-windows',
  tag: 'halls',
  summary: 'Halls in use with their open windows, for the choice at sign-in; what the signs in the hall say anyway',
  may: 'public',
  answer: Type.Object({
    halls: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        windows: Type.Array(Type.Object({ id: Type.String(), no: Type.String(), kind: Type.String() })),
      }),
    ),
  }),
  example: {
    answer: {
      halls: [
        {
          id: 'hall-county',
          name: '云岫县行政服务中心',
          windows: [{ id: 'hall-county-13', no: '13', kind: '综合受理窗口' }],
        },
      ],
    },
  },
})
