import { addDays, instant, plainDate } from '@yichuang/modules/calendar/rules'
import { runCommand } from '@yichuang/platform/commands'
import { connect, prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { nobody } from '@yichuang/platform/pure'
import type { PlainDate } from '@yichuang/platform/pure'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hallParts, setUpPlan, visitorNo } from '../testing/hall.ts'
import { cancelBooking, changeBooking } from './act-on-booking.ts'
import { makeBooking } from './make-booking.ts'

const { db, url } = await testDatabase({ poolSize: 8 })
const monday = plainDate('2026-09-28')
const at = instant('2026-09-28T07:00:00+08:00')
// A second process: its own connections, its own memory.
let second: Database
const clear = prepared<never, []>('test.clear', `delete from appointments.booking`)
const clearCounts = prepared<never, []>('test.clear-counts', `delete from appointments.place_count`)
const live = prepared<{ day: PlainDate; start: string; live: number; taken: number }, []>(
  'test.live-and-taken',
  `select c.day, c.start, c.taken, (select count(*)::int from appointments.booking b
     where b.plan = c.plan and b.day = c.day and b.start = c.start and b.state <> 'cancelled') as live
   from appointments.place_count c where c.kind = 'slot' order by c.day, c.start`,
)
const dayAndItem = prepared<{ kind: string; wrong: number }, []>(
  'test.day-and-item',
  `select kind, count(*)::int as wrong from appointments.place_count c where kind <> 'slot' and taken <> (
     select count(*) from appointments.booking b where b.plan = c.plan and b.day = c.day and b.state <> 'cancelled'
       and (c.kind = 'day' or (b.start = c.start and b.item = c.subject))) group by kind`,
)

beforeAll(async () => {
  second = await connect(url, { poolSize: 8 })
  await setUpPlan(hallParts(db), { at, places: 20, itemPlaces: 0 })
})
afterAll(() => second.close())

let keys = 0
const intent = () => ({ actor: nobody, at, key: `race ${(keys += 1)}` })
const wishOf = (index: number, { day = monday, start = '09:00', item = 'gthsl' } = {}) => ({
  hall: 'hall-county',
  item,
  day,
  start,
  visitor: visitorNo(index),
  channel: 'web' as const,
})

test('[APT-02] 500 people who book 20 places in the same second, over two processes: exactly 20 each time', async () => {
  const makers = [db, second].map((one) => ({ one, making: makeBooking(hallParts(one)) }))
  for (let round = 0; round < 3; round += 1) {
    const day = addDays(monday, round)
    const tries = Array.from({ length: 500 }, (_, n) => {
      const { one, making } = makers[n % 2] ?? { one: db, making: makeBooking(hallParts(db)) }
      return runCommand(one, making, wishOf(round * 500 + n, { day }), intent())
    })
    const answers = await Promise.all(tries)
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20)
    expect(new Set(refusals)).toEqual(new Set(['appointments.slot-full']))
    const numbers = answers.flatMap((answer) => (answer.ok ? [answer.value.no] : []))
    expect(new Set(numbers).size).toBe(20)
  }
  expect((await db.many(live, [])).map((row) => [row.live, row.taken])).toEqual([1, 2, 3].map(() => [20, 20]))
}, 120_000)

test('[APT-03] one document that books the same item many times at once gets one booking', async () => {
  await db.run(clear, [])
  const makers = [db, second].map((one) => ({ one, making: makeBooking(hallParts(one)) }))
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, n) => {
      const { one, making } = makers[n % 2] ?? { one: db, making: makeBooking(hallParts(db)) }
      return runCommand(one, making, wishOf(7, { day: addDays(monday, 4) }), intent())
    }),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))
  expect(new Set(refusals)).toEqual(new Set(['appointments.has-booking']))
})

const act = fc.record({
  kind: fc.constantFrom('book', 'book', 'change', 'cancel'),
  person: fc.integer({ min: 0, max: 11 }),
  item: fc.constantFrom('gthsl', 'gssl'),
  start: fc.constantFrom('09:00', '10:00', '11:00'),
})

test('[APT-02] however booking, moving and cancelling fall together, no limit is exceeded and no place is lost', async () => {
  const hall = 'hall-other'
  const limits = { places: 3, itemPlaces: 2, dayPlaces: 5 }
  await setUpPlan(hallParts(db), { hall, at, ...limits })
  const making = [db, second].map((one) => makeBooking(hallParts(one)))
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 40 }), async (acts) => {
      await db.run(clear, [])
      await db.run(clearCounts, [])
      const made = new Map<string, string>()
      await Promise.all(
        acts.map(async ({ kind, person, item, start }, n) => {
          const one = n % 2 === 0 ? db : second
          const key = `${person} ${item}`
          const id = made.get(key)
          if (kind === 'book') {
            const wish = { ...wishOf(person, { item, start }), hall }
            const done = await runCommand(one, making[n % 2] ?? makeBooking(hallParts(one)), wish, intent())
            if (done.ok) made.set(key, done.value.id)
          } else if (id !== undefined && kind === 'change')
            await runCommand(one, changeBooking(hallParts(one)), { id, day: monday, start }, intent())
          else if (id !== undefined) await runCommand(one, cancelBooking(hallParts(one)), { id, reason: '' }, intent())
        }),
      )
      const ids = [...made.values()]
      await Promise.all([
        ...ids.map((id, n) => {
          const start = ['09:00', '10:00', '11:00'][n % 3] ?? '09:00'
          return runCommand(db, changeBooking(hallParts(db)), { id, day: monday, start }, intent())
        }),
        ...ids
          .slice(0, 3)
          .map((id) => runCommand(second, cancelBooking(hallParts(second)), { id, reason: '' }, intent())),
      ])
      const rows = await db.many(live, [])
      expect(rows.every((row) => row.live === row.taken && row.taken <= limits.places)).toBe(true)
      expect(rows.reduce((sum, row) => sum + row.live, 0)).toBeLessThanOrEqual(limits.dayPlaces)
      expect(await db.many(dayAndItem, [])).toEqual([])
    }),
    { numRuns: 12 },
  )
}, 120_000)
