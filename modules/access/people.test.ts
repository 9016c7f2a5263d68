import { testHttp } from '@yichuang/platform/http/testing'
import { nobody } from '@yichuang/platform/pure'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { runCommand } from '@yichuang/platform/commands'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from './commands/add-person.ts'
import { hashPassword } from './commands/hash-password.ts'
import { accessModule } from './module.ts'
import { sessionReader } from './queries/session.ts'

const { db } = await testDatabase()
const password = 'Sunflower 2026!'
const installer: Actor = { ...nobody, kind: 'system', person: 'system:installer' }
const now = () => new Date().toISOString() as Instant

const site = (id: string, name: string, region: string) => ({ id, name, region, is_active: true })
const byId = <T extends { id: string }>(...rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]))
const places = {
  areas: new Map(['339900', '339921', '339922'].map((code) => [code, { code, name: code }])),
  departments: byId(site('scjg', '市场监督管理局', '339921'), site('zrzy', '自然资源局', '339921')),
  halls: byId(site('hall-county', '云岫县行政服务中心', '339921'), site('hall-other', '邻县大厅', '339922')),
  windows: byId({ id: 'w-13', no: '13', hall: 'hall-county' }, { id: 'w-99', no: '99', hall: 'hall-other' }),
}
const work = new Map<string, number>()

const sessions = sessionReader(db)
const services = {
  db,
  log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  publicUrl: () => '',
  isDemo: false,
  now,
}
const openWindow = (id: string) => {
  const window = places.windows.get(id)
  return window === undefined ? undefined : { ...window, is_open: true }
}
const module = accessModule(services, {
  sessions,
  directory: async () => places,
  openWork: async (person) => work.get(person) ?? 0,
  places: {
    windowOf: async (id) => openWindow(id),
    hallOf: async (id) => places.halls.get(id),
    departmentOf: async (id) => places.departments.get(id),
    regionOf: async (code) => places.areas.get(code),
  },
})
let server: Awaited<ReturnType<typeof testHttp>>
const tokens = new Map<string, string>()

const staff = [
  { id: 'system', region: '339921', roles: ['system-administrator'] },
  { id: 'security', region: '339921', roles: ['security-administrator'] },
  { id: 'auditor', region: '339921', roles: ['security-auditor'] },
  { id: 'clerk', region: '339921', roles: ['window-clerk'], hall: 'hall-county', window: 'w-13' },
  { id: 'reviewer', region: '339921', roles: ['reviewer'], department: 'scjg' },
  { id: 'elsewhere', region: '339922', roles: ['system-administrator'] },
  { id: 'guard-elsewhere', region: '339922', roles: ['security-administrator'] },
]

beforeAll(async () => {
  server = await testHttp({
    routes: module.routes,
    problems: [module.problems],
    authenticate: sessions.authenticate,
  })
  const passwordHash = await hashPassword(password)
  for (const one of staff) {
    const input = { name: '闻书语', account: one.id, passwordHash, ...one }
    const added = await runCommand(db, addPerson, input, { actor: installer, at: now(), key: one.id })
    if (!added.ok) throw new Error(JSON.stringify(added.refusal))
    tokens.set(one.id, await signedIn(one.id, password))
  }
})
afterAll(() => server.close())

async function signedIn(account: string, secret: string): Promise<string> {
  const answer = await server.inject({ method: 'POST', url: '/api/v1/session', payload: { account, password: secret } })
  if (answer.statusCode !== 200) throw new Error(answer.payload)
  return answer.json<{ token: string }>().token
}

type Sent = Readonly<Record<string, unknown>>
type Method = 'GET' | 'POST' | 'PUT'
/** @param sent the body; its member `key` goes as the idempotency key */
async function call(who: string, method: Method, url: string, sent?: Sent) {
  const { key, ...payload } = sent ?? {}
  const token = tokens.get(who) ?? who
  const headers = { authorization: `Bearer ${token}`, ...(typeof key === 'string' ? { 'idempotency-key': key } : {}) }
  const body = sent === undefined ? {} : { payload }
  const answer = await server.inject({ method, url: `/api/v1${url}`, headers, ...body })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

async function versionOf(id: string): Promise<number> {
  return Number((await call('system', 'GET', `/people/${id}`)).body['version'])
}

let serial = 0
async function newPerson(place: object = { hall: 'hall-county', window: 'w-13' }) {
  serial += 1
  const account = `person-${serial}`
  const { body } = await call('system', 'POST', '/people', { account, name: '沈若溪', region: '339921', ...place })
  return { id: String(body['id']), account, password: String(body['password']) }
}

const grant = { role: 'window-clerk', reason: '到窗口任职', expectedVersion: 1 }
const refusal = (status: number, code: string) => ({ status, body: { code } })

describe('three administrators', () => {
  test('[SEC-01] the system administrator adds people and cannot give roles; the security administrator the other way round', async () => {
    const added = await call('system', 'POST', '/people', { account: 'new-one', name: '新人', region: '339921' })
    expect(added).toMatchObject({ status: 200, body: { password: expect.stringMatching(/^(\w{4}-){2}\w{4}$/) } })
    const url = `/people/${String(added.body['id'])}/roles`
    expect(await call('system', 'POST', url, grant)).toMatchObject(refusal(403, 'access.not-permitted'))
    expect(await call('security', 'POST', url, grant)).toMatchObject({ status: 200, body: { version: 2 } })
    const body = { account: 'another', name: '新人', region: '339921' }
    expect(await call('security', 'POST', '/people', body)).toMatchObject(refusal(403, 'access.not-permitted'))
  })

  const body = { reason: '测试', expectedVersion: 1 }
  const place = { name: '沈若溪', region: '339921' }
  const writes: readonly (readonly [Method, string, Sent, string])[] = [
    ['POST', '/people', { account: 'nobody-adds', ...place }, 'system'],
    ['PUT', '/people/clerk', { ...place, expectedVersion: 1 }, 'system'],
    ['POST', '/people/clerk/deactivation', body, 'system'],
    ['POST', '/people/clerk/reactivation', body, 'system'],
    ['POST', '/people/clerk/password-reset', { expectedVersion: 1 }, 'system'],
    ['POST', '/people/clerk/roles', grant, 'security'],
    ['POST', '/people/clerk/role-revocations', { role: 'window-clerk', ...body }, 'security'],
    ['POST', '/people/clerk/unlocking', { expectedVersion: 1 }, 'security'],
    ['POST', '/people/clerk/session-endings', {}, 'security'],
  ]
  test.each(writes)('[SEC-01] %s %s is for one of them only', async (method, url, payload, holder) => {
    for (const who of ['system', 'security', 'auditor', 'clerk', 'reviewer'].filter((one) => one !== holder)) {
      expect(await call(who, method, url, payload)).toMatchObject(refusal(403, 'access.not-permitted'))
    }
    expect((await server.inject({ method, url: `/api/v1${url}`, payload })).statusCode).toBe(401)
  })

  test.each(writes.filter(([, url]) => url !== '/people'))(
    '[SEC-01] %s %s does not reach people of another area',
    async (method, url, payload, holder) => {
      const stranger = holder === 'system' ? 'elsewhere' : 'guard-elsewhere'
      expect(await call(stranger, method, url, payload)).toMatchObject(refusal(404, 'access.out-of-scope'))
    },
  )

  test('[SEC-01] people of another area are in no list, and no record', async () => {
    const { body } = await call('elsewhere', 'GET', '/people')
    expect(body).toMatchObject({ total: 2 })
    expect(await call('elsewhere', 'GET', '/people/clerk')).toMatchObject(refusal(404, 'access.out-of-scope'))
    const { body: live } = await call('guard-elsewhere', 'GET', '/people-sessions')
    expect((live['rows'] as { person: string }[]).map(({ person }) => person).toSorted()).toEqual([
      'elsewhere',
      'guard-elsewhere',
    ])
  })

  test('[SEC-01] nobody is put where the administrator does not reach', async () => {
    const at = { account: 'far-away', name: '新人' }
    for (const place of [
      { region: '339922' },
      { region: '339921', hall: 'hall-other' },
      { region: '339921', department: 'none' },
      { region: '339921', hall: 'hall-county', window: 'w-99' },
    ]) {
      expect(await call('system', 'POST', '/people', { ...at, ...place })).toMatchObject(
        refusal(422, 'access.no-such-place'),
      )
    }
  })
})

describe('roles', () => {
  test('[SEC-01] watchers hold no second role, and nobody gives one to themselves', async () => {
    const url = '/people/auditor/roles'
    const refused = await call('security', 'POST', url, { ...grant, role: 'window-clerk' })
    expect(refused).toMatchObject({ status: 422, body: { code: 'access.roles-apart' } })
    expect(refused.body['title']).toContain('三员分立')
    expect(await call('security', 'POST', '/people/security/roles', grant)).toMatchObject(
      refusal(403, 'access.own-rights'),
    )
    const both = { ...grant, role: 'supervisor' }
    expect(await call('security', 'POST', '/people/clerk/roles', both)).toMatchObject(
      refusal(422, 'access.roles-apart'),
    )
  })

  test('[SEC-01] a role works from its first day to its last, and one that needs a place asks for it', async () => {
    const { id, account, password: first } = await newPerson()
    const hall = { ...grant, role: 'reviewer' }
    expect(await call('security', 'POST', `/people/${id}/roles`, hall)).toMatchObject(
      refusal(422, 'access.role-needs-place'),
    )
    const later = { ...grant, from: '2999-01-01', to: '2999-12-31' }
    expect(await call('security', 'POST', `/people/${id}/roles`, later)).toMatchObject({ status: 200 })
    const token = await signedIn(account, first)
    await call(token, 'PUT', '/session/password', { current: first, next: 'Another 2026 one!' })
    expect((await call(token, 'GET', '/session')).body).toMatchObject({ roles: [], permissions: [] })
    const taken = { role: 'window-clerk', reason: '改日期', expectedVersion: 2 }
    expect(await call('security', 'POST', `/people/${id}/role-revocations`, taken)).toMatchObject({ status: 200 })
    const again = { ...grant, from: '2020-01-01', expectedVersion: 3 }
    expect(await call('security', 'POST', `/people/${id}/roles`, again)).toMatchObject({ status: 200 })
    expect((await call(token, 'GET', '/session')).body).toMatchObject({ roles: ['window-clerk'] })
    expect(await call('security', 'POST', `/people/${id}/roles`, { ...again, expectedVersion: 4 })).toMatchObject(
      refusal(409, 'access.role-held'),
    )
  })

  test('[SEC-01] who read an old version is told, and the same act sent twice is one act', async () => {
    const { id } = await newPerson()
    const url = `/people/${id}/roles`
    const first = await call('security', 'POST', url, { ...grant, key: 'one-key-1' })
    const second = await call('security', 'POST', url, { ...grant, key: 'one-key-1' })
    expect(second).toEqual(first)
    const stale = { ...grant, role: 'handout-clerk', expectedVersion: 1 }
    expect(await call('security', 'POST', url, stale)).toMatchObject(refusal(409, 'access.stale-version'))
    expect(await versionOf(id)).toBe(2)
    const { body } = await call('system', 'GET', `/people/${id}`)
    expect(body['held']).toHaveLength(1)
  })

  test('[SEC-01] who moves to another department leaves the roles behind', async () => {
    const { id } = await newPerson({ department: 'scjg' })
    await call('security', 'POST', `/people/${id}/roles`, { ...grant, role: 'reviewer' })
    const move = { name: '沈若溪', region: '339921', department: 'zrzy', expectedVersion: 2 }
    expect(await call('system', 'PUT', `/people/${id}`, move)).toMatchObject({ status: 200, body: { version: 3 } })
    const { body } = await call('system', 'GET', `/people/${id}`)
    expect(body).toMatchObject({ department: 'zrzy', roles: [], held: [] })
  })
})

describe('accounts', () => {
  test('[SEC-01] a first password opens nothing but its own change', async () => {
    const { id, account, password: first } = await newPerson()
    await call('security', 'POST', `/people/${id}/roles`, grant)
    const token = await signedIn(account, first)
    expect((await call(token, 'GET', '/session')).body).toMatchObject({ mustChangePassword: true, permissions: [] })
    const next = 'Another 2026 one!'
    expect(await call(token, 'PUT', '/session/password', { current: first, next: first })).toMatchObject(
      refusal(422, 'access.password-unchanged'),
    )
    expect(await call(token, 'PUT', '/session/password', { current: first, next })).toMatchObject({ status: 200 })
    const { body } = await call(token, 'GET', '/session')
    expect(body).toMatchObject({ roles: ['window-clerk'], window: { id: 'w-13', no: '13' } })
    expect(body['mustChangePassword']).toBeUndefined()
  })

  test('[SEC-01] adding with the same key adds once and tells the password once; it is kept nowhere', async () => {
    const body = { account: 'twice', name: '两次', region: '339921' }
    const first = await call('system', 'POST', '/people', { ...body, key: 'one-key-2' })
    const second = await call('system', 'POST', '/people', { ...body, key: 'one-key-2' })
    expect(second.body).toEqual({ id: first.body['id'] })
    const told = String(first.body['password'])
    expect((await db.one(whereKept, [told])).n).toBe(0)
    expect(await call('system', 'POST', '/people', body)).toMatchObject(refusal(409, 'access.account-taken'))
  })

  test('[SEC-01] switching off ends the sessions, warns of open work, and is undone with a reason', async () => {
    const { id, account, password: first } = await newPerson()
    const token = await signedIn(account, first)
    work.set(id, 3)
    const off = { reason: '调离', expectedVersion: 1 }
    const warned = await call('system', 'POST', `/people/${id}/deactivation`, off)
    expect(warned).toMatchObject({ status: 409, body: { code: 'access.holds-work', count: 3 } })
    expect(warned.body['title']).toContain('3 件')
    const seen = { ...off, evenWithWork: true }
    expect(await call('system', 'POST', `/people/${id}/deactivation`, seen)).toMatchObject({ status: 200 })
    expect((await call(token, 'GET', '/session')).status).toBe(401)
    const again = await server.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { account, password: first },
    })
    expect(again.json()).toMatchObject({ code: 'access.account-inactive' })
    const on = { reason: '回来', expectedVersion: 2 }
    expect(await call('system', 'POST', `/people/${id}/reactivation`, on)).toMatchObject({ status: 200 })
    await signedIn(account, first)
    expect(await call('system', 'POST', '/people/system/deactivation', off)).toMatchObject(
      refusal(403, 'access.own-account'),
    )
  })

  test('[SEC-01] a reset password replaces the old one and ends the sessions', async () => {
    const { id, account, password: first } = await newPerson()
    const token = await signedIn(account, first)
    const reset = await call('system', 'POST', `/people/${id}/password-reset`, { expectedVersion: 1, key: 'one-key-3' })
    expect(reset.status).toBe(200)
    expect((await call(token, 'GET', '/session')).status).toBe(401)
    await signedIn(account, String(reset.body['password']))
    const again = await call('system', 'POST', `/people/${id}/password-reset`, { expectedVersion: 1, key: 'one-key-3' })
    expect(again).toEqual({ status: 200, body: { id } })
  })

  test('[SEC-01] a locked account is opened by the security administrator before its time', async () => {
    const { id, account, password: first } = await newPerson()
    const wrong = { method: 'POST', url: '/api/v1/session', payload: { account, password: 'wrong' } } as const
    for (let slip = 1; slip <= 5; slip += 1) await server.inject(wrong)
    expect((await call('security', 'GET', `/people/${id}`)).body).toMatchObject({ state: 'locked' })
    expect((await call('security', 'GET', '/people?state=locked')).body).toMatchObject({ total: 1 })
    const body = { expectedVersion: 1 }
    expect(await call('security', 'POST', `/people/${id}/unlocking`, body)).toMatchObject({ status: 200 })
    await signedIn(account, first)
  })

  test('[SEC-01] live sessions are seen and ended: one, all, and the own ones', async () => {
    const { id, account, password: first } = await newPerson()
    const [one, two, three] = [
      await signedIn(account, first),
      await signedIn(account, first),
      await signedIn(account, first),
    ]
    const { body } = await call(one, 'GET', '/session/own')
    const own = body['rows'] as { id: string; isThis: boolean }[]
    expect(own.filter(({ isThis }) => isThis)).toHaveLength(1)
    expect(own).toHaveLength(3)
    const { body: seen } = await call(three, 'GET', '/session/own')
    const third = (seen['rows'] as { id: string; isThis: boolean }[]).find(({ isThis }) => isThis)
    const url = `/people/${id}/session-endings`
    expect(await call('security', 'POST', url, { session: third?.id })).toMatchObject({ body: { ended: 1 } })
    expect((await call(three, 'GET', '/session')).status).toBe(401)
    expect(await call('security', 'POST', url, { session: third?.id })).toMatchObject(
      refusal(404, 'access.no-such-session'),
    )
    expect(await call(one, 'POST', '/session/own-endings', {})).toMatchObject({ body: { ended: 1 } })
    expect((await call(two, 'GET', '/session')).status).toBe(401)
    expect((await call(one, 'GET', '/session')).status).toBe(200)
    expect(await call('security', 'POST', url, {})).toMatchObject({ body: { ended: 1 } })
    expect((await call(one, 'GET', '/session')).status).toBe(401)
  })
})

const whereKept = prepared<{ n: number }, [secret: string]>(
  'test.where-kept',
  `select ((select count(*) from platform.command_receipt where answer::text like '%' || $1 || '%')
     + (select count(*) from platform.event where body::text like '%' || $1 || '%'))::int as n`,
)
const trace = prepared<{ events: number; lines: number }, [person: string]>(
  'test.trace',
  `select (select count(*) from platform.event where stream = 'person:' || $1)::int as events,
     (select count(*) from platform.audit where subject = 'person:' || $1 and outcome = 'done')::int as lines`,
)

describe('the list', () => {
  const names = async (query: string) => {
    const { body } = await call('auditor', 'GET', `/people?${query}`)
    return body as { rows: { account: string }[]; total: number; next?: string }
  }

  test('[SEC-01] finds by name, account, pinyin and initials, and filters by place, role and state', async () => {
    await call('system', 'POST', '/people', { account: 'qiu-1', name: '邱望舒', region: '339921', department: 'zrzy' })
    for (const q of ['邱望', 'qiu-1', 'qiuwang', 'qws'])
      expect((await names(`q=${encodeURIComponent(q)}`)).rows).toMatchObject([{ account: 'qiu-1' }])
    expect((await names('q=%25')).total).toBe(0)
    expect((await names('role=security-auditor')).rows).toMatchObject([{ account: 'auditor' }])
    expect((await names('department=scjg&role=reviewer')).rows).toMatchObject([{ account: 'reviewer' }])
    expect((await names('hall=hall-other')).total).toBe(0)
  })

  test('[SEC-01] pages come in order, each person once', async () => {
    for (const sort of ['name', '-name', 'account', '-account', '-created']) {
      const whole = await names(`sort=${sort}&limit=200`)
      const walked: string[] = []
      let next: string | undefined = ''
      while (next !== undefined) {
        const page = await names(`sort=${sort}&limit=3${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`)
        walked.push(...page.rows.map(({ account }) => account))
        next = page.next
      }
      expect(walked).toEqual(whole.rows.map(({ account }) => account))
      expect(new Set(walked).size).toBe(whole.total)
    }
  })

  test('[SEC-03] every act leaves its event and its line in the audit log', async () => {
    const { id } = await newPerson()
    await call('security', 'POST', `/people/${id}/roles`, grant)
    await call('security', 'POST', `/people/${id}/session-endings`, {})
    expect(await db.one(trace, [id])).toEqual({ events: 3, lines: 3 })
  })
})
