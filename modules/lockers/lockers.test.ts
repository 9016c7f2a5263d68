import { randomUUID } from 'node:crypto'
import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { addMinutes, dateOf } from '@yichuang/modules/calendar/rules'
import { actsOn, saveStatements } from '@yichuang/modules/cases/public'
import { conclude, defaultSettings, startScribe } from '@yichuang/modules/cases/rules'
import type { CommandRule, Dossier, DossierEvent } from '@yichuang/modules/cases/rules'
import type { Places } from '@yichuang/modules/halls/public'
import { codeHashOf, lockerCodes, resultProjection } from '@yichuang/modules/handout/public'
import { handoutCommands } from '@yichuang/modules/handout/rules'
import { aCase, anItem, calendar, documents, moment, numbers, people } from '@yichuang/modules/handout/rules/testing'
import { runCommand } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { decided, nobody } from '@yichuang/platform/pure'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { expect, test } from 'vitest'
import { addLocker, endLocker } from './commands/keep-locker.ts'
import { settleOpening } from './commands/open-door.ts'
import { lockerDesk } from './desk.ts'
import { listLockers } from './queries/lockers.ts'

const { db } = await testDatabase()
const terms = anItem()
const projections = [resultProjection]
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
const lockerCode = lockerCodes(async () => Buffer.from('a secret of the tests'))
const hallOf = (id: string) => [id, { id, name: `大厅${id}`, region: '339921', is_active: true }] as const
const places = {
  current: async () => ({ halls: new Map(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(hallOf)) }) as unknown as Places,
}
const desk = lockerDesk({ db, acts, places, lockerCode, secureCookies: false })
const noon: Instant = moment('2026-04-28')
const scope = { region: '3399', hall: undefined, department: undefined }

const permitted = (actor: Actor): Actor => ({ ...actor, permissions: permissionsOf(actor.roles as readonly Role[]) })
const keeperOf = (hall: string): Actor => ({ ...permitted(people.manager), hall })
let serial = 0
const intent = (actor: Actor = nobody, at: Instant = noon) => ({ actor, at, key: `k-${(serial += 1)}` })

async function pairedLocker(hall: string, name = 'A') {
  const added = await runCommand(db, addLocker({ places }), { hall, name }, intent(keeperOf(hall)))
  if (!added.ok) throw new Error(added.refusal.code)
  const { id, code } = added.value
  const paired = await desk.pair(id, code, intent())
  if (!paired.ok) throw new Error(paired.refusal.code)
  return { id, code, key: paired.value.key }
}

/** A result that lies in a box of a hall. @returns the dossier and the code of the message */
async function stored(hall: string, box: string, at = '2026-04-27') {
  const id = randomUUID()
  const number = String((serial += 1)).padStart(5, '0')
  const events = aCase().events.map((event): DossierEvent =>
    event.type === 'intake.opened'
      ? { ...event, applicationNo: `339921-260424-${number}`, place: { region: '339921', hall } }
      : event,
  )
  const opening: CommandRule<undefined> = {
    name: 'intake.open-application',
    isVersioned: false,
    decide: () => decided(events),
  }
  const by = (actor: Actor, day: string) => intent(permitted(actor), moment(day))
  const about = { id, channel: 'window' as const, place: { region: '339921', hall }, terms }
  await acts.open({ rule: opening, input: undefined, intent: by(people.clerk, '2026-04-24') }, about)
  const producing: CommandRule<undefined> = {
    name: 'handling.produce-result',
    isVersioned: false,
    decide: (dossier, _input, facts) => {
      const scribe = startScribe(dossier as Dossier, facts)
      conclude(scribe, { conclusion: 'granted', basis: [] })
      scribe.emit({ type: 'handling.result-produced', v: 1, documents, seal: 'scjg' })
      return decided(scribe.events())
    },
  }
  const steps = [
    async () => acts.act(id, { rule: producing, input: undefined, intent: by(people.chief, at) }),
    async (expectedVersion: number) =>
      acts.act(id, {
        rule: handoutCommands.receiveResult,
        input: { sheetNo: '交0001', numbers },
        intent: by(people.handoutClerk, at),
        expectedVersion,
      }),
  ]
  for (const step of steps) {
    const seen = await acts.view(id, people.handoutClerk, moment(at))
    expect(await step(seen?.dossier.version ?? 0)).toMatchObject({ ok: true })
  }
  const code = await lockerCode(id, box, dateOf(moment(at)))
  const seen = await acts.view(id, people.handoutClerk, moment(at))
  const put = await acts.act(id, {
    rule: handoutCommands.putInLocker,
    input: { box, codeHash: await codeHashOf(code, box) },
    intent: by(people.handoutClerk, at),
    expectedVersion: seen?.dossier.version,
  })
  expect(put).toMatchObject({ ok: true })
  return { id, code }
}

const resultOf = async (id: string) => (await acts.view(id, people.handoutClerk, noon))?.dossier.result
const doors = ['A01', 'A02', 'A03', 'A07']
const openings = prepared<{ state: string }, [dossier: string]>(
  'test.openings',
  'select state from lockers.opening where dossier = $1',
)

test('[OUT-04] a code is collected once: the delivery is recorded with its proof, and then there is a door to open', async () => {
  const locker = await pairedLocker('h1')
  const { id, code } = await stored('h1', 'A07')
  const collected = await desk.collect(locker.key, { code, doors }, intent())
  expect(collected).toMatchObject({ ok: true, value: { dossier: id, box: 'A07', itemName: expect.any(String) } })
  expect(await resultOf(id)).toMatchObject({ state: 'delivered' })
  expect(await db.one(openings, [id])).toEqual({ state: 'asked' })
  const told = await desk.tell(locker.key, { dossier: id, isOpen: true, fault: '' }, intent())
  expect(told).toMatchObject({ ok: true, value: { state: 'opened', box: 'A07' } })
  const again = await desk.collect(locker.key, { code, doors }, intent())
  expect(again).toMatchObject({ ok: false, refusal: { code: 'lockers.code-used' } })
})

test('[OUT-04] a door that did not open is told, opens at another try of the code, and nothing is delivered twice', async () => {
  const locker = await pairedLocker('h2')
  const { id, code } = await stored('h2', 'A01')
  await desk.collect(locker.key, { code, doors }, intent())
  const version = (await acts.view(id, people.handoutClerk, noon))?.dossier.version
  await desk.tell(locker.key, { dossier: id, isOpen: false, fault: 'door-stuck' }, intent())
  const { stuck } = await listLockers(db, { scope, places: await places.current(), at: noon })
  expect(stuck).toMatchObject([{ dossier: id, box: 'A01', fault: 'door-stuck', lockerName: 'A' }])
  expect(await desk.collect(locker.key, { code, doors }, intent())).toMatchObject({ ok: true, value: { box: 'A01' } })
  expect((await acts.view(id, people.handoutClerk, noon))?.dossier.version).toBe(version)
  await desk.tell(locker.key, { dossier: id, isOpen: true, fault: '' }, intent())
  expect((await listLockers(db, { scope, places: await places.current(), at: noon })).stuck).toEqual([])
})

test('[OUT-04] a door nobody heard of is listed after a minute, and the window says how it was seen to', async () => {
  const locker = await pairedLocker('h3')
  const { id, code } = await stored('h3', 'A02')
  await desk.collect(locker.key, { code, doors }, intent())
  const list = async (at: Instant) => (await listLockers(db, { scope, places: await places.current(), at })).stuck
  expect(await list(noon)).toEqual([])
  expect(await list(addMinutes(noon, 2))).toMatchObject([{ dossier: id, fault: null }])
  const settle = (actor: Actor, note: string) =>
    runCommand(db, settleOpening, { dossier: id, note }, intent(permitted(actor)))
  expect(await settle({ ...people.handoutClerk, region: '330102' }, '好')).toMatchObject({
    refusal: { code: 'lockers.no-such-opening' },
  })
  expect(await settle(people.handoutClerk, ' ')).toMatchObject({ refusal: { code: 'lockers.note-missing' } })
  expect(await settle(people.handoutClerk, '钥匙打开')).toMatchObject({ ok: true, value: { state: 'settled' } })
  expect(await list(addMinutes(noon, 2))).toEqual([])
})

test('[OUT-04] wrong codes are counted and bar the locker; a code of another locker or hall opens nothing', async () => {
  const locker = await pairedLocker('h4')
  const { code } = await stored('h4', 'B09')
  const type = (typed: string, at = noon, which = doors) =>
    desk.collect(locker.key, { code: typed, doors: which }, intent(nobody, at))
  expect(await type(code)).toMatchObject({ refusal: { code: 'lockers.code-wrong', left: 4 } })
  expect(await type(code, noon, [])).toMatchObject({ refusal: { code: 'lockers.doors-missing' } })
  const elsewhere = await stored('h5', 'A07')
  expect(await type(elsewhere.code)).toMatchObject({ refusal: { code: 'lockers.code-wrong', left: 3 } })
  await Promise.all([type('00000000'), type('11111111')])
  expect(await type('22222222')).toMatchObject({ refusal: { code: 'lockers.closed' } })
  const right = () => type(code, noon, ['B09'])
  expect(await right()).toMatchObject({ refusal: { code: 'lockers.closed' } })
  expect(await type(code, addMinutes(noon, 10), ['B09'])).toMatchObject({ ok: true, value: { box: 'B09' } })
  expect(await resultOf(elsewhere.id)).toMatchObject({ state: 'locker' })
})

test('[OUT-04] a locker is paired once by its code; unknown keys, and the key of an ended locker, open nothing', async () => {
  const added = await runCommand(db, addLocker({ places }), { hall: 'h6', name: 'A' }, intent(keeperOf('h6')))
  if (!added.ok) throw new Error(added.refusal.code)
  const { id, code } = added.value
  expect(await desk.pair(id, '000000x', intent())).toMatchObject({ refusal: { code: 'lockers.pairing-wrong' } })
  const paired = await desk.pair(id, code, intent())
  expect(paired).toMatchObject({ ok: true })
  expect(await desk.pair(id, code, intent())).toMatchObject({ refusal: { code: 'lockers.pairing-wrong' } })
  const key = paired.ok ? paired.value.key : ''
  const stranger = await desk.collect('no key at all, but long', { code: '1', doors }, intent())
  expect(stranger).toMatchObject({ refusal: { code: 'lockers.no-such-locker' } })
  const again = await runCommand(db, addLocker({ places }), { hall: 'h6', name: 'A ' }, intent(keeperOf('h6')))
  expect(again).toMatchObject({ refusal: { code: 'lockers.name-taken' } })
  const foreign = await runCommand(db, addLocker({ places }), { hall: 'h6', name: 'B' }, intent(keeperOf('h1')))
  expect(foreign).toMatchObject({ refusal: { code: 'lockers.no-such-hall' } })
  expect(await runCommand(db, endLocker, { id }, intent(keeperOf('h1')))).toMatchObject({
    refusal: { code: 'lockers.no-such-locker' },
  })
  expect(await runCommand(db, endLocker, { id }, intent(keeperOf('h6')))).toMatchObject({ ok: true })
  expect(await desk.locker(key, noon)).toMatchObject({ refusal: { code: 'lockers.no-such-locker' } })
})
