import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dossier } from '@yichuang/modules/cases/rules'
import { isProcedureOpen } from '@yichuang/modules/cases/rules'
import { prepared } from '@yichuang/platform/db'
import { sourceRoot, testDatabase } from '@yichuang/platform/db/testing'
import { anchorKeys, anchorLog, verifyLog } from '@yichuang/platform/events'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { assembleModules } from '../modules.ts'
import type { Assembly } from '../modules.ts'
import { DemoCases, demoStories } from './cases.ts'
import { DemoEvaluations } from './evaluations.ts'
import { readDemoForms } from './forms.ts'
import { DemoFoundation } from './foundation.ts'
import { DemoInquiries } from './inquiries.ts'
import { DemoStaff } from './staff.ts'

const { db } = await testDatabase()
const allDossiers = prepared<{ state: Dossier }, []>('test.all-dossiers', `select state from cases.dossier`)
const now = new Date().toISOString() as Instant
let assembly: Assembly
let folder = ''
let dossiers: readonly Dossier[] = []
let count = 0
const wanted: boolean[] = []
let asked: readonly number[] = []
let rated: readonly number[] = []
const callbackStates = prepared<{ state: string }, []>(
  'test.callback-states',
  `select distinct state from evaluation.callback order by state`,
)
const evaluations = prepared<{ rated: number; unrated: number; pads: number }, []>(
  'test.evaluations',
  `select count(grade)::int as rated, count(*) filter (where grade is null)::int as unrated,
     count(distinct pad)::int as pads from evaluation.evaluation`,
)
const inquiryStates = prepared<{ state: string; n: number }, []>(
  'test.inquiry-states',
  `select state, count(*)::int as n from inquiries.inquiry group by state order by state`,
)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yichuang-demo-'))
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const services = { db, log, publicUrl: () => 'http://127.0.0.1', isDemo: true, now: () => now }
  assembly = await assembleModules(services, readConfig({}, { data: folder, demo: true }, sourceRoot), sourceRoot)
  const people = await new DemoFoundation(db, sourceRoot, now).load()
  const parts = { db, hall: assembly.hall, people, forms: await readDemoForms(sourceRoot) }
  const cases = new DemoCases(parts)
  const inquiries = new DemoInquiries(parts)
  wanted.push(await cases.isWanted())
  const cutOff = new AbortController()
  const first = cases.load({ now, signal: cutOff.signal })
  await vi.waitUntil(async () => (await db.many(allDossiers, [])).length > 0, { timeout: 30_000 })
  cutOff.abort()
  count = await first
  wanted.push(await cases.isWanted())
  count += await cases.load({ now })
  dossiers = (await db.many(allDossiers, [])).map(({ state }) => state)
  wanted.push(await cases.isWanted())
  asked = [await inquiries.load(now), await inquiries.load(now)]
  const demoEvaluations = new DemoEvaluations(assembly.hall.evaluation)
  const manager = new DemoStaff(people, await assembly.hall.places.current()).named('fangmingche')
  rated = [await demoEvaluations.load(now, manager), await demoEvaluations.load(now, manager)]
}, 120_000)
afterAll(async () => {
  await assembly.stop()
  await rm(folder, { recursive: true, force: true })
})

test('every story is played to its end by commands that the rules allow, once, though the first start is cut off', () => {
  expect(count).toBe(demoStories.reduce((sum, story) => sum + story.count, 0))
  expect(dossiers).toHaveLength(count)
  expect(wanted).toEqual([true, true, false])
})

test('[INT-10] questions stand in every state of their way, and are asked once', async () => {
  expect(asked).toEqual([11, 0])
  expect(await db.many(inquiryStates, [])).toEqual([
    { state: 'answered', n: 2 },
    { state: 'asked', n: 5 },
    { state: 'told', n: 4 },
  ])
})

type Seen = (dossier: Dossier) => boolean
const isIn =
  (state: string): Seen =>
  ({ result }) =>
    result?.state === state
const ended =
  (kind: string): Seen =>
  ({ case: file }) =>
    file?.conclusion?.kind === kind
const stages = ['draft', 'received', 'correcting', 'refused', 'returned', 'withdrawn', 'accepted'] as const
const states: readonly (readonly [string, Seen])[] = [
  ...stages.map((stage) => [stage, (one: Dossier) => one.stage === stage] as const),
  ['correction served', ({ notices }) => notices.at(-1)?.state === 'served'],
  ['deemed accepted', ({ case: file }) => file?.how === 'deemed'],
  ['awaiting a promise', ({ case: file, commitment }) => file?.stage === 'awaiting' && commitment?.state === 'open'],
  ['promise kept', ({ commitment }) => commitment?.state === 'fulfilled'],
  ['promise broken', ({ case: file, commitment }) => file?.stage === 'awaiting' && commitment?.state === 'defaulted'],
  ['waiting task', ({ tasks }) => tasks.some(({ state, opinions }) => state === 'waiting' && opinions.length === 0)],
  ['claimed task', ({ tasks }) => tasks.some(({ state }) => state === 'claimed')],
  ['opinion given', ({ tasks }) => tasks.some(({ state, opinions }) => state !== 'done' && opinions.length > 0)],
  ['all opinions given', ({ case: file, tasks }) => file?.stage === 'accepted' && tasks.every(isDone)],
  ['suspended', ({ case: file, procedures }) => file?.stage === 'suspended' && procedures.some(isProcedureOpen)],
  ['extension requested', ({ extension }) => extension?.state === 'requested'],
  ['extension in force', ({ extension }) => extension?.state === 'in-force'],
  ['overdue', ({ case: file, overdue }) => file?.conclusion === undefined && overdue.committed !== undefined],
  ...['granted', 'rejected', 'withdrawn', 'terminated'].map((kind) => [`case ${kind}`, ended(kind)] as const),
  ...['owed', 'produced', 'received', 'mailed', 'locker', 'delivered'].map((at) => [`result ${at}`, isIn(at)] as const),
  ['delivered by mail', ({ result }) => result?.state === 'delivered' && result.waybill !== undefined],
  ['end notice served', ({ endNotice }) => endNotice?.state === 'served'],
  ['done on the spot', ({ case: file }) => file?.isOnTheSpot === true],
  ['closed', ({ case: file }) => file?.stage === 'closed'],
]

function isDone({ state }: Dossier['tasks'][number]): boolean {
  return state === 'done'
}

test.each(states)('a case is there that is %s', (_state, isMeant) => {
  expect(dossiers.filter(isMeant).length).toBeGreaterThan(2)
})

test('[SEC-06] the log of the demo hall is sound, and no act lies ahead of now', async () => {
  const { privateKey, publicKey } = await anchorKeys(join(folder, 'anchors'))
  await anchorLog(db, privateKey, now)
  const verdict = await verifyLog(db, publicKey)
  expect(verdict.faults).toEqual([])
  expect(verdict.streams).toBeGreaterThanOrEqual(count)
  expect(dossiers.filter(({ lastAt }) => lastAt > now)).toEqual([])
})

test('acts of people fall into opening hours of working days', async () => {
  const times = dossiers.map(({ openedAt }) =>
    new Date(Date.parse(openedAt) + 8 * 3_600_000).toISOString().slice(11, 16),
  )
  expect(times.filter((time) => time < '09:00' || time > '17:00')).toEqual([])
})

test('[SUP-01] evaluations are there, rated and unrated, by pad and phone, and bad ones at every stage', async () => {
  expect(rated[1]).toBe(0)
  const { rated: given, unrated, pads } = await db.one(evaluations, [])
  expect(given).toBe(rated[0])
  expect(Math.min(given, unrated)).toBeGreaterThan(20)
  expect(pads).toBeGreaterThan(0)
  expect((await db.many(callbackStates, [])).map(({ state }) => state)).toContain('answered')
})
