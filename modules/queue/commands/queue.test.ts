import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { addPlan, bookingDesk, changeRules } from '@yichuang/modules/appointments/public'
import type { AppointmentsParts } from '@yichuang/modules/appointments/public'
import { usualRules } from '@yichuang/modules/appointments/rules'
import { addMinutes, bareCalendar, compileCalendar, dateOf, instant } from '@yichuang/modules/calendar/rules'
import type { Places } from '@yichuang/modules/halls/public'
import { runCommand } from '@yichuang/platform/commands'
import { connect, prepared, withTransaction } from '@yichuang/platform/db'
import type { AnyTx, Database } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queueDesk } from '../desk.ts'
import { queueModule } from '../module.ts'
import type { QueueParts, ServedTicket } from '../parts.ts'
import { queueBoard } from '../queries/board.ts'
import { knownOfTicket } from '../queries/tickets.ts'
import { visitsByDay, visitsOf } from '../queries/visits.ts'
import { chooseNext } from '../rules/index.ts'
import type { InLine, TicketAct } from '../rules/index.ts'
import { actOnTicket } from './act-on-ticket.ts'
import { arrangeHall, arrangeItem, arrangeWindow } from './arrange.ts'
import { callNext } from './call-next.ts'
import { noteApplication } from './note-application.ts'
import { takeTicket } from './take-ticket.ts'
import type { TakeTicket } from './take-ticket.ts'
import { turnWindow } from './turn-window.ts'

const { db, url } = await testDatabase()
let second: Database
const nine = instant('2026-09-18T01:00:00.000Z')

const hallOf = (id: string) => ({ id, name: `大厅${id}`, region: '339921', is_active: true })
/** Each hall has two zones, the second with the last windows, and a green channel; people of the first wait elsewhere. */
const zonesOf = (hall: string) =>
  [
    { id: `${hall}-wait`, code: 'W', name: '东厅等候区', kind: 'waiting', waits_in: null },
    { id: `${hall}-zone`, code: 'B', name: '商事登记区', kind: 'board', waits_in: `${hall}-wait` },
    { id: `${hall}-last`, code: 'Z', name: '综合窗口区', kind: 'general', waits_in: null },
    { id: `${hall}-green`, code: 'G', name: '绿色通道', kind: 'green-channel', waits_in: null },
  ].map((zone) => ({ ...zone, hall, name_en: '', floor: '1F', version: 1 }))
const windowOf = (hall: string, no: number) => ({
  id: `${hall}-${no}`,
  no: String(no),
  hall,
  floor: '1F',
  zone: no > 6 ? `${hall}-last` : `${hall}-zone`,
  is_closed: false,
})
const halls = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7', 'h8', 'h9', 'b1', 'v1', 'z1'].map(hallOf)
const places = {
  current: async () =>
    ({
      halls: new Map(halls.map((hall) => [hall.id, hall])),
      windows: new Map(
        halls.flatMap(({ id }) => Array.from({ length: 8 }, (_, n) => [`${id}-${n + 1}`, windowOf(id, n + 1)])),
      ),
      zones: new Map(halls.flatMap(({ id }) => zonesOf(id)).map((zone) => [zone.id, zone])),
    }) as unknown as Places,
}
const publicUrl = () => 'https://hall.example'
const items = new Map([['gthsl', { name: '个体工商户设立登记', board: 'ssdj' }]])
const served: ServedTicket[] = []
const bookingParts: AppointmentsParts = {
  db,
  places,
  calendar: async () => compileCalendar({ ...bareCalendar, version: 'test', years: [2026] }),
  items: async () => new Map([...items].map(([id, item]) => [id, { id, ...item }])),
  search: async () => [],
  boards: async () => new Map([['ssdj', '商事登记']]),
  secret: async () => Buffer.from('a secret of the tests'),
  publicUrl,
}
const partsOn = (on: Database) => ({
  db: on,
  bookings: bookingDesk({ ...bookingParts, db: on }),
  places,
  publicUrl,
  itemOf: (id: string) => Promise.resolve(items.get(id)),
  boards: async () =>
    new Map([
      ['ssdj', '商事登记'],
      ['sw', '税务'],
    ]),
  staffNo: async (person: string) => `no of ${person}`,
  served: async (...[, service]: Parameters<QueueParts['served']>) => void served.push(service),
  isApplication: (_: AnyTx, no: string) => Promise.resolve(no === '339921-260918-00052'),
  // every case is completed two days later
  completions: async (numbers: readonly string[]) => new Map(numbers.map((no) => [no, addMinutes(nine, 48 * 60)])),
})
const parts = partsOn(db)

function actor(window: string | undefined, role: Role = 'window-clerk'): Actor {
  const person = `p-${window ?? role}`
  const base = { kind: 'staff', person, name: person, roles: [role], permissions: permissionsOf([role]) } as const
  return { ...base, region: '339921', ...(window === undefined ? {} : { window, hall: window.slice(0, 2) }) }
}

let keys = 0
const intent = (by: Actor, at: Instant = nine) => ({ actor: by, at, key: `k-${(keys += 1)}` })

beforeAll(async () => {
  second = await connect(url, { poolSize: 6, applicationName: 'second process' })
  for (const { id } of halls) {
    const serving = (rank: number) => Array.from({ length: 8 }, (_, n) => ({ id: `${id}-${n + 1}`, rank }))
    const groups = [
      { letter: 'A', name: '投资项目', serviceSeconds: 300, windows: serving(0) },
      { letter: 'B', name: '商事登记', serviceSeconds: 300, boards: ['ssdj'], windows: serving(1) },
    ]
    await runCommand(db, arrangeHall, { hall: id, groups }, intent(actor(undefined, 'hall-manager')))
  }
})
afterAll(() => second.close())

async function take(wish: Partial<TakeTicket> & { readonly hall: string }, at: Instant = nine, on = db) {
  const wanted = { group: `${wish.hall}-a`, ...wish }
  return runCommand(on, takeTicket(partsOn(on)), wanted, intent(actor(undefined, 'hall-manager'), at))
}
async function taken(wish: Partial<TakeTicket> & { readonly hall: string }, at: Instant = nine) {
  const answer = await take(wish, at)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const visitorNumbers = ['11010519491231002X', '440524188001010014', '120101199001011239'] as const
/** A booking of a hall at nine, made the day before. */
async function booked(hall: string, phone = '13912340121', identityNumber: string = visitorNumbers[0]) {
  const by = actor(undefined, 'hall-manager')
  const before = addMinutes(nine, -20 * 60)
  const hours = [{ day: 5, open: [['09:00', '10:00']] as const }]
  const terms = { name: '商事登记', items: [], hours, slotMinutes: 60, places: 9, itemPlaces: 0, dayPlaces: 0 }
  const plan = { hall, board: 'ssdj', terms: { ...terms, daysAhead: 7, closeMinutes: 30 } }
  await runCommand(db, addPlan(bookingParts), plan, intent(by, before))
  const visitor = { name: '林一川', phone, identityKind: 'residentId', identityNumber } as const
  const wish = { hall, item: 'gthsl', day: dateOf(nine), start: '09:00', visitor, channel: 'web' } as const
  const made = await bookingDesk(bookingParts).book(wish, intent(by, before))
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value
}
const bookingState = prepared<{ state: string }, [id: string]>(
  'test.booking-state',
  `select state from appointments.booking where id = $1`,
)
const stateOfBooking = async (id: string) => (await db.one(bookingState, [id])).state
const open = (window: string) => runCommand(db, turnWindow(parts), { isOpen: true }, intent(actor(window)))
const press = (window: string, at: Instant = nine, on = db) => callNext(partsOn(on))(intent(actor(window), at))
async function called(window: string, at: Instant = nine) {
  const answer = await press(window, at)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.ticket
}
const act = (window: string, id: string, what: TicketAct, at: Instant = nine) =>
  runCommand(db, actOnTicket(parts), { id, act: what }, intent(actor(window), at))

const eventsOf = prepared<{ type: string }, [stream: string]>(
  'test.events-of-ticket',
  `select body ->> 'type' as type from platform.event where stream = $1 order by seq`,
)
const lineOf = prepared<{ id: string; group: string; target: string | null; orderAt: Instant }, [hall: string]>(
  'test.line-of',
  `select id::text, group_id as "group", target_window as target, order_at as "orderAt" from queue.ticket
   where hall = $1 and state = 'waiting'`,
)

describe('[QUE-01] taking a number', () => {
  test('numbers follow each other per group, without a gap where somebody was refused', async () => {
    const hall = 'h1'
    const first = await taken({ hall, phone: '13912340001' })
    const again = await take({ hall, phone: '139 1234 0001' })
    expect(again).toMatchObject({ ok: false, refusal: { code: 'queue.has-ticket', no: 'A001' } })
    expect(await take({ hall, phone: '12' })).toMatchObject({ refusal: { code: 'queue.phone-malformed' } })
    expect(await take({ hall, priority: 'green-channel' })).toMatchObject({ refusal: { code: 'queue.reason-missing' } })
    expect(await take({ hall, group: 'h2-a' })).toMatchObject({ refusal: { code: 'queue.no-such-group' } })
    const other = await taken({ hall, phone: '13912340001', group: 'h1-b' })
    const next = await taken({ hall }, addMinutes(nine, 1))
    expect([first.no, other.no, next.no]).toEqual(['A001', 'B001', 'A002'])
    expect([first.ahead, next.ahead]).toEqual([0, 1])
  })
})

describe('[QUE-02] a window and its tickets', () => {
  test('call, recall, pass over, back into line, serve, hold, go on, end', async () => {
    const hall = 'h3'
    const [one, two] = [await taken({ hall }), await taken({ hall }, addMinutes(nine, 1))]
    expect(await press('h3-1')).toMatchObject({ refusal: { code: 'queue.window-paused' } })
    await open('h3-1')
    expect((await called('h3-1'))?.no).toBe('A001')
    expect(await press('h3-1')).toMatchObject({ refusal: { code: 'queue.window-busy', no: 'A001' } })
    expect((await act('h3-1', one.id, { kind: 'recall' })).ok).toBe(true)
    expect(await act('h3-2', one.id, { kind: 'pass' })).toMatchObject({ refusal: { code: 'queue.not-at-this-window' } })
    expect((await act('h3-1', one.id, { kind: 'pass' })).ok).toBe(true)
    const later = addMinutes(nine, 30)
    expect((await act('h3-2', one.id, { kind: 'return' }, later)).ok).toBe(true)
    expect((await called('h3-1', later))?.id).toBe(two.id)
    expect((await act('h3-1', two.id, { kind: 'start' }, later)).ok).toBe(true)
    expect((await act('h3-1', two.id, { kind: 'hold' }, later)).ok).toBe(true)
    expect((await called('h3-1', later))?.id).toBe(one.id)
    expect(await act('h3-1', two.id, { kind: 'resume' }, later)).toMatchObject({
      refusal: { code: 'queue.window-busy' },
    })
    expect((await act('h3-1', one.id, { kind: 'start' }, later)).ok).toBe(true)
    const note = '只差缴费单'
    expect((await act('h3-1', one.id, { kind: 'transfer', group: 'h3-b', window: 'h3-4', note }, later)).ok).toBe(true)
    expect((await act('h3-1', two.id, { kind: 'resume' }, later)).ok).toBe(true)
    expect(await act('h3-1', two.id, { kind: 'end' }, later)).toMatchObject({ ok: true, value: { state: 'done' } })
    expect(await called('h3-1', later)).toBeUndefined()
    await open('h3-4')
    expect((await called('h3-4', later))?.id).toBe(one.id)
  })

  test('a window paused with a reason calls nobody; the mapping changes from one call to the next', async () => {
    const hall = 'h4'
    await taken({ hall, group: 'h4-b' })
    await open('h4-1')
    const paused = (reason: string) =>
      runCommand(db, turnWindow(parts), { isOpen: false, reason }, intent(actor('h4-1')))
    expect(await paused(' ')).toMatchObject({ refusal: { code: 'queue.reason-missing' } })
    expect((await paused('系统核对')).ok).toBe(true)
    expect(await press('h4-1')).toMatchObject({ refusal: { code: 'queue.window-paused' } })
    await open('h4-1')
    const arrange = (groups: string[]) =>
      runCommand(db, arrangeWindow(parts), { window: 'h4-1', groups }, intent(actor('h4-8', 'hall-manager')))
    expect((await arrange(['h4-a'])).ok).toBe(true)
    expect(await called('h4-1')).toBeUndefined()
    expect(await arrange(['h1-a'])).toMatchObject({ refusal: { code: 'queue.no-such-group' } })
    expect((await arrange(['h4-a', 'h4-b'])).ok).toBe(true)
    expect((await called('h4-1'))?.no).toBe('B001')
  })
})

describe('[QUE-01] two processes on one database', () => {
  test('number without gap or double, and call each ticket exactly once, in the order of the rule', async () => {
    const hall = 'h5'
    const wishes = Array.from({ length: 60 }, (_, n) => ({
      hall,
      group: n % 3 === 0 ? 'h5-b' : 'h5-a',
      ...(n % 7 === 0 ? ({ priority: 'elder' } as const) : {}),
    }))
    const answers = await Promise.all(
      wishes.map((wish, n) => take(wish, addMinutes(nine, n % 20), n % 2 === 0 ? db : second)),
    )
    const numbers = answers.map((answer) => (answer.ok ? answer.value.no : answer.refusal.code)).toSorted()
    const expected = (letter: string, count: number) =>
      Array.from({ length: count }, (_, n) => `${letter}${String(n + 1).padStart(3, '0')}`)
    expect(numbers).toEqual([...expected('A', 40), ...expected('B', 20)])
    const later = addMinutes(nine, 60)
    const windows = Array.from({ length: 8 }, (_, n) => `h5-${n + 1}`)
    for (const window of windows) await open(window)
    const line = (await db.many(lineOf, [hall])).map((row): InLine => ({ ...row, target: row.target ?? undefined }))
    const serves = new Map([
      ['h5-a', 0],
      ['h5-b', 1],
    ])
    expect((await called('h5-1', later))?.id).toBe(chooseNext({ id: 'h5-1', serves }, line)?.id)
    const seen: string[] = []
    const work = async (window: string, n: number) => {
      const on = n % 2 === 0 ? db : second
      for (;;) {
        const busy = prepared<{ id: string }, [window: string]>(
          'test.at-window',
          `select id::text from queue.ticket where window_id = $1 and state = 'called'`,
        )
        const own = await db.find(busy, [window])
        if (own !== undefined) {
          seen.push(own.id)
          await act(window, own.id, { kind: 'start' }, later)
          await act(window, own.id, { kind: 'end' }, later)
        }
        // two presses at once: one calls, the other is refused or finds nobody
        const presses = await Promise.all([press(window, later, on), press(window, later, on === db ? second : db)])
        const hits = presses.filter((answer) => answer.ok && answer.value.ticket !== undefined)
        expect(hits.length).toBeLessThanOrEqual(1)
        if (hits.length === 0 && (await db.many(lineOf, [hall])).length === 0) return
      }
    }
    await Promise.all(windows.map(work))
    expect(seen).toHaveLength(60)
    expect(new Set(seen).size).toBe(60)
  })

  test('[QUE-02] where others hold all that stands in front, a call waits for a moment and does not say that nobody is there', async () => {
    const hall = 'h6'
    const tickets = []
    for (let n = 0; n < 17; n += 1) tickets.push(await taken({ hall, group: 'h6-b' }, addMinutes(nine, n)))
    const front = tickets.slice(0, 16).map(({ id }) => id)
    const hold = prepared<{ id: string }, [ids: readonly string[]]>(
      'test.hold-front',
      `select id from queue.ticket where id = any ($1::uuid[]) for update`,
    )
    await open('h6-1')
    let answer: ReturnType<typeof called> | undefined
    await withTransaction(second, async (tx) => {
      await tx.many(hold, [front])
      answer = called('h6-1', addMinutes(nine, 30))
      await new Promise((resolve) => setTimeout(resolve, 40))
    })
    expect(await answer).toMatchObject({ id: front[0] })
    await act('h6-1', front[0] ?? '', { kind: 'transfer', group: 'h6-b', window: 'h6-3', note: '材料齐全' })
    await open('h6-3')
    expect((await called('h6-1', addMinutes(nine, 31)))?.id).toBe(front[1])
    expect((await called('h6-3', addMinutes(nine, 31)))?.id).toBe(front[0])
  })

  test('one person gets one ticket, however often they press at once', async () => {
    const wishes = Array.from({ length: 12 }, (_, n) =>
      take({ hall: 'h6', phone: '13912340099' }, nine, n % 2 === 0 ? db : second),
    )
    const answers = await Promise.all(wishes)
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await taken({ hall: 'h6' })).no).toBe('A002')
  })
})

describe('the public side', () => {
  const desk = queueDesk(parts)

  test('[QUE-06] a ticket tells its place and forecast by its secret, and is given back by it', async () => {
    const hall = 'h1'
    const at = addMinutes(nine, 120)
    await open('h1-1')
    const ticket = await taken({ hall, group: 'h1-a', phone: '13912340071' }, at)
    const seen = await desk.ticket(ticket.token, at)
    expect(seen).toMatchObject({ ok: true, value: { no: ticket.no, state: 'waiting', ahead: 2 } })
    expect(seen.ok && seen.value.minutes).toBeGreaterThan(0)
    const tomorrow = addMinutes(at, 24 * 60)
    expect(await desk.ticket(ticket.token, tomorrow)).toMatchObject({ value: { state: 'lapsed', ahead: null } })
    const back = (when: Instant) => desk.giveBack(ticket.token, intent(actor(undefined), when))
    expect(await back(tomorrow)).toMatchObject({ refusal: { code: 'queue.no-such-ticket' } })
    expect(await back(at)).toMatchObject({ ok: true, value: { no: ticket.no } })
    expect(await back(at)).toMatchObject({ refusal: { code: 'queue.not-in-this-state' } })
    expect(await desk.ticket('x'.repeat(20), at)).toMatchObject({ refusal: { code: 'queue.no-such-ticket' } })
    expect((await take({ hall, group: 'h1-a', phone: '13912340071' }, at)).ok).toBe(true)
  })

  test('[QUE-02] the screen shows the latest calls, the newest first', async () => {
    const shown = await desk.display('h3', nine)
    const calls = shown.ok ? shown.value.calls : []
    expect(calls.map(({ no, windowNo }) => [no, windowNo])).toEqual([
      ['A001', '4'],
      ['A002', '1'],
    ])
    const area = await desk.areaDisplay(['h3-b'], nine)
    expect(area).toMatchObject({ ok: true, value: { calls: [{ no: 'A001' }], groups: [{ letter: 'B' }] } })
    expect(await desk.areaDisplay(['none'], nine)).toMatchObject({ refusal: { code: 'queue.no-such-group' } })
    expect(await desk.windowDisplay('h3-4', nine)).toMatchObject({
      value: { windowNo: '4', isOpen: true, staffNo: 'no of p-h3-4', current: { no: 'A001', state: 'called' } },
    })
    expect(await desk.windowDisplay('h3-7', nine)).toMatchObject({ value: { isOpen: false, current: null } })
    expect(await desk.windowDisplay('none', nine)).toMatchObject({ refusal: { code: 'queue.no-such-window' } })
    expect(await desk.display('h0', nine)).toMatchObject({ refusal: { code: 'queue.no-such-hall' } })
  })
})

describe('[QUE-03] what the person has come for', () => {
  const manager = actor('h7-8', 'hall-manager')

  test('the item leads to the line of its board, or to the one the manager put it into', async () => {
    const hall = 'h7'
    const wish = { hall, group: undefined, item: 'gthsl' }
    expect((await taken({ ...wish, phone: '13912340101' })).no).toBe('B001')
    const put = (group: string | null, by = manager) =>
      runCommand(db, arrangeItem(parts), { hall, item: 'gthsl', group }, intent(by))
    expect(await put('h1-a')).toMatchObject({ refusal: { code: 'queue.no-such-group' } })
    expect(await put('h7-a', actor('h1-1', 'hall-manager'))).toMatchObject({ refusal: { code: 'queue.no-such-hall' } })
    expect((await put('h7-a')).ok).toBe(true)
    expect((await taken({ ...wish, phone: '13912340102' })).no).toBe('A001')
    const wanted = [
      { id: 'gthsl', board: 'ssdj' },
      { id: 'other', board: 'ssdj' },
      { id: 'elsewhere', board: 'none' },
    ]
    const lines = await queueDesk(parts).linesOf(hall, wanted)
    expect([...lines]).toEqual([
      ['gthsl', 'h7-a'],
      ['other', 'h7-b'],
    ])
    expect((await put(null)).ok).toBe(true)
    expect((await taken({ ...wish, phone: '13912340103' })).no).toBe('B002')
    expect(await take({ ...wish, item: 'none' })).toMatchObject({ refusal: { code: 'queue.no-such-item' } })
    expect(await take({ hall, group: undefined })).toMatchObject({ refusal: { code: 'queue.group-missing' } })
  })

  test('the window that called sees who it is, and the visit goes on to the application', async () => {
    const hall = 'h8'
    const documentNumber = '11010519491231002X'
    const one = await taken({ hall, name: '林一川', documentNumber, phone: '13912340111' })
    expect(await take({ hall, documentNumber })).toMatchObject({ refusal: { code: 'queue.has-ticket' } })
    expect(await take({ hall, documentNumber: '110105194912310021' })).toMatchObject({
      refusal: { code: 'queue.document-malformed' },
    })
    await open('h8-1')
    const seenAt = (window: string) => knownOfTicket(db, { id: one.id, window, at: nine })
    expect(await seenAt('h8-1')).toBeUndefined()
    await called('h8-1')
    expect(await seenAt('h8-1')).toMatchObject({ name: '林一川', documentNumber, phone: '13912340111' })
    expect(await seenAt('h8-2')).toBeUndefined()
    const note = (applicationNo: string, window = 'h8-1') =>
      runCommand(db, noteApplication(parts), { id: one.id, applicationNo }, intent(actor(window)))
    expect(await note('339921-260918-00099')).toMatchObject({ refusal: { code: 'queue.no-such-application' } })
    expect(await note('339921-260918-00052', 'h8-2')).toMatchObject({ refusal: { code: 'queue.no-such-ticket' } })
    expect(await note('339921-260918-00052')).toMatchObject({ ok: true, value: { state: 'serving' } })
    expect((await act('h8-1', one.id, { kind: 'end' })).ok).toBe(true)
    expect(await note('339921-260918-00052')).toMatchObject({ refusal: { code: 'queue.not-in-this-state' } })
    expect(served.filter(({ id }) => id === one.id)).toMatchObject([
      { no: one.no, window: 'h8-1', staff: 'p-h8-1', groupName: '投资项目', applicationNo: '339921-260918-00052' },
    ])
    expect((await db.many(eventsOf, [`ticket:${one.id}`])).map(({ type }) => type)).toEqual([
      'queue.ticket-taken',
      'queue.ticket-called',
      'queue.service-started',
      'queue.application-noted',
      'queue.service-ended',
    ])
  })

  test('[APT-06] who comes with a booking goes before who came a little earlier, with one ticket per booking', async () => {
    const hall = 'b1'
    await taken({ hall, group: 'b1-b' }, nine)
    const { id, no } = await booked(hall)
    const at = addMinutes(nine, 5)
    const desk = queueDesk(parts)
    for (const said of ['13912340121', no.toLowerCase(), '11010519491231002x'])
      expect(await desk.comers(hall, said, at)).toMatchObject({
        value: { rows: [{ id, no, name: '林*川', phone: '139****0121', reason: null }] },
      })
    expect(await desk.comers(hall, '13912340122', at)).toEqual({ ok: true, value: { rows: [] } })
    expect(await desk.comers(hall, '周砚秋', at)).toMatchObject({ refusal: { code: 'queue.comer-malformed' } })
    const wish = { hall, group: undefined, booking: id }
    expect(await take({ ...wish, hall: 'h8' }, at)).toMatchObject({ refusal: { code: 'appointments.other-hall' } })
    expect(await take(wish, addMinutes(nine, -31))).toMatchObject({ refusal: { code: 'appointments.too-early' } })
    expect(await take(wish, addMinutes(nine, 120))).toMatchObject({ refusal: { code: 'appointments.too-late' } })
    const came = await desk.take({ hall, booking: id }, intent(actor(undefined, 'hall-manager'), at))
    expect(came).toMatchObject({ ok: true, value: { no: 'B002', ahead: 0 } })
    expect(await stateOfBooking(id)).toBe('arrived')
    expect(await take(wish, at)).toMatchObject({ refusal: { code: 'appointments.not-in-this-state' } })
    expect((await db.many(eventsOf, [`booking:${id}`])).map(({ type }) => type)).toContain(
      'appointments.booking-arrived',
    )
  })

  test('[APT-06] a number that cannot be given leaves the booking as it was', async () => {
    const hall = 'b1'
    const { id, token } = await booked(hall, '13912340123', visitorNumbers[1])
    const at = addMinutes(nine, 5)
    await taken({ hall, group: 'b1-b', phone: '13912340123' }, at)
    const desk = queueDesk(parts)
    const refused = await desk.arrive(token, intent(actor(undefined), at))
    expect(refused).toMatchObject({ refusal: { code: 'queue.has-ticket' } })
    expect(await stateOfBooking(id)).toBe('booked')
    expect(await desk.arrive(`${token.slice(0, -2)}xx`, intent(actor(undefined), at))).toMatchObject({
      refusal: { code: 'appointments.no-such-booking' },
    })
  })

  test('[APT-06] the hall decides by how much a booking goes before others, and the phone arrives by its page', async () => {
    const hall = 'b1'
    const { token } = await booked(hall, '13912340124', visitorNumbers[2])
    const rules = { ...usualRules, aheadMinutes: 0 }
    const set = await runCommand(
      db,
      changeRules,
      { hall, rules, days: [], expectedVersion: 0 },
      intent(actor(undefined, 'hall-manager')),
    )
    expect(set.ok).toBe(true)
    const came = await queueDesk(parts).arrive(token, intent(actor(undefined), addMinutes(nine, 6)))
    expect(came.ok && came.value.ahead).toBeGreaterThan(1)
    expect(await visitsByDay(db, { hall, from: dateOf(nine), to: dateOf(nine) })).toEqual(new Map([[dateOf(nine), 4]]))
  })
})

describe('[QUE-06] the manager', () => {
  test('opens and pauses windows of the own hall, and sees how many will wait', async () => {
    const turn = (by: Actor, isOpen: boolean, reason?: string) =>
      runCommand(db, turnWindow(parts), { window: 'h9-3', isOpen, reason }, intent(by))
    const own = actor('h9-8', 'hall-manager')
    for (const minutes of [0, 5]) await taken({ hall: 'h9' }, addMinutes(nine, minutes))
    expect(await turn(actor('h1-8', 'hall-manager'), true)).toMatchObject({
      refusal: { code: 'queue.no-such-window' },
    })
    expect(await turn(own, false)).toMatchObject({ refusal: { code: 'queue.reason-missing' } })
    expect((await turn(own, true)).ok).toBe(true)
    const board = () => queueBoard(parts, { id: 'h9', name: '大厅' }, addMinutes(nine, 10))
    const before = await board()
    expect(before.windows.filter(({ isOpen }) => isOpen).map(({ no }) => no)).toEqual(['3'])
    // two came in the last hour, one a half hour; one window serves six in that time
    expect(before.groups[0]).toMatchObject({ waiting: 2, openWindows: 1, ahead: [0, 0, 0, 0] })
    expect((await turn(own, false, '设备检修')).ok).toBe(true)
    const after = await board()
    expect(after.windows.find(({ no }) => no === '3')).toMatchObject({ isOpen: false, reason: '设备检修' })
    const screen = await queueDesk(parts).windowDisplay('h9-3', nine)
    expect(screen).toMatchObject({ value: { isOpen: false, pauseReason: '设备检修' } })
    expect(after.groups[0]).toMatchObject({ openWindows: 0, minutes: null, ahead: [3, 4, 5, 6] })
  })

  test('the forecast goes by the same weekday of the weeks before, where there was one', async () => {
    const lastWeek = addMinutes(nine, -7 * 24 * 60 + 40)
    for (let n = 0; n < 12; n += 1) await taken({ hall: 'h9', group: 'h9-b' }, addMinutes(lastWeek, n))
    const { groups } = await queueBoard(parts, { id: 'h9', name: '大厅' }, nine)
    expect(groups.find(({ letter }) => letter === 'B')?.ahead).toEqual([0, 12, 12, 12])
  })
})

test('[QUE-07] every visit is measured, by line, window, item, hour and day; times of few people are not shown', async () => {
  const hall = 'v1'
  await open('v1-1')
  for (let n = 0; n < 5; n += 1) await taken({ hall, group: undefined, item: 'gthsl' }, addMinutes(nine, n))
  await taken({ hall }, addMinutes(nine, 50))
  const phone = '13912340131'
  const given = await taken({ hall, phone }, addMinutes(nine, 55))
  const desk = queueDesk(parts)
  expect((await desk.giveBack(given.token, intent(actor(undefined), addMinutes(nine, 56)))).ok).toBe(true)
  for (let n = 0; n < 6; n += 1) {
    const at = addMinutes(nine, 60 + 10 * n)
    const id = (await called('v1-1', at))?.id ?? ''
    const noted = { id, applicationNo: '339921-260918-00052' }
    expect((await runCommand(db, noteApplication(parts), noted, intent(actor('v1-1'), at))).ok).toBe(true)
    expect((await act('v1-1', id, { kind: 'end' }, addMinutes(at, 6))).ok).toBe(true)
  }
  const day = dateOf(nine)
  const by = async (key: 'line' | 'window' | 'item' | 'hour' | 'day') =>
    visitsOf(parts, { halls: [hall], from: day, to: day, by: key })
  const few = { waited: null, waitedMost: null, servedFor: null, whole: null }
  expect(await by('line')).toMatchObject([
    { name: 'A 投资项目', visits: 2, served: 1, left: 1, ...few, completed: 1, untilCompletion: null },
    {
      name: 'B 商事登记',
      visits: 5,
      served: 5,
      left: 0,
      waited: 78,
      waitedMost: 92.4,
      servedFor: 6,
      whole: 84,
      completed: 5,
      untilCompletion: 2878,
    },
  ])
  expect((await by('item')).map(({ name, visits }) => [name, visits])).toEqual([
    ['个体工商户设立登记', 5],
    ['', 2],
  ])
  expect((await by('window')).map(({ name, visits }) => [name, visits])).toEqual([
    ['1', 6],
    ['', 1],
  ])
  expect((await by('hour')).map(({ name, visits }) => [name, visits])).toEqual([['09:00', 7]])
  expect((await by('day')).map(({ name, visits }) => [name, visits])).toEqual([[day, 7]])
  const halls = await visitsOf(parts, { halls: [hall, 'b1'], from: day, to: day, by: 'hall' })
  expect(halls.map(({ key, visits }) => [key, visits])).toContainEqual(['v1', 7])
  expect(halls.map(({ key }) => key)).toEqual(['b1', 'v1'])
})

test('[QUE-08] ticket, board and screens say in which zone people wait and where the window is', async () => {
  const hall = 'z1'
  const desk = queueDesk(parts)
  const waiting = { waitAt: { name: '东厅等候区', floor: '1F' }, zone: { name: '商事登记区' } }
  const ticket = await desk.take({ hall, group: 'z1-a' }, intent(actor(undefined)))
  expect(ticket).toMatchObject({ ok: true, value: waiting })
  const token = ticket.ok ? ticket.value.token : ''
  expect(await desk.ticket(token, nine)).toMatchObject({ value: { state: 'waiting', ...waiting } })
  expect(await desk.groups(hall, nine)).toMatchObject({ value: { groups: [waiting, waiting] } })
  expect((await queueBoard(parts, { id: hall, name: hall }, nine)).groups[0]).toMatchObject(waiting)
  await open('z1-7')
  expect((await called('z1-7'))?.no).toBe('A001')
  const green = { hall, group: 'z1-b', priority: 'green-channel', priorityReason: '行动不便' } as const
  expect(await desk.take(green, intent(actor(undefined)))).toMatchObject({ value: { waitAt: { name: '绿色通道' } } })
  const place = { windowNo: '7', zone: { name: '综合窗口区' } }
  expect(await desk.ticket(token, nine)).toMatchObject({ value: { ...place, waitAt: null } })
  expect(await desk.windowDisplay('z1-7', nine)).toMatchObject({ value: place })
  expect(await desk.display(hall, nine)).toMatchObject({ value: { zone: null, calls: [place] } })
  expect(await desk.zoneDisplay('z1-last', nine)).toMatchObject({
    value: { zone: { name: '综合窗口区' }, calls: [place], groups: [{ letter: 'A' }] },
  })
  // the screen of the waiting area speaks of the windows whose people wait in it
  expect(await desk.zoneDisplay('z1-wait', nine)).toMatchObject({ value: { calls: [], groups: [{ letter: 'A' }] } })
  expect(await desk.zoneDisplay('nowhere', nine)).toMatchObject({ refusal: { code: 'queue.no-such-zone' } })
})

test('[SEC-01] the desk of another hall is out of reach', async () => {
  const route = queueModule(parts).routes.find(({ endpoint }) => endpoint.name === 'readQueueBoard')
  const by = actor('h1-1', 'hall-manager')
  const call = {
    query: {},
    body: {},
    actor: by,
    at: nine,
    language: 'en',
    requestId: 'r',
    address: '',
    key: 'b',
  } as const
  const ask = (id: string) => route?.handle({ ...call, params: { id }, parts: async function* () {} })
  expect(await ask('h2')).toMatchObject({ ok: false, refusal: { code: 'access.out-of-scope' } })
  expect(await ask('h1')).toMatchObject({ ok: true, value: { groups: [{ letter: 'A' }, { letter: 'B' }] } })
})
