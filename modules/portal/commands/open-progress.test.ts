import type { Dossier } from '@yichuang/modules/cases/rules'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { expect, test } from 'vitest'
import { passReader } from '../queries/pass.ts'
import { openProgress } from './open-progress.ts'
import type { ProgressCheck } from './open-progress.ts'

const { db } = await testDatabase()

const start = '2026-09-24T01:42:00.000Z'
const id = '0192f0aa-0000-7000-8000-000000000052'
const person = { documentType: 'residentId', name: '周砚秋' } as const
const dossier: Dossier = {
  id,
  applicationNo: '',
  version: 2,
  lastAt: start as Instant,
  channel: 'window',
  place: { region: '339921' },
  openedAt: start as Instant,
  openedBy: 'shenruoxi',
  openedByName: '沈若溪',
  item: { id: 'spjy', version: 1, name: '食品经营许可新办', kind: 'commitment', department: 'scjg', assisting: [] },
  answers: {},
  applicant: { ...person, kind: 'person', documentNumber: '11010519491231002X', phone: '139 0000 6027' },
  agent: { ...person, name: '林小满', documentNumber: '330102199003071234', phone: '13700001111' },
  delivery: { method: 'window' },
  requirements: [],
  materials: [],
  additions: [],
  stage: 'received',
  notices: [],
  secondNoticeApprovals: 0,
  ledgers: {},
  overdue: {},
  tasks: [],
  procedures: [],
  originals: [],
  urges: [],
}

let serial = 0

/** A case of its own number, and tries against it. */
function aCase(change: Partial<Dossier> = {}) {
  serial += 1
  const applicationNo = `339921-260918-${String(serial).padStart(5, '0')}`
  const home = `10.0.0.${serial}`
  return {
    applicationNo,
    tries: (check: Partial<ProgressCheck> = {}, { at = start, address = home } = {}) =>
      openProgress(db, {
        check: { applicationNo, documentEnding: '31002X', phoneEnding: '6027', ...check },
        address,
        at: at as Instant,
        requestId: 'test',
        find: async (no) => (no === applicationNo ? { ...dossier, applicationNo, ...change } : undefined),
      }),
  }
}
const wrong = { ok: false, refusal: { code: 'portal.check-failed' } }
const waits = { ok: false, refusal: { code: 'portal.too-many-tries' } }

test('[NET-04] the applicant gets a pass for two hours, of which the database keeps only the hash', async () => {
  const opened = await aCase().tries({ documentEnding: ' 31002x ' })
  if (!opened.ok) throw new Error(opened.refusal.code)
  const { pass, expiresAt } = opened.value
  expect(Date.parse(expiresAt) - Date.parse(start)).toBe(2 * 3_600_000)
  const authenticate = passReader(db)
  expect(await authenticate(pass, '2026-09-24T03:41:59.000Z' as Instant)).toMatchObject({
    kind: 'applicant',
    person: id,
  })
  expect(await authenticate(pass, '2026-09-24T03:42:00.000Z' as Instant)).toBeUndefined()
  expect(await authenticate(`${pass}x`, start as Instant)).toBeUndefined()
  const kept = prepared<{ n: number }, [pass: string]>(
    'test.kept',
    `select count(*)::int as n from portal.pass where position(convert_to($1, 'UTF8') in token_hash) > 0`,
  )
  expect(await db.one(kept, [pass])).toEqual({ n: 0 })
})

test('[NET-04] the agent gets one with their own endings, nobody with the endings of two people', async () => {
  const { tries } = aCase()
  expect(await tries({ documentEnding: '071234', phoneEnding: '1111' })).toMatchObject({ ok: true })
  expect(await tries({ documentEnding: '071234', phoneEnding: '6027' })).toEqual(wrong)
  expect(await tries({ documentEnding: '31002X', phoneEnding: '1111' })).toEqual(wrong)
})

test.each([
  ['with the number alone', { documentEnding: '', phoneEnding: '' }],
  ['with a wrong document', { documentEnding: '310021' }],
  ['with a wrong mobile number', { phoneEnding: '6028' }],
  ['with less of the document', { documentEnding: '02X' }],
  ['with the mobile number only', { documentEnding: '' }],
  ['for a case that does not exist', { applicationNo: '339921-260918-99999' }],
])('[NET-04] a stranger %s gets the same answer and no pass', async (_, check) => {
  expect(await aCase().tries(check)).toEqual(wrong)
})

test('[NET-04] a draft and a person without numbers are no way in', async () => {
  expect(await aCase({ stage: 'draft' }).tries()).toEqual(wrong)
  const bare = aCase({ applicant: { ...dossier.applicant, documentNumber: '', phone: '' } })
  expect(await bare.tries({ documentEnding: '', phoneEnding: '' })).toEqual(wrong)
})

test('[NET-04] after five wrong tries for a number even the right check waits fifteen minutes, from everywhere', async () => {
  const { tries } = aCase()
  const guesses = ['0000', '0001', '0002', '0003', '0004', '0005', '0006', '0007']
  const answers = await Promise.all(guesses.map((phoneEnding, n) => tries({ phoneEnding }, { address: `10.1.0.${n}` })))
  expect(answers.filter((one) => !one.ok && one.refusal.code === 'portal.check-failed')).toHaveLength(5)
  expect(await tries()).toEqual(waits)
  expect(await tries({}, { at: '2026-09-24T01:56:59.000Z', address: '10.1.0.99' })).toEqual(waits)
  expect(await tries({}, { at: '2026-09-24T01:57:00.000Z' })).toMatchObject({ ok: true })
})

test('[NET-04] five wrong tries from one address close it for every number', async () => {
  for (const phoneEnding of ['0000', '0001', '0002', '0003', '0004']) {
    expect(await aCase().tries({ phoneEnding }, { address: '10.2.0.1' })).toEqual(wrong)
  }
  const { tries } = aCase()
  expect(await tries({}, { address: '10.2.0.1' })).toEqual(waits)
  expect(await tries({}, { address: '10.2.0.2' })).toMatchObject({ ok: true })
})

test('[SEC-03] every try is on record, with where it came from', async () => {
  const { tries, applicationNo } = aCase()
  await tries({ phoneEnding: '0000' })
  await tries()
  const lines = prepared<{ outcome: string; subject: string; person: string }, [no: string]>(
    'test.lines',
    `select outcome, subject, person from platform.audit
     where name = 'portal.open-progress' and detail->>'applicationNo' = $1 order by id`,
  )
  expect(await db.many(lines, [applicationNo])).toEqual([
    { outcome: 'portal.check-failed', subject: `dossier:${id}`, person: 'nobody' },
    { outcome: 'done', subject: `dossier:${id}`, person: id },
  ])
})
