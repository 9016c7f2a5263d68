import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoPassword } from '@yichuang/modules/access/public'
import { prepared } from '@yichuang/platform/db'
import { sourceRoot, testDatabase } from '@yichuang/platform/db/testing'
import { testHttp } from '@yichuang/platform/http/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { DemoFoundation } from './demo/foundation.ts'
import { assembleModules } from './modules.ts'
import type { Assembly } from './modules.ts'

const { db } = await testDatabase()
const now = new Date().toISOString() as Instant
let folder = ''
let assembly: Assembly
let server: Awaited<ReturnType<typeof testHttp>>
const tokens = new Map<string, string>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yichuang-places-'))
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const services = { db, log, publicUrl: () => 'http://127.0.0.1', isDemo: true, now: () => now }
  assembly = await assembleModules(services, readConfig({}, { data: folder, demo: true }, sourceRoot), sourceRoot)
  await new DemoFoundation(db, sourceRoot, now).load()
  assembly.forget()
  server = await testHttp({
    routes: assembly.modules.flatMap(({ routes }) => routes),
    problems: assembly.modules.map(({ problems }) => problems),
    authenticate: assembly.authenticate,
    authenticatePass: assembly.authenticatePass,
    anonymous: assembly.anonymous,
  })
}, 120_000)
afterAll(async () => {
  await server.close()
  await assembly.stop()
  await rm(folder, { recursive: true, force: true })
})

type Json = Record<string, unknown>

interface Sent {
  readonly body?: Json
  readonly key?: string
}

/** Calls the API as a person of the demo hall, or as a stranger. */
async function call(
  who: string | undefined,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  { body, key }: Sent = {},
) {
  const headers = {
    ...(who === undefined ? {} : { authorization: `Bearer ${await tokenOf(who)}` }),
    'idempotency-key': key ?? randomUUID(),
  }
  const answer = await server.inject({
    method,
    url: `/api/v1${path}`,
    headers,
    ...(body === undefined ? {} : { payload: body }),
  })
  return { status: answer.statusCode, json: answer.json<Json>() }
}

async function tokenOf(account: string): Promise<string> {
  const known = tokens.get(account)
  if (known !== undefined) return known
  const { json } = await call(undefined, 'POST', '/session', { body: { account, password: demoPassword } })
  const token = String(json['token'])
  tokens.set(account, token)
  return token
}

const administrator = 'luxiuyuan'
const manager = 'fangmingche'
const townManager = 'manager-town'
const facts = {
  no: 'T01',
  kind: '综合受理窗口',
  boards: ['ssdj'],
  takesApplications: true,
  receivesOnly: false,
  handsOut: false,
}

/** Enters a window of a hall and gives its id. */
async function aWindow(no: string, hall = 'hall-county'): Promise<string> {
  const { json } = await call(administrator, 'POST', `/halls/${hall}/windows`, { body: { ...facts, no } })
  expect(json).toMatchObject({ version: 1 })
  return String(json['id'])
}

async function openWindows(): Promise<readonly string[]> {
  const { json } = await call(undefined, 'GET', '/open-windows')
  return (json['halls'] as { windows: { id: string }[] }[]).flatMap(({ windows }) => windows.map(({ id }) => id))
}

const eventsOf = prepared<{ type: string }, [stream: string]>(
  'test.events-of',
  `select body ->> 'type' as type from platform.event where stream = $1 order by seq`,
)

describe('windows', () => {
  test('[QUE-03] a new window can be chosen at once, is paused by the manager of the hall, and opens again', async () => {
    const id = await aWindow('T01')
    expect(await openWindows()).toContain(id)
    const pause = { body: { reason: '设备检修', expectedVersion: 1 } }
    expect(await call(manager, 'POST', `/windows/${id}/pause`, pause)).toMatchObject({
      status: 200,
      json: { version: 2 },
    })
    expect(await openWindows()).not.toContain(id)
    const login = { account: 'shenruoxi', password: demoPassword, windowId: id }
    expect(await call(undefined, 'POST', '/session', { body: login })).toMatchObject({
      status: 422,
      json: { code: 'access.window-paused' },
    })
    expect(await call(manager, 'POST', `/windows/${id}/opening`, { body: { expectedVersion: 2 } })).toMatchObject({
      status: 200,
    })
    expect(await openWindows()).toContain(id)
    const types = (await db.many(eventsOf, ['hall:hall-county'])).map(({ type }) => type)
    expect(types).toEqual(expect.arrayContaining(['halls.window-added', 'halls.window-paused', 'halls.window-resumed']))
  })
  test.each([
    ['the manager of another hall', townManager, 404, 'access.out-of-scope'],
    ['the manager of the city above', 'manager-city', 404, 'access.out-of-scope'],
    ['a clerk', 'shenruoxi', 403, 'access.not-permitted'],
    ['a stranger', undefined, 401, 'access.not-signed-in'],
  ])('[SEC-01] %s pauses no window here', async (_who, who, status, code) => {
    const answer = await call(who, 'POST', '/windows/hall-county-13/pause', {
      body: { reason: 'x', expectedVersion: 1 },
    })
    expect(answer).toMatchObject({ status, json: { code } })
  })
  test('[SEC-01] a hall manager changes, adds and closes nothing', async () => {
    const own = `/windows/hall-county-13`
    const sent = [
      call(manager, 'POST', '/halls/hall-county/windows', { body: facts }),
      call(manager, 'PUT', own, { body: { ...facts, expectedVersion: 1 } }),
      call(manager, 'POST', `${own}/closure`, { body: { reason: 'x', expectedVersion: 1 } }),
    ]
    for (const { status, json } of await Promise.all(sent))
      expect([status, json['code']]).toEqual([403, 'access.not-permitted'])
  })
  test('[QUE-03] the same number twice in a hall, unknown boards and wrong input are named', async () => {
    await aWindow('T02')
    const add = async (given: Json) =>
      (await call(administrator, 'POST', '/halls/hall-county/windows', { body: { ...facts, ...given } })).json
    expect(await add({ no: 'T02' })).toMatchObject({ code: 'halls.number-taken', pointer: '/no' })
    expect(await add({ no: 'T03', boards: ['none'] })).toMatchObject({
      code: 'halls.no-such-board',
      pointer: '/boards',
    })
    const wrong = await add({ no: '', kind: 7 })
    expect(wrong).toMatchObject({ code: 'platform.bad-input', status: 400 })
    expect((wrong['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)).toContain('/no')
  })
  test('[QUE-03] an old version changes nothing, and one key is one act', async () => {
    const id = await aWindow('T04')
    const change = { body: { ...facts, no: 'T05', expectedVersion: 1 }, key: randomUUID() }
    const first = await call(administrator, 'PUT', `/windows/${id}`, change)
    expect(first).toMatchObject({ status: 200, json: { id, version: 2 } })
    expect(await call(administrator, 'PUT', `/windows/${id}`, change)).toEqual(first)
    expect(await call(administrator, 'PUT', `/windows/${id}`, { body: change.body })).toMatchObject({
      status: 409,
      json: { code: 'halls.stale-version', version: 2 },
    })
  })
  test('[QUE-03] a window closes once nobody is signed in there', async () => {
    const id = await aWindow('T06')
    const login = { account: 'shenruoxi', password: demoPassword, windowId: id }
    const { json } = await call(undefined, 'POST', '/session', { body: login })
    const close = { body: { reason: '窗口合并', expectedVersion: 1 } }
    expect(await call(administrator, 'POST', `/windows/${id}/closure`, close)).toMatchObject({
      status: 409,
      json: { code: 'halls.window-in-use', people: 1 },
    })
    tokens.set('clerk at T06', String(json['token']))
    const left = await call('clerk at T06', 'DELETE', '/session')
    expect(left.status).toBe(200)
    expect(await call(administrator, 'POST', `/windows/${id}/closure`, close)).toMatchObject({ status: 200 })
    expect(await openWindows()).not.toContain(id)
    expect(await call(manager, 'POST', `/windows/${id}/opening`, { body: { expectedVersion: 2 } })).toMatchObject({
      json: { code: 'access.not-permitted' },
    })
  })
  test('[SEC-03] a stranger sees halls, numbers and kinds, nothing more', async () => {
    const { json } = await call(undefined, 'GET', '/open-windows')
    const [hall] = json['halls'] as { windows: object[] }[]
    expect(Object.keys(hall ?? {})).toEqual(['id', 'name', 'windows'])
    expect(Object.keys(hall?.windows[0] ?? {})).toEqual(['id', 'no', 'kind'])
    expect((await call(undefined, 'GET', '/halls')).status).toBe(401)
  })
})

describe('halls', () => {
  const said = {
    name: '试点大厅',
    level: '县级',
    region: '339921',
    address: '春晖路90号',
    phone: '0599-1',
    hours: [{ day: 1, open: [['09:00', '12:00']] }],
  }
  test('[EXT-04] a hall is entered, changed, found in the list and put out of use when nothing depends on it', async () => {
    expect(await call(administrator, 'POST', '/halls', { body: { id: 'hall-pilot', ...said } })).toMatchObject({
      status: 200,
    })
    const again = await call(administrator, 'POST', '/halls', { body: { id: 'hall-pilot', ...said } })
    expect(again).toMatchObject({ status: 409, json: { code: 'halls.id-taken', pointer: '/id' } })
    const changed = { ...said, name: '试点分厅', expectedVersion: 1 }
    await call(administrator, 'PUT', '/halls/hall-pilot', { body: changed })
    expect((await call(manager, 'GET', '/halls/hall-pilot')).json).toMatchObject({
      name: '试点分厅',
      hours: said.hours,
      mayManage: false,
      mayPause: false,
    })
    const found = await call(manager, 'GET', `/halls?q=${encodeURIComponent('试点')}&sort=-name&limit=1`)
    expect(found.json).toMatchObject({ rows: [{ id: 'hall-pilot', regionName: '云岫县' }], total: 1 })
    const stop = { body: { isActive: false, reason: '试点结束', expectedVersion: 2 } }
    expect(await call(administrator, 'POST', '/halls/hall-pilot/activity', stop)).toMatchObject({ status: 200 })
    expect((await call(manager, 'GET', '/halls?state=inactive')).json).toMatchObject({ total: 1 })
  })
  test('[EXT-04] a hall keeps the details the form does not know', async () => {
    const { json } = await call(administrator, 'GET', '/halls/hall-city')
    const { name, level, region, address, phone, hours, version } = json
    const body = { name, level, region, address, phone, hours, expectedVersion: version }
    expect(await call(administrator, 'PUT', '/halls/hall-city', { body })).toMatchObject({ status: 200 })
    const kept = prepared<{ facilities: unknown[] }, []>(
      'test.kept',
      `select details -> 'facilities' as facilities from halls.hall where id = 'hall-city'`,
    )
    expect((await db.one(kept, [])).facilities.length).toBeGreaterThan(0)
  })
  test('[EXT-04] a hall with people and windows stays in use, and the refusal counts them', async () => {
    const stop = { body: { isActive: false, reason: '搬迁', expectedVersion: 1 } }
    const { status, json } = await call(administrator, 'POST', '/halls/hall-town/activity', stop)
    expect([status, json['code']]).toEqual([409, 'halls.hall-in-use'])
    expect(Number(json['people'])).toBeGreaterThan(0)
    expect(Number(json['windows'])).toBeGreaterThan(0)
    expect(json['title']).not.toContain('{{')
  })
  test('[SEC-01] an area the administrator does not reach is refused', async () => {
    const body = { id: 'hall-far', ...said, region: '339800' }
    expect(await call(administrator, 'POST', '/halls', { body })).toMatchObject({
      json: { code: 'access.out-of-scope' },
    })
    expect(await call(administrator, 'POST', '/halls', { body: { ...body, region: '339922' } })).toMatchObject({
      json: { code: 'halls.no-such-area', pointer: '/region' },
    })
  })
})

describe('departments', () => {
  const said = { name: '云岫县试点局', shortName: '试点局', duties: '', region: '339921', documentMark: '云试' }
  test('[SEC-01] a department is entered, changed and put out of use; one with people stays', async () => {
    await call(administrator, 'POST', '/departments', { body: { id: 'sdj', ...said } })
    await call(administrator, 'PUT', '/departments/sdj', {
      body: { ...said, documentMark: '云点', expectedVersion: 1 },
    })
    expect((await call(administrator, 'GET', '/departments/sdj')).json).toMatchObject({
      documentMark: '云点',
      people: 0,
      mayManage: true,
    })
    const stop = (version: number) => ({ body: { isActive: false, reason: '机构改革', expectedVersion: version } })
    expect(await call(administrator, 'POST', '/departments/sdj/activity', stop(2))).toMatchObject({ status: 200 })
    const refusal = await call(administrator, 'POST', '/departments/scjg/activity', stop(1))
    expect(refusal).toMatchObject({ status: 409, json: { code: 'halls.department-in-use' } })
    expect(
      await call('songkewei', 'PUT', '/departments/scjg', { body: { ...said, expectedVersion: 1 } }),
    ).toMatchObject({
      status: 403,
    })
  })
  test('[EXT-01] pages of the list by people meet every department once', async () => {
    const seen: string[] = []
    let next: unknown
    do {
      const after = next === undefined ? '' : `&after=${encodeURIComponent(String(next))}`
      const { json } = await call(administrator, 'GET', `/departments?sort=-people&limit=7${after}`)
      seen.push(...(json['rows'] as { id: string }[]).map(({ id }) => id))
      next = json['next']
    } while (next !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(7)
  })
})

describe('zones', () => {
  type Zone = { id: string; code: string; version: number; windows: string[]; waitsIn?: string }
  const zonesOf = async (hall: string): Promise<readonly Zone[]> =>
    (await call(manager, 'GET', `/halls/${hall}/zones`)).json['rows'] as Zone[]
  const zoneOf = async (code: string, hall = 'hall-county'): Promise<Zone> => {
    const found = (await zonesOf(hall)).find((zone) => zone.code === code)
    if (found === undefined) throw new Error(`no zone ${code}`)
    return found
  }
  const kept = { code: 'X', name: '婚姻登记区', nameEn: 'Marriage', kind: 'board', windows: [] as string[] }

  test('[QUE-08] every demo hall has its zones; all their windows are in one, and each has where its people wait', async () => {
    for (const hall of ['hall-city', 'hall-county', 'hall-town']) {
      const zones = await zonesOf(hall)
      const { json } = await call(manager, 'GET', `/halls/${hall}/windows?limit=200`)
      const windows = (json['rows'] as { id: string; zone?: string; zoneName?: string; state: string }[]).filter(
        ({ id }) => zones.some((zone) => zone.windows.includes(id)),
      )
      expect(windows.every(({ zoneName }) => zoneName !== undefined)).toBe(true)
      expect(zones.filter(({ windows: own }) => own.length > 0).every(({ waitsIn }) => waitsIn !== undefined)).toBe(
        true,
      )
      expect(windows.length).toBe(zones.flatMap(({ windows: own }) => own).length)
    }
    expect((await zoneOf('B')).windows).toEqual(['hall-county-02', 'hall-county-03'])
  })

  test('[QUE-08] a window goes to the zone that takes it, a zone with windows stays, an empty one goes', async () => {
    const former = await zoneOf('Z')
    const added = await call(manager, 'POST', '/halls/hall-county/zones', {
      body: { ...kept, windows: ['hall-county-12'] },
    })
    expect(added).toMatchObject({ status: 200, json: { version: 1 } })
    const id = String(added.json['id'])
    expect((await zoneOf('Z')).windows).toEqual(former.windows.filter((window) => window !== 'hall-county-12'))
    const remove = (expectedVersion: number) =>
      call(manager, 'POST', `/zones/${id}/removal`, { body: { expectedVersion } })
    expect(await remove(1)).toMatchObject({ status: 409, json: { code: 'halls.zone-has-windows' } })
    expect(await call(manager, 'PUT', `/zones/${id}`, { body: { ...kept, expectedVersion: 1 } })).toMatchObject({
      status: 200,
      json: { version: 2 },
    })
    expect(await remove(1)).toMatchObject({ status: 409, json: { code: 'halls.stale-version' } })
    expect(await remove(2)).toMatchObject({ status: 200 })
    expect((await zonesOf('hall-county')).some((zone) => zone.id === id)).toBe(false)
    const types = (await db.many(eventsOf, ['hall:hall-county'])).map(({ type }) => type)
    expect(types).toEqual(expect.arrayContaining(['halls.zone-added', 'halls.zone-changed', 'halls.zone-removed']))
  })

  test.each([
    ['a code that is taken', { code: 'B' }, 409, 'halls.zone-code-taken'],
    ['a name of spaces', { name: '  ' }, 422, 'halls.text-missing'],
    ['a window of another hall', { windows: ['hall-town-1'] }, 404, 'halls.no-such-window'],
    ['windows in a waiting area', { kind: 'waiting', windows: ['hall-county-12'] }, 422, 'halls.zone-takes-no-windows'],
    ['waiting in no waiting area', { waitsIn: randomUUID() }, 422, 'halls.no-such-waiting-area'],
  ])('[QUE-08] %s is refused', async (_what, change, status, code) => {
    const answer = await call(manager, 'POST', '/halls/hall-county/zones', { body: { ...kept, ...change } })
    expect(answer.json).toMatchObject({ code })
    expect(answer.status).toBe(status)
  })

  test('[QUE-08] a waiting area goes only when nobody waits in it', async () => {
    const { id, version } = await zoneOf('W1')
    const removal = { body: { expectedVersion: version } }
    expect(await call(manager, 'POST', `/zones/${id}/removal`, removal)).toMatchObject({
      status: 409,
      json: { code: 'halls.zone-awaited' },
    })
  })

  test.each([
    ['the manager of another hall', townManager, 404, 'access.out-of-scope'],
    ['a clerk', 'shenruoxi', 403, 'access.not-permitted'],
    ['a stranger', undefined, 401, 'access.not-signed-in'],
  ])('[SEC-01] %s keeps no zones here', async (_who, who, status, code) => {
    const answer = await call(who, 'POST', '/halls/hall-county/zones', { body: kept })
    expect(answer).toMatchObject({ status, json: { code } })
  })
})
