import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { listOriginals, listSheets, readSheet, returnOriginal, settleSheet, signSheet } from '../contract.ts'
import { exampleAnswer } from '../contract/lifecycle-endpoint.ts'
import { CustodyPage } from './CustodyPage.tsx'
import { texts } from './index.ts'
import { SheetPage } from './SheetPage.tsx'

const [usual] = listOriginals.example.answer?.rows ?? []
const [sheet] = listSheets.example.answer?.rows ?? []
if (usual === undefined || sheet === undefined) throw new Error('the contract has no example')

const rows = [
  usual,
  { ...usual, original: 'o2', name: '布局图' },
  { ...usual, id: '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d91', original: 'o3', name: '安全手册', department: 'gaj' },
]
const clerk = {
  permissions: ['cases.dispatch-originals', 'cases.return-original'],
  hall: { id: 'hall-county', name: '' },
}

async function custody() {
  const fake = fakeServer()
    .answer(listOriginals, { rows })
    .answer(listSheets, { rows: [] })
    .answer(signSheet, { no: 'YJ-260924-003', problems: [] })
    .answer(returnOriginal, exampleAnswer)
  await renderPage(<CustodyPage />, { at: '/work/custody', texts: [texts], session: clerk as never })
  await screen.findByText('布局图')
  return fake
}

test('[INT-09] originals of one department go on one sheet, each case with the version that was seen', async () => {
  const fake = await custody()
  const boxes = screen.getAllByRole('checkbox')
  for (const box of boxes) fireEvent.click(box)
  expect(screen.getByText('一张移交单只交给一个接收方')).toBeTruthy()
  fireEvent.click(boxes.at(-1) ?? document.body)
  fireEvent.click(screen.getByRole('button', { name: '移交部门' }))
  await screen.findByText('移交给 市场监督管理局')
  press('F9')
  await waitFor(() => expect(fake.calls(signSheet)).toHaveLength(1))
  expect(fake.calls(signSheet)[0]?.body).toEqual({
    to: { kind: 'department', department: 'scjg' },
    cases: [{ id: usual.id, originals: ['o1', 'o2'], expectedVersion: 7 }],
  })
})

test('[INT-09] papers are given back only with the identity verified', async () => {
  const fake = await custody()
  fireEvent.click(screen.getAllByRole('checkbox')[0] ?? document.body)
  fireEvent.click(screen.getByRole('button', { name: '退还申请人' }))
  await screen.findByText('退还原件 339921-260918-00052')
  press('F9')
  expect(await screen.findByText('请填写')).toBeTruthy()
  expect(fake.calls(returnOriginal)).toHaveLength(0)
  fireEvent.change(screen.getByLabelText(/身份核验/), { target: { value: '人证一致' } })
  press('F9')
  await waitFor(() => expect(fake.calls(returnOriginal)).toHaveLength(1))
  expect(fake.calls(returnOriginal)[0]?.body).toMatchObject({ originals: ['o1'], identityCheck: '人证一致' })
})

const line = {
  id: usual.id,
  applicationNo: '339921-260918-00052',
  itemName: '食品经营许可新办',
  applicantName: '云岫县麦穗面馆',
  materials: ['申请书', '布局图'],
  originals: 2,
  state: 'open' as const,
  reason: null,
  takerName: null,
  settledAt: null,
}
const other = { ...line, id: '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d91', applicantName: '周砚秋', originals: 1 }

test('[INT-09] I-35 the receiver ticks every case or sends it back with a reason, and signs for the count', async () => {
  const fake = fakeServer()
    .answer(readSheet, { ...sheet, rows: [line, other], mayCountersign: true })
    .answer(settleSheet, { no: sheet.no, problems: [] })
  await renderPage(<SheetPage />, { at: `/work/custody/${sheet.no}`, route: '/work/custody/:no', texts: [texts] })
  fireEvent.click(await screen.findByRole('checkbox', { name: /云岫县麦穗面馆/ }))
  press('F9')
  expect(screen.getByText('还有 1 件没有核对')).toBeTruthy()
  fireEvent.click(screen.getAllByRole('button', { name: '退回' }).at(-1) ?? document.body)
  expect(await screen.findByText('退回的要写明原因')).toBeTruthy()
  fireEvent.change(screen.getByLabelText(/哪里不对/), { target: { value: '少一份' } })
  expect(fake.calls(settleSheet)).toHaveLength(0)
  press('F9')
  await waitFor(() => expect(fake.calls(settleSheet)).toHaveLength(1))
  expect(fake.calls(settleSheet)[0]?.body).toEqual({ counted: 2, rejected: [{ id: other.id, reason: '少一份' }] })
})

test('[INT-09] whoever sent it sees how it stands and cannot sign for it', async () => {
  fakeServer().answer(readSheet, {
    ...sheet,
    rows: [
      { ...line, state: 'rejected', reason: '少一份', takerName: '何予安', settledAt: '2026-09-24T09:00:00.000Z' },
    ],
    mayCountersign: false,
  })
  await renderPage(<SheetPage />, { at: `/work/custody/${sheet.no}`, route: '/work/custody/:no', texts: [texts] })
  expect(await screen.findByText('退回原因：少一份')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /签收/ })).toBeNull()
})
