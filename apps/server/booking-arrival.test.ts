import { arrangeHall } from '@yichuang/modules/queue/public'
import { runCommand } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { nobody } from '@yichuang/platform/pure'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HALL, openDayHall } from './testing/day-hall.ts'

const { db } = await testDatabase()
// a Monday, at nine
const nine = '2026-11-23T01:00:00.000Z' as Instant
let hall: Awaited<ReturnType<typeof openDayHall>>
beforeAll(async () => {
  hall = await openDayHall(db, nine)
  const groups = [{ letter: 'F', name: '商事登记', serviceSeconds: 600, boards: ['ssdj'], windows: [] }]
  await runCommand(db, arrangeHall, { hall: HALL, groups }, { actor: nobody, at: nine, key: 'boards' })
  const week = [1, 2, 3, 4, 5].map((day) => ({ day, open: [['09:00', '12:00']] }))
  for (const board of ['ssdj', 'bdcjy']) {
    const terms = { ...slots, name: board, hours: week }
    const { status } = await hall.call('manager', 'POST', `/halls/${HALL}/booking-plans`, { board, terms })
    if (status !== 200) throw new Error(`no plan: ${status}`)
  }
}, 120_000)
afterAll(() => hall.close())

const slots = { items: [], slotMinutes: 60, places: 5, itemPlaces: 0, dayPlaces: 0, daysAhead: 7, closeMinutes: 0 }
const visitors = [
  { name: '周砚秋', phone: '13912348101', identityKind: 'residentId', identityNumber: '440524188001010014' },
  { name: '韩松雪', phone: '13912348102', identityKind: 'residentId', identityNumber: '11010119900307002X' },
]
const stateOf = prepared<{ state: string }, [id: string]>(
  'test.state-of-booking',
  `select state from appointments.booking where id = $1`,
)
const ticketsOf = prepared<{ no: string; item: string }, [booking: string]>(
  'test.tickets-of-booking',
  `select no, item from queue.ticket where booking = $1`,
)

async function booked(item: string, visitor: object): Promise<string> {
  const wish = { item, day: '2026-11-23', start: '10:00', channel: 'desk', ...visitor }
  const { status, body } = await hall.call<{ id: string }>('manager', 'POST', `/halls/${HALL}/bookings`, wish)
  expect([status, body]).toEqual([200, expect.objectContaining({ id: expect.any(String) })])
  return body.id
}

test('[APT-06] who is let arrive on the page of bookings has a number in the same act', async () => {
  const id = await booked('gthsl', visitors[0] ?? {})
  const arrive = () => hall.call<object>('manager', 'POST', `/bookings/${id}/arrival`)
  hall.at(5)
  expect((await arrive()).body).toMatchObject({ code: 'appointments.too-early' })
  expect(await db.many(ticketsOf, [id])).toEqual([])
  hall.at(55)
  const { status, body } = await arrive()
  expect([status, body]).toEqual([200, expect.objectContaining({ id, version: 2 })])
  expect(body).toMatchObject({ ticket: { no: 'F001', ahead: 0, token: expect.any(String) } })
  expect(await db.one(stateOf, [id])).toEqual({ state: 'arrived' })
  expect(await db.many(ticketsOf, [id])).toEqual([{ no: 'F001', item: 'gthsl' }])
  expect((await arrive()).body).toMatchObject({ code: 'appointments.not-in-this-state' })
})

test('[APT-06] where no line takes the item, the booking arrives without a number', async () => {
  hall.at(0)
  const id = await booked('clfzy', visitors[1] ?? {})
  hall.at(55)
  const { body } = await hall.call<object>('manager', 'POST', `/bookings/${id}/arrival`)
  expect(body).toMatchObject({ id, ticket: null })
  expect(await db.one(stateOf, [id])).toEqual({ state: 'arrived' })
})
