import { permissionsOf } from '@yichuang/modules/access/rules'
import { addMinutes, instant } from '@yichuang/modules/calendar/rules'
import type { Places } from '@yichuang/modules/halls/public'
import { runCommand } from '@yichuang/platform/commands'
import { connect, prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { linkHash, startDispatcher, startOf } from '@yichuang/platform/events'
import type { Dispatcher } from '@yichuang/platform/events'
import { startWorkers } from '@yichuang/platform/jobs'
import type { Workers } from '@yichuang/platform/jobs'
import { startLive } from '@yichuang/platform/live'
import type { Live } from '@yichuang/platform/live'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrangeHall } from '../commands/arrange.ts'
import { callNext } from '../commands/call-next.ts'
import { takeTicket } from '../commands/take-ticket.ts'
import { turnWindow } from '../commands/turn-window.ts'
import type { QueueParts } from '../parts.ts'
import { queueSubscriber, tellHoldersJob } from './tell-holders.ts'

const sent: string[] = []
const { db, url } = await testDatabase({ onStatement: (name) => sent.push(name) })
const nine = instant('2026-09-18T01:00:00.000Z')
const halls = ['h1', 'h2', 'h3', 'h4'].map((id) => ({ id, name: `大厅${id}`, region: '339921', is_active: true }))
const windows = halls.flatMap(({ id: hall }) =>
  [1, 2, 3].map((no) => ({ id: `${hall}-${no}`, no: String(no), hall, zone: null, is_closed: false })),
)
const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))
const places = { halls: byId(halls), windows: byId(windows), zones: new Map() } as unknown as Places
const partsOn = (on: Database): QueueParts => ({
  db: on,
  places: { current: async () => places },
  publicUrl: () => 'https://hall.example',
  itemOf: async () => undefined,
  bookings: {
    comers: async () => [],
    held: () => Promise.reject(new Error('no bookings here')),
    specialHours: async () => undefined,
  },
  boards: async () => new Map(),
  staffNo: async () => undefined,
  served: async () => undefined,
  isApplication: async () => false,
  completions: async () => new Map(),
})
const parts = partsOn(db)
let dispatcher: Dispatcher
let workers: Workers
let live: Live
let other: Database

function actor(window?: string): Actor {
  const person = `p-${window ?? 'manager'}`
  const base = { kind: 'staff', person, name: person, roles: ['hall-manager'] as const } as const
  const place = window === undefined ? {} : { window, hall: window.slice(0, 2) }
  return { ...base, permissions: permissionsOf(['hall-manager', 'window-clerk']), region: '339921', ...place }
}
let keys = 0
const intent = (by: Actor, at: Instant = nine, key = `k-${(keys += 1)}`) => ({ actor: by, at, key })
async function take(hall: string, minute: number, phone?: string) {
  const wish = { hall, group: `${hall}-a`, ...(phone === undefined ? {} : { phone }) }
  const answer = await runCommand(db, takeTicket(parts), wish, intent(actor(), addMinutes(nine, minute)))
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const press = (window: string, key?: string, on = db) =>
  callNext(partsOn(on))(intent(actor(window), addMinutes(nine, 30), key))

const textsTo = prepared<{ template: string; text: string }, [phone: string]>(
  'test.texts-to',
  `select template, text from messages.message where recipient = $1 order by created_at, template`,
)
const templatesTo = async (phone: string) => (await db.many(textsTo, [phone])).map(({ template }) => template)
const bodies = prepared<{ type: string; body: string; prev: string; hash: string }, [stream: string]>(
  'test.bodies',
  `select type, body, encode(prev_hash, 'hex') as prev, encode(hash, 'hex') as hash
   from platform.event where stream = $1 order by seq`,
  { json: 'text' },
)
const audited = prepared<{ outcome: string; subject: string | null }, [person: string]>(
  'test.audited',
  `select outcome, subject from platform.audit where person = $1 and name = 'queue.call-next' order by id`,
)
const receipts = prepared<{ answer: unknown }, [person: string]>(
  'test.receipts',
  `select answer from platform.command_receipt where person = $1 and command = 'queue.call-next'`,
)

beforeAll(async () => {
  other = await connect(url, { poolSize: 4 })
  for (const { id } of halls) {
    const serving = windows.filter(({ hall }) => hall === id).map((window) => ({ id: window.id, rank: 0 }))
    const groups = [{ letter: 'A', name: '商事登记', serviceSeconds: 300, windows: serving }]
    await runCommand(db, arrangeHall, { hall: id, groups }, intent(actor()))
    for (const { id: window } of serving)
      await runCommand(db, turnWindow(parts), { isOpen: true }, intent(actor(window)))
  }
  dispatcher = startDispatcher(db, [queueSubscriber], (error) => expect.unreachable(String(error)))
  const job = tellHoldersJob(parts)
  workers = await startWorkers(db, { tasks: { [job.name]: (payload) => job.run(payload) }, pollMs: 50 })
  live = await startLive(db)
})
afterAll(async () => {
  await live.stop()
  await workers.stop()
  await dispatcher.stop()
  await other.close()
})

test('[QUE-01] the holder is told on taking, when one is ahead, and on the call; each once', async () => {
  const [one, , three] = [
    await take('h1', 0, '13912340011'),
    await take('h1', 1, '13912340012'),
    await take('h1', 2, '13912340013'),
  ]
  expect(await press('h1-1')).toMatchObject({ ok: true, value: { ticket: { id: one.id, no: one.no } } })
  await expect.poll(() => templatesTo('13912340013')).toEqual(['ticketTaken', 'ticketNear'])
  expect((await db.many(textsTo, ['13912340013']))[0]?.text).toContain(`https://hall.example/ticket/${three.token}`)
  expect(await templatesTo('13912340011')).toEqual(['ticketTaken', 'ticketCalled'])
  expect((await db.many(textsTo, ['13912340011']))[1]?.text).toContain('1号窗口')
  await tellHoldersJob(parts).run({ calls: [{ stream: `ticket:${one.id}`, seq: 2 }] })
  expect(await templatesTo('13912340011')).toEqual(['ticketTaken', 'ticketCalled'])
  // the second of the line was called without ever having one ahead: several calls in one moment
  expect(await templatesTo('13912340012')).toEqual(['ticketTaken'])
})

test('[QUE-01] where several are called at once, who went by the second place hears it too', async () => {
  const phones = [21, 22, 23, 24].map((n) => `139123400${n}`)
  const tickets = []
  for (const [minute, phone] of phones.entries()) tickets.push(await take('h2', minute, phone))
  await dispatcher.drain()
  await Promise.all(['h2-1', 'h2-2'].map((window) => press(window)))
  const calls = tickets.slice(0, 2).map(({ id }) => ({ stream: `ticket:${id}`, seq: 2 }))
  await tellHoldersJob(parts).run({ calls })
  for (const phone of phones.slice(2)) expect(await templatesTo(phone)).toEqual(['ticketTaken', 'ticketNear'])
  for (const phone of phones.slice(0, 2)) expect(await templatesTo(phone)).toContain('ticketCalled')
})

test('[QUE-02] a call is one statement, chained like every event; receipt and audit line are written with it', async () => {
  const { id, no } = await take('h3', 0)
  sent.length = 0
  expect(await press('h3-1', 'first')).toEqual({ ok: true, value: { ticket: { id, no } } })
  expect(sent.filter((name) => name.startsWith('queue.'))).toEqual(['queue.claim-next'])
  let hash = startOf(`ticket:${id}`).hash
  const events = await db.many(bodies, [`ticket:${id}`])
  expect(events.map(({ type }) => type)).toEqual(['queue.ticket-taken', 'queue.ticket-called'])
  for (const event of events) {
    expect(event.prev).toBe(hash)
    hash = linkHash(hash, event.body)
    expect(event.hash).toBe(hash)
  }
  expect(JSON.parse(events[1]?.body ?? '')).toMatchObject({
    by: { person: 'p-h3-1', window: 'h3-1' },
    data: { window: 'h3-1', group: 'h3-a', no },
  })
  expect(await press('h3-1', 'first')).toEqual({ ok: true, value: { ticket: { id, no } } })
  expect(await press('h3-1')).toEqual({ ok: false, refusal: { code: 'queue.window-busy', no } })
  expect(await press('h3-2')).toEqual({ ok: true, value: {} })
  expect(await db.many(audited, ['p-h3-1'])).toEqual([
    { outcome: 'done', subject: `ticket:${id}` },
    { outcome: 'queue.window-busy', subject: null },
  ])
  expect(await db.many(receipts, ['p-h3-2'])).toEqual([{ answer: {} }])
})

test('[QUE-02] one key pressed many times at once, in two processes, is one call with one answer', async () => {
  for (let round = 0; round < 10; round += 1) {
    const window = `h4-${1 + (round % 3)}`
    await take('h4', round)
    const presses = Array.from({ length: 8 }, (_, n) => press(window, `same-${round}`, n % 2 === 0 ? db : other))
    const answers = await Promise.all(presses)
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await db.many(audited, [`p-${window}`])).toHaveLength(Math.floor(round / 3) + 1)
    await end(window)
  }
})

const freed = prepared<never, [window: string]>(
  'test.free',
  `update queue.ticket set state = 'done' where window_id = $1 and state = 'called'`,
)
const end = (window: string) => db.run(freed, [window])

test('[QUE-02] the pages of a hall hear after commit that its queue has moved', async () => {
  const heard: string[] = []
  const leave = live.subscribe('queue/h3', (signal) => void heard.push(signal.kind))
  await end('h3-1')
  await take('h3', 5)
  await expect.poll(() => heard.length).toBe(1)
  await press('h3-3')
  await expect.poll(() => heard.length).toBe(2)
  leave()
  expect(heard).toEqual(['changed', 'changed'])
})
