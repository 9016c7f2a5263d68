import { randomUUID } from 'node:crypto'
import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { actsOn, saveStatements } from '@yichuang/modules/cases/public'
import { accept, defaultSettings, fold, startScribe } from '@yichuang/modules/cases/rules'
import type { CommandRule } from '@yichuang/modules/cases/rules'
import { dateOf } from '@yichuang/modules/calendar/rules'
import { testDatabase } from '@yichuang/platform/db/testing'
import { decided } from '@yichuang/platform/pure'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import { expect, test } from 'vitest'
import { countMatters, listMatters } from '../queries/matters.ts'
import { presentWork, soonOn } from '../queries/present-work.ts'
import { countWork, listWork } from '../queries/work-list.ts'
import type { WorkFilter } from '../queries/work-list.ts'
import { handlingCommands as commands } from '../rules/index.ts'
import { aDraft, anItem, calendar, delegations, expertReview, moment, people } from '../rules/testing/index.ts'
import { matterProjection, taskProjection } from './task-projection.ts'

const { db } = await testDatabase()
const projections = [taskProjection, matterProjection]
const terms = anItem({ procedures: [expertReview] })
const acts = actsOn({
  db,
  projections,
  save: saveStatements(projections),
  onRecorded: () => undefined,
  sources: {
    terms: async () => terms,
    delegations: async () => delegations,
    calendar: async () => calendar,
    settings: async () => defaultSettings,
  },
})

function permitted(actor: Actor): Actor {
  return { ...actor, permissions: permissionsOf(actor.roles as readonly Role[]) }
}
const reviewer = permitted(people.reviewer)
const colleague = permitted(people.colleague)
const chief = permitted(people.chief)

let serial = 0
const nameless = { department: (one: string) => one, window: () => undefined }

/** Opening, receipt and acceptance by the clerk in one act, under the permission that opens applications. */
function acceptance(applicationNo: string): CommandRule<undefined> {
  return {
    name: 'intake.open-application',
    isVersioned: false,
    decide(_dossier, _input, facts) {
      const [opened] = aDraft({ item: terms }).events
      if (opened?.type !== 'intake.opened') throw new Error('a draft begins with its opening')
      const first = { ...opened, applicationNo }
      const stamp = { at: facts.at, person: facts.by.person, name: facts.by.name, channel: facts.channel }
      const scribe = startScribe(fold(undefined, first, stamp, 'new'), facts)
      scribe.emit({ type: 'intake.received', v: 1, receiptNo: applicationNo, materials: [], limits: [] })
      accept(scribe, {
        event: { type: 'intake.accepted', v: 1, deferred: [] },
        dayZero: scribe.today,
        accepter: facts.by,
        isOnTheSpot: false,
      })
      return decided([first, ...scribe.events()])
    },
  }
}

async function acceptedOn(day: string): Promise<string> {
  serial += 1
  const id = randomUUID()
  const clerk = permitted(people.clerk)
  const intent = { actor: clerk, at: moment(day), key: `open-${serial}`, requestId: 'test' }
  const rule = acceptance(`339921-260424-${String(serial).padStart(5, '0')}`)
  const about = { id, channel: 'window' as const, place: { region: '339921', hall: 'county' }, terms }
  const answer = await acts.open({ rule, input: undefined, intent }, about)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return id
}

async function does<Input>(id: string, rule: CommandRule<Input>, act: { input: Input; by: Actor; at: string }) {
  const seen = await acts.view(id, act.by, moment(act.at))
  serial += 1
  const intent = { actor: act.by, at: moment(act.at), key: `act-${serial}`, requestId: 'test' }
  return acts.act(id, { rule, input: act.input, intent, expectedVersion: seen?.dossier.version })
}

async function leadOf(id: string): Promise<string> {
  const seen = await acts.view(id, reviewer, moment('2026-04-24'))
  return seen?.dossier.tasks[0]?.id ?? ''
}

function filter(change: Partial<WorkFilter> = {}): WorkFilter {
  const today = '2026-04-27' as PlainDate
  return {
    department: 'scjg',
    person: reviewer.person,
    view: 'open',
    item: undefined,
    today,
    soon: soonOn(today, calendar),
    after: undefined,
    limit: 50,
    ...change,
  }
}

test('[BAK-01] accepted cases stand in the list of their department, what is due first on top, page by page', async () => {
  const later = await acceptedOn('2026-04-27')
  const first = await acceptedOn('2026-04-24')
  const page = await listWork(db, filter({ limit: 1 }))
  expect(page.rows.map(({ dossier }) => dossier)).toEqual([first])
  const next = await listWork(db, filter({ limit: 1, after: page.next }))
  expect(next.rows.map(({ dossier }) => dossier)).toEqual([later])
  expect(next.next).toBeUndefined()
  expect((await listWork(db, filter({ department: 'jtj' }))).rows).toEqual([])
  expect(page.rows[0]).toMatchObject({
    state: 'waiting',
    step: '承办',
    due_on: '2026-05-08',
    sort_on: '2026-05-08',
    budget: 7,
    unit: 'workday',
  })
})

test('[BAK-01] a claimed task is mine, a second claim is told who has it, and it may be put back', async () => {
  const id = await acceptedOn('2026-04-24')
  const input = { taskId: await leadOf(id) }
  expect(await does(id, commands.claimTask, { input, by: reviewer, at: '2026-04-27' })).toMatchObject({ ok: true })
  expect(await does(id, commands.claimTask, { input, by: colleague, at: '2026-04-27' })).toMatchObject({
    refusal: { code: 'handling.task-taken', holder: '何予安' },
  })
  const mine = await listWork(db, filter({ view: 'mine' }))
  expect(mine.rows.map(({ dossier, holder_name }) => [dossier, holder_name])).toEqual([[id, '何予安']])
  expect(await countWork(db, filter())).toMatchObject({ mine: 1, claimed: 1 })
  await does(id, commands.releaseTask, { input, by: reviewer, at: '2026-04-27' })
  expect((await listWork(db, filter({ view: 'mine' }))).rows).toEqual([])
})

test('[BAK-02] claim, opinion on every step, decision and result: the lists follow every act', async () => {
  const id = await acceptedOn('2026-04-24')
  const taskId = await leadOf(id)
  for (const by of [reviewer, colleague]) {
    await does(id, commands.claimTask, { input: { taskId }, by, at: '2026-04-27' })
    await does(id, commands.giveOpinion, { input: { taskId, agrees: true, text: '符合条件' }, by, at: '2026-04-27' })
  }
  const isOpen = async () => (await listWork(db, filter())).rows.some(({ dossier }) => dossier === id)
  expect(await isOpen()).toBe(false)
  const kinds = async () =>
    (await listMatters(db, { department: 'scjg', kind: undefined, after: undefined, limit: 50 })).rows
      .filter((row) => row.id === id)
      .map(({ kind }) => kind)
  expect(await kinds()).toEqual(['decide'])
  const decided = await does(id, commands.decideCase, {
    input: { decision: 'granted', basis: ['行政许可法第三十八条'] },
    by: chief,
    at: '2026-04-27',
  })
  expect(decided).toMatchObject({ ok: true, value: { stage: 'concluded' } })
  expect(await kinds()).toEqual(['result'])
  expect(await countMatters(db, 'scjg')).toEqual({ decide: 0, extension: 0, default: 0, result: 1 })
  await does(id, commands.produceResult, { input: {}, by: chief, at: '2026-04-28' })
  expect(await kinds()).toEqual([])
  const done = await listWork(db, filter({ view: 'done', person: chief.person }))
  expect(done.rows.map(({ dossier, conclusion }) => [dossier, conclusion])).toEqual([[id, 'granted']])
})

test('[BAK-06] while the clock stands a case sorts last and shows for how long; resumed, it has a day again', async () => {
  const id = await acceptedOn('2026-04-24')
  const taskId = await leadOf(id)
  await does(id, commands.claimTask, { input: { taskId }, by: reviewer, at: '2026-04-27' })
  await does(id, commands.openProcedure, { input: { kind: 'expert-review' }, by: reviewer, at: '2026-04-27' })
  const procedureId = (await acts.view(id, reviewer, moment('2026-04-27')))?.dossier.procedures[0]?.id ?? ''
  await does(id, commands.serveProcedureNotice, {
    input: { procedureId, method: 'window' },
    by: reviewer,
    at: '2026-04-28',
  })
  const stopped = await listWork(db, filter({ view: 'stopped' }))
  expect(stopped.rows.map(({ dossier }) => dossier)).toEqual([id])
  expect((await listWork(db, filter())).rows.at(-1)?.dossier).toBe(id)
  const [row] = stopped.rows
  const line = row && presentWork(row, nameless, { today: '2026-04-30' as PlainDate, calendar })
  expect(line).toMatchObject({ band: 'stopped', light: 'grey', days: 2, dueOn: null, procedureName: '专家评审' })
  await does(id, commands.endProcedure, {
    input: { procedureId, outcome: 'ended', result: '通过' },
    by: reviewer,
    at: '2026-04-30',
  })
  expect((await listWork(db, filter({ view: 'stopped' }))).rows).toEqual([])
  expect((await listWork(db, filter({ view: 'mine' }))).rows[0]?.due_on).not.toBeNull()
})

test('[BAK-12] an extension waits for the chief until it is settled, and moves the day of the list when served', async () => {
  const id = await acceptedOn('2026-04-24')
  const taskId = await leadOf(id)
  await does(id, commands.claimTask, { input: { taskId }, by: colleague, at: '2026-04-27' })
  await does(id, commands.requestExtension, { input: { days: 5, reason: '情况复杂' }, by: colleague, at: '2026-04-27' })
  expect((await countMatters(db, 'scjg')).extension).toBe(1)
  expect(
    await does(id, commands.settleExtension, { input: { outcome: 'approved' }, by: chief, at: '2026-04-28' }),
  ).toMatchObject({ ok: true })
  expect((await countMatters(db, 'scjg')).extension).toBe(0)
  const due = async () => (await listWork(db, filter())).rows.find(({ dossier }) => dossier === id)?.due_on
  expect(await due()).toBe('2026-05-08')
  await does(id, commands.serveExtensionNotice, { input: { method: 'window' }, by: chief, at: '2026-04-28' })
  // Saturday 9 May is a working day: it makes up for the May holiday.
  expect(await due()).toBe('2026-05-14')
})

/** Received by the clerk, and left without an answer. */
const receipt: CommandRule<undefined> = {
  name: 'intake.open-application',
  isVersioned: false,
  decide(_dossier, _input, facts) {
    const [opened] = aDraft({ item: terms }).events
    if (opened?.type !== 'intake.opened') throw new Error('a draft begins with its opening')
    const received = { type: 'intake.received', v: 1, receiptNo: 'r1', materials: [] } as const
    const entry = { dayZero: dateOf(facts.at), value: 5, unit: 'workday' } as const
    return decided([
      { ...opened, applicationNo: '339921-260424-90001' },
      { ...received, limits: [{ limit: 'notice', entry }] },
    ])
  },
}

test('[TIM-02] accepted by law, a case shows the day it counts as accepted, not the day the clock found it', async () => {
  const id = randomUUID()
  const intent = { actor: permitted(people.clerk), at: moment('2026-04-24'), key: 'deemed', requestId: 'test' }
  await acts.open(
    { rule: receipt, input: undefined, intent },
    { id, channel: 'window', place: { region: '339921', hall: 'county' }, terms },
  )
  await acts.tick(id, moment('2026-05-09'))
  const row = (await listWork(db, filter())).rows.find(({ dossier }) => dossier === id)
  expect(row).toMatchObject({ accepted_on: '2026-04-24', accepted_how: 'deemed' })
  expect(row && presentWork(row, nameless, { today: '2026-05-09' as PlainDate, calendar })).toMatchObject({
    acceptedOn: '2026-04-24',
    isDeemed: true,
  })
})
