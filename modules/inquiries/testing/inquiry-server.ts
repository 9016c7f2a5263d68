import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { compileCalendar } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { testHttp } from '@yichuang/platform/http/testing'
import { nobody } from '@yichuang/platform/pure'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { inquiriesModule } from '../module.ts'
import { promiserOfHall } from '../rules/index.ts'

const staff = (person: string, role: Role, place: Partial<Actor>): Actor => ({
  ...nobody,
  kind: 'staff',
  person,
  name: person,
  roles: [role],
  permissions: permissionsOf([role]),
  region: '339921',
  ...place,
})
const people: Readonly<Record<string, Actor>> = {
  clerk: staff('clerk', 'window-clerk', { hall: 'hall-county' }),
  colleague: staff('colleague', 'window-clerk', { hall: 'hall-county' }),
  elsewhere: staff('elsewhere', 'window-clerk', { region: '339922', hall: 'hall-other' }),
  guide: staff('guide', 'guide', { hall: 'hall-county' }),
  otherGuide: staff('otherGuide', 'guide', { hall: 'hall-town' }),
  manager: staff('manager', 'hall-manager', { hall: 'hall-county' }),
  otherManager: staff('otherManager', 'hall-manager', { hall: 'hall-town' }),
  reviewer: staff('reviewer', 'reviewer', { department: 'scjg' }),
  chief: staff('chief', 'chief-representative', { department: 'scjg' }),
  land: staff('land', 'reviewer', { department: 'zrzy' }),
  head: staff('head', 'department-administrator', { department: 'scjg' }),
  system: staff('system', 'system-administrator', {}),
  auditor: staff('auditor', 'security-auditor', {}),
}
const items: Readonly<Record<string, { name: string; department: string }>> = {
  spjy: { name: '食品经营许可新办', department: 'scjg' },
  bdc: { name: '不动产转移登记', department: 'zrzy' },
}
const placeNames: Readonly<Record<string, string>> = {
  'hall-county/zone/self-service': '自助区',
  'hall-county/window/county-13': '13',
}
const calendar = compileCalendar({
  version: 'test',
  cause: 'a made year',
  years: [2026],
  holidays: [],
  makeupWorkdays: [],
  localClosures: [],
})
const refusals = {
  'access.not-permitted': 403,
  'access.not-signed-in': 401,
  'access.out-of-scope': 404,
  'platform.key-reused': 409,
}

/** An application of this area, and one of another. */
export const here = '0192f0aa-0000-7000-8000-000000000001'
export const there = '0192f0aa-0000-7000-8000-000000000002'

const insertDossier = prepared<object, readonly string[]>(
  'test.insert-dossier',
  `insert into cases.dossier (id, application_no, version, head_hash, state, stage, channel, item, item_version, item_name,
     item_kind, department, departments, region, hall, applicant_kind, applicant_name, applicant_key, opened_at,
     is_stopped, changed_at)
   values ($1, $2, 1, '', '{}', 'accepted', 'window', 'spjy', 1, '食品经营许可新办', 'commitment', 'scjg',
     array['scjg'], $3, 'hall', 'organisation', '云岫县麦穗面馆', 'k', now(), false, now())`,
)
const insertPerson = prepared<object, readonly (string | null)[]>(
  'test.insert-person',
  `insert into access.person (id, name, account, password_hash, password_changed_at, region, hall, created_at)
   values ($1, $1, $1, '', now(), $2, $3, now())`,
)
const insertRole = prepared<object, readonly string[]>(
  'test.insert-role',
  `insert into access.role_grant (person, role, granted_at, granted_by) values ($1, $2, now(), 'test')`,
)

export type Sent = Readonly<Record<string, unknown>>

/** The module over a database of its own, with people of two halls, two departments and an application here and there. */
export async function inquiryServer() {
  const { db } = await testDatabase()
  const services = {
    db,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    publicUrl: () => '',
    isDemo: false,
    now: () => '2026-09-24T01:42:00.000Z' as Instant,
  }
  const module = inquiriesModule(services, {
    calendar: async () => calendar,
    itemOf: async (item) => items[item],
    regionOf: async ({ region }) => region,
    promisers: async () => [
      { id: 'scjg', name: '市场监督管理局', region: '339921', hall: undefined },
      { id: 'zrzy', name: '自然资源和规划局', region: '339921', hall: undefined },
      { id: 'far', name: '外县的局', region: '339922', hall: undefined },
      { id: promiserOfHall('hall-county'), name: '县中心', region: '339921', hall: 'hall-county' },
    ],
    phoneOf: async (dossier) => (dossier === here ? '13700001234' : undefined),
    placeName: async ({ kind, id }, hall) => placeNames[`${hall}/${kind}/${id}`],
    isActiveDepartment: async (department) => ['scjg', 'zrzy'].includes(department),
    names: async () => ({ department: (id) => `name of ${id}`, hall: (id) => id }),
  })
  const server = await testHttp({ routes: module.routes, problems: [module.problems], refusals, people })
  const addDossier = (id: string, applicationNo: string, region: string) =>
    db.many(insertDossier, [id, applicationNo, region])
  await addDossier(here, '339921-260918-00052', '339921')
  await addDossier(there, '339922-260918-00052', '339922')
  for (const { person, region, hall, roles } of Object.values(people)) {
    await db.many(insertPerson, [person, region, hall ?? null])
    for (const role of roles) await db.many(insertRole, [person, role])
  }
  return { db, module, addDossier, close: () => server.close(), ...callsOf(server) }
}

/** Calls of the people by name; paths are below `/inquiries` unless told. */
function callsOf(server: Awaited<ReturnType<typeof testHttp>>) {
  const headersOf = (who: string) => ({ authorization: `Bearer ${who}` })
  /** @param sent the body; its member `key` goes as the idempotency key */
  const post = async (who: string, path: string, sent: Sent = {}) => {
    const { key, ...payload } = sent
    const headers = { ...headersOf(who), ...(typeof key === 'string' ? { 'idempotency-key': key } : {}) }
    const answer = await server.inject({ method: 'POST', url: `/api/v1/inquiries${path}`, headers, payload })
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
  }
  const read = async (who: string, url: string) => {
    const answer = await server.inject({ method: 'GET', url: `/api/v1${url}`, headers: headersOf(who) })
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
  }
  const get = (who: string, path = '') => read(who, `/inquiries${path}`)
  const listed = async (who: string, query = '') => (await get(who, `?${query}`)).body['rows'] as readonly Sent[]
  const put = async (who: string, promiser: string, days: number) => {
    const url = `/api/v1/answer-times/${promiser}`
    const answer = await server.inject({ method: 'PUT', url, headers: headersOf(who), payload: { days } })
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
  }
  const times = async (who: string) => (await read(who, '/answer-times')).body['rows'] as readonly Sent[]
  return { post, get, listed, put, times }
}

/** What an act that is refused answers. */
export const refusal = (status: number, code: string, facts: object = {}) => ({ status, body: { code, ...facts } })
