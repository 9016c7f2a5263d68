import { randomUUID } from 'node:crypto'
import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { addDays, addMinutes, compileCalendar, dateOf, instant, plainDate } from '@yichuang/modules/calendar/rules'
import type { DossierEvent } from '@yichuang/modules/cases/rules'
import { runCommand } from '@yichuang/platform/commands'
import { prepared, withTransaction } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { appendEvents, startDispatcher } from '@yichuang/platform/events'
import type { Actor } from '@yichuang/platform/pure'
import { describe, expect, test } from 'vitest'
import { changeReminders } from '../commands/change-reminders.ts'
import { markRead } from '../commands/mark-read.ts'
import { sendAgain } from '../commands/send-again.ts'
import type { DriverAnswer, Outgoing } from '../drivers/driver.ts'
import { sandboxDriver } from '../drivers/sandbox.ts'
import * as contract from '../contract.ts'
import { messagesModule } from '../module.ts'
import type { MessagesParts } from '../parts.ts'
import { listMessages } from '../queries/list-messages.ts'
import { countUnread, listNotices } from '../queries/notices.ts'
import { reachOf } from '../queries/reach.ts'
import { reminderSettingOf } from '../queries/reminder-settings.ts'
import { listUncollected } from '../queries/uncollected.ts'
import { mostAttempts, usualReminders } from '../rules/index.ts'
import { remindJob } from './remind.ts'
import { sendJob } from './send.ts'
import { messagesSubscriber, tellJob } from './tell.ts'

const { db } = await testDatabase()
const calendar = compileCalendar({
  version: 'test',
  cause: '',
  years: [2026],
  holidays: [],
  makeupWorkdays: [],
  localClosures: [],
})
const morning = instant('2026-09-18T02:31:00Z')
const v = 1 as const

type Answering = (message: Outgoing) => Promise<DriverAnswer>

/** Parts with a clock that can be set and a driver that answers as the test says. */
function aHouse(answering?: Answering) {
  const sandbox = sandboxDriver(db, () => house.at)
  const parts: MessagesParts = {
    db,
    calendar: async () => calendar,
    names: async () => ({ department: (id) => id, hall: () => '云岫县行政服务中心', window: () => '13' }),
    lockerCode: async (_dossier, box, day) => `${box}/${day}`,
    evaluationToken: async (id) => `token-of-${id}`,
    driver: { send: (message) => (answering ?? sandbox.send)(message) },
    now: () => house.at,
  }
  const house = { at: morning, parts }
  return house
}

const stampBy = (person: string, at = morning) => ({
  at,
  recordedAt: at,
  by: { person, name: person, kind: 'staff' as const, roles: ['window-clerk'] },
  channel: 'window',
})

async function record(id: string, events: readonly DossierEvent[], { by = 'p-shen', at = morning } = {}) {
  await withTransaction(db, (tx) => appendEvents(tx, `dossier:${id}`, events, stampBy(by, at)))
}

let serial = 0

/** A case accepted at the counter of a hall of its own, by p-shen. */
async function accepted(changes: { readonly phone?: string; readonly region?: string } = {}) {
  const { phone = '13912346027', region = '339921' } = changes
  const id = randomUUID()
  serial += 1
  const hall = `hall-${serial}`
  const dayZero = plainDate('2026-09-18')
  const applicationNo = `339921-260918-${String(serial).padStart(5, '0')}`
  await record(id, [
    {
      type: 'intake.opened',
      v,
      applicationNo,
      place: { region, hall },
      item: { id: 'spjy', version: 1, name: '食品经营许可新办', kind: 'commitment', department: 'scjg', assisting: [] },
      answers: {},
      requirements: [],
      applicant: { kind: 'person', name: '周砚秋', documentType: 'residentId', documentNumber: 'x', phone },
      delivery: { method: 'window' },
    },
    { type: 'intake.received', v, receiptNo: applicationNo, materials: [], limits: [] },
    {
      type: 'cases.accepted',
      v,
      caseNo: applicationNo,
      itemVersion: 1,
      how: 'personal',
      dayZero,
      limits: [{ limit: 'committed', entry: { dayZero, value: 5, unit: 'workday' } }],
      accepter: 'p-shen',
      accepterName: '沈若溪',
      isOnTheSpot: false,
    },
  ])
  return { id, hall, applicationNo, stream: `dossier:${id}` }
}

const granted: DossierEvent = {
  type: 'cases.concluded',
  v,
  conclusion: 'granted',
  on: plainDate('2026-09-20'),
  basis: [],
  limits: [],
}
const decidedHere: readonly DossierEvent[] = [
  granted,
  { type: 'handout.result-owed', v },
  { type: 'handling.result-produced', v, documents: [], seal: 'scjg' },
  { type: 'handout.result-received', v, sheetNo: '交1', limits: [] },
]

const jobsFor = prepared<{ key: string | null; run_at: string }, [key: string]>(
  'test.jobs-for',
  `select key, run_at from graphile_worker.jobs where key = $1`,
)
const toldIn = prepared<{ payload: { tellings: readonly { stream: string; seqs: number[] }[] } }, [name: string]>(
  'test.told-in',
  `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
   where t.identifier = $1`,
)
const sandboxed = prepared<{ text: string; recipient: string }, [dossier: string]>(
  'test.sandboxed',
  `select s.text, s.recipient from messages.sandbox s join messages.message m on m.id = s.message where m.dossier = $1`,
)

const outbox = (hall: string) => listMessages(db, { region: '', hall }, { limit: 50 }).then(({ rows }) => rows)
const noticesOf = (person: string) =>
  listNotices(db, { person, isUnread: false, after: undefined, limit: 200 }).then(({ rows }) => rows)

function somebody(role: Role, changes: Partial<Actor> = {}): Actor {
  return {
    kind: 'staff',
    person: role,
    name: role,
    roles: [role],
    permissions: permissionsOf([role]),
    region: '339921',
    ...changes,
  }
}

describe('from events to messages', () => {
  test('[NET-04] the dispatcher gives the subscriber what somebody may be told of a dossier, and one job tells it', async () => {
    const { stream } = await accepted()
    const dispatcher = startDispatcher(db, [messagesSubscriber], (error) => {
      throw error
    })
    await dispatcher.drain()
    await dispatcher.stop()
    const jobs = await db.many(toldIn, ['messages.tell-people'])
    expect(jobs.flatMap(({ payload }) => payload.tellings).filter((told) => told.stream === stream)).toEqual([
      { stream, seqs: [2, 3] },
    ])
  })

  test('[NET-04] an event told again gives no second message and no second notice', async () => {
    const house = aHouse()
    const { id, hall, stream } = await accepted()
    await record(id, [granted], { by: 'p-he' })
    const before = await noticesOf('p-shen')
    const tell = tellJob(house.parts)
    await tell.run({ stream, seqs: [1, 2, 3, 4] })
    await Promise.all([tell.run({ stream, seqs: [3, 4] }), tell.run({ stream, seqs: [4] })])
    expect((await outbox(hall)).map(({ template }) => template).toSorted()).toEqual(['accepted', 'granted'])
    const after = await noticesOf('p-shen')
    expect(after.filter(({ dossier }) => dossier === id)).toMatchObject([{ kind: 'decided', read_at: null }])
    expect(after.length).toBe(before.length + 1)
  })

  test('[NET-04] what came together is told together, and sent together', async () => {
    const house = aHouse()
    const taken = [await accepted(), await accepted(), await accepted()]
    await tellJob(house.parts).run({ tellings: taken.map(({ stream }) => ({ stream, seqs: [3] })) })
    const written = (await Promise.all(taken.map(({ hall }) => outbox(hall)))).flat()
    expect(written.map(({ template }) => template)).toEqual(['accepted', 'accepted', 'accepted'])
    await sendJob(house.parts).run({ ids: written.map(({ id }) => id) })
    const sent = (await Promise.all(taken.map(({ hall }) => outbox(hall)))).flat()
    expect(sent.map(({ state, attempts }) => [state, attempts])).toEqual(taken.map(() => ['sent', 1]))
  })

  test('[NET-04] a dossier that cannot be told keeps no other waiting: each is told by itself then', async () => {
    const house = aHouse()
    const { stream, hall } = await accepted()
    const broken = `dossier:${randomUUID()}`
    await record(broken.slice('dossier:'.length), [granted])
    const tell = tellJob(house.parts)
    const tellings = [
      { stream: broken, seqs: [1] },
      { stream, seqs: [3] },
    ]
    await expect(tell.run({ tellings: tellings.slice(0, 1) })).rejects.toThrow('a dossier begins with intake.opened')
    await tell.run({ tellings })
    expect(await outbox(hall)).toEqual([])
    const alone = (await db.many(toldIn, ['messages.tell-people'])).map(({ payload }) => payload.tellings)
    expect(alone).toEqual(expect.arrayContaining(tellings.map((telling) => [telling])))
    await tell.run({ tellings: tellings.slice(1) })
    expect((await outbox(hall)).map(({ template }) => template)).toEqual(['accepted'])
  })

  test('a job that names no stream fails loudly', async () => {
    await expect(tellJob(aHouse().parts).run({})).rejects.toThrow('Unable to decode')
  })
})

async function queued(house = aHouse(), changes: Parameters<typeof accepted>[0] = {}) {
  const taken = await accepted(changes)
  await tellJob(house.parts).run({ stream: taken.stream, seqs: [3] })
  const [message] = await outbox(taken.hall)
  if (message === undefined) throw new Error('no message')
  return { ...taken, message, house }
}

describe('sending', () => {
  test('[NET-04] the sandbox takes the text, and the outbox says so', async () => {
    const { id, hall, message, house } = await queued()
    await sendJob(house.parts).run({ id: message.id })
    expect(await outbox(hall)).toMatchObject([{ state: 'sent', attempts: 1, failure: null, sent_at: house.at }])
    expect(await db.many(sandboxed, [id])).toEqual([{ recipient: '13912346027', text: message.text }])
    await sendJob(house.parts).run({ id: message.id })
    expect(await db.many(sandboxed, [id])).toHaveLength(1)
  })

  test('a driver that fails is asked again later, and the message has failed after the last attempt', async () => {
    let asked = 0
    const failing = aHouse(async () => {
      asked += 1
      throw new Error('gateway timeout')
    })
    const { hall, message, house } = await queued(failing)
    const send = sendJob(house.parts)
    await send.run({ id: message.id })
    expect(await outbox(hall)).toMatchObject([{ state: 'queued', attempts: 1, failure: 'gateway timeout' }])
    const [job] = await db.many(jobsFor, [`messages.send-message:${message.id}`])
    expect(job?.run_at).toBe(addMinutes(house.at, 1))
    for (let attempt = 2; attempt <= mostAttempts; attempt += 1) await send.run({ id: message.id })
    expect(await outbox(hall)).toMatchObject([{ state: 'failed', attempts: mostAttempts }])
    await send.run({ id: message.id })
    expect(asked).toBe(mostAttempts)
  })

  test('a driver that comes back gets the message with the same id', async () => {
    const seen: string[] = []
    const house = aHouse(async ({ id }) => {
      seen.push(id)
      if (seen.length === 1) throw new Error('away')
      return { accepted: true, providerId: 'p1' }
    })
    const { hall, message } = await queued(house)
    await sendJob(house.parts).run({ id: message.id })
    await sendJob(house.parts).run({ id: message.id })
    expect(await outbox(hall)).toMatchObject([{ state: 'sent', attempts: 2, failure: null }])
    expect(seen).toEqual([message.id, message.id])
  })

  test('what the provider refuses has failed at once', async () => {
    const { hall, message, house } = await queued(aHouse(), { phone: '0599-60012345' })
    await sendJob(house.parts).run({ id: message.id })
    expect(await outbox(hall)).toMatchObject([{ state: 'failed', attempts: 1, failure: 'no-such-number' }])
  })

  test('[OUT-04] the code of a box is in what is sent and nowhere in the outbox', async () => {
    const house = aHouse()
    const { id, hall, stream } = await accepted()
    const until = plainDate('2026-09-25')
    await record(id, [
      ...decidedHere,
      { type: 'handout.put-in-locker', v, box: 'A07', codeHash: 'h', until, limits: [] },
    ])
    await tellJob(house.parts).run({ stream, seqs: [8] })
    const [message] = await outbox(hall)
    expect(message).toMatchObject({ template: 'resultInLocker' })
    await sendJob(house.parts).run({ id: message?.id })
    const [sent] = await db.many(sandboxed, [id])
    expect(sent?.text).toContain('取件码A07/2026-09-18，')
    expect((await outbox(hall))[0]?.text).toContain('{{code}}')
  })
})

describe('sending again', () => {
  const intent = (actor: Actor) => ({ actor, at: morning, key: randomUUID(), requestId: 'test' })
  const administrator = somebody('system-administrator')

  test('[SEC-03] who may send again reaches the own area, and not what is still being sent', async () => {
    const { hall, message, house } = await queued(aHouse(), { phone: 'none' })
    const reach = reachOf(administrator, 'messages.send-again')
    if (reach === undefined) throw new Error('no reach')
    const again = (id: string, region = reach.region) =>
      runCommand(db, sendAgain, { id, reach: { ...reach, region } }, intent(administrator))
    expect(await again(message.id)).toMatchObject({ ok: false, refusal: { code: 'messages.not-yet-sent' } })
    await sendJob(house.parts).run({ id: message.id })
    expect(await again(message.id, '3301')).toMatchObject({ ok: false, refusal: { code: 'messages.no-such-message' } })
    expect(await again(message.id)).toMatchObject({ ok: true, value: { state: 'queued' } })
    expect(await outbox(hall)).toMatchObject([{ state: 'queued', attempts: 0, failure: null }])
    expect(await db.many(jobsFor, [`messages.send-message:${message.id}`])).toHaveLength(1)
  })

  test('[SEC-03] the outbox is open to hall manager and system administrator only, each within reach', () => {
    const reach = (role: Role, changes: Partial<Actor> = {}) => reachOf(somebody(role, changes), 'messages.read')
    expect(reach('system-administrator')).toMatchObject({ hall: null })
    expect(reach('hall-manager', { hall: 'hall-1' })).toEqual({ region: '', hall: 'hall-1' })
    expect(reach('hall-manager')).toBeUndefined()
    for (const role of ['window-clerk', 'handout-clerk', 'reviewer', 'supervisor', 'security-auditor'] as const) {
      expect(reach(role, { hall: 'hall-1' })).toBeUndefined()
    }
    expect(permissionsOf(['system-administrator'])).toContain('messages.send-again')
    expect(permissionsOf(['hall-manager'])).not.toContain('messages.send-again')
    const open = [contract.listMessages, contract.countMessages, contract.sendAgain, contract.changeReminders].map(
      ({ may }) => may,
    )
    expect(open.every((may) => typeof may === 'object' && may.permission.startsWith('messages.'))).toBe(true)
    expect(messagesModule(aHouse().parts).routes.length).toBeGreaterThan(open.length)
  })

  test('messages are found by the end of the number of case or telephone, page by page', async () => {
    const { hall, applicationNo } = await queued(aHouse(), { phone: '13700004711' })
    const find = (q: string, limit = 50) =>
      listMessages(db, { region: '', hall }, { q, limit }).then(({ rows }) => rows.length)
    expect([await find('4711'), await find(applicationNo.slice(-5)), await find('%'), await find('0000')]).toEqual([
      1, 1, 0, 0,
    ])
    const everywhere = { region: '339921', hall: null }
    const first = await listMessages(db, everywhere, { limit: 1 })
    const second = await listMessages(db, everywhere, { limit: 1, after: first.next })
    expect(second.rows[0]?.id).not.toBe(first.rows[0]?.id)
    expect((await listMessages(db, { region: '3301', hall: null }, { limit: 9 })).rows).toEqual([])
  })
})

describe('notices to staff', () => {
  test('[CON-05] a person reads their own notices and nobody else’s', async () => {
    const house = aHouse()
    const { id, stream } = await accepted()
    await record(id, [granted], { by: 'p-he' })
    await tellJob(house.parts).run({ stream, seqs: [4] })
    const notice = (await noticesOf('p-shen')).find(({ dossier }) => dossier === id)
    const ids = notice === undefined ? [] : [notice.id]
    const read = (person: string) =>
      runCommand(db, markRead, { ids }, { actor: somebody('window-clerk', { person }), at: morning, key: randomUUID() })
    const { unread } = await countUnread(db, 'p-shen')
    await read('p-other')
    expect(await countUnread(db, 'p-shen')).toEqual({ unread })
    expect(await read('p-shen')).toMatchObject({ ok: true, value: { unread: unread - 1 } })
  })
})

describe('reminders', () => {
  test('[OUT-05] a result is reminded of once for each step, then listed as 逾期未领, and gone when it is handed over', async () => {
    const house = aHouse()
    const { id, hall, stream } = await accepted()
    await record(id, decidedHere, { by: 'p-chen' })
    const tell = tellJob(house.parts)
    await tell.run({ stream, seqs: [7] })
    const remind = async (days: number) => {
      house.at = addMinutes(morning, days * 24 * 60)
      await remindJob(house.parts).run(undefined)
      await remindJob(house.parts).run(undefined)
      return (await outbox(hall)).filter(({ template }) => template === 'remindResult').length
    }
    expect([
      await remind(9),
      await remind(10),
      await remind(29),
      await remind(30),
      await remind(91),
      await remind(120),
    ]).toEqual([0, 1, 1, 2, 3, 3])
    const listed = (state?: 'unclaimed', days = 91) =>
      listUncollected(
        db,
        { region: '', hall },
        {
          state,
          today: addDays(dateOf(morning), days),
          setting: usualReminders,
          after: undefined,
          limit: 50,
        },
      ).then(({ rows }) => rows)
    expect(await listed('unclaimed', 89)).toEqual([])
    expect(await listed('unclaimed')).toMatchObject([{ dossier: id, told_step: 90, reminders: [{}, {}, {}] }])
    expect((await noticesOf('p-shen')).filter((one) => one.dossier === id && one.kind === 'unclaimed')).toHaveLength(1)
    await record(id, [{ type: 'handout.delivered', v, recipient: '周砚秋', method: 'window', limits: [] }])
    await tell.run({ stream, seqs: [8] })
    expect(await listed()).toEqual([])
    expect(await remind(200)).toBe(3)
  })

  test('[OUT-05] an area sets its own steps, and its change stands in the log', async () => {
    const actor = somebody('system-administrator', { region: '330102' })
    const setting = { deferralDays: [5, 1], correctionDays: [1], resultDays: [3] }
    await runCommand(db, changeReminders, setting, { actor, at: morning, key: randomUUID() })
    expect(await reminderSettingOf(db, '330102')).toEqual(setting)
    expect(await reminderSettingOf(db, '330102103')).toEqual(setting)
    expect(await reminderSettingOf(db, '339921')).toEqual(usualReminders)
  })

  test('what is awaited follows the latest state, whatever order its jobs run in', async () => {
    const house = aHouse()
    const { id, hall, stream } = await accepted()
    await record(id, decidedHere)
    await record(id, [{ type: 'handout.delivered', v, recipient: '周砚秋', method: 'window', limits: [] }])
    await tellJob(house.parts).run({ stream, seqs: [8] })
    await tellJob(house.parts).run({ stream, seqs: [7] })
    const filter = { state: undefined, today: dateOf(morning), setting: usualReminders, after: undefined, limit: 9 }
    expect((await listUncollected(db, { region: '', hall }, filter)).rows).toEqual([])
  })
})
