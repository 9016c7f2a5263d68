import { endpoint, Type } from '@yichuang/platform/contract'

export const Session = Type.Object({
  person: Type.String(),
  name: Type.String(),
  account: Type.String(),
  roles: Type.Array(Type.String()),
  permissions: Type.Array(Type.String()),
  region: Type.String(),
  regionName: Type.Optional(Type.String()),
  department: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() })),
  hall: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() })),
  window: Type.Optional(Type.Object({ id: Type.String(), no: Type.String() })),
  mustChangePassword: Type.Optional(Type.Boolean({ description: 'nothing else may be done before' })),
  token: Type.Optional(Type.String({ description: 'for programs; browsers use the cookie' })),
})

const exampleSession = {
  person: 'p-shen',
  name: '沈若溪',
  account: 'shenruoxi',
  roles: ['window-clerk'],
  permissions: ['intake.accept-application'],
  region: '339921',
  hall: { id: 'hall-county', name: '云岫县行政服务中心' },
  window: { id: 'hall-county-13', no: '13' },
}

export const signIn = endpoint({
  name: 'signIn',
  method: 'POST',
  path: '/session',
  tag: 'session',
  summary: 'Sign in, at the window named or at the usual one of the person',
  may: 'public',
  body: Type.Object(
    {
      account: Type.String({ minLength: 1, maxLength: 60 }),
      password: Type.String({ minLength: 1, maxLength: 200 }),
      windowId: Type.Optional(Type.String({ maxLength: 60 })),
    },
    { additionalProperties: false },
  ),
  answer: Session,
  problems: [
    'access.wrong-password',
    'access.account-locked',
    'access.account-inactive',
    'access.no-such-window',
    'access.window-paused',
  ],
  example: {
    body: { account: 'shenruoxi', password: 'yichuang-demo', windowId: 'hall-county-13' },
    answer: { ...exampleSession, token: 'zG0…' },
  },
})

export const readSession = endpoint({
  name: 'readSession',
  method: 'GET',
  path: '/session',
  tag: 'session',
  summary: 'Who is signed in here, with what permissions',
  may: 'signed-in',
  answer: Session,
  example: { answer: exampleSession },
})

export const signOut = endpoint({
  name: 'signOut',
  method: 'DELETE',
  path: '/session',
  tag: 'session',
  summary: 'Sign out',
  may: 'public',
  answer: Type.Object({}),
  example: { answer: {} },
})

export const listDemoAccounts = endpoint({
  name: 'listDemoAccounts',
  method: 'GET',
  path: '/session/demo-accounts',
  tag: 'session',
  summary: 'Accounts of the demo hall, empty outside of a demo',
  may: 'public',
  answer: Type.Object({
    password: Type.Optional(Type.String()),
    accounts: Type.Array(
      Type.Object({
        account: Type.String(),
        name: Type.String(),
        roles: Type.Array(Type.String()),
        department: Type.Optional(Type.String()),
        hall: Type.Optional(Type.String()),
        windowId: Type.Optional(Type.String()),
        windowNo: Type.Optional(Type.String()),
      }),
    ),
  }),
  example: {
    answer: {
      password: 'yichuang-demo',
      accounts: [{ account: 'shenruoxi', name: '沈若溪', roles: ['window-clerk'], hall: '云岫县行政服务中心' }],
    },
  },
})

export const changePassword = endpoint({
  name: 'changePassword',
  method: 'PUT',
  path: '/session/password',
  tag: 'session',
  summary: 'Change the own password; all other sessions of the person end',
  may: 'signed-in',
  body: Type.Object(
    {
      current: Type.String({ minLength: 1, maxLength: 200 }),
      next: Type.String({ minLength: 1, maxLength: 200 }),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({}),
  problems: ['access.wrong-password', 'access.password-weak', 'access.password-unchanged'],
  example: { body: { current: 'yichuang-demo', next: 'Sunflower 2026!' }, answer: {} },
})
