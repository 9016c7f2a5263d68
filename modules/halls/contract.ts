import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

/** Halls and departments over HTTP; windows and zones are in `contract/`. */
export * from './contract/windows.ts'
export * from './contract/zones.ts'

const id = Type.String({ minLength: 2, maxLength: 40, pattern: '^[a-z0-9]+(-[A-Za-z0-9]+)*$' })
const region = Type.String({ pattern: '^(\\d{6}|\\d{9}|\\d{12})$', description: 'area code (GB/T 2260)' })
const name = Type.String({ minLength: 1, maxLength: 100 })
const expectedVersion = Type.Integer({ minimum: 1, description: 'the version that was seen' })
const reason = Type.String({ minLength: 1, maxLength: 300 })
const time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
const state = Type.Union([Type.Literal('active'), Type.Literal('inactive')])
const after = Type.Optional(Type.String({ maxLength: 300 }))
const limit = Type.Integer({ minimum: 1, maximum: 200, default: 50 })
const params = Type.Object({ id })
const Changed = Type.Object({ id: Type.String(), version: Type.Integer() })

/** Levels of halls, highest first, as the exchange format writes them. */
export const hallLevels = ['省级', '市级', '县级', '乡级'] as const
export type HallLevel = (typeof hallLevels)[number]

export const OpenDay = Type.Object(
  {
    day: Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday' }),
    open: Type.Array(Type.Array(time, { minItems: 2, maxItems: 2 }), { maxItems: 4 }),
  },
  { additionalProperties: false },
)
export type OpenDay = Static<typeof OpenDay>

const hallFacts = {
  name,
  level: Type.Union(hallLevels.map((level) => Type.Literal(level))),
  region,
  address: Type.String({ minLength: 1, maxLength: 200 }),
  phone: Type.String({ maxLength: 40, pattern: '^[0-9 +()-]*$' }),
  hours: Type.Array(OpenDay, { maxItems: 7 }),
}
const exampleHall = {
  name: '云岫县行政服务中心',
  level: '县级' as const,
  region: '339921',
  address: '云岫县云麓街道春晖路88号',
  phone: '0599-8612345',
  hours: [{ day: 1, open: [['08:30', '12:00']] }],
}

export const HallLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  level: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
  address: Type.String(),
  phone: Type.String(),
  windows: Type.Integer({ description: 'not closed' }),
  openWindows: Type.Integer(),
  isActive: Type.Boolean(),
  version: Type.Integer(),
})
export type HallLine = Static<typeof HallLine>

const exampleLine: HallLine = {
  id: 'hall-county',
  name: exampleHall.name,
  level: exampleHall.level,
  region: exampleHall.region,
  regionName: '云岫县',
  address: exampleHall.address,
  phone: exampleHall.phone,
  windows: 24,
  openWindows: 23,
  isActive: true,
  version: 1,
}

export const Hall = Type.Composite([
  HallLine,
  Type.Object({
    hours: Type.Array(OpenDay),
    mayManage: Type.Boolean({ description: 'the caller administers this hall' }),
    mayPause: Type.Boolean({ description: 'the caller pauses windows of this hall' }),
    mayKeepZones: Type.Boolean({ description: 'the caller keeps the zones of this hall' }),
  }),
])
export type Hall = Static<typeof Hall>

export const listHalls = endpoint({
  name: 'listHalls',
  method: 'GET',
  path: '/halls',
  tag: 'halls',
  summary: 'Halls with the count of their windows, keyset pages',
  may: { permission: 'halls.read' },
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 100, description: 'part of name, address or telephone' })),
    level: Type.Optional(Type.String({ maxLength: 10 })),
    region: Type.Optional(Type.String({ maxLength: 12, description: 'the area and those below it' })),
    state: Type.Optional(state),
    sort: Type.String({ default: 'region', pattern: '^-?(name|level|region|windows|state)$' }),
    after,
    limit,
  }),
  answer: pageOf(HallLine),
  example: { query: { sort: 'region', limit: 50 }, answer: { rows: [exampleLine], total: 1 } },
})

export const readHall = endpoint({
  name: 'readHall',
  method: 'GET',
  path: '/halls/:id',
  tag: 'halls',
  summary: 'One hall with its opening hours',
  may: { permission: 'halls.read' },
  params,
  answer: Hall,
  problems: ['halls.no-such-hall'],
  example: {
    params: { id: 'hall-county' },
    answer: { ...exampleLine, hours: exampleHall.hours, mayManage: true, mayPause: true, mayKeepZones: true },
  },
})

export const addHall = endpoint({
  name: 'addHall',
  method: 'POST',
  path: '/halls',
  tag: 'halls',
  summary: 'Enter a hall',
  may: { permission: 'halls.manage' },
  body: Type.Object({ id, ...hallFacts }, { additionalProperties: false }),
  answer: Changed,
  problems: [
    'access.out-of-scope',
    'halls.id-taken',
    'halls.no-such-area',
    'halls.text-missing',
    'halls.hours-backwards',
  ],
  example: { body: { id: 'hall-county', ...exampleHall }, answer: { id: 'hall-county', version: 1 } },
})

export const changeHall = endpoint({
  name: 'changeHall',
  method: 'PUT',
  path: '/halls/:id',
  tag: 'halls',
  summary: 'Change what is said of a hall',
  may: { permission: 'halls.manage' },
  params,
  body: Type.Object({ ...hallFacts, expectedVersion }, { additionalProperties: false }),
  answer: Changed,
  problems: [
    'access.out-of-scope',
    'halls.no-such-hall',
    'halls.stale-version',
    'halls.no-such-area',
    'halls.text-missing',
    'halls.hours-backwards',
  ],
  example: {
    params: { id: 'hall-county' },
    body: { ...exampleHall, expectedVersion: 1 },
    answer: { id: 'hall-county', version: 2 },
  },
})

const activity = Type.Object({ isActive: Type.Boolean(), reason, expectedVersion }, { additionalProperties: false })
const exampleActivity = { isActive: false, reason: '大厅整体搬迁', expectedVersion: 1 }

export const changeHallActivity = endpoint({
  name: 'changeHallActivity',
  method: 'POST',
  path: '/halls/:id/activity',
  tag: 'halls',
  summary: 'Put a hall out of use or back, with the reason',
  may: { permission: 'halls.manage' },
  params,
  body: activity,
  answer: Changed,
  problems: [
    'access.out-of-scope',
    'halls.no-such-hall',
    'halls.stale-version',
    'halls.reason-missing',
    'halls.already-so',
    'halls.hall-in-use',
  ],
  example: { params: { id: 'hall-county' }, body: exampleActivity, answer: { id: 'hall-county', version: 2 } },
})

const departmentFacts = {
  name,
  shortName: Type.String({ minLength: 1, maxLength: 40 }),
  duties: Type.String({ maxLength: 2000 }),
  region,
  documentMark: Type.String({
    minLength: 1,
    maxLength: 12,
    description: 'mark of the body in document numbers (文号字)',
  }),
}
const exampleDepartment = {
  name: '云岫县市场监督管理局',
  shortName: '市场监督管理局',
  duties: '市场主体登记、食品经营许可',
  region: '339921',
  documentMark: '云市监',
}

export const Department = Type.Object({
  id: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  duties: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
  documentMark: Type.String(),
  people: Type.Integer({ description: 'active accounts' }),
  isActive: Type.Boolean(),
  version: Type.Integer(),
})
export type Department = Static<typeof Department>

const exampleDepartmentLine: Department = {
  id: 'scjg',
  ...exampleDepartment,
  regionName: '云岫县',
  people: 6,
  isActive: true,
  version: 1,
}

export const listDepartments = endpoint({
  name: 'listDepartments',
  method: 'GET',
  path: '/departments',
  tag: 'halls',
  summary: 'Departments with the count of their people, keyset pages',
  may: { permission: 'halls.read' },
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 100, description: 'part of name, mark or duties' })),
    region: Type.Optional(Type.String({ maxLength: 12 })),
    state: Type.Optional(state),
    sort: Type.String({ default: 'name', pattern: '^-?(name|shortName|region|documentMark|people|state)$' }),
    after,
    limit,
  }),
  answer: pageOf(Department),
  example: { query: { sort: 'name', limit: 50 }, answer: { rows: [exampleDepartmentLine], total: 1 } },
})

export const readDepartment = endpoint({
  name: 'readDepartment',
  method: 'GET',
  path: '/departments/:id',
  tag: 'halls',
  summary: 'One department',
  may: { permission: 'halls.read' },
  params,
  answer: Type.Composite([Department, Type.Object({ mayManage: Type.Boolean() })]),
  problems: ['halls.no-such-department'],
  example: { params: { id: 'scjg' }, answer: { ...exampleDepartmentLine, mayManage: true } },
})

export const addDepartment = endpoint({
  name: 'addDepartment',
  method: 'POST',
  path: '/departments',
  tag: 'halls',
  summary: 'Enter a department',
  may: { permission: 'halls.manage' },
  body: Type.Object({ id, ...departmentFacts }, { additionalProperties: false }),
  answer: Changed,
  problems: ['access.out-of-scope', 'halls.id-taken', 'halls.no-such-area', 'halls.text-missing'],
  example: { body: { id: 'scjg', ...exampleDepartment }, answer: { id: 'scjg', version: 1 } },
})

export const changeDepartment = endpoint({
  name: 'changeDepartment',
  method: 'PUT',
  path: '/departments/:id',
  tag: 'halls',
  summary: 'Change what is said of a department',
  may: { permission: 'halls.manage' },
  params,
  body: Type.Object({ ...departmentFacts, expectedVersion }, { additionalProperties: false }),
  answer: Changed,
  problems: [
    'access.out-of-scope',
    'halls.no-such-department',
    'halls.stale-version',
    'halls.no-such-area',
    'halls.text-missing',
  ],
  example: {
    params: { id: 'scjg' },
    body: { ...exampleDepartment, expectedVersion: 1 },
    answer: { id: 'scjg', version: 2 },
  },
})

export const changeDepartmentActivity = endpoint({
  name: 'changeDepartmentActivity',
  method: 'POST',
  path: '/departments/:id/activity',
  tag: 'halls',
  summary: 'Put a department out of use or back, with the reason',
  may: { permission: 'halls.manage' },
  params,
  body: activity,
  answer: Changed,
  problems: [
    'access.out-of-scope',
    'halls.no-such-department',
    'halls.stale-version',
    'halls.reason-missing',
    'halls.already-so',
    'halls.department-in-use',
  ],
  example: { params: { id: 'scjg' }, body: exampleActivity, answer: { id: 'scjg', version: 2 } },
})
