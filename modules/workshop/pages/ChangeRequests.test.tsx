import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { searchItems } from '@yichuang/modules/catalogue/contract'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as contract from '../contract.ts'
import type { ChangeRequest } from '../contract.ts'
import { ChangeRequestPage } from './ChangeRequestPage.tsx'
import { ChangeRequestsPage } from './ChangeRequestsPage.tsx'
import { texts } from './index.ts'

const example: ChangeRequest = contract.readChangeRequest.example.answer ?? missing()
const comparison = contract.compareDraft.example.answer ?? missing()
const deciding = [
  { name: 'take-up', allowed: true },
  { name: 'decline', allowed: true },
]

function missing(): never {
  throw new Error('the contract has no example')
}

const may = ['workshop.request-change', 'workshop.decide-change', 'workshop.read', 'catalogue.read']
const show = (permissions: readonly string[] = may) =>
  renderPage(<ChangeRequestPage />, {
    at: `/work/change-requests/${example.id}`,
    route: '/work/change-requests/:id',
    texts: [texts],
    session: { permissions: [...permissions] },
  })

test('[CAT-12] requests are listed with who asked, why and what waits for the person', async () => {
  const {
    actions: _actions,
    basis: _basis,
    draft: _draft,
    openDraft: _open,
    decision: _said,
    decidedAt: _at,
    ...line
  } = example
  fakeServer().answer(contract.listChangeRequests, { rows: [{ ...line, waitsForMe: true }], total: 1 })
  await renderPage(<ChangeRequestsPage />, {
    at: '/work/change-requests',
    texts: [texts],
    session: { permissions: [...may] },
  })
  const link = await screen.findByRole('link', { name: example.itemName })
  expect(link.getAttribute('href')).toBe(`/work/change-requests/${example.id}`)
  expect(screen.getByText('等您决定')).toBeTruthy()
  expect(screen.getByText(example.text)).toBeTruthy()
  expect(screen.getByText('市场监督管理局 宋可为')).toBeTruthy()
})

test('[CAT-12] a request names item, cause and text; a change of law names its basis as well', async () => {
  const server = fakeServer()
    .answer(contract.listChangeRequests, { rows: [], total: 0 })
    .answer(searchItems, searchItems.example.answer ?? missing())
    .answer(contract.requestChange, { id: example.id, version: 1, state: 'open' })
  await renderPage(<ChangeRequestsPage />, {
    at: '/work/change-requests?new',
    texts: [texts],
    session: { permissions: [...may] },
  })
  await screen.findByRole('dialog', { name: '提出变更申请' })
  press('F9')
  expect(await screen.findByText('请选一个事项')).toBeTruthy()
  fireEvent.click(await screen.findByRole('radio', { name: /个体工商户设立登记/ }))
  fireEvent.click(screen.getByRole('radio', { name: '法律法规变化' }))
  fireEvent.change(screen.getByLabelText(/要改什么/), { target: { value: ' 不再要房屋证明 ' } })
  press('F9')
  expect(server.calls(contract.requestChange)).toEqual([])
  fireEvent.change(screen.getByLabelText(/依据/), { target: { value: '条例第十五条' } })
  fireEvent.change(screen.getByLabelText(/希望哪天生效/), { target: { value: '2026-12-01' } })
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.requestChange)[0]?.body).toEqual({
      item: 'gthsl',
      cause: 'law',
      basis: '条例第十五条',
      text: '不再要房屋证明',
      wishedOn: '2026-12-01',
    }),
  )
})

test('[CAT-12] who decides takes it up with one key, or declines with a reason', async () => {
  const kept = { id: example.id, version: 2 }
  const server = fakeServer()
    .answer(contract.readChangeRequest, { ...example, waitsForMe: true, actions: deciding })
    .answer(contract.takeUpChange, { ...kept, state: 'taken-up', draft: example.id })
    .answer(contract.declineChange, { ...kept, state: 'declined' })
  await show()
  expect(await screen.findByText(/等您决定：采纳就开一份草稿/)).toBeTruthy()
  expect(screen.getByText('还没有可比的草稿')).toBeTruthy()
  press('F9')
  await waitFor(() => expect(server.calls(contract.takeUpChange)[0]?.body).toEqual({ expectedVersion: 1 }))
  fireEvent.click(screen.getByRole('button', { name: '不采纳' }))
  const dialog = await screen.findByRole('dialog', { name: '不采纳' })
  press('F9')
  expect(server.calls(contract.declineChange)).toEqual([])
  fireEvent.change(screen.getByLabelText(/理由/), { target: { value: '目录没有调整' } })
  expect(dialog.textContent).toContain('理由会告诉提出的人')
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.declineChange)[0]?.body).toEqual({ reason: '目录没有调整', expectedVersion: 1 }),
  )
})

test('[CAT-12] once taken up it shows what it changes for applicants, and the way to the draft', async () => {
  const draft = { id: example.id, state: 'combing', ownerName: '宋可为', dueOn: '2026-10-12' }
  fakeServer()
    .answer(contract.readChangeRequest, { ...example, state: 'taken-up', actions: [], draft })
    .answer(contract.compareDraft, comparison)
  await show()
  expect(await screen.findByText('多交材料')).toBeTruthy()
  expect(screen.getByText('网络经营场所使用证明')).toBeTruthy()
  expect(screen.getByText(/草稿在“梳理”，由宋可为负责/)).toBeTruthy()
  expect(screen.getByRole('link', { name: '看草稿' }).getAttribute('href')).toBe(`/work/workshop/${draft.id}`)
  expect(screen.queryByRole('button', { name: /采纳/ })).toBeNull()
})
