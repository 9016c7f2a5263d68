import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { listHalls } from '@yichuang/modules/halls/contract'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as contract from '../contract.ts'
import type { BookingDay, BookingLine, BookingSettings } from '../contract.ts'
import { BookingsPage } from './BookingsPage.tsx'
import { texts } from './index.ts'
import { SettingsPage } from './SettingsPage.tsx'
import { SharePage } from './SharePage.tsx'
import { parseSpans, weekLines } from './spans-text.ts'

function missing(): never {
  throw new Error('the contract has no example')
}
const line: BookingLine = contract.listBookings.example.answer?.rows[0] ?? missing()
const early: BookingLine = {
  ...line,
  id: 'early',
  name: '许知远',
  actions: [
    { name: 'arrive', allowed: false, reason: 'appointments.too-early' },
    { name: 'change', allowed: true },
    { name: 'cancel', allowed: true },
  ],
}
const day: BookingDay = contract.readBookingDay.example.answer ?? missing()
const settings: BookingSettings = contract.readBookingSettings.example.answer ?? missing()
const kept = contract.arriveBooking.example.answer ?? missing()
const made = contract.bookForAnother.example.answer ?? missing()
const offer = contract.readBookingDays.example.answer ?? missing()

function aServer() {
  return fakeServer()
    .answer(contract.listBookings, { rows: [line, early] })
    .answer(contract.readBookingDay, day)
    .answer(contract.arriveBooking, kept)
    .answer(contract.cancelBooking, kept)
    .answer(contract.changeBooking, kept)
    .answer(contract.bookForAnother, made)
    .answer(contract.readBookingDays, offer)
    .answer(contract.listBookableItems, contract.listBookableItems.example.answer ?? missing())
    .answer(contract.readBookingShare, contract.readBookingShare.example.answer ?? missing())
    .answer(contract.readBookingSettings, settings)
    .answer(contract.changeBookingPlan, { id: 'p', version: 2 })
    .answer(contract.changeBookingRules, { id: 'h', version: 2 })
    .answer(listHalls, { rows: listHalls.example.answer?.rows ?? [] })
}
const hall = { id: 'hall-county', name: '云岫县行政服务中心' }
const desk = ['appointments.read', 'appointments.book', 'appointments.arrive']
const patient = { timeout: 20_000 }
const session = (permissions: readonly string[]) => ({ permissions: [...permissions], hall })
const type = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })

test('[APT-06] the day of the hall: how full it is, and one press lets somebody arrive', async () => {
  const server = aServer()
  await renderPage(<BookingsPage />, { at: '/work/bookings', texts: [texts], session: session(desk) })
  expect(await screen.findByText('6 / 8')).toBeTruthy()
  const rows = await screen.findAllByRole('row')
  const mine = rows.find((row) => row.textContent?.includes(line.name)) ?? missing()
  fireEvent.click(within(mine).getByRole('button', { name: '到达' }))
  await waitFor(() => expect(server.calls(contract.arriveBooking)).toHaveLength(1))
  const drawer = await screen.findByRole('dialog', { name: `${line.name} 已到达` })
  expect(within(drawer).getByText('B037')).toBeTruthy()
  expect(within(drawer).getByText('前面还有 6 人，约 18 分钟')).toBeTruthy()
  expect(within(drawer).getByText('请到 1F 东厅等候区等候')).toBeTruthy()
  let paper = ''
  window.print = () => (paper = document.querySelector('.paper-slip')?.textContent ?? '')
  press('p')
  await waitFor(() => expect(paper).toContain('B037'))
  expect(paper).toContain(hall.name)
  await waitFor(() => expect(document.querySelector('.paper-slip')).toBeNull())
})

test('[APT-06] where the hall has no line for the item, the booking arrives without a number', async () => {
  const server = aServer().answer(contract.arriveBooking, { ...kept, ticket: null })
  await renderPage(<BookingsPage />, { at: '/work/bookings', texts: [texts], session: session(desk) })
  const rows = await screen.findAllByRole('row')
  const mine = rows.find((row) => row.textContent?.includes(line.name)) ?? missing()
  fireEvent.click(within(mine).getByRole('button', { name: '到达' }))
  expect(await screen.findByText(`${line.name} 已到达`)).toBeTruthy()
  expect(server.calls(contract.arriveBooking)).toHaveLength(1)
})

test('[APT-06] who is too early cannot arrive yet, and the reason is said', async () => {
  const server = aServer()
  await renderPage(<BookingsPage />, { at: '/work/bookings', texts: [texts], session: session(desk) })
  const rows = await screen.findAllByRole('row')
  const other = rows.find((row) => row.textContent?.includes(early.name)) ?? missing()
  fireEvent.click(within(other).getByRole('button', { name: /到达/ }))
  expect(within(other).getByRole('button', { name: /到达/ }).getAttribute('aria-disabled')).toBe('true')
  expect(server.calls(contract.arriveBooking)).toHaveLength(0)
})

test('[APT-05] cancelling for somebody needs a reason', async () => {
  const server = aServer()
  await renderPage(<BookingsPage />, { at: '/work/bookings', texts: [texts], session: session(desk) })
  const rows = await screen.findAllByRole('row')
  const other = rows.find((row) => row.textContent?.includes(early.name)) ?? missing()
  fireEvent.click(within(other).getByRole('button', { name: '取消' }))
  await screen.findByRole('textbox', { name: /原因/ })
  press('F9')
  expect(server.calls(contract.cancelBooking)).toHaveLength(0)
  type(/原因/, '本人来电取消')
  press('F9')
  await waitFor(() => expect(server.calls(contract.cancelBooking)[0]?.body).toEqual({ reason: '本人来电取消' }))
})

test('[APT-01] the guide desk books for somebody, and tells number and code', patient, async () => {
  const server = aServer()
  await renderPage(<BookingsPage />, { at: '/work/bookings', texts: [texts], session: session(desk) })
  await screen.findByText('6 / 8')
  press('n')
  await screen.findByRole('textbox', { name: /事项/ })
  type(/事项/, '食品')
  fireEvent.click(await screen.findByRole('radio', { name: /食品经营许可新办/ }))
  fireEvent.click(await screen.findByRole('radio', { name: /09:00/ }))
  type(/姓名/, '周砚秋')
  type(/证件号码/, '440524188001010014')
  type(/^手机号/, '13912346027')
  press('F9')
  const told = (await screen.findByText(made.code)).closest('.booking-made')
  expect(told?.textContent).toContain(made.no)
  expect(server.calls(contract.bookForAnother)[0]?.body).toMatchObject({
    item: 'spjy',
    day: '2026-09-28',
    start: '09:00',
    channel: 'desk',
  })
})

test('[APT-06] who only looks has no way to book, and chooses the hall first', async () => {
  aServer()
  await renderPage(<BookingsPage />, {
    at: '/work/bookings',
    texts: [texts],
    session: { permissions: ['appointments.read'] },
  })
  expect(await screen.findByText('选一个大厅')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /代预约/ })).toBeNull()
})

test('[APT-06] the share of bookings by day', async () => {
  aServer()
  await renderPage(<SharePage />, { at: '/work/booking-share', texts: [texts], session: session(desk) })
  expect(await screen.findByText('90%')).toBeTruthy()
  expect(screen.getByText('20%')).toBeTruthy()
})

test(
  '[APT-02] a plan is changed with the version that was seen; what cannot be read is not sent',
  patient,
  async () => {
    const server = aServer()
    await renderPage(<SettingsPage />, {
      at: '/work/booking-settings',
      texts: [texts],
      session: session([...desk, 'appointments.manage']),
    })
    const name = await screen.findByText('每 30 分钟 8 个名额，单个事项最多 4 个，提前 7 天开放，开始前 30 分钟截止')
    fireEvent.click(within(name.closest('li') ?? missing()).getByRole('button', { name: '修改' }))
    type(/星期一/, '上午')
    press('F9')
    expect(server.calls(contract.changeBookingPlan)).toHaveLength(0)
    type(/星期一/, '9:00-11:00')
    type(/每个时段名额/, '10')
    press('F9')
    await waitFor(() => expect(server.calls(contract.changeBookingPlan)).toHaveLength(1))
    expect(server.calls(contract.changeBookingPlan)[0]?.body).toMatchObject({
      expectedVersion: 1,
      terms: { places: 10, hours: [{ day: 1, open: [['09:00', '11:00']] }, { day: 6 }] },
    })
  },
)

test('[APT-03] the rules against missed bookings are changed; special days stay as they are', async () => {
  const server = aServer()
  await renderPage(<SettingsPage />, {
    at: '/work/booking-settings',
    texts: [texts],
    session: session([...desk, 'appointments.manage']),
  })
  const card = (await screen.findByText('90 天内未到 3 次，暂停预约 30 天')).closest('section') ?? missing()
  fireEvent.click(within(card).getByRole('button', { name: '修改' }))
  type(/未到几次暂停预约/, '2')
  press('F9')
  await waitFor(() => expect(server.calls(contract.changeBookingRules)).toHaveLength(1))
  expect(server.calls(contract.changeBookingRules)[0]?.body).toMatchObject({
    rules: { ...settings.rules, mostMissed: 2 },
    days: settings.days,
    expectedVersion: 1,
  })
})

test('[APT-06] hours are read as people type them, and told by spans of the week', () => {
  expect(parseSpans('9：00至11:30，13:30–17:00')).toEqual([
    ['09:00', '11:30'],
    ['13:30', '17:00'],
  ])
  expect(parseSpans('全天')).toBeUndefined()
  const open = [['09:00', '11:00']] as const
  expect(weekLines([1, 2, 3, 6].map((one) => ({ day: one, open })))).toMatchObject([
    { from: 1, to: 3 },
    { from: 6, to: 6 },
  ])
})
