import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { addMinutes, instant, plainDate } from '@yichuang/modules/calendar/rules'
import { runCommand } from '@yichuang/platform/commands'
import { prepared, withTransaction } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { testHttp } from '@yichuang/platform/http/testing'
import { nobody } from '@yichuang/platform/pure'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cancelBooking } from './commands/act-on-booking.ts'
import { appointmentsModule } from './module.ts'
import { shareByDay } from './queries/bookings.ts'
import { arrive, bookingDesk, findArrivable } from './public.ts'
import { hallParts, setUpPlan, terms, visitorNo } from './testing/hall.ts'

const { db } = await testDatabase()
const parts = hallParts(db)
const desk = bookingDesk(parts)
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
  elsewhere: staff('elsewhere', 'window-clerk', { region: '339922', hall: 'hall-other' }),
  keeper: staff('keeper', 'hall-manager', { hall: 'hall-county' }),
  supervisor: staff('supervisor', 'supervisor', {}),
  reviewer: staff('reviewer', 'reviewer', { department: 'scjg' }),
}
const monday = plainDate('2026-09-28')
const sunday = instant('2026-09-27T12:00:00+08:00')
let now: Instant = sunday
const module = appointmentsModule({ db, now: () => now }, parts)

let server: Awaited<ReturnType<typeof testHttp>>
beforeAll(async () => {
  await setUpPlan(parts, { at: instant('2026-09-01T09:00:00+08:00'), places: 2 })
  const refusals = {
    'access.not-permitted': 403,
    'access.not-signed-in': 401,
    'access.out-of-scope': 404,
    'platform.key-reused': 409,
  }
  server = await testHttp({
    routes: module.routes,
    problems: [module.problems],
    refusals,
    people,
  })
})
afterAll(() => server.close())

let keys = 0
const intent = (at: Instant = now) => ({ actor: nobody, at, key: `key number ${(keys += 1)}` })
const wish = (index: number, given: { start?: string; item?: string } = {}) => ({
  hall: 'hall-county',
  item: 'gthsl',
  day: monday,
  start: '09:00',
  visitor: visitorNo(index),
  channel: 'web' as const,
  ...given,
})

async function made(index: number, given: { start?: string; item?: string } = {}, at: Instant = now) {
  const done = await desk.book(wish(index, given), intent(at))
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

const ask = async (person: string | undefined, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => {
  const answer = await server.inject({
    method,
    url: `/api/v1${url}`,
    headers: {
      ...(person === undefined ? {} : { authorization: `Bearer ${person}` }),
      'idempotency-key': `key of calls ${(keys += 1)}`,
    },
    ...(body === undefined ? {} : { payload: body }),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

const messagesTo = prepared<{ template: string; text: string }, [phone: string]>(
  'test.messages-to',
  `select template, text from messages.message where recipient = $1 order by created_at, template`,
)
const rowOf = prepared<{ state: string; whole: string; reminded_at: string | null }, [id: string]>(
  'test.booking-row',
  `select state, reminded_at, b::text as whole from appointments.booking b where id = $1`,
)
const eventsOf = prepared<{ type: string; body: string }, [stream: string]>(
  'test.events-of',
  `select type, body::text as body from platform.event where stream = $1 order by seq`,
)
const clear = prepared<never, []>('test.clear-bookings', `delete from appointments.booking`)
const clearCounts = prepared<never, []>('test.clear-place-counts', `delete from appointments.place_count`)

async function startAnew() {
  now = sunday
  await db.run(clear, [])
  await db.run(clearCounts, [])
}

describe('booking', () => {
  test('[APT-01] a slot is booked: number and code are told, a message follows, the number of the document is kept nowhere', async () => {
    await startAnew()
    const { id, no, code } = await made(1)
    expect(no).toMatch(/^Y260927-\d{6}$/)
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{6}$/)
    const [message] = await db.many(messagesTo, [visitorNo(1).phone])
    expect(message?.template).toBe('bookingMade')
    expect(message?.text).toContain('9月28日')
    expect(message?.text).toContain('/booking/')
    expect(message?.text).not.toContain(code)
    const events = await db.many(eventsOf, [`booking:${id}`])
    expect(events.map(({ type }) => type)).toEqual(['appointments.booking-made'])
    const kept = `${(await db.one(rowOf, [id])).whole} ${events[0]?.body}`
    expect(kept).not.toContain(visitorNo(1).identityNumber)
    expect(events[0]?.body).not.toContain(visitorNo(1).phone)
  })

  test('[APT-02] a slot that is full is refused with the nearest free ones; a cancelled booking frees its place', async () => {
    await startAnew()
    const first = await made(1)
    await made(2)
    const full = await desk.book(wish(3), intent())
    expect(full).toMatchObject({ ok: false, refusal: { code: 'appointments.slot-full', of: 'slot' } })
    expect(full.ok ? undefined : full.refusal['nearest']).toMatchObject([
      { day: monday, start: '10:00', free: 2 },
      {},
      {},
    ])
    expect((await desk.cancel(first.token, intent())).ok).toBe(true)
    expect((await desk.book(wish(3), intent())).ok).toBe(true)
  })

  test('[APT-03] one document books an item once; again when it was cancelled, another item at any time', async () => {
    await startAnew()
    const { token } = await made(1)
    expect(await desk.book(wish(1, { start: '10:00' }), intent())).toMatchObject({
      refusal: { code: 'appointments.has-booking' },
    })
    expect((await desk.book(wish(1, { item: 'gssl' }), intent())).ok).toBe(true)
    await desk.cancel(token, intent())
    expect((await desk.book(wish(1, { start: '10:00' }), intent())).ok).toBe(true)
  })

  test('[APT-01] the same form sent twice is one booking', async () => {
    await startAnew()
    const same = intent()
    const [one, other] = [await desk.book(wish(1), same), await desk.book(wish(1), same)]
    expect(one.ok && other.ok && one.value.no === other.value.no).toBe(true)
  })
})

describe('coming back to a booking', () => {
  test('[APT-05] by number and code, however they are typed; a stranger is turned away after a few tries', async () => {
    await startAnew()
    const { no, code, token } = await made(1)
    const from = (address: string, typed: string, at: Instant = now) =>
      desk.open({ check: { no, code: typed }, address, at, requestId: 'r' })
    expect(await from('10.0.0.1', ` ${code.toLowerCase()} `)).toEqual({ ok: true, value: { token } })
    for (const guess of ['222222', '333333', '444444', '555555', '666666'])
      expect(await from('10.0.0.2', guess)).toMatchObject({ refusal: { code: 'appointments.check-failed' } })
    expect(await from('10.0.0.3', code)).toMatchObject({ refusal: { code: 'appointments.too-many-tries' } })
    expect((await from('10.0.0.3', code, addMinutes(now, 16))).ok).toBe(true)
  })

  test('[APT-05] a secret that was changed opens nothing; what is shown is masked', async () => {
    await startAnew()
    const { token } = await made(1)
    const wrong = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`
    expect(await desk.read(wrong, now)).toMatchObject({ refusal: { code: 'appointments.no-such-booking' } })
    expect(await desk.cancel(wrong, intent())).toMatchObject({ refusal: { code: 'appointments.no-such-booking' } })
    const own = await desk.read(token, now)
    const shown = JSON.stringify(own)
    expect(own.ok).toBe(true)
    for (const secret of [visitorNo(1).identityNumber, visitorNo(1).phone, visitorNo(1).name])
      expect(shown).not.toContain(secret)
  })

  test('[APT-05] it moves to another slot and back; both places are counted right', async () => {
    await startAnew()
    const { token } = await made(1)
    expect((await desk.change(token, { day: monday, start: '11:00' }, intent())).ok).toBe(true)
    const offer = await desk.days('hall-county', 'gthsl', now)
    const free = offer.ok ? offer.value.days[0]?.slots.map((slot) => slot.free) : []
    expect(free).toEqual([2, 2, 1])
    const told = (await db.many(messagesTo, [visitorNo(1).phone])).map(({ template }) => template)
    expect(told).toContain('bookingChanged')
    await made(2, { start: '10:00' })
    await made(3, { start: '10:00' })
    const full = await desk.change(token, { day: monday, start: '10:00' }, intent())
    expect(full).toMatchObject({ refusal: { code: 'appointments.slot-full' } })
    const still = await desk.read(token, now)
    expect(still).toMatchObject({ value: { start: '11:00', changesLeft: 2 } })
  })
})

describe('the clock', () => {
  const run = async (name: string, at: Instant) => {
    now = at
    await module.jobs?.find((job) => job.name === name)?.run(undefined)
  }

  test('[APT-04] the reminder goes out once, some hours before the slot', async () => {
    await startAnew()
    const { id } = await made(1)
    await run('appointments.remind-bookings', instant('2026-09-27T12:30:00+08:00'))
    expect((await db.one(rowOf, [id])).reminded_at).toBeNull()
    await run('appointments.remind-bookings', instant('2026-09-27T13:10:00+08:00'))
    await run('appointments.remind-bookings', instant('2026-09-27T13:20:00+08:00'))
    const told = (await db.many(messagesTo, [visitorNo(1).phone])).filter(
      ({ template }) => template === 'bookingReminder',
    )
    const since = told.filter(({ text }) => text.includes('9月28日'))
    expect(since).toHaveLength(1)
  })

  test('[APT-03] who does not come has missed it; who missed three waits', async () => {
    await startAnew()
    const { id } = await made(5)
    await run('appointments.pass-time', instant('2026-09-28T10:14:00+08:00'))
    expect((await db.one(rowOf, [id])).state).toBe('booked')
    await run('appointments.pass-time', instant('2026-09-28T10:16:00+08:00'))
    expect((await db.one(rowOf, [id])).state).toBe('missed')
    for (const start of ['10:00', '11:00']) await made(5, { start, item: start === '10:00' ? 'gthsl' : 'gssl' }, sunday)
    await run('appointments.pass-time', instant('2026-09-28T13:00:00+08:00'))
    const again = { ...wish(5), day: plainDate('2026-09-29') }
    expect(await desk.book(again, intent())).toMatchObject({
      refusal: { code: 'appointments.blocked', until: '2026-10-28' },
    })
  })

  test('[APT-06] who came is found by mobile, number or document, arrives once, and is done the day after', async () => {
    await startAnew()
    const { id, no } = await made(6)
    const { phone, identityKind, identityNumber } = visitorNo(6)
    const at = instant('2026-09-28T08:45:00+08:00')
    const hall = 'hall-county'
    for (const by of [{ phone }, { no: no.toLowerCase() }, { identities: [{ identityKind, identityNumber }] }])
      expect(await findArrivable(parts, { hall, ...by }, at)).toMatchObject([{ id, board: 'ssdj', phone }])
    const [early] = await findArrivable(parts, { hall, phone }, instant('2026-09-28T08:00:00+08:00'))
    expect(early?.reason).toBe('appointments.too-early')
    const arriving = () => withTransaction(db, (tx) => arrive(tx, { id, hall }, { at, record: async () => undefined }))
    expect(await arriving()).toMatchObject({ ok: true, value: { phone, item: 'gthsl', aheadMinutes: 20 } })
    expect(await arriving()).toMatchObject({ refusal: { code: 'appointments.not-in-this-state' } })
    expect(await findArrivable(parts, { hall, phone }, at)).toEqual([])
    await run('appointments.pass-time', instant('2026-09-29T00:05:00+08:00'))
    expect((await db.one(rowOf, [id])).state).toBe('done')
  })
})

describe('the hall', () => {
  test('[APT-06] sees its day in the order of the slots, finds people, and lets them arrive', async () => {
    await startAnew()
    const later = await made(1, { start: '11:00' })
    await made(2)
    const list = await ask('clerk', 'GET', `/halls/hall-county/bookings?day=${monday}`)
    expect(list.body).toMatchObject({ rows: [{ start: '09:00', boardName: '商事登记' }, { start: '11:00' }] })
    expect(JSON.stringify(list.body)).not.toContain(visitorNo(1).identityNumber)
    const found = await ask(
      'clerk',
      'GET',
      `/halls/hall-county/bookings?day=${monday}&q=${encodeURIComponent(later.no.slice(-4))}`,
    )
    expect(found.body).toMatchObject({ rows: [{ no: later.no }] })
    const page = await ask('clerk', 'GET', `/halls/hall-county/bookings?day=${monday}&limit=1`)
    const next = await ask(
      'clerk',
      'GET',
      `/halls/hall-county/bookings?day=${monday}&limit=1&after=${String(page.body['next'])}`,
    )
    expect(next.body).toMatchObject({ rows: [{ no: later.no }] })
    expect((await ask('clerk', 'GET', `/halls/hall-county/booking-day?day=${monday}`)).body).toMatchObject({
      booked: 2,
      places: 6,
      slots: [{ booked: 1 }, { booked: 0 }, { booked: 1 }],
    })
  })

  test('[APT-01] the guide desk books, moves and cancels for others; cancelling needs a reason', async () => {
    await startAnew()
    const { name, phone, identityKind, identityNumber } = visitorNo(9)
    // The server's own clock judges what is open: a plan of every day, and the day after tomorrow.
    await setUpPlan(parts, {
      at: sunday,
      board: 'bdcjy',
      hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, open: [['00:00', '23:00']] as const })),
    })
    const days = await ask(undefined, 'GET', '/halls/hall-county/booking-days?item=bdc')
    const offered = (days.body['days'] as { day: string }[]).at(2)?.day ?? ''
    const body = {
      item: 'bdc',
      day: offered,
      start: '09:00',
      name,
      phone,
      identityKind,
      identityNumber,
      channel: 'hotline',
    }
    const booked = await ask('clerk', 'POST', '/halls/hall-county/bookings', body)
    expect(booked.status).toBe(200)
    const id = String(booked.body['id'])
    expect((await ask('clerk', 'POST', `/bookings/${id}/slot`, { day: offered, start: '10:00' })).status).toBe(200)
    expect((await ask('clerk', 'POST', `/bookings/${id}/arrival`)).body).toMatchObject({
      code: 'appointments.too-early',
    })
    expect((await ask('clerk', 'POST', `/bookings/${id}/cancellation`, { reason: ' ' })).status).toBe(422)
    expect((await ask('clerk', 'POST', `/bookings/${id}/cancellation`, { reason: '本人来电' })).status).toBe(200)
    expect((await db.one(rowOf, [id])).state).toBe('cancelled')
  })

  test('[SEC-01] bookings of another hall, and settings without the permission, are out of reach', async () => {
    await startAnew()
    const { id } = await made(1)
    const to = async (person: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) =>
      (await ask(person, method, url, body)).status
    expect(await to('elsewhere', 'GET', '/halls/hall-county/bookings')).toBe(404)
    expect(await to('elsewhere', 'POST', `/bookings/${id}/arrival`)).toBe(404)
    expect(await to('elsewhere', 'POST', `/bookings/${id}/cancellation`, { reason: 'x' })).toBe(404)
    expect(await to('supervisor', 'GET', '/halls/hall-county/bookings')).toBe(200)
    expect(await to('supervisor', 'POST', `/bookings/${id}/arrival`)).toBe(403)
    expect(await to('reviewer', 'GET', '/halls/hall-county/bookings')).toBe(403)
    const plan = { board: 'ssdj', terms }
    expect(await to('clerk', 'POST', '/halls/hall-county/booking-plans', plan)).toBe(403)
    expect(await to('keeper', 'POST', '/halls/hall-other/booking-plans', plan)).toBe(404)
    expect((await ask('keeper', 'POST', '/halls/hall-county/booking-plans', plan)).body).toMatchObject({
      code: 'appointments.board-taken',
    })
  })

  test('[APT-02] plans, special days and rules are kept with a version; who is second is told', async () => {
    const before = (await ask('keeper', 'GET', '/halls/hall-county/booking-settings')).body as {
      plans: { id: string; board: string; version: number; terms: object }[]
      rules: object
      version: number
    }
    const plan = before.plans.find(({ board }) => board === 'ssdj')
    const change = { terms: { ...plan?.terms, places: 3 }, isActive: true, expectedVersion: plan?.version }
    const url = `/halls/hall-county/booking-plans/${plan?.id}`
    expect((await ask('keeper', 'PUT', url, change)).body).toMatchObject({ version: 2 })
    expect((await ask('keeper', 'PUT', url, change)).body).toMatchObject({ code: 'appointments.stale-version' })
    const days = [{ day: '2026-10-01', name: '国庆预约服务', open: [['09:00', '10:00']] }]
    const rules = { rules: before.rules, days, expectedVersion: before.version }
    expect((await ask('keeper', 'PUT', '/halls/hall-county/booking-rules', rules)).status).toBe(200)
    expect((await ask('keeper', 'PUT', '/halls/hall-county/booking-rules', rules)).status).toBe(409)
    expect((await db.many(eventsOf, ['booking-rules:hall-county'])).map(({ type }) => type)).toEqual([
      'appointments.rules-changed',
    ])
  })

  test('[APT-06] the share of bookings counts who came, missed and cancelled', async () => {
    await startAnew()
    const { id } = await made(1)
    await made(2)
    await runCommand(db, cancelBooking(parts), { id, reason: '' }, intent())
    const counted = { day: monday, booked: 2, arrived: 0, missed: 0, cancelled: 1, byStaff: 0 }
    expect(await shareByDay(db, 'hall-county', monday, monday)).toEqual([counted])
    expect(await shareByDay(db, 'hall-other', monday, monday)).toEqual([])
    const answered = await ask('supervisor', 'GET', '/halls/hall-county/booking-share?days=92')
    expect(answered.status).toBe(200)
  })

  test('[APT-01] the items of a hall are found by a phrase; a hall that is not there has none', async () => {
    expect(await desk.items('hall-county', '公司')).toMatchObject({ value: { rows: [{ id: 'gssl' }], total: 1 } })
    expect(await desk.items('hall-nowhere', '')).toMatchObject({ refusal: { code: 'appointments.no-such-hall' } })
  })
})
