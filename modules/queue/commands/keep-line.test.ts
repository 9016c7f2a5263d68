import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { addMinutes, instant } from '@yichuang/modules/calendar/rules'
import type { Places } from '@yichuang/modules/halls/public'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { nobody } from '@yichuang/platform/pure'
import type { Actor } from '@yichuang/platform/pure'
import { expect, test } from 'vitest'
import { queueDesk } from '../desk.ts'
import type { QueueParts } from '../parts.ts'
import { hallPicture } from '../queries/hall-picture.ts'
import { linesOfHall } from '../queries/lines.ts'
import type { QueueTables } from '../tables.ts'
import { giveBackTicket } from './act-on-ticket.ts'
import { changeLine, closeLine, openLine } from './keep-line.ts'

const { db } = await testDatabase()
const nine = instant('2026-09-18T09:00:00+08:00')
const halls = ['l1', 'l2', 'l3'].map((id) => ({ id, name: id, region: '339921', is_active: true }))
const windows = ['l1-1', 'l1-2', 'l2-1', 'l3-1'].map((id) => ({ id, no: id, hall: id.slice(0, 2), is_closed: false }))
const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))
const parts: QueueParts = {
  db,
  bookings: {
    comers: async () => [],
    held: async () => ({ ok: false, refusal: { code: 'none' } }),
    specialHours: async () => undefined,
  },
  places: {
    current: async () => ({ halls: byId(halls), windows: byId(windows), zones: new Map() }) as unknown as Places,
  },
  publicUrl: () => '',
  itemOf: async () => ({ name: '税务登记', board: 'sw' }),
  boards: async () =>
    new Map([
      ['ssdj', '商事登记'],
      ['sw', '税务'],
    ]),
  staffNo: async () => undefined,
  served: async () => undefined,
  isApplication: async () => false,
  completions: async () => new Map(),
}
const staff = (role: Role, hall: string): Actor => ({
  ...nobody,
  kind: 'staff',
  person: `${role} ${hall}`,
  name: role,
  roles: [role],
  permissions: permissionsOf([role]),
  region: '339921',
  hall,
})

let keys = 0
const intent = (by: Actor, at = nine) => ({ actor: by, at, key: `line-${(keys += 1)}` })
const run = <Input, Answer>(command: Command<QueueTables, Input, Answer>, input: Input, hall = 'l1', at = nine) =>
  runCommand(db, command, input, intent(staff('hall-manager', hall), at))
const line = (hall: string, letter: string, change = {}) => ({
  hall,
  letter,
  name: `业务${letter}`,
  serviceMinutes: 12,
  boards: [] as readonly string[],
  windows: [`${hall}-1`],
  isFirst: false,
  ...change,
})
const eventsOf = prepared<{ type: string }, [stream: string]>(
  'test.line-events',
  `select type from platform.event where stream = $1 order by seq`,
)
const take = (hall: string, wish: object, at = nine) =>
  queueDesk(parts).take({ hall, ...wish }, intent(staff('guide', hall), at))

test('[QUE-03] a hall without lines gets its first: numbers are taken, its windows call it, items come by board', async () => {
  expect(await run(openLine(parts), line('l1', 'A'))).toEqual({ ok: true, value: { id: 'l1-a', version: 1 } })
  const wish = line('l1', 'B', { boards: ['sw'], windows: ['l1-1', 'l1-2'], isFirst: true, name: ' 税务 ' })
  expect(await run(openLine(parts), wish)).toMatchObject({ ok: true })
  const { windows: calling, groups } = await hallPicture(db, 'l1', nine)
  expect(groups.map(({ letter, name }) => `${letter} ${name}`)).toEqual(['A 业务A', 'B 税务'])
  expect(calling.map(({ window_id: id, ranks }) => [id, ranks])).toEqual([
    ['l1-1', [0, 0]],
    ['l1-2', [0]],
  ])
  expect(await take('l1', { item: 'swdj' })).toMatchObject({ value: { no: 'B001' } })
  expect(await run(openLine(parts), line('l1', 'B'))).toMatchObject({ refusal: { code: 'queue.letter-taken' } })
  expect(await run(openLine(parts), line('l1', 'C', { windows: ['l2-1'] }))).toMatchObject({
    refusal: { code: 'queue.no-such-window' },
  })
  expect(await run(openLine(parts), line('l1', 'C'), 'l2')).toMatchObject({ refusal: { code: 'queue.no-such-hall' } })
  expect((await db.many(eventsOf, ['queue:l1'])).map(({ type }) => type)).toEqual([
    'queue.line-opened',
    'queue.line-opened',
  ])
})

test('[QUE-03] a line is renamed at any time; another letter it gets before the first number of the day', async () => {
  const opened = await run(openLine(parts), line('l2', 'A'), 'l2')
  const id = opened.ok ? opened.value.id : ''
  const change = (letter: string, expectedVersion: number, at = nine) =>
    run(changeLine(parts), { ...line('l2', letter, { name: '综合' }), line: id, expectedVersion }, 'l2', at)
  expect(await change('K', 1)).toMatchObject({ value: { id, version: 2 } })
  expect(await take('l2', { group: id })).toMatchObject({ value: { no: 'K001' } })
  expect(await change('M', 2)).toMatchObject({ refusal: { code: 'queue.letter-in-use', numbers: 1 } })
  expect(await change('K', 1)).toMatchObject({ refusal: { code: 'queue.stale-version', version: 2 } })
  expect(await change('M', 2, addMinutes(nine, 24 * 60))).toMatchObject({ ok: true })
  // the letter it had is free, and its new owner gets an id of its own
  const again = await run(openLine(parts), line('l2', 'A'), 'l2')
  expect(again.ok && again.value.id).toMatch(/^l2-a-[0-9a-f]{8}$/)
})

test('[QUE-03] a line with people waiting stays; closed, it gives no numbers, and its letter opens it again', async () => {
  const opened = await run(openLine(parts), line('l3', 'A', { boards: ['sw'] }), 'l3')
  const id = opened.ok ? opened.value.id : ''
  const close = (expectedVersion: number) => run(closeLine(parts), { hall: 'l3', line: id, expectedVersion }, 'l3')
  const waits = await take('l3', { group: id })
  expect(await close(1)).toEqual({
    ok: false,
    refusal: { code: 'queue.line-has-waiting', name: '业务A', people: 1 },
  })
  const token = waits.ok ? waits.value.token : ''
  expect(await runCommand(db, giveBackTicket, { token }, intent(nobody))).toMatchObject({ ok: true })
  expect(await close(1)).toEqual({ ok: true, value: { id, version: 2 } })
  expect(await close(2)).toMatchObject({ refusal: { code: 'queue.no-such-group' } })
  expect(await take('l3', { group: id })).toMatchObject({ refusal: { code: 'queue.no-such-group' } })
  expect(await take('l3', { item: 'swdj' })).toMatchObject({ refusal: { code: 'queue.no-such-group' } })
  expect(await linesOfHall(db, 'l3')).toMatchObject([{ id, isActive: false }])
  expect(await run(openLine(parts), line('l3', 'A', { name: '又开' }), 'l3')).toMatchObject({ value: { id } })
  expect(await take('l3', { group: id })).toMatchObject({ value: { no: 'A002' } })
})

test('[QUE-03] closing and taking a number at once: a number in an open line, or none', async () => {
  const opened = await run(openLine(parts), line('l3', 'B'), 'l3')
  const id = opened.ok ? opened.value.id : ''
  const [closed, taken] = await Promise.all([
    run(closeLine(parts), { hall: 'l3', line: id, expectedVersion: 1 }, 'l3'),
    take('l3', { group: id }),
  ])
  expect(closed.ok).toBe(!taken.ok)
})
