import { randomUUID } from 'node:crypto'
import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { startOfDay } from '@yichuang/modules/calendar/rules'
import { actsOn, saveStatements } from '@yichuang/modules/cases/public'
import { conclude, defaultSettings, startScribe } from '@yichuang/modules/cases/rules'
import type { CommandRule, Delivery, Dossier, DossierEvent } from '@yichuang/modules/cases/rules'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { decided } from '@yichuang/platform/pure'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import { expect, test } from 'vitest'
import { countResults, findResults, listResults } from '../queries/results.ts'
import type { ListedState } from '../queries/results.ts'
import { handoutCommands as commands } from '../rules/index.ts'
import { anItem, calendar, documents, moment, numbers, people } from '../rules/testing/hall.ts'
import { aCase, aReceipt } from '../rules/testing/index.ts'
import { resultProjection } from './result-projection.ts'

const { db } = await testDatabase()
const projections = [resultProjection]
const terms = anItem()
const acts = actsOn({
  db,
  projections,
  save: saveStatements(projections),
  onRecorded: () => undefined,
  sources: {
    terms: async () => terms,
    delegations: async () => [],
    calendar: async () => calendar,
    settings: async () => defaultSettings,
  },
})

const permitted = (actor: Actor): Actor => ({ ...actor, permissions: permissionsOf(actor.roles as readonly Role[]) })
const handoutClerk = permitted(people.handoutClerk)
const carrier = people.carrier

let serial = 0
const next = () => String((serial += 1)).padStart(5, '0')

interface Taken {
  readonly id: string
  readonly hall: string
  readonly applicationNo: string
}

/** The story's opening and acceptance in one act, in a hall of its own. */
async function accepted(delivery?: Delivery, hall = `hall-${next()}`): Promise<Taken> {
  const id = randomUUID()
  const applicationNo = `339921-260424-${next()}`
  const events = aCase(delivery === undefined ? {} : { delivery }).events.map((event): DossierEvent =>
    event.type === 'intake.opened' ? { ...event, applicationNo, place: { region: '339921', hall } } : event,
  )
  const rule: CommandRule<undefined> = {
    name: 'intake.open-application',
    isVersioned: false,
    decide: () => decided(events),
  }
  const intent = { actor: permitted(people.clerk), at: moment('2026-04-24'), key: randomUUID(), requestId: 'test' }
  const about = { id, channel: 'window' as const, place: { region: '339921', hall }, terms }
  const answer = await acts.open({ rule, input: undefined, intent }, about)
  expect(answer).toMatchObject({ ok: true })
  return { id, hall, applicationNo }
}

async function does<Input>(id: string, rule: CommandRule<Input>, act: { input: Input; by?: Actor; at?: string }) {
  const { input, by = handoutClerk, at = '2026-04-27' } = act
  const seen = await acts.view(id, by, moment(at))
  const intent = { actor: by, at: moment(at), key: randomUUID(), requestId: 'test' }
  return acts.act(id, { rule, input, intent, expectedVersion: seen?.dossier.version })
}

/** Arranges what handling records: the decision and, with it, the documents made and sealed. */
async function produced(delivery?: Delivery, hall?: string): Promise<Taken> {
  const taken = await accepted(delivery, hall)
  const rule: CommandRule<undefined> = {
    name: 'handling.produce-result',
    isVersioned: false,
    decide: (dossier, _input, facts) => {
      const scribe = startScribe(dossier as Dossier, facts)
      conclude(scribe, { conclusion: 'granted', basis: [] })
      scribe.emit({ type: 'handling.result-produced', v: 1, documents, seal: 'scjg' })
      return decided(scribe.events())
    },
  }
  expect(await does(taken.id, rule, { input: undefined, by: permitted(people.chief) })).toMatchObject({ ok: true })
  return taken
}

async function received(delivery?: Delivery, hall?: string): Promise<Taken> {
  const taken = await produced(delivery, hall)
  const input = { sheetNo: '交0001', numbers }
  expect(await does(taken.id, commands.receiveResult, { input })).toMatchObject({ ok: true })
  return taken
}

async function listed(hall: string, state: ListedState, limit = 50, after?: string) {
  return listResults(db, { hall, state, method: undefined, after, limit })
}

/** Another result of the same hall, an hour later. */
const secondResult = prepared<{ dossier: string }, readonly [dossier: string]>(
  'test.second-result',
  `insert into handout.result
   select (jsonb_populate_record(r, jsonb_build_object('dossier', gen_random_uuid(), 'moved_at', r.moved_at + interval '1 hour'))).*
   from handout.result r where dossier = $1 returning dossier`,
)

const counts = (hall: string, day = '2026-04-27') => countResults(db, hall, startOfDay(day as PlainDate))

test('[OUT-01] a result is in the list of what is to be taken over, and moves on only when the whole list is there', async () => {
  const { id, hall, applicationNo } = await produced()
  const [row] = (await listed(hall, 'produced')).rows
  expect(row).toMatchObject({ application_no: applicationNo, documents: 2, department: 'scjg', method: 'window' })
  const short = await does(id, commands.receiveResult, { input: { sheetNo: '交0001', numbers: numbers.slice(1) } })
  expect(short).toMatchObject({ ok: false, refusal: { code: 'handout.sheet-differs' } })
  expect(await counts(hall)).toMatchObject({ produced: 1, received: 0 })
  await does(id, commands.receiveResult, { input: { sheetNo: '交0001', numbers } })
  expect(await counts(hall)).toMatchObject({ produced: 0, received: 1 })
})

test('[OUT-02] a result handed over against signature leaves the lists, and the case closes in the same act', async () => {
  const { id, hall } = await received()
  const unsigned = await does(id, commands.handOver, { input: aReceipt({ signatureId: undefined }) })
  expect(unsigned).toMatchObject({ ok: false, refusal: { code: 'handout.signature-missing' } })
  const signed = await does(id, commands.handOver, { input: aReceipt() })
  expect(signed).toMatchObject({ ok: true, value: { stage: 'closed' } })
  expect((await listed(hall, 'received')).rows).toEqual([])
  expect(await counts(hall)).toMatchObject({ received: 0, settledToday: 1 })
  expect(await counts(hall, '2026-04-28')).toMatchObject({ settledToday: 0 })
})

test('[OUT-03] [OUT-05] mail is listed with its waybill until the carrier proves delivery; what comes back waits again', async () => {
  const { id, hall } = await received({ method: 'mail', address: '云岫县学前街 1 号' })
  const mail = { input: { carrier: '邮政速递', waybill: 'EA0001' }, at: '2026-04-28' }
  await does(id, commands.mailResult, mail)
  expect((await listed(hall, 'mailed')).rows).toMatchObject([{ dossier: id, waybill: 'EA0001', carrier: '邮政速递' }])
  await does(id, commands.recordReturn, { input: { reason: '无人签收' }, by: carrier, at: '2026-04-30' })
  expect((await listed(hall, 'received')).rows).toMatchObject([{ dossier: id, waybill: null, returns: 1 }])
  await does(id, commands.mailResult, { ...mail, at: '2026-05-06' })
  await does(id, commands.recordDelivery, { input: { proof: '签收回执' }, by: carrier, at: '2026-05-07' })
  expect(await counts(hall, '2026-05-07')).toMatchObject({ mailed: 0, received: 0, settledToday: 1 })
})

test('[OUT-04] a box is listed with its last day', async () => {
  const { id, hall } = await received()
  await does(id, commands.putInLocker, { input: { box: 'A07', codeHash: 'hash' }, at: '2026-04-27' })
  expect((await listed(hall, 'locker')).rows).toMatchObject([{ dossier: id, box: 'A07', box_until: '2026-05-04' }])
})

test('[OUT-04] of two windows that fill one box in the same moment one does, and the other hears why not', async () => {
  const { id, hall } = await received()
  const other = await received(undefined, hall)
  const into = (dossier: string, box: string) =>
    does(dossier, commands.putInLocker, { input: { box, codeHash: 'hash' }, at: '2026-04-27' })
  const both = await Promise.all([into(id, 'B01'), into(other.id, 'B01')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: { code: 'handout.box-taken', box: 'B01' } })
  expect((await listed(hall, 'locker')).rows).toHaveLength(1)
  expect((await listed(hall, 'received')).rows).toHaveLength(1)
  const [inside, outside] = both[0]?.ok === true ? [id, other.id] : [other.id, id]
  expect(await into(outside, 'B01')).toMatchObject({ refusal: { code: 'handout.box-taken' } })
  expect(await into((await received()).id, 'B01')).toMatchObject({ ok: true })
  await does(inside, commands.recordReturn, { input: { reason: '七日未取' }, by: carrier, at: '2026-05-05' })
  expect(await into(outside, 'B01')).toMatchObject({ ok: true })
})

test('[OUT-04] the same act sent twice at once fills its box once, and both are answered alike', async () => {
  const { id, hall } = await received()
  const seen = await acts.view(id, handoutClerk, moment('2026-04-27'))
  const request = {
    rule: commands.putInLocker,
    input: { box: 'C01', codeHash: 'hash' },
    intent: { actor: handoutClerk, at: moment('2026-04-27'), key: randomUUID(), requestId: 'test' },
    expectedVersion: seen?.dossier.version,
  }
  const [one, two] = await Promise.all([acts.act(id, request), acts.act(id, request)])
  expect(one).toMatchObject({ ok: true })
  expect(two).toEqual(one)
  expect((await listed(hall, 'locker')).rows).toHaveLength(1)
})

test('[OUT-02] results are found by the end of the number or the whole name, in the area only', async () => {
  const { id, applicationNo } = await received()
  const found = (region: string, q: string) =>
    findResults(db, region, q).then((rows) => rows.map(({ dossier }) => dossier))
  expect(await found('339921', applicationNo.slice(-5))).toEqual([id])
  expect(await found('339921', '林小满')).toContain(id)
  expect(await found('339921', '%')).toEqual([])
  expect(await found('330102', applicationNo)).toEqual([])
})

test('[OUT-01] the list goes on where the page ended, what waited longest on top', async () => {
  const { id, hall } = await produced()
  await db.many(secondResult, [id])
  const first = await listed(hall, 'produced', 1)
  expect(first.rows.map(({ dossier }) => dossier)).toEqual([id])
  const second = await listed(hall, 'produced', 1, first.next)
  expect(second.rows).toHaveLength(1)
  expect(second.rows[0]?.dossier).not.toBe(id)
  expect(second.next).toBeUndefined()
})
