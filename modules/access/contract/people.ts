import { ActionOffer, endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

import { Day, OfPerson } from './words.ts'

const Held = Type.Object({
  role: Type.String(),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  /** `in-force`, `to-come` or `over` */
  state: Type.String(),
  reason: Type.Optional(Type.String()),
  grantedAt: Type.String(),
  grantedByName: Type.String(),
})

/** A person in the list. */
export const PersonLine = Type.Object({
  id: Type.String(),
  account: Type.String(),
  name: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
  department: Type.Union([Type.String(), Type.Null()]),
  departmentName: Type.Union([Type.String(), Type.Null()]),
  hall: Type.Union([Type.String(), Type.Null()]),
  hallName: Type.Union([Type.String(), Type.Null()]),
  windowNo: Type.Union([Type.String(), Type.Null()]),
  roles: Type.Array(Type.String(), { description: 'in force today' }),
  state: Type.String({ description: 'active, locked or inactive' }),
  signedInAt: Type.Union([Type.String(), Type.Null()]),
  createdAt: Type.String(),
})
export type PersonLine = Static<typeof PersonLine>

const exampleLine = {
  id: 'shenruoxi',
  account: 'shenruoxi',
  name: '沈若溪',
  region: '339921',
  regionName: '云岫县',
  department: null,
  departmentName: null,
  hall: 'hall-county',
  hallName: '云岫县行政服务中心',
  windowNo: '13',
  roles: ['window-clerk'],
  state: 'active',
  signedInAt: '2026-09-24T00:41:12.000Z',
  createdAt: '2026-01-04T01:00:00.000Z',
}

export const listPeople = endpoint({
  name: 'listPeople',
  method: 'GET',
  path: '/people',
  tag: 'people',
  summary: 'People with an account in the own area, found by name, account, pinyin or initials',
  may: { permission: 'access.read-people' },
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 60 })),
    department: Type.Optional(Type.String({ maxLength: 600, description: 'ids, separated by commas' })),
    hall: Type.Optional(Type.String({ maxLength: 600, description: 'ids, separated by commas' })),
    role: Type.Optional(Type.String({ maxLength: 400, description: 'roles in force, separated by commas' })),
    state: Type.Optional(Type.String({ maxLength: 60, description: 'active, locked, inactive; separated by commas' })),
    sort: Type.String({ enum: ['name', '-name', 'account', '-account', '-created'], default: 'name' }),
    after: Type.Optional(Type.String({ maxLength: 300 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(PersonLine),
  example: { query: { q: 'srx', sort: 'name', limit: 50 }, answer: { rows: [exampleLine], total: 1 } },
})

/** A person whole: place, roles, what may be done. */
export const PersonRecord = Type.Composite([
  PersonLine,
  Type.Object({
    version: Type.Integer(),
    window: Type.Union([Type.String(), Type.Null()]),
    mustChangePassword: Type.Boolean(),
    passwordChangedAt: Type.String(),
    lockedUntil: Type.Union([Type.String(), Type.Null()]),
    stateReason: Type.Union([Type.String(), Type.Null()]),
    openWork: Type.Integer({ description: 'tasks claimed and not finished' }),
    openSessions: Type.Integer(),
    held: Type.Array(Held),
    actions: Type.Array(ActionOffer),
  }),
])
export type PersonRecord = Static<typeof PersonRecord>

export const readPerson = endpoint({
  name: 'readPerson',
  method: 'GET',
  path: '/people/:id',
  tag: 'people',
  summary: 'A person with place, roles and what the caller may do',
  may: { permission: 'access.read-people' },
  params: OfPerson,
  answer: PersonRecord,
  problems: ['access.no-such-person'],
  example: {
    params: { id: 'shenruoxi' },
    answer: {
      ...exampleLine,
      version: 3,
      window: 'hall-county-13',
      mustChangePassword: false,
      passwordChangedAt: '2026-01-04T01:00:00.000Z',
      lockedUntil: null,
      stateReason: null,
      openWork: 0,
      openSessions: 1,
      held: [
        {
          role: 'window-clerk',
          from: '2026-01-04',
          state: 'in-force',
          reason: '到窗口任职',
          grantedAt: '2026-01-04T01:10:00.000Z',
          grantedByName: '唐镜书',
        },
      ],
      actions: [{ name: 'access.grant-role', allowed: true }],
    },
  },
})

export const readWorkPlaces = endpoint({
  name: 'readWorkPlaces',
  method: 'GET',
  path: '/people-places',
  tag: 'people',
  summary: 'Areas, departments, halls and windows where people of the own area work',
  may: { permission: 'access.read-people' },
  answer: Type.Object({
    regions: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
    departments: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), region: Type.String() })),
    halls: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), region: Type.String() })),
    windows: Type.Array(Type.Object({ id: Type.String(), no: Type.String(), hall: Type.String() })),
  }),
  example: {
    answer: {
      regions: [{ code: '339921', name: '云岫县' }],
      departments: [{ id: 'scjg', name: '市场监督管理局', region: '339921' }],
      halls: [{ id: 'hall-county', name: '云岫县行政服务中心', region: '339921' }],
      windows: [{ id: 'hall-county-13', no: '13', hall: 'hall-county' }],
    },
  },
})
