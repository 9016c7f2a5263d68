import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { readAcceptances } from '../../contract.ts'
import { texts } from '../index.ts'
import { AcceptancesPage } from './AcceptancesPage.tsx'

const example = readAcceptances.example.answer ?? missing()
const [accepted] = example.rows
const whole = { ...example, window: null, rows: [], others: 0 }

function missing(): never {
  throw new Error('the contract has no example')
}

const open = (session: object) =>
  renderPage(<AcceptancesPage />, {
    at: '/work/acceptances',
    texts: [texts],
    session: { permissions: ['catalogue.read'], ...session },
  })
const hall = { id: 'hall-county', name: '云岫县行政服务中心' }

test('[CAT-14] at a window one sees what it accepts, by which paper, until when, and what it lacks', async () => {
  if (accepted === undefined) missing()
  const lacking = {
    ...accepted,
    item: 'ybdj',
    name: '退役军人预备役登记',
    isAccepted: false,
    reasons: ['lapsed'],
    papers: [],
  }
  const server = fakeServer().answer(readAcceptances, { ...example, rows: [accepted, lacking] })
  await open({ hall, window: { id: 'hall-county-13', no: '13' } })
  const may = await screen.findByRole('table', { name: '可以受理' })
  for (const text of ['个体工商户设立登记', '市场监管局委〔2026〕1号', '受理、不予受理', 'B 商事登记'])
    expect(within(may).getByText(text)).toBeTruthy()
  const mayNot = screen.getByRole('table', { name: '不能受理' })
  expect(within(mayNot).getByText('委托已到期或收回')).toBeTruthy()
  expect(server.calls(readAcceptances)[0]?.query).toMatchObject({ window: 'hall-county-13' })
  fireEvent.click(screen.getByRole('button', { name: '也列出来' }))
  await waitFor(() => expect(server.calls(readAcceptances).at(-1)?.query).toMatchObject({ all: 'true' }))
})

test('[CAT-15] over the whole hall it says what no window accepts and why; a window is one click away', async () => {
  const server = fakeServer().answer(readAcceptances, whole)
  await open({ hall })
  const gaps = await screen.findByRole('table', { name: '全大厅没有窗口能受理的事项' })
  expect(within(gaps).getByText('退役军人预备役登记')).toBeTruthy()
  expect(within(gaps).getByText('委托已到期或收回')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /13 综合窗口/ }))
  await waitFor(() => expect(server.calls(readAcceptances).at(-1)?.query).toMatchObject({ window: 'hall-county-13' }))
})

test('[CAT-14] it is printed, and saved as a table', async () => {
  const print = vi.spyOn(window, 'print').mockReturnValue()
  fakeServer().answer(readAcceptances, whole)
  await open({ hall })
  fireEvent.click(await screen.findByRole('button', { name: /打印/ }))
  expect(print).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('button', { name: /存为表格/ })).toBeTruthy()
})
