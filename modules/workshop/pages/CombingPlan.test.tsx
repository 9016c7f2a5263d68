import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { CombingPlanPage } from './CombingPlanPage.tsx'
import { texts } from './index.ts'

const example = contract.readCombingPlan.example.answer ?? missing()
const [line] = example.rows
const unplanned = { owner: null, ownerName: null, dueOn: null, light: null, days: null, note: null }

function missing(): never {
  throw new Error('the contract has no example')
}

const planner = ['workshop.read-plan', 'workshop.plan-combing', 'workshop.read', 'catalogue.read']

function open(at = '/work/combing-plan', change: object = {}, permissions: string[] = planner) {
  if (line === undefined) missing()
  const server = fakeServer()
    .answer(contract.readCombingPlan, { ...example, rows: [{ ...line, ...change }] })
    .answer(contract.listCombers, contract.listCombers.example.answer ?? missing())
    .answer(contract.planCombing, { item: 'spjy', dueOn: '2026-12-20' })
    .answer(contract.dropCombing, { item: 'spjy' })
    .answer(contract.changeVolumeBands, { medium: 51, low: 201 })
    .answer(contract.noteCheck, { item: 'spjy', checkedOn: '2026-11-21' })
  const session = { permissions }
  return renderPage(<CombingPlanPage />, { at, texts: [texts], session }).then(() => server)
}

test('[CAT-04] an item stands with rank, band, volume, findings, last check, owner and due day', async () => {
  await open()
  const row = (await screen.findByRole('link', { name: '食品经营许可新办' })).closest('tr') ?? missing()
  for (const text of ['高频', '214 件', '已安排', '1 提醒', '206 天前', '已进驻', '可网办'])
    expect(within(row).getByText(text)).toBeTruthy()
  expect(row.textContent).toContain('宋可为')
  expect(screen.getByText(/高频从第 1 名起，中频从第 101 名起，低频从第 401 名起/)).toBeTruthy()
})

test('[CAT-04] an item is given to somebody by a day, and taken off the plan again', async () => {
  const server = await open('/work/combing-plan', unplanned)
  fireEvent.click(await screen.findByRole('button', { name: '安排梳理：食品经营许可新办' }))
  await screen.findByRole('dialog', { name: '安排梳理：食品经营许可新办' })
  press('F9')
  expect(await screen.findByText('先选日期')).toBeTruthy()
  fireEvent.change(screen.getByLabelText(/哪天前完成/), { target: { value: '2026-12-20' } })
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.planCombing)[0]?.body).toEqual({
      item: 'spjy',
      owner: 'songkewei',
      dueOn: '2026-12-20',
      note: '',
    }),
  )
})

test('[CAT-04] who plans but does not keep the bands has no way to them', async () => {
  await open()
  await screen.findByRole('link', { name: '食品经营许可新办' })
  expect(screen.queryByRole('button', { name: '办件量分档' })).toBeNull()
})

test('[CAT-04] what is planned can be dropped; a check that finds nothing to change is noted with the version', async () => {
  const server = await open()
  fireEvent.click(await screen.findByRole('button', { name: '安排梳理：食品经营许可新办' }))
  fireEvent.click(await screen.findByRole('button', { name: '取消安排' }))
  await waitFor(() => expect(server.calls(contract.dropCombing)).toHaveLength(1))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  fireEvent.click(screen.getByRole('button', { name: '核查：食品经营许可新办' }))
  expect(await screen.findByText('检验还有 1 处错误或提醒没有改')).toBeTruthy()
  press('F9')
  await waitFor(() => expect(server.calls(contract.noteCheck)[0]?.body).toEqual({ version: 1, note: '' }))
})

test('[CAT-16] by department: the shares of items moved in and on line', async () => {
  await open('/work/combing-plan?view=departments')
  const row = (await screen.findByRole('rowheader', { name: '市场监督管理局' })).closest('tr') ?? missing()
  expect(within(row).getByText('100%')).toBeTruthy()
  expect(within(row).getByText('91%')).toBeTruthy()
  expect(within(row).getByText('11/12')).toBeTruthy()
  expect(screen.getByRole('button', { name: '存为表格' })).toBeTruthy()
})

const keeper = ['workshop.read-plan', 'workshop.change-volume-bands', 'catalogue.read']

test('[CAT-04] the bands begin where the drawer says: it shows what each takes in, and goes to what is wrong', async () => {
  const server = await open('/work/combing-plan', {}, keeper)
  fireEvent.click(await screen.findByRole('button', { name: '办件量分档' }))
  const drawer = await screen.findByRole('dialog', { name: '办件量分档' })
  expect(within(drawer).getByText('第 101 至 400 名')).toBeTruthy()
  const medium = within(drawer).getByLabelText(/中频从第几名起/)
  fireEvent.change(medium, { target: { value: '401' } })
  expect(within(drawer).getAllByText('低频须从中频之后的名次起').length).toBeGreaterThan(0)
  press('F9')
  expect(document.activeElement).toBe(within(drawer).getByLabelText(/低频从第几名起/))
  expect(server.calls(contract.changeVolumeBands)).toHaveLength(0)
  fireEvent.change(medium, { target: { value: '51' } })
  fireEvent.change(within(drawer).getByLabelText(/低频从第几名起/), { target: { value: '201' } })
  expect(within(drawer).getByText('第 201 名起')).toBeTruthy()
  press('F9')
  await waitFor(() => expect(server.calls(contract.changeVolumeBands)[0]?.body).toEqual({ medium: 51, low: 201 }))
  await waitFor(() => expect(server.calls(contract.readCombingPlan).length).toBeGreaterThan(1))
})

test('[CAT-04] who only looks on plans nothing', async () => {
  const server = await open('/work/combing-plan', {}, keeper)
  await screen.findByRole('link', { name: '食品经营许可新办' })
  expect(screen.queryByRole('button', { name: /^安排梳理/ })).toBeNull()
  expect(server.calls(contract.listCombers)).toHaveLength(0)
})
