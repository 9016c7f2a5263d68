import { permissionsOf } from '@yichuang/modules/access/rules'
import { bookingDesk, changeRules } from '@yichuang/modules/appointments/public'
import { usualRules } from '@yichuang/modules/appointments/rules'
import { addMinutes, bareCalendar, compileCalendar, dateOf, instant } from '@yichuang/modules/calendar/rules'
import type { Places } from '@yichuang/modules/halls/public'
import { runCommand } from '@yichuang/platform/commands'
import { testDatabase } from '@yichuang/platform/db/testing'
import { nobody } from '@yichuang/platform/pure'
import type { Actor } from '@yichuang/platform/pure'
import { beforeAll, expect, test } from 'vitest'
import { queueDesk } from '../desk.ts'
import type { QueueParts } from '../parts.ts'
import { queueBoard } from '../queries/board.ts'
import { arrangeHall } from './arrange.ts'
import { extendOpening } from './extend-opening.ts'
import { takeTicket } from './take-ticket.ts'
import { turnWindow } from './turn-window.ts'

const { db } = await testDatabase()
/** A Friday. */
const nine = instant('2026-09-18T09:00:00+08:00')
const openOn = (...open: readonly (readonly [string, string])[]) => ({ hours: { weekly: [{ day: 5, open }] } })
const halls = [
  // closed from five past nine to ten
  { id: 'n1', details: openOn(['08:00', '09:05'], ['10:00', '17:00']) },
  { id: 'e1', details: openOn(['08:00', '09:12']) },
  { id: 'e2', details: openOn() },
].map((hall) => ({ ...hall, name: hall.id, region: '339921', is_active: true }))
const windows = halls.map(({ id }) => ({ id: `${id}-1`, no: '1', hall: id, is_closed: false }))
const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))
const places = {
  current: async () => ({ halls: byId(halls), windows: byId(windows), zones: new Map() }) as unknown as Places,
}
const publicUrl = () => ''
const parts: QueueParts = {
  db,
  places,
  publicUrl,
  bookings: bookingDesk({
    db,
    places,
    publicUrl,
    calendar: async () => compileCalendar({ ...bareCalendar, version: 'test', years: [2026] }),
    items: async () => new Map(),
    search: async () => [],
    boards: async () => new Map(),
    secret: async () => Buffer.from('a secret of the tests'),
  }),
  itemOf: async () => undefined,
  boards: async () => new Map(),
  staffNo: async () => undefined,
  served: async () => undefined,
  isApplication: async () => false,
  completions: async () => new Map(),
}
const manager = (hall: string): Actor => ({
  ...nobody,
  kind: 'staff',
  person: `manager ${hall}`,
  name: '大厅管理员',
  roles: ['hall-manager'],
  permissions: permissionsOf(['hall-manager']),
  region: '339921',
  hall,
})
let keys = 0
const intent = (hall: string, at = nine) => ({ actor: manager(hall), at, key: `opening-${(keys += 1)}` })
const desk = queueDesk(parts)
const board = (hall: string) => queueBoard(parts, { id: hall, name: hall }, nine)

async function taken(hall: string, before = 0) {
  const at = addMinutes(nine, -before)
  const answer = await runCommand(db, takeTicket(parts), { hall, group: `${hall}-a` }, intent(hall, at))
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

beforeAll(async () => {
  for (const { id: hall } of halls) {
    const window = `${hall}-1`
    const groups = [{ letter: 'A', name: '投资项目', serviceSeconds: 300, windows: [{ id: window, rank: 0 }] }]
    await runCommand(db, arrangeHall, { hall, groups }, intent(hall))
    await runCommand(db, turnWindow(parts), { window, isOpen: true }, intent(hall))
  }
})

test('[QUE-06] who is called after noon is told so, unless the hall is open through on this day', async () => {
  for (const before of [10, 5]) await taken('n1', before)
  const third = await desk.take({ hall: 'n1', group: 'n1-a' }, intent('n1'))
  expect(third).toMatchObject({ value: { minutes: 65 } })
  expect(await board('n1')).toMatchObject({ groups: [{ minutes: 70 }] })
  const days = [{ day: dateOf(nine), name: '中午不休', open: [['08:00', '17:00']] as const }]
  const wish = { hall: 'n1', rules: usualRules, days, expectedVersion: 0 }
  expect((await runCommand(db, changeRules, wish, intent('n1'))).ok).toBe(true)
  expect(await desk.groups('n1', nine)).toMatchObject({ value: { groups: [{ minutes: 15 }] } })
})

test('[QUE-06] the hall stays open while people wait: board, screen and ticket say until when; taken back it closes on time', async () => {
  const extend = (until: string | null, by = 'e1') =>
    runCommand(db, extendOpening(parts), { hall: 'e1', until }, intent(by))
  expect(await extend('09:20')).toMatchObject({ refusal: { code: 'queue.no-waiting' } })
  for (const before of [9, 8, 7]) await taken('e1', before)
  const closesAt = addMinutes(nine, 12)
  // three services of five minutes: the last ends three minutes after closing
  const late = { people: 1, until: addMinutes(nine, 15) }
  expect((await board('e1')).opening).toEqual({ closesAt, extendedUntil: null, late })
  expect(await extend('09:20', 'n1')).toMatchObject({ refusal: { code: 'queue.no-such-hall' } })
  expect(await extend('09:12')).toMatchObject({ refusal: { code: 'queue.extension-too-early' } })
  const until = addMinutes(nine, 20)
  expect(await extend('09:20')).toEqual({ ok: true, value: { extendedUntil: until } })
  expect((await board('e1')).opening).toEqual({ closesAt, extendedUntil: until, late: null })
  expect(await desk.display('e1', nine)).toMatchObject({ value: { extendedUntil: until } })
  expect(await desk.display('e1', until)).toMatchObject({ value: { extendedUntil: null } })
  const mine = await taken('e1')
  expect(await desk.ticket(mine.token, nine)).toMatchObject({ value: { extendedUntil: until } })
  expect(await extend(null)).toEqual({ ok: true, value: { extendedUntil: null } })
  expect(await extend(null)).toMatchObject({ refusal: { code: 'queue.not-extended' } })
  expect((await board('e1')).opening.extendedUntil).toBeNull()
})

test('[QUE-06] a hall without hours today is not extended', async () => {
  await taken('e2')
  const answer = await runCommand(db, extendOpening(parts), { hall: 'e2', until: '23:00' }, intent('e2'))
  expect(answer).toMatchObject({ refusal: { code: 'queue.no-hours' } })
  expect((await board('e2')).opening).toEqual({ closesAt: null, extendedUntil: null, late: null })
})
