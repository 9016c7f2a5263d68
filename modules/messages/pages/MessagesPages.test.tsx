import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { depositResult } from '@yichuang/modules/handout/contract'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as contract from '../contract.ts'
import type { MessageLine, NoticeLine, UncollectedLine } from '../contract.ts'
import { texts } from './index.ts'
import { NoticesPage } from './NoticesPage.tsx'
import { OutboxPage } from './OutboxPage.tsx'
import { UncollectedPage } from './UncollectedPage.tsx'

function firstOf<Row>(answer: { readonly rows: readonly Row[] } | undefined): Row {
  const row = answer?.rows[0]
  if (row === undefined) throw new Error('the contract has no example')
  return row
}
const message: MessageLine = firstOf(contract.listMessages.example.answer)
const notice: NoticeLine = firstOf(contract.listNotices.example.answer)
const uncollected: UncollectedLine = firstOf(contract.listUncollected.example.answer)

const failed: MessageLine = { ...message, id: 'm2', state: 'failed', attempts: 6, failure: 'gateway timeout' }
const waiting: MessageLine = { ...message, id: 'm3', state: 'queued', attempts: 0, sentAt: null }

function outbox(permissions: readonly string[]) {
  const server = fakeServer()
    .answer(contract.listMessages, { rows: [message, failed, waiting] })
    .answer(contract.sendAgain, { id: 'm2', state: 'queued' })
    .answer(contract.readReminders, { deferralDays: [3], correctionDays: [2], resultDays: [10, 30, 90] })
    .answer(contract.changeReminders, { deferralDays: [3], correctionDays: [2], resultDays: [10, 30, 90] })
  const page = renderPage(<OutboxPage />, {
    at: '/work/messages',
    texts: [texts],
    session: { permissions: [...permissions] },
  })
  return page.then(() => server)
}

test('[SEC-03] the outbox shows what was sent to whom, with the number masked, and why it failed', async () => {
  await outbox(['messages.read'])
  expect(await screen.findAllByText('139****6027')).toHaveLength(3)
  expect(screen.getAllByText(/已受理，编号339921-260918-00052/)).toHaveLength(3)
  expect(screen.getByText('通道未接收')).toBeTruthy()
  expect(screen.getByText('试了 6 次')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '重发' })).toBeNull()
  expect(screen.queryByRole('button', { name: /提醒设置/ })).toBeNull()
})

test('who may send again does so with what failed or was sent, never with what still waits', async () => {
  const server = await outbox(['messages.read', 'messages.send-again'])
  const buttons = await screen.findAllByRole('button', { name: '重发' })
  expect(buttons).toHaveLength(2)
  const [, second] = buttons
  if (second !== undefined) fireEvent.click(second)
  await screen.findByText('已重新发送')
  expect(server.calls(contract.sendAgain)[0]?.params).toEqual({ id: 'm2' })
})

test('messages are looked for by the end of a number', async () => {
  const server = await outbox(['messages.read'])
  fireEvent.change(screen.getByLabelText('办件编号或手机号的末几位'), { target: { value: ' 6027 ' } })
  fireEvent.click(screen.getByRole('button', { name: '查找' }))
  await waitFor(() => expect(server.calls(contract.listMessages).at(-1)?.query).toMatchObject({ q: '6027' }))
})

test('[OUT-05] days of reminders are set as numbers; what is none is said at its field', async () => {
  const server = await outbox(['messages.read', 'messages.change-reminders'])
  fireEvent.click(await screen.findByRole('button', { name: /提醒设置/ }))
  const field = await screen.findByLabelText(/结果到窗口后几天没领/)
  fireEvent.change(field, { target: { value: '7 x' } })
  fireEvent.click(screen.getByRole('button', { name: /保存/ }))
  expect(screen.getByText('请填 0 到 365 的整数，最多 6 个')).toBeTruthy()
  expect(server.calls(contract.changeReminders)).toEqual([])
  fireEvent.change(field, { target: { value: '20，5 20' } })
  fireEvent.click(screen.getByRole('button', { name: /保存/ }))
  await waitFor(() =>
    expect(server.calls(contract.changeReminders)[0]?.body).toEqual({
      deferralDays: [3],
      correctionDays: [2],
      resultDays: [5, 20],
    }),
  )
})

test('[CON-05] notices say what changed on which case, and are put away one by one or all', async () => {
  const urged: NoticeLine = { ...notice, id: 'n2', kind: 'urged', facts: { reason: '今天到期，请优先' } }
  const moved: NoticeLine = { ...notice, id: 'n3', kind: 'moved', facts: { due: '2026-10-08' }, readAt: notice.at }
  const server = fakeServer()
    .answer(contract.listNotices, { rows: [notice, urged, moved] })
    .answer(contract.countNotices, { unread: 2 })
    .answer(contract.markRead, { unread: 1 })
  await renderPage(<NoticesPage />, { at: '/work/notices', texts: [texts], session: { permissions: ['cases.read'] } })
  expect(await screen.findByText('已作出决定：准予')).toBeTruthy()
  expect(screen.getByText('被督办：今天到期，请优先')).toBeTruthy()
  expect(screen.getByText(/办结期限改为 10月8日/)).toBeTruthy()
  const links = screen.getAllByRole('link', { name: notice.applicationNo })
  expect(links[0]?.getAttribute('href')).toBe(`/work/applications/${notice.dossier}`)
  const [first] = screen.getAllByRole('button', { name: '知道了' })
  if (first !== undefined) fireEvent.click(first)
  await waitFor(() => expect(server.calls(contract.markRead)[0]?.body).toEqual({ ids: [notice.id] }))
  fireEvent.click(screen.getByRole('button', { name: /全部标为已读/ }))
  await waitFor(() => expect(server.calls(contract.markRead)[1]?.body).toEqual({}))
})

test('[INT-10] an answered question leads to the question, not to a case', async () => {
  const facts = { inquiry: 'q1', applicant: '周砚秋' }
  const answered: NoticeLine = { ...notice, kind: 'inquiryAnswered', dossier: null, applicationNo: '', facts }
  fakeServer()
    .answer(contract.listNotices, { rows: [answered] })
    .answer(contract.countNotices, { unread: 1 })
  await renderPage(<NoticesPage />, { at: '/work/notices', texts: [texts], session: { permissions: ['cases.read'] } })
  expect(await screen.findByText('周砚秋的咨询已有答复，请告知申请人')).toBeTruthy()
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/work/inquiries?id=q1'])
})

test('[CAT-12] a changed item, a request for a change and a plan lead to where they are', async () => {
  const about = { ...notice, dossier: null, applicationNo: '', readAt: null }
  const rows: NoticeLine[] = [
    { ...about, id: 'a', kind: 'itemChanged', facts: { item: 'gthsl', version: 2, reason: '证明说法不一' } },
    { ...about, id: 'b', kind: 'changeDeclined', facts: { request: 'r1', reason: '目录没有调整' } },
    { ...about, id: 'c', kind: 'combingPlanned', facts: { item: 'spjy', due: '2026-10-20' } },
  ]
  fakeServer().answer(contract.listNotices, { rows }).answer(contract.countNotices, { unread: 3 })
  await renderPage(<NoticesPage />, { at: '/work/notices', texts: [texts], session: { permissions: [] } })
  expect(await screen.findByText('事项有新版本，第 2 版：证明说法不一')).toBeTruthy()
  expect(screen.getByText('变更申请没有采纳：目录没有调整')).toBeTruthy()
  expect(screen.getByText(/请在 10月20日.* 前梳理这个事项/)).toBeTruthy()
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/work/item-versions/gthsl?to=2',
    '/work/change-requests/r1',
    '/work/workshop',
  ])
})

test('[OUT-05] results not collected show how long they lie there and what was sent', async () => {
  const long: UncollectedLine = {
    ...uncollected,
    dossier: 'd2',
    days: 190,
    isUnclaimed: true,
    reminders: [],
    depositFrom: '2026-01-01',
  }
  const fresh: UncollectedLine = { ...uncollected, depositFrom: '2999-01-01' }
  const server = fakeServer()
    .answer(contract.listUncollected, { rows: [long, fresh] })
    .refuse(depositResult, { code: 'cases.self-approval', status: 422 })
  await renderPage(<UncollectedPage />, {
    at: '/work/uncollected',
    texts: [texts],
    session: { permissions: ['handout.deposit-result'] },
  })
  expect(await screen.findByText('190 天')).toBeTruthy()
  expect(screen.getByText('逾期未领')).toBeTruthy()
  expect(screen.getByText('还没提醒')).toBeTruthy()
  expect(screen.getByText(/提醒 1 次/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '存档' }))
  fireEvent.click(await screen.findByRole('button', { name: /确认存档/ }))
  expect(screen.getByText('请填写批准人')).toBeTruthy()
  fireEvent.change(screen.getByLabelText(/批准人账号/), { target: { value: 'fangmingche' } })
  fireEvent.click(screen.getByRole('button', { name: /确认存档/ }))
  await waitFor(() =>
    expect(server.calls(depositResult)[0]?.body).toEqual({ approver: 'fangmingche', expectedVersion: 12 }),
  )
})
