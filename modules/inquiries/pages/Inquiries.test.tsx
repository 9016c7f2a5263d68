import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { readItem, searchItems } from '@yichuang/modules/catalogue/contract'
import { listDepartments } from '@yichuang/modules/halls/contract'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as contract from '../contract.ts'
import type { Inquiry, InquiryLine } from '../contract.ts'
import { AnswerTimesPage } from './AnswerTimesPage.tsx'
import { InquiriesPage } from './InquiriesPage.tsx'
import { texts } from './index.ts'

const line = firstLine()
const whole: Inquiry = contract.readInquiry.example.answer ?? missing()
const asked: InquiryLine = {
  ...line,
  id: 'q2',
  state: 'asked',
  question: '学校食堂要不要另外办？',
  light: 'red',
  days: -2,
  isUnread: false,
}
const clerkMay = ['inquiries.read', 'inquiries.ask', 'inquiries.tell']
const departmentMay = ['inquiries.read', 'inquiries.answer']

function firstLine(): InquiryLine {
  return contract.listInquiries.example.answer?.rows[0] ?? missing()
}
function missing(): never {
  throw new Error('the contract has no example')
}

function aServer(inquiry: Inquiry = whole) {
  const kept = { id: inquiry.id, version: 3 }
  return fakeServer()
    .answer(contract.listInquiries, { rows: [line, asked] })
    .answer(contract.readInquiry, inquiry)
    .answer(contract.seeAnswer, kept)
    .answer(contract.askDepartment, kept)
    .answer(contract.answerAtWindow, kept)
    .answer(contract.answerInquiry, kept)
    .answer(contract.tellApplicant, kept)
    .answer(listDepartments, { rows: listDepartments.example.answer?.rows ?? [] })
    .answer(searchItems, { rows: searchItems.example.answer?.rows ?? [] })
}
const show = (at: string, permissions: readonly string[]) =>
  renderPage(<InquiriesPage />, { at, texts: [texts], session: { permissions: [...permissions] } })
/** Fills the field that is called so, not the list or the form that is. */
function type(name: RegExp, value: string) {
  const [field] = (['textbox', 'combobox'] as const).flatMap((role) => screen.queryAllByRole(role, { name }))
  if (field === undefined) throw new Error(`no field ${String(name)}`)
  fireEvent.change(field, { target: { value } })
}

test('[INT-10] a clerk sees the own questions first, with what is new and what is overdue', async () => {
  const server = aServer()
  await show('/work/inquiries', clerkMay)
  expect(await screen.findByRole('button', { name: line.question })).toBeTruthy()
  expect(screen.getByText('新答复')).toBeTruthy()
  expect(screen.getByText(/超.*2/)).toBeTruthy()
  expect(server.calls(contract.listInquiries)[0]?.query).toMatchObject({ mine: 'true' })
  expect(screen.getByRole('button', { name: /新咨询/ })).toBeTruthy()
})

test('[INT-10] the department has no way to ask, and sees what it is to answer', async () => {
  const server = aServer()
  await show('/work/inquiries?state=asked', departmentMay)
  expect(await screen.findByRole('button', { name: asked.question })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /新咨询/ })).toBeNull()
  const [first] = server.calls(contract.listInquiries)
  expect(first?.query).toMatchObject({ state: 'asked' })
  expect(first?.query).not.toHaveProperty('mine')
})

test('[INT-10] an opened answer is marked as seen once, and the applicant is told by a message', async () => {
  const server = aServer({ ...whole, isUnread: true })
  await show(`/work/inquiries?id=${whole.id}`, clerkMay)
  expect(await screen.findByText(whole.answer ?? '')).toBeTruthy()
  await waitFor(() => expect(server.calls(contract.seeAnswer)).toHaveLength(1))
  press('F8')
  press('F9')
  expect(await screen.findByText('请选择告知方式')).toBeTruthy()
  expect(server.calls(contract.tellApplicant)).toEqual([])
  fireEvent.click(screen.getByRole('radio', { name: /短信/ }))
  type(/^电话/, '13600005678')
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.tellApplicant)[0]?.body).toEqual({
      how: 'message',
      note: '',
      phone: '13600005678',
      expectedVersion: whole.version,
    }),
  )
  expect(server.calls(contract.seeAnswer)).toHaveLength(1)
})

test('[INT-10] the department answers with its basis; what was typed stays when somebody was faster', async () => {
  const actions = [{ name: 'answer', allowed: true }]
  const server = aServer({ ...whole, state: 'asked', answer: null, basis: null, isUnread: false, actions }).refuse(
    contract.answerInquiry,
    { code: 'inquiries.stale-version', status: 409 },
  )
  await show(`/work/inquiries?id=${whole.id}`, departmentMay)
  await screen.findByText(/等市场监督管理局答复/)
  press('F8')
  type(/^答复/, '可以。')
  type(/^依据/, '第十三条')
  press('F9')
  const conflict = await screen.findByRole('alert')
  expect(within(conflict).getByText('可以。')).toBeTruthy()
  expect(server.calls(contract.answerInquiry)[0]?.body).toEqual({
    answer: '可以。',
    basis: '第十三条',
    expectedVersion: whole.version,
  })
})

test('[INT-10] a new question: the item is found by a word, earlier answers are shown, a wrong field says so', async () => {
  const item = searchItems.example.answer?.rows[0] ?? missing()
  const server = aServer()
    .answer(readItem, readItem.example.answer ?? missing())
    .refuse(contract.askDepartment, {
      code: 'inquiries.applicant-missing',
      status: 422,
      pointer: '/phone',
    })
  await show('/work/inquiries?new=', clerkMay)
  await screen.findByLabelText(/^查找事项/)
  type(/^查找事项/, '个体')
  fireEvent.click(await screen.findByRole('radio', { name: new RegExp(item.name) }))
  expect(await screen.findByText('这个事项以前的答复')).toBeTruthy()
  const [open] = await screen.findAllByRole('button', { name: '看答复' })
  if (open !== undefined) fireEvent.click(open)
  expect(await screen.findByText(whole.answer ?? '')).toBeTruthy()
  type(/^申请人姓名/, '周砚秋')
  type(/^问题/, '可否？')
  press('F9')
  await waitFor(() => expect(screen.getByRole('textbox', { name: /^电话/ }).getAttribute('aria-invalid')).toBe('true'))
  expect(server.calls(contract.askDepartment)[0]?.body).toEqual({
    item: item.id,
    applicantName: '周砚秋',
    phone: '',
    question: '可否？',
  })
})

test('[INT-10] what the clerk knows is answered at once and kept, for a department when the item is not known', async () => {
  const department = listDepartments.example.answer?.rows[0] ?? missing()
  const server = aServer()
  await show('/work/inquiries?new=', clerkMay)
  await screen.findByRole('option', { name: department.name })
  type(/^事项不确定时/, department.id)
  type(/^问题/, '几点下班？')
  fireEvent.click(screen.getByRole('radio', { name: '当场答复' }))
  type(/^答复/, '五点。')
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.answerAtWindow)[0]?.body).toEqual({
      department: department.id,
      applicantName: '',
      phone: '',
      question: '几点下班？',
      answer: '五点。',
    }),
  )
  expect(server.calls(contract.askDepartment)).toEqual([])
})

test('[INT-10] a promised time is a whole number of working days; anything else is said at its field', async () => {
  const server = fakeServer()
    .answer(contract.listAnswerTimes, contract.listAnswerTimes.example.answer ?? missing())
    .answer(contract.setAnswerTime, { department: 'scjg', days: 2 })
  await renderPage(<AnswerTimesPage />, { at: '/work/answer-times', texts: [texts], session: { permissions: [] } })
  expect(await screen.findByText('1 个工作日')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '修改' }))
  type(/^几个工作日/, '一天')
  press('F9')
  expect(await screen.findByText('请填 0 到 20 的整数')).toBeTruthy()
  expect(server.calls(contract.setAnswerTime)).toEqual([])
  type(/^几个工作日/, '2')
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.setAnswerTime)[0]).toMatchObject({
      params: { department: 'scjg' },
      body: { days: 2 },
    }),
  )
})
