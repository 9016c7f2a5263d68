import { endpoint, pageOf, Type } from '@yichuang/platform/contract'

/** Operations that exist only for the tests of the kit. */
export const readThing = endpoint({
  name: 'readThing',
  method: 'GET',
  path: '/things/:id',
  tag: 'test',
  summary: 'One thing',
  may: 'signed-in',
  params: Type.Object({ id: Type.String() }),
  answer: Type.Object({ name: Type.String() }),
  example: {},
})

export const changeThing = endpoint({
  name: 'changeThing',
  method: 'POST',
  path: '/things/:id/change',
  tag: 'test',
  summary: 'Changes a thing',
  may: 'signed-in',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ name: Type.String() }),
  answer: Type.Object({ version: Type.Integer() }),
  problems: ['test.stale-version'],
  example: {},
})

export const listThings = endpoint({
  name: 'listThings',
  method: 'GET',
  path: '/things',
  tag: 'test',
  summary: 'Things by page',
  may: 'signed-in',
  query: Type.Object({
    step: Type.Optional(Type.Array(Type.String())),
    light: Type.Optional(Type.String()),
    sort: Type.Optional(Type.String()),
    after: Type.Optional(Type.String()),
    limit: Type.Optional(Type.Integer()),
  }),
  answer: pageOf(Type.Object({ id: Type.String(), name: Type.String() })),
  example: {},
})
