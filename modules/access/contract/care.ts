import { endpoint, Type } from '@yichuang/platform/contract'
import { Day, Id, OfPerson, Reason, Version } from './words.ts'

const Place = {
  region: Type.String({ pattern: '^\\d{6,12}$' }),
  department: Type.Optional(Id),
  hall: Type.Optional(Id),
  window: Type.Optional(Id),
}
const PersonName = Type.String({ minLength: 1, maxLength: 60 })
const WithPassword = Type.Object({
  id: Type.String(),
  password: Type.Optional(
    Type.String({ description: 'first password, told once; absent when the same act is asked for again' }),
  ),
})
const Changed = Type.Object({ id: Type.String(), version: Type.Integer() })
const careProblems = ['access.no-such-person', 'access.stale-version', 'access.out-of-scope']

export const addPerson = endpoint({
  name: 'addPerson',
  method: 'POST',
  path: '/people',
  tag: 'people',
  summary: 'Add a person with an account and a first password; roles are given by the security administrator',
  may: { permission: 'access.manage-people' },
  body: Type.Object(
    { account: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{2,39}$' }), name: PersonName, ...Place },
    { additionalProperties: false },
  ),
  answer: WithPassword,
  problems: ['access.account-taken', 'access.no-such-place'],
  example: {
    body: { account: 'wenshuyu', name: '闻书语', region: '339921', hall: 'hall-county', window: 'hall-county-13' },
    answer: { id: 'p-4b0e6f0c', password: 'mK7v-Tq3x-Rb9d' },
  },
})

export const changePerson = endpoint({
  name: 'changePerson',
  method: 'PUT',
  path: '/people/:id',
  tag: 'people',
  summary: 'Change name, usual window or work place; who moves elsewhere leaves the roles behind',
  may: { permission: 'access.manage-people' },
  params: OfPerson,
  body: Type.Object(
    {
      name: PersonName,
      ...Place,
      evenWithWork: Type.Optional(Type.Boolean({ description: 'it was seen that the person holds open tasks' })),
      expectedVersion: Version,
    },
    { additionalProperties: false },
  ),
  answer: Changed,
  problems: [
    ...careProblems,
    'access.no-such-place',
    'access.nothing-changed',
    'access.holds-work',
    'access.own-rights',
  ],
  example: {
    params: { id: 'heyuan' },
    body: { name: '何予安', region: '339921', department: 'zrzy', evenWithWork: true, expectedVersion: 3 },
    answer: { id: 'heyuan', version: 4 },
  },
})

export const deactivatePerson = endpoint({
  name: 'deactivatePerson',
  method: 'POST',
  path: '/people/:id/deactivation',
  tag: 'people',
  summary: 'Switch an account off with a reason; its sessions end',
  may: { permission: 'access.manage-people' },
  params: OfPerson,
  body: Type.Object(
    { reason: Reason, evenWithWork: Type.Optional(Type.Boolean()), expectedVersion: Version },
    { additionalProperties: false },
  ),
  answer: Changed,
  problems: [...careProblems, 'access.person-inactive', 'access.holds-work', 'access.own-account'],
  example: {
    params: { id: 'heyuan' },
    body: { reason: '调离本单位', expectedVersion: 3 },
    answer: { id: 'heyuan', version: 4 },
  },
})

export const reactivatePerson = endpoint({
  name: 'reactivatePerson',
  method: 'POST',
  path: '/people/:id/reactivation',
  tag: 'people',
  summary: 'Switch an account on again',
  may: { permission: 'access.manage-people' },
  params: OfPerson,
  body: Type.Object({ reason: Reason, expectedVersion: Version }, { additionalProperties: false }),
  answer: Changed,
  problems: [...careProblems, 'access.person-active'],
  example: {
    params: { id: 'heyuan' },
    body: { reason: '回到岗位', expectedVersion: 4 },
    answer: { id: 'heyuan', version: 5 },
  },
})

export const resetPassword = endpoint({
  name: 'resetPassword',
  method: 'POST',
  path: '/people/:id/password-reset',
  tag: 'people',
  summary: 'Give a new first password, told once; it must be changed at the next sign-in',
  may: { permission: 'access.manage-people' },
  params: OfPerson,
  body: Type.Object({ expectedVersion: Version }, { additionalProperties: false }),
  answer: WithPassword,
  problems: [...careProblems, 'access.person-inactive', 'access.own-account'],
  example: {
    params: { id: 'heyuan' },
    body: { expectedVersion: 3 },
    answer: { id: 'heyuan', password: 'mK7v-Tq3x-Rb9d' },
  },
})

export const grantRole = endpoint({
  name: 'grantRole',
  method: 'POST',
  path: '/people/:id/roles',
  tag: 'people',
  summary: 'Give a role from a day to a day, with a reason',
  may: { permission: 'access.grant-role' },
  params: OfPerson,
  body: Type.Object(
    {
      role: Type.String({ maxLength: 60 }),
      from: Type.Optional(Day),
      to: Type.Optional(Day),
      reason: Reason,
      expectedVersion: Version,
    },
    { additionalProperties: false },
  ),
  answer: Changed,
  problems: [
    ...careProblems,
    'access.own-rights',
    'access.roles-apart',
    'access.role-held',
    'access.role-needs-place',
    'access.no-such-role',
    'access.span-backwards',
    'access.person-inactive',
  ],
  example: {
    params: { id: 'wenshuyu' },
    body: { role: 'window-clerk', from: '2026-09-24', to: '2027-09-23', reason: '到窗口任职', expectedVersion: 1 },
    answer: { id: 'wenshuyu', version: 2 },
  },
})

export const revokeRole = endpoint({
  name: 'revokeRole',
  method: 'POST',
  path: '/people/:id/role-revocations',
  tag: 'people',
  summary: 'Take a role back with a reason; what was done with it stands',
  may: { permission: 'access.grant-role' },
  params: OfPerson,
  body: Type.Object(
    { role: Type.String({ maxLength: 60 }), reason: Reason, expectedVersion: Version },
    { additionalProperties: false },
  ),
  answer: Changed,
  problems: [...careProblems, 'access.own-rights', 'access.role-not-held'],
  example: {
    params: { id: 'wenshuyu' },
    body: { role: 'window-clerk', reason: '岗位调整', expectedVersion: 2 },
    answer: { id: 'wenshuyu', version: 3 },
  },
})

export const unlockAccount = endpoint({
  name: 'unlockAccount',
  method: 'POST',
  path: '/people/:id/unlocking',
  tag: 'people',
  summary: 'Open an account that wrong passwords have locked',
  may: { permission: 'access.unlock-account' },
  params: OfPerson,
  body: Type.Object({ expectedVersion: Version }, { additionalProperties: false }),
  answer: Changed,
  problems: [...careProblems, 'access.not-locked'],
  example: { params: { id: 'heyuan' }, body: { expectedVersion: 3 }, answer: { id: 'heyuan', version: 4 } },
})
