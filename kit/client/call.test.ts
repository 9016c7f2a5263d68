import { Type, endpoint } from '@yichuang/platform/contract'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { changeThing, readThing } from '../testing/contracts.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { pathTo } from './address.ts'
import { call, fileUrl, newId } from './call.ts'
import { ApiProblem, asProblem, fieldProblem } from './problem.ts'
import { configureClient } from './settings.ts'

beforeEach(() => {
  configureClient({ signInAgain: () => Promise.resolve(false) })
})

const problemOf = async (promise: Promise<unknown>): Promise<ApiProblem> =>
  promise.then(
    () => {
      throw new Error('no problem came')
    },
    (thrown: unknown) => asProblem(thrown),
  )

describe('a call follows its contract', () => {
  test('the path is filled in and the body sent as JSON', async () => {
    const server = fakeServer().answer(changeThing, { version: 2 })
    await expect(call(changeThing, { params: { id: 'a/b' }, body: { name: '甲' } })).resolves.toEqual({ version: 2 })
    expect(server.calls(changeThing)).toMatchObject([{ params: { id: 'a/b' }, body: { name: '甲' } }])
  })

  test('a read carries no idempotency key, a write always does', async () => {
    const server = fakeServer().answer(readThing, { name: '甲' }).answer(changeThing, { version: 1 })
    await call(readThing, { params: { id: '1' } })
    await call(changeThing, { params: { id: '1' }, body: { name: '甲' } })
    expect(server.calls(readThing)[0]?.key).toBeUndefined()
    expect(server.calls(changeThing)[0]?.key).toMatch(/^[0-9a-f]{32}$/)
  })

  test('a missing path parameter is a bug that shows at once', () => {
    expect(() => pathTo('/work/cases/:number', {})).toThrow('no value for :number')
    expect(
      pathTo('/work/cases/:number', { number: '339921-1' }, { tab: 'history', none: undefined, many: [1, 2] }),
    ).toBe('/work/cases/339921-1?tab=history&many=1&many=2')
    expect(fileUrl(readThing, { params: { id: '1' } })).toBe('/api/v1/things/1')
  })
})

describe('a write that got no answer is done once', () => {
  test('[SEC-05] it is sent again with the same key', async () => {
    const server = fakeServer().answer(changeThing, { version: 2 }).loseNext(changeThing, 2)
    await call(changeThing, { params: { id: '1' }, body: { name: '甲' } }, { key: 'intent-1' })
    expect(server.calls(changeThing).map(({ key }) => key)).toEqual(['intent-1', 'intent-1', 'intent-1'])
  })

  test('when no answer comes at all, the problem says that nothing is lost', async () => {
    const server = fakeServer().loseNext(changeThing, 9)
    const problem = await problemOf(call(changeThing, { params: { id: '1' }, body: { name: '甲' } }))
    expect(problem.isOffline).toBe(true)
    expect(server.calls(changeThing)).toHaveLength(4)
  })

  test('a refusal is not tried again', async () => {
    const server = fakeServer().refuse(changeThing, { code: 'test.not-now', status: 422 })
    await problemOf(call(changeThing, { params: { id: '1' }, body: { name: '甲' } }))
    expect(server.calls(changeThing)).toHaveLength(1)
  })
})

describe('problem documents are read (RFC 9457)', () => {
  test('code, facts, number to quote and field errors arrive', async () => {
    fakeServer().refuse(changeThing, {
      code: 'test.bad-input',
      status: 400,
      title: '填写有误',
      requestId: 'req-7',
      materials: ['m1'],
      errors: [{ pointer: '/phone', code: 'pattern', message: '手机号应是 11 位' }],
    })
    const problem = await problemOf(call(changeThing, { params: { id: '1' }, body: { name: '甲' } }))
    expect(problem).toMatchObject({ code: 'test.bad-input', title: '填写有误', requestId: 'req-7' })
    expect(problem.facts['materials']).toEqual(['m1'])
    expect(fieldProblem(problem, '/phone')).toBe('手机号应是 11 位')
    expect(fieldProblem(problem, '/name')).toBeUndefined()
  })

  test('a refusal that names a field is said at the field', async () => {
    fakeServer().refuse(changeThing, { code: 'test.taken', status: 409, title: '已被占用', pointer: '/name' })
    const problem = await problemOf(call(changeThing, { params: { id: '1' }, body: { name: '甲' } }))
    expect(fieldProblem(problem, '/name')).toBe('已被占用')
    expect(fieldProblem(problem, '/phone')).toBeUndefined()
  })

  test('an old version is a conflict, whichever module says so', async () => {
    fakeServer().refuse(changeThing, { code: 'cases.stale-version', status: 409 })
    const problem = await problemOf(call(changeThing, { params: { id: '1' }, body: { name: '甲' } }))
    expect(problem.isConflict).toBe(true)
  })

  test('an answer that is no problem document is still one', async () => {
    configureClient({ fetch: () => Promise.resolve(new Response('<html>', { status: 500 })), retryAfter: [] })
    const problem = await problemOf(call(readThing, { params: { id: '1' } }))
    expect(problem).toMatchObject({ status: 500, code: 'kit.unexpected-answer', isFault: true })
  })
})

describe('a session that ended asks for the password and goes on', () => {
  const gone = () => Response.json({ type: '', code: 'access.no-session', title: '', status: 401 }, { status: 401 })

  test('[SEC-01] after signing in again the same request is sent, with the same key', async () => {
    const keys: (string | null)[] = []
    let isBack = false
    const signInAgain = vi.fn<() => Promise<boolean>>(() => {
      isBack = true
      return Promise.resolve(true)
    })
    configureClient({
      signInAgain,
      fetch: (_, init) => {
        keys.push(new Headers(init?.headers).get('idempotency-key'))
        return Promise.resolve(isBack ? Response.json({ version: 3 }) : gone())
      },
    })
    const both = await Promise.all([
      call(changeThing, { params: { id: '1' }, body: { name: '甲' } }, { key: 'k' }),
      call(changeThing, { params: { id: '2' }, body: { name: '乙' } }, { key: 'l' }),
    ])
    expect(both).toEqual([{ version: 3 }, { version: 3 }])
    expect(keys.toSorted()).toEqual(['k', 'k', 'l', 'l'])
    expect(signInAgain).toHaveBeenCalledTimes(1)
  })

  test('a wrong password at sign-in is an answer, not a reason to ask for one', async () => {
    const signIn = endpoint({
      name: 'signInTest',
      method: 'POST',
      path: '/session',
      tag: 'test',
      summary: 'x',
      may: 'public',
      body: Type.Object({ password: Type.String() }),
      answer: Type.Object({}),
      example: {},
    })
    const signInAgain = vi.fn<() => Promise<boolean>>(() => Promise.resolve(true))
    configureClient({ signInAgain, fetch: () => Promise.resolve(gone()) })
    const problem = await problemOf(call(signIn, { body: { password: 'x' } }))
    expect(problem.status).toBe(401)
    expect(signInAgain).not.toHaveBeenCalled()
  })
})

test('an id for something new is a UUID where the browser has none to give', () => {
  const ids = Array.from({ length: 50 }, newId)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(50)
})
