import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { Id, OfPerson } from './words.ts'

const Session = Type.Object({
  id: Type.String({ description: 'names the session, does not open it' }),
  person: Type.String(),
  personName: Type.String(),
  account: Type.String(),
  windowNo: Type.Union([Type.String(), Type.Null()]),
  hallName: Type.Union([Type.String(), Type.Null()]),
  address: Type.Union([Type.String(), Type.Null()]),
  since: Type.String(),
  seenAt: Type.String(),
  isThis: Type.Boolean(),
})
export type SessionLine = Static<typeof Session>

const exampleSession = {
  id: '5f0c6f5e9b6d4a10',
  person: 'shenruoxi',
  personName: '沈若溪',
  account: 'shenruoxi',
  windowNo: '13',
  hallName: '云岫县行政服务中心',
  address: '10.12.4.13',
  since: '2026-09-24T00:41:12.000Z',
  seenAt: '2026-09-24T01:40:02.000Z',
  isThis: false,
}

export const listSessions = endpoint({
  name: 'listSessions',
  method: 'GET',
  path: '/people-sessions',
  tag: 'people',
  summary: 'Live sessions of people of the own area, last used first',
  may: { permission: 'access.end-sessions' },
  query: Type.Object({
    person: Type.Optional(Id),
    after: Type.Optional(Type.String({ maxLength: 120 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(Session),
  example: { query: { limit: 50 }, answer: { rows: [exampleSession] } },
})

export const endSessions = endpoint({
  name: 'endSessions',
  method: 'POST',
  path: '/people/:id/session-endings',
  tag: 'people',
  summary: 'End one live session of a person, or all of them',
  may: { permission: 'access.end-sessions' },
  params: OfPerson,
  body: Type.Object({ session: Type.Optional(Id) }, { additionalProperties: false }),
  answer: Type.Object({ ended: Type.Integer() }),
  problems: ['access.no-such-person', 'access.no-such-session'],
  example: { params: { id: 'heyuan' }, body: {}, answer: { ended: 2 } },
})

export const listOwnSessions = endpoint({
  name: 'listOwnSessions',
  method: 'GET',
  path: '/session/own',
  tag: 'session',
  summary: 'The own live sessions',
  may: 'signed-in',
  answer: Type.Object({ rows: Type.Array(Session) }),
  example: { answer: { rows: [{ ...exampleSession, isThis: true }] } },
})

export const endOwnSessions = endpoint({
  name: 'endOwnSessions',
  method: 'POST',
  path: '/session/own-endings',
  tag: 'session',
  summary: 'End one of the own sessions, or all but this one',
  may: 'signed-in',
  body: Type.Object({ session: Type.Optional(Id) }, { additionalProperties: false }),
  answer: Type.Object({ ended: Type.Integer() }),
  problems: ['access.no-such-session'],
  example: { body: {}, answer: { ended: 1 } },
})
