import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { searchItems } from '@yichuang/modules/catalogue/contract'
import { texts as inquiryTexts } from '@yichuang/modules/inquiries/pages'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as contract from '../contract.ts'
import type { MyWindow } from '../contract.ts'
import { GreenChannelPage, GuidePage } from './GuidePage.tsx'
import { texts } from './index.ts'
import { BoardPage } from './BoardPage.tsx'
import { VisitsPage } from './VisitsPage.tsx'
import { LinesPage } from './LinesPage.tsx'
import { TicketStrip } from './TicketStrip.tsx'
import { WindowPage } from './WindowPage.tsx'

const example = contract.readMyWindow.example.answer
if (example === undefined) throw new Error('the contract has no example')
const mine: MyWindow = example
const ticket = mine.current
if (ticket === null) throw new Error('the example has no ticket')
const hall = { id: 'hall-county', name: '云岫县行政服务中心' }

async function atWindow(answer: MyWindow) {
  const acted = { id: ticket?.id ?? '', no: 'B037', state: 'serving' }
  const server = fakeServer()
    .answer(contract.readMyWindow, answer)
    .answer(contract.openMyWindow, { isOpen: true })
    .answer(contract.pauseMyWindow, { isOpen: false })
    .answer(contract.callNext, {})
    .answer(contract.startService, acted)
    .answer(contract.recallTicket, acted)
    .answer(contract.passTicket, acted)
    .answer(contract.returnTicket, acted)
    .answer(contract.transferTicket, acted)
  await renderPage(<WindowPage />, {
    at: '/work/queue',
    texts: [texts],
    session: { permissions: ['queue.serve-ticket'], hall },
  })
  await screen.findByText('等候')
  return server
}

test('[QUE-02] the ticket at the window is called again, passed over and started by keys', async () => {
  const server = await atWindow(mine)
  expect(screen.getByText('B037')).toBeTruthy()
  expect(screen.getByText('老年人')).toBeTruthy()
  expect(screen.getByText('139****6027')).toBeTruthy()
  press('F8')
  await waitFor(() => expect(server.calls(contract.recallTicket)).toHaveLength(1))
  press('F7')
  await waitFor(() => expect(server.calls(contract.passTicket)).toHaveLength(1))
  press('F2')
  await waitFor(() => expect(server.calls(contract.startService)[0]?.params).toEqual({ id: ticket.id }))
})

test('[QUE-02] a free window calls the next; nobody there is said', async () => {
  const server = await atWindow({ ...mine, current: null })
  press('F2')
  await waitFor(() => expect(server.calls(contract.callNext)).toHaveLength(1))
  expect(await screen.findByText('现在没有人等候')).toBeTruthy()
})

test('[QUE-02] a transfer says what the next window needs to know', async () => {
  const server = await atWindow(mine)
  press('T')
  fireEvent.change(await screen.findByLabelText(/给下一个窗口的话/), { target: { value: '只差缴费单' } })
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.transferTicket)[0]?.body).toEqual({ group: ticket.group, note: '只差缴费单' }),
  )
})

test('[QUE-03] a window that does not call says why, and opens by a key; one that calls pauses with a reason', async () => {
  const paused = await atWindow({ ...mine, current: null, isOpen: false, reason: '系统核对' })
  expect(screen.getByText('本窗口已暂停：系统核对')).toBeTruthy()
  press('F2')
  await waitFor(() => expect(paused.calls(contract.openMyWindow)).toHaveLength(1))
  expect(paused.calls(contract.callNext)).toEqual([])
})

test('[APT-06] who comes with a booking is found by what they say, and one key takes the number', async () => {
  const [comer] = contract.findComer.example.answer?.rows ?? []
  if (comer === undefined) throw new Error('the contract has no example')
  const later = { ...comer, id: `${comer.id.slice(0, -1)}f`, start: '15:00', reason: 'appointments.too-early' }
  const taken = contract.takeTicket.example.answer
  if (taken === undefined) throw new Error('the contract has no example')
  const board = contract.readQueueBoard.example.answer
  if (board === undefined) throw new Error('the contract has no example')
  const server = fakeServer()
    .answer(contract.readQueueBoard, board)
    .answer(contract.findComer, { rows: [later, comer] })
    .answer(contract.takeTicket, taken)
  await renderPage(<GuidePage />, {
    at: '/work/guide',
    texts: [texts],
    session: { permissions: ['queue.take-ticket'], hall },
  })
  fireEvent.click(await screen.findByRole('button', { name: /查预约/ }))
  expect(await screen.findByText('请填手机号、预约号或证件号码')).toBeTruthy()
  expect(server.calls(contract.findComer)).toEqual([])
  fireEvent.change(screen.getByLabelText(/手机号、预约号/), { target: { value: '13912346027' } })
  fireEvent.click(screen.getByRole('button', { name: /查预约/ }))
  expect(await screen.findAllByText(comer.itemName)).toHaveLength(2)
  expect(server.calls(contract.findComer)[0]?.body).toEqual({ said: '13912346027' })
  expect(screen.getAllByRole('button', { name: /报到取号/ })).toHaveLength(1)
  press('F8')
  await waitFor(() => expect(server.calls(contract.takeTicket)[0]?.body).toEqual({ booking: comer.id }))
  expect(await screen.findByText(taken.no)).toBeTruthy()
})

test('[CON-05] after an item is picked the guide sees to which windows, and how many wait there; what is asked is written beside it', async () => {
  const [item] = searchItems.example.answer?.rows ?? []
  const board = contract.readQueueBoard.example.answer
  const [group] = board?.groups ?? []
  const [window] = board?.windows ?? []
  if (item === undefined || board === undefined || group === undefined || window === undefined)
    throw new Error('the contract has no example')
  const line = { ...group, boards: [item.board], waiting: 5 }
  const calls = { ...window, groups: [group.id], isOpen: true }
  const windows = [
    { ...calls, id: 'w1', no: '12' },
    { ...calls, id: 'w2', no: '13' },
    { ...calls, id: 'w3', no: '14', isOpen: false },
    { ...calls, id: 'w4', no: '15', groups: [] },
  ]
  fakeServer()
    .answer(contract.readQueueBoard, { ...board, groups: [line], windows })
    .answer(searchItems, { rows: [item] })
  const session = { permissions: ['queue.take-ticket', 'inquiries.ask'], hall }
  await renderPage(<GuidePage />, { at: '/work/guide', texts: [texts, inquiryTexts], session })
  fireEvent.change(await screen.findByRole('textbox', { name: /^事项/ }), { target: { value: '个体' } })
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(item.name) }))
  expect(await screen.findByText('去 12、13 号窗口')).toBeTruthy()
  expect(screen.getByText(/5 人在等/)).toBeTruthy()
  expect(screen.getByRole('textbox', { name: /^问题/ })).toBeTruthy()
})

test('[QUE-02] calling is paused with a reason', async () => {
  const server = await atWindow(mine)
  fireEvent.click(screen.getByRole('button', { name: /暂停叫号/ }))
  fireEvent.click(await screen.findByLabelText(/会商/))
  press('F9')
  await waitFor(() => expect(server.calls(contract.pauseMyWindow)[0]?.body).toEqual({ reason: '会商' }))
})

test('[QUE-02] who was passed over comes back into line, or takes a new number after the third time', async () => {
  const passed = { ...ticket, id: 't2', no: 'B031', state: 'passed', passes: 1, acts: ['return'] }
  const often = { ...passed, id: 't3', no: 'B012', passes: 3, acts: [] }
  const server = await atWindow({ ...mine, passed: [passed, often] })
  expect(screen.getByText('请重新取号')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '重新排队' }))
  await waitFor(() => expect(server.calls(contract.returnTicket)[0]?.params).toEqual({ id: 't2' }))
})

test('[QUE-04] the guide desk takes a number for somebody by the green channel, with the reason', async () => {
  const board = contract.readQueueBoard.example.answer
  const taken = contract.takeTicket.example.answer
  if (board === undefined || taken === undefined) throw new Error('the contract has no example')
  const server = fakeServer().answer(contract.readQueueBoard, board).answer(contract.takeTicket, taken)
  await renderPage(<GuidePage />, {
    at: '/work/guide',
    texts: [texts],
    session: { permissions: ['queue.take-ticket'], hall },
  })
  expect(await screen.findByText('请先选业务')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: /商事登记/ }))
  fireEvent.change(screen.getByLabelText(/优先/), { target: { value: 'green-channel' } })
  fireEvent.change(screen.getByLabelText(/原因/), { target: { value: '急需住院报销' } })
  press('F9')
  expect(await screen.findByText('B037')).toBeTruthy()
  expect(server.calls(contract.takeTicket)[0]?.body).toEqual({
    group: 'hall-county-b',
    priority: 'green-channel',
    priorityReason: '急需住院报销',
  })
})

const session = { hall, window: { id: 'hall-county-13', no: '13' } }

async function strip(answer: MyWindow) {
  const acted = { id: ticket?.id ?? '', no: 'B037', state: 'done' }
  const server = fakeServer()
    .answer(contract.readMyWindow, answer)
    .answer(contract.openMyWindow, { isOpen: true })
    .answer(contract.callNext, {})
    .answer(contract.startService, acted)
    .answer(contract.endService, acted)
    .answer(contract.holdService, acted)
  await renderPage(<TicketStrip />, {
    at: '/work/intake',
    texts: [texts],
    session: { permissions: ['queue.serve-ticket', 'intake.open-application'], ...session },
  })
  return server
}

test('[QUE-02] the strip over the intake names who is at the window; F2 starts, then ends and calls the next', async () => {
  const called = await strip(mine)
  expect(await screen.findByText('B037')).toBeTruthy()
  expect(screen.getByText('周砚秋')).toBeTruthy()
  expect(screen.getByText('个体工商户设立登记')).toBeTruthy()
  press('F2')
  await waitFor(() => expect(called.calls(contract.startService)).toHaveLength(1))
  expect(called.calls(contract.callNext)).toEqual([])
})

test('[QUE-02] F2 at the end of a service ends it and calls the next', async () => {
  const serving = {
    ...ticket,
    state: 'serving',
    servedAt: new Date(Date.now() - 134_000).toISOString(),
    acts: ['hold', 'end', 'transfer'],
  }
  const server = await strip({ ...mine, current: serving })
  expect(await screen.findByText(/^2 分 1[34] 秒$/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '再叫一次' })).toBeNull()
  press('F2')
  await waitFor(() => expect(server.calls(contract.callNext)).toHaveLength(1))
  expect(server.calls(contract.endService)[0]?.params).toEqual({ id: ticket.id })
})

test('[QUE-03] the strip of a paused window opens it again; a window that called nobody today has none', async () => {
  const paused = await strip({ ...mine, current: null, isOpen: false, reason: '系统核对' })
  expect(await screen.findByText('已暂停：系统核对')).toBeTruthy()
  press('F2')
  await waitFor(() => expect(paused.calls(contract.openMyWindow)).toHaveLength(1))
})

test('[QUE-03] a window that called nobody today has no strip', async () => {
  const server = await strip({ ...mine, current: null, isOpen: false })
  await waitFor(() => expect(server.calls(contract.readMyWindow)).toHaveLength(1))
  expect(screen.queryByRole('region', { name: '当前排队号' })).toBeNull()
})

test('[QUE-06] the board shows who waits and for how long, and what two hours will bring; a window is arranged from it', async () => {
  const example = contract.readQueueBoard.example.answer
  if (example === undefined) throw new Error('the contract has no example')
  const [line] = example.groups
  if (line === undefined) throw new Error('the example has no line')
  const more = { ...line, id: 'hall-county-c', letter: 'C', name: '社会事务', waiting: 3, ahead: [5, 7, 9, 11] }
  const server = fakeServer()
    .answer(contract.readQueueBoard, { ...example, groups: [line, more] })
    .answer(contract.arrangeWindow, { window: 'hall-county-13', groups: ['hall-county-b', 'hall-county-c'] })
    .answer(contract.turnWindow, { isOpen: false })
  await renderPage(<BoardPage />, {
    at: '/work/queue-board',
    texts: [texts],
    session: { permissions: ['queue.read', 'queue.arrange'], hall },
  })
  expect(await screen.findByText(/C 社会事务 现在开 3 个窗口，两小时后还有 11 人在等/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /13.*B037/ }))
  fireEvent.click(await screen.findByLabelText(/C 社会事务/))
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.arrangeWindow)[0]?.body).toEqual({ groups: ['hall-county-b', 'hall-county-c'] }),
  )
  fireEvent.click(screen.getByRole('button', { name: /13.*B037/ }))
  fireEvent.change(await screen.findByLabelText(/原因/), { target: { value: '设备检修' } })
  fireEvent.click(screen.getByRole('button', { name: '暂停叫号' }))
  await waitFor(() => expect(server.calls(contract.turnWindow)[0]?.body).toEqual({ isOpen: false, reason: '设备检修' }))
})

test('[QUE-07] who oversees several halls compares them, and opens one', async () => {
  const [all, one] = [contract.readHallVisits.example.answer, contract.readVisits.example.answer]
  if (all === undefined || one === undefined) throw new Error('the contract has no example')
  const server = fakeServer().answer(contract.readHallVisits, all).answer(contract.readVisits, one)
  await renderPage(<VisitsPage />, {
    at: '/work/queue-visits',
    texts: [texts],
    session: { permissions: ['queue.read'] },
  })
  const row = await screen.findByRole('row', { name: /云岫县行政服务中心 2310 2204 106 402 1490 .* 3.3 天/ })
  fireEvent.click(within(row).getByRole('button', { name: '云岫县行政服务中心' }))
  expect(await screen.findByRole('row', { name: /B 商事登记 412/ })).toBeTruthy()
  expect(server.calls(contract.readVisits)[0]?.params).toEqual({ id: 'hall-county' })
  fireEvent.click(screen.getByRole('button', { name: '全部大厅' }))
  expect(await screen.findByRole('row', { name: /云岫县行政服务中心 2310/ })).toBeTruthy()
})

test('[QUE-06] who would still be there at closing time is said, and the hall is kept open until the last is done', async () => {
  const example = contract.readQueueBoard.example.answer
  if (example === undefined) throw new Error('the contract has no example')
  const opening = { ...example.opening, late: { people: 3, until: '2026-09-18T09:23:10.000Z' } }
  const until = '2026-09-18T09:30:00.000Z'
  const server = fakeServer()
    .answer(contract.readQueueBoard, { ...example, opening })
    .answer(contract.extendOpening, { extendedUntil: until })
  const place = {
    at: '/work/queue-board',
    texts: [texts],
    session: { permissions: ['queue.read', 'queue.arrange'], hall },
  }
  await renderPage(<BoardPage />, place)
  expect(await screen.findByText(/到下班还有 3 人办不完/)).toBeTruthy()
  server.answer(contract.readQueueBoard, { ...example, opening: { ...opening, extendedUntil: until, late: null } })
  fireEvent.click(screen.getByRole('button', { name: '延长服务' }))
  expect(await screen.findByDisplayValue('17:30')).toBeTruthy()
  press('F9')
  await waitFor(() => expect(server.calls(contract.extendOpening)[0]?.body).toEqual({ until: '17:30' }))
  fireEvent.click(await screen.findByRole('button', { name: '按时下班' }))
  await waitFor(() => expect(server.calls(contract.extendOpening)[1]?.body).toEqual({ until: null }))
})

test('[QUE-03] an item goes into another line than that of its board, and back', async () => {
  const board = contract.readQueueBoard.example.answer
  const listed = contract.listArrangedItems.example.answer
  const found = searchItems.example.answer
  if (board === undefined || listed === undefined || found === undefined) throw new Error('no example')
  const server = fakeServer()
    .answer(contract.readQueueBoard, board)
    .answer(contract.listLines, contract.listLines.example.answer ?? { rows: [], boards: [] })
    .answer(contract.listArrangedItems, listed)
    .answer(searchItems, found)
    .answer(contract.arrangeItem, { hall: 'hall-county', item: 'gthsl', group: null })
  await renderPage(<LinesPage />, {
    at: '/work/queue-lines',
    texts: [texts],
    session: { permissions: ['queue.read', 'queue.arrange'], hall },
  })
  fireEvent.click(await screen.findByRole('button', { name: '恢复按板块' }))
  await waitFor(() => expect(server.calls(contract.arrangeItem)[0]?.body).toEqual({ group: null }))
  fireEvent.change(screen.getByLabelText(/找事项/), { target: { value: 'gth' } })
  fireEvent.click(await screen.findByRole('button', { name: /个体工商户设立登记/ }))
  fireEvent.click(screen.getByRole('button', { name: '归到这一组' }))
  await waitFor(() => expect(server.calls(contract.arrangeItem)[1]?.body).toEqual({ group: 'hall-county-b' }))
})

test('[QUE-04] the green channel lists who went through it and why', async () => {
  const board = contract.readQueueBoard.example.answer
  const rows = contract.listPreferredTickets.example.answer
  if (board === undefined || rows === undefined) throw new Error('no example')
  fakeServer().answer(contract.readQueueBoard, board).answer(contract.listPreferredTickets, rows)
  await renderPage(<GreenChannelPage />, {
    at: '/work/green-channel',
    texts: [texts],
    session: { permissions: ['queue.take-ticket'], hall },
  })
  expect(await screen.findByText(/急需住院报销/)).toBeTruthy()
  expect(screen.getByLabelText(/原因/)).toBeTruthy()
})
