import { addMaterial, findSupplements, listSupplements, countSupplements } from '@yichuang/modules/cases/contract'
import { exampleAnswer, exampleId, readDossier, supplyDeferred } from '@yichuang/modules/cases/contract'
import { texts as caseTexts } from '@yichuang/modules/cases/pages'
import { listDocuments } from '@yichuang/modules/documents/contract'
import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { clearDesk, listDesks, supplyCorrection } from '../contract.ts'
import { texts } from './index.ts'
import { SupplementPage } from './SupplementPage.tsx'
import { SupplementsPage } from './SupplementsPage.tsx'
import { UnfinishedDesks } from './UnfinishedDesks.tsx'

const requirement = { copies: [{ form: 'original', count: 1, action: 'submit' }], reviewPoints: [], isRequired: true }
const dossier = {
  id: exampleId,
  applicationNo: '339921-260918-00052',
  version: 7,
  stage: 'accepted',
  item: { id: 'spjy', name: '食品经营许可新办', departmentName: '市场监督管理局' },
  applicant: { name: '云岫县麦穗面馆' },
  requirements: [
    { ...requirement, key: 'health', name: '健康证明' },
    { ...requirement, key: 'plan', name: '布局图' },
  ],
  materials: [],
  notices: [],
  case: { stage: 'awaiting' },
  limits: [{ limit: 'deferral', due: '2026-09-29', remaining: 3, light: 'green' }],
  actions: [
    { name: 'cases.supply-deferred', allowed: true },
    { name: 'intake.supply-correction', allowed: true },
    { name: 'cases.extend-deferral', allowed: true },
    { name: 'cases.add-material', allowed: true },
  ],
}
const commitment = {
  state: 'open',
  materials: ['health', 'plan'],
  supplied: ['plan'],
  until: '2026-09-29',
  consequence: 'terminate',
  moves: 'after-materials',
  isExtended: false,
}
const defects = [
  { material: 'health', required: '三人的健康证明已过期' },
  { material: 'plan', required: '缺少签字' },
]

async function shown(change: object, permissions: readonly string[] = ['cases.supply-deferred']) {
  const fake = fakeServer()
    .answer(readDossier, { ...dossier, ...change })
    .answer(listDocuments, { rows: [] })
    .answer(supplyDeferred, exampleAnswer)
    .answer(supplyCorrection, exampleAnswer)
    .answer(addMaterial, exampleAnswer)
  await renderPage(<SupplementPage />, {
    at: `/work/supplements/${exampleId}`,
    route: '/work/supplements/:id',
    texts: [texts, caseTexts],
    session: { permissions: [...permissions] },
  })
  return fake
}

test('[INT-04] says what is promised, by when and what follows; takes what is ticked, with the version that was seen', async () => {
  const fake = await shown({ commitment })
  fireEvent.click(await screen.findByRole('checkbox', { name: '健康证明' }))
  expect(screen.getByText('布局图')).toBeTruthy()
  expect(screen.getByText(/由部门决定终止办理/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /延长期限/ })).toBeNull()
  press('F9')
  await waitFor(() => expect(fake.calls(supplyDeferred)).toHaveLength(1))
  expect(fake.calls(supplyDeferred)[0]?.body).toEqual({
    bindings: [{ key: 'health', received: true, files: [] }],
    expectedVersion: 7,
  })
})

test('[INT-04] nothing is sent while nothing is ticked', async () => {
  const fake = await shown({ commitment })
  await screen.findByRole('checkbox', { name: '健康证明' })
  press('F9')
  expect(screen.getByText('先勾选收到的材料，或扫描添加')).toBeTruthy()
  expect(fake.calls(supplyDeferred)).toHaveLength(0)
})

test('[INT-05] a correction shows each thing asked for; the applicant may declare it complete', async () => {
  const notices = [{ state: 'served', defects, suppliedKeys: [] }]
  const fake = await shown({ stage: 'correcting', case: undefined, notices })
  expect(await screen.findByText('三人的健康证明已过期')).toBeTruthy()
  expect(screen.getByText('缺少签字')).toBeTruthy()
  expect(screen.getByText(/次日零时退件/)).toBeTruthy()
  fireEvent.click(screen.getByRole('checkbox', { name: '健康证明' }))
  fireEvent.click(screen.getByRole('checkbox', { name: /申请人声明已补齐/ }))
  press('F9')
  await waitFor(() => expect(fake.calls(supplyCorrection)).toHaveLength(1))
  expect(fake.calls(supplyCorrection)[0]?.body).toMatchObject({
    isDeclaredComplete: true,
    changes: [{ key: 'health' }],
  })
})

test('[INT-04] a broken promise says what it led to; the chief may extend a running one', async () => {
  await shown({ commitment: { ...commitment, state: 'defaulted' } })
  expect(await screen.findByText(/已逾期，承诺没有履行/)).toBeTruthy()
  expect(screen.getByText('作出决定前补来的，仍可收下，记为逾期补交')).toBeTruthy()
})

test('[INT-04] the chief is offered the extension', async () => {
  await shown({ commitment }, ['cases.extend-deferral'])
  expect(await screen.findByRole('button', { name: /延长期限/ })).toBeTruthy()
})

const [line] = listSupplements.example.answer?.rows ?? []

test('[INT-05] a search with several answers lists them; without any it says so', async () => {
  if (line === undefined) throw new Error('the contract has no example')
  const fake = fakeServer()
    .answer(listSupplements, { rows: [line] })
    .answer(countSupplements, { correction: 1, deferral: 2, overdue: 1 })
    .answer(findSupplements, { rows: [] })
  await renderPage(<SupplementsPage />, {
    at: '/work/supplements',
    texts: [texts, caseTexts],
    session: { permissions: ['cases.add-material'] },
  })
  expect(await screen.findByRole('link', { name: /容缺待补\s*2/ })).toBeTruthy()
  expect(screen.getByText('云岫县麦穗面馆')).toBeTruthy()
  const box = screen.getByRole('searchbox', { name: '找办件' })
  fireEvent.change(box, { target: { value: '11010519491231002X' } })
  fireEvent.keyDown(box, { key: 'Enter' })
  expect(await screen.findByText('没有找到在办的办件')).toBeTruthy()
  expect(fake.calls(findSupplements)[0]?.body).toEqual({ q: '11010519491231002X' })
})

test('[INT-01] unfinished work is gone on with where it was left, and thrown away only after a question', async () => {
  const id = '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d90'
  const savedAt = '2026-09-24T01:42:18.000Z'
  const fake = fakeServer()
    .answer(listDesks, { rows: [{ id, title: '个体工商户设立登记 周砚秋', content: { item: 'gthsl' }, savedAt }] })
    .answer(clearDesk, {})
  await renderPage(<UnfinishedDesks />, { at: '/work/intake', texts: [texts] })
  const resume = await screen.findByRole('link', { name: '接着填' })
  expect(resume.getAttribute('href')).toBe(`/work/intake/gthsl?desk=${id}`)
  fireEvent.click(screen.getByRole('button', { name: '丢弃' }))
  expect(await screen.findByText('丢弃后不能恢复')).toBeTruthy()
  expect(fake.calls(clearDesk)).toHaveLength(0)
  fireEvent.click(screen.getAllByRole('button', { name: '丢弃' }).at(-1) ?? resume)
  await waitFor(() => expect(fake.calls(clearDesk)).toHaveLength(1))
  expect(fake.calls(clearDesk)[0]?.params).toEqual({ id })
})
