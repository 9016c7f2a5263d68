import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { searchItems } from '@yichuang/modules/catalogue/contract'
import { listDepartments, listWindows, listZones } from '@yichuang/modules/halls/contract'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { ConsultationPage } from './ConsultationPage.tsx'
import { FiguresPage } from './FiguresPage.tsx'
import { texts } from './index.ts'

const hall = { id: 'hall-county', name: '云岫县行政服务中心' }
const kept = { id: '0199a3c2-5a7b-4c11-9d5e-3f2a1b0c9d8e', version: 1 }
const line = contract.listInquiries.example.answer?.rows[0]
if (line === undefined) throw new Error('the contract has no example')
const forMe = {
  ...line,
  id: 'q2',
  state: 'asked',
  question: '到哪一步了？',
  isMine: false,
  isForMe: true,
  days: 0,
} as const
const withThem = {
  ...line,
  id: 'q3',
  state: 'asked',
  question: '还要什么？',
  colleagueName: '沈若溪',
  days: 1,
} as const

async function atTheDesk() {
  const server = fakeServer()
    .answer(contract.listInquiries, { rows: [forMe, withThem] })
    .answer(contract.answerAtWindow, kept)
    .answer(contract.askDepartment, kept)
    .answer(contract.askColleague, kept)
    .answer(contract.listColleagues, { rows: [{ person: 'shenruoxi', name: '沈若溪' }] })
    .answer(listDepartments, { rows: listDepartments.example.answer?.rows ?? [] })
    .answer(listZones, listZones.example.answer ?? { rows: [] })
    .answer(listWindows, listWindows.example.answer ?? { rows: [] })
    .answer(searchItems, { rows: [] })
  const session = { permissions: ['inquiries.read', 'inquiries.ask', 'halls.read'], hall }
  await renderPage(<ConsultationPage />, { at: '/work/consultation', texts: [texts], session })
  await screen.findByText('到哪一步了？')
  return server
}
const choose = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } })
const type = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })

test('[CON-05] what is missing is said at the act; sent to a window, the desk is empty again', async () => {
  const server = await atTheDesk()
  press('F7')
  expect(server.calls(contract.answerAtWindow)).toEqual([])
  choose(/^问什么/, 'place')
  type(/^问题/, '在哪里办？')
  choose(/^引导去向/, 'window')
  await screen.findByRole('option', { name: /^13 号窗口/ })
  choose(/^去哪里/, 'hall-county-13')
  press('F7')
  await waitFor(() =>
    expect(server.calls(contract.answerAtWindow)[0]?.body).toEqual({
      applicantName: '',
      phone: '',
      topic: 'place',
      question: '在哪里办？',
      answer: '',
      directed: { kind: 'window', place: 'hall-county-13' },
    }),
  )
  await waitFor(() => expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^问题/ }).value).toBe(''))
})

test('[CON-05] sent to a zone of the hall; only elsewhere is written', async () => {
  const server = await atTheDesk()
  choose(/^问什么/, 'place')
  type(/^问题/, '在哪里办？')
  choose(/^引导去向/, 'zone')
  await screen.findByRole('option', { name: '商事登记区（1F）' })
  const zone = listZones.example.answer?.rows[0]?.id ?? ''
  choose(/^去哪里/, zone)
  press('F7')
  const sent = () => server.calls(contract.answerAtWindow).map(({ body }) => body)
  await waitFor(() => expect(sent()).toMatchObject([{ directed: { kind: 'zone', place: zone } }]))
  await waitFor(() => expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^问题/ }).value).toBe(''))
  choose(/^问什么/, 'place')
  type(/^问题/, '在哪里办？')
  choose(/^引导去向/, 'elsewhere')
  type(/^去哪里/, '县人民医院')
  press('F7')
  await waitFor(() => expect(sent()[1]).toMatchObject({ directed: { kind: 'elsewhere', to: '县人民医院' } }))
})

test('[CON-05] handed to a colleague by name, asked by telephone', async () => {
  const server = await atTheDesk()
  choose(/^问什么/, 'progress')
  type(/^问题/, '到哪一步了')
  fireEvent.click(screen.getByRole('radio', { name: '转给同事' }))
  await screen.findByRole('option', { name: '沈若溪' })
  choose(/^转给哪位同事/, 'shenruoxi')
  fireEvent.click(screen.getByRole('radio', { name: '电话' }))
  type(/^申请人姓名/, '周砚秋')
  type(/^电话/, '13900006027')
  press('F7')
  await waitFor(() =>
    expect(server.calls(contract.askColleague)[0]?.body).toEqual({
      applicantName: '周砚秋',
      phone: '13900006027',
      topic: 'progress',
      channel: 'phone',
      question: '到哪一步了',
      colleague: 'shenruoxi',
    }),
  )
})

test('[CON-05] beside it stands what one answers for, and what a colleague handed over', async () => {
  const server = await atTheDesk()
  expect(screen.getByText('等您答复')).toBeTruthy()
  expect(screen.getByText(/等沈若溪/)).toBeTruthy()
  expect(server.calls(contract.listInquiries)[0]?.query).toMatchObject({ mine: 'true', state: 'asked,answered' })
})

test('[CON-05] the manager counts by topic, item or person, and a number leads to the questions', async () => {
  const rows = [{ key: 'songzhiwei', name: '宋知微', total: 42, waiting: 3, toTell: 0, overdue: 1 }]
  const topics = [{ key: 'materials', name: '', total: 7, waiting: 0, toTell: 0, overdue: 0 }]
  const server = fakeServer().answer(contract.readInquiryFigures, { rows: topics })
  const session = { permissions: ['inquiries.read', 'inquiries.read-figures'], hall }
  await renderPage(<FiguresPage />, { at: '/work/inquiry-figures', texts: [texts], session })
  expect(await screen.findByRole('link', { name: '7' })).toBeTruthy()
  expect(screen.getByText('材料')).toBeTruthy()
  server.answer(contract.readInquiryFigures, { rows })
  fireEvent.click(screen.getByRole('radio', { name: '首问责任人' }))
  expect(await screen.findByText('宋知微')).toBeTruthy()
  expect(screen.getByRole('link', { name: '1' }).getAttribute('href')).toBe(
    '/work/inquiries?whose=all&askedBy=songzhiwei&overdue=true',
  )
  expect(server.calls(contract.readInquiryFigures).at(-1)?.query).toMatchObject({ by: 'person' })
})
