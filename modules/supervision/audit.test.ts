import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { writeAudit } from '@yichuang/platform/audit'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { testHttp } from '@yichuang/platform/http/testing'
import { nobody } from '@yichuang/platform/pure'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditRoutes } from './audit-routes.ts'

const { db } = await testDatabase()
const staff = (person: string, role: Role, region: string): Actor => ({
  ...nobody,
  kind: 'staff',
  person,
  roles: [role],
  permissions: permissionsOf([role]),
  region,
})
const people: Readonly<Record<string, Actor>> = {
  auditor: staff('auditor', 'security-auditor', '339921'),
  elsewhere: staff('elsewhere', 'security-auditor', '339922'),
  city: staff('city', 'security-auditor', '339900'),
  system: staff('system', 'system-administrator', '339921'),
  security: staff('security', 'security-administrator', '339921'),
  clerk: staff('clerk', 'window-clerk', '339921'),
}
const insertPerson = prepared<object, readonly string[]>(
  'test.insert-person',
  `insert into access.person (id, name, account, password_hash, password_changed_at, region, created_at)
   values ($1, $2, $1, '', now(), $3, now())`,
)
const insertDossier = prepared<object, readonly string[]>(
  'test.insert-dossier',
  `insert into cases.dossier (id, application_no, version, head_hash, state, stage, channel, item, item_version, item_name,
     item_kind, department, departments, region, hall, applicant_kind, applicant_name, applicant_key, opened_at,
     is_stopped, changed_at)
   values ($1, $2, 1, '', '{}', 'accepted', 'window', 'spjy', 1, '食品经营许可新办', 'commitment', 'scjg',
     array['scjg'], $3, 'hall', 'organisation', '云岫县麦穗面馆', 'k', now(), false, now())`,
)
const here = '0192f0aa-0000-7000-8000-000000000001'
const there = '0192f0aa-0000-7000-8000-000000000002'

let server: Awaited<ReturnType<typeof testHttp>>
beforeAll(async () => {
  const refusals = { 'access.not-permitted': 403, 'access.not-signed-in': 401, 'access.out-of-scope': 404 }
  server = await testHttp({
    routes: auditRoutes({
      db,
      log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
      publicUrl: () => '',
      isDemo: false,
      now: () => '2026-09-24T01:42:00.000Z' as Instant,
    }),
    refusals,
    people,
  })
  await db.many(insertPerson, ['clerk', '沈若溪', '339921'])
  await db.many(insertPerson, ['reviewer', '何予安', '339921'])
  await db.many(insertPerson, ['stranger', '邻县人员', '339922'])
  await db.many(insertDossier, [here, '339921-260918-00052', '339921'])
  await db.many(insertDossier, [there, '339922-260918-00052', '339922'])
  const about = (id: string) => `dossier:${id}`
  for (const line of [
    { at: '2026-09-22T15:59:59.000Z', person: 'clerk', act: 'sign-in', name: 'access.sign-in', outcome: 'done' },
    { at: '2026-09-22T16:00:00.000Z', person: 'clerk', act: 'view', name: 'cases.read', subject: about(here) },
    {
      at: '2026-09-23T02:00:00.000Z',
      person: 'clerk',
      act: 'unmask',
      name: 'phone',
      subject: about(here),
      detail: { reason: '电话告知' },
    },
    {
      at: '2026-09-23T03:00:00.000Z',
      person: 'reviewer',
      act: 'command',
      name: 'grantRole',
      outcome: 'access.not-permitted',
    },
    {
      at: '2026-09-24T01:00:00.000Z',
      person: 'unknown:root',
      act: 'sign-in',
      name: 'access.sign-in',
      outcome: 'access.wrong-password',
    },
    { at: '2026-09-24T02:00:00.000Z', person: 'stranger', act: 'view', name: 'cases.read', subject: about(there) },
    { at: '2026-09-24T03:00:00.000Z', person: 'stranger', act: 'view', name: 'cases.read', subject: about(here) },
    {
      at: '2026-09-24T04:00:00.000Z',
      person: 'security',
      act: 'command',
      name: 'access.grant-role',
      subject: 'person:stranger',
    },
  ] as const)
    await writeAudit(db, { outcome: 'done', ...line })
})
afterAll(() => server.close())

interface Answer {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly next?: string
}
async function read(who: string, query = ''): Promise<Answer> {
  const headers = { authorization: `Bearer ${who}` }
  const answer = await server.inject({ method: 'GET', url: `/api/v1/supervision/audit?${query}`, headers })
  if (answer.statusCode !== 200) throw new Error(answer.payload)
  return answer.json<Answer>()
}
const times = ({ rows }: Answer) => rows.map(({ at }) => String(at).slice(5, 16))

test('[SEC-03] the auditor sees acts, looks, unmaskings and refusals of the own area, newest first', async () => {
  const { rows } = await read('auditor')
  expect(times({ rows })).toEqual([
    '09-24T03:00',
    '09-24T01:00',
    '09-23T03:00',
    '09-23T02:00',
    '09-22T16:00',
    '09-22T15:59',
  ])
  expect(rows[3]).toMatchObject({
    personName: '沈若溪',
    act: 'unmask',
    applicationNo: '339921-260918-00052',
    caseId: here,
    detail: '电话告知',
  })
  expect(rows[2]).toMatchObject({ personName: '何予安', outcome: 'access.not-permitted', caseId: null })
})

test('[SEC-03] another county sees its own people and cases, the city sees both', async () => {
  expect(times(await read('elsewhere'))).toEqual(['09-24T04:00', '09-24T03:00', '09-24T02:00', '09-24T01:00'])
  expect((await read('city')).rows).toHaveLength(8)
})

test('[SEC-03] lines are found by person, case number, act, outcome and day', async () => {
  expect(times(await read('auditor', `person=${encodeURIComponent('沈若溪')}&act=view,unmask`))).toHaveLength(2)
  expect(times(await read('auditor', 'person=root'))).toEqual(['09-24T01:00'])
  expect(times(await read('auditor', 'number=00052&outcome=done'))).toEqual([
    '09-24T03:00',
    '09-23T02:00',
    '09-22T16:00',
  ])
  expect((await read('auditor', 'number=99999')).rows).toEqual([])
  expect(times(await read('auditor', 'outcome=refused'))).toEqual(['09-24T01:00', '09-23T03:00'])
  // Days are days in Asia/Shanghai: 16:00 in UTC is the next day.
  expect(times(await read('auditor', 'from=2026-09-23&to=2026-09-23'))).toEqual([
    '09-23T03:00',
    '09-23T02:00',
    '09-22T16:00',
  ])
})

test('[SEC-03] a question about one person or case is a look and on record itself', async () => {
  await read('auditor', 'person=reviewer')
  const mine = await db.many(looks, [])
  expect(mine.at(-1)).toEqual({ person: 'auditor', about: 'reviewer' })
})
const looks = prepared<{ person: string; about: string }, []>(
  'test.looks',
  `select person, detail->>'person' as about from platform.audit where name = 'supervision.read-audit' order by id`,
)

test('[SEC-03] pages follow each other, each line once', async () => {
  const whole = await read('auditor', 'to=2026-09-24')
  const walked: unknown[] = []
  let after = ''
  do {
    const page: Answer = await read('auditor', `to=2026-09-24&limit=2${after}`)
    walked.push(...page.rows.map(({ id }) => id))
    after = page.next === undefined ? '' : `&after=${page.next}`
  } while (after !== '')
  expect(walked).toEqual(whole.rows.map(({ id }) => id))
})

test('[SEC-01] nobody but the auditor reads the log', async () => {
  for (const who of ['system', 'security', 'clerk']) {
    await expect(read(who)).rejects.toThrow('access.not-permitted')
  }
  await expect(read('nobody')).rejects.toThrow('access.not-signed-in')
})
