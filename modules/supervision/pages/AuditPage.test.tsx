import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { listAudit } from '../contract/audit.ts'
import type { AuditLine } from '../contract/audit.ts'
import { AuditPage } from './AuditPage.tsx'
import { texts } from './index.ts'

const usual = listAudit.example.answer?.rows[0]
function line(change: Partial<AuditLine>): AuditLine {
  if (usual === undefined) throw new Error('the contract has no example')
  return { ...usual, ...change }
}

async function open() {
  const refused = { caseId: null, applicationNo: null, outcome: 'access.not-permitted', detail: null }
  const fake = fakeServer().answer(listAudit, {
    rows: [
      line({}),
      line({ id: '2', act: 'command', name: 'acceptApplication', ...refused }),
      line({
        id: '3',
        act: 'sign-in',
        name: 'access.sign-in',
        ...refused,
        person: 'unknown:root',
        personName: null,
        account: null,
      }),
    ],
  })
  await renderPage(<AuditPage />, { at: '/work/audit', texts: [texts] })
  expect(await screen.findByText('339921-260918-00052')).toBeTruthy()
  return fake
}

test('[SEC-03] acts are told in words, a case leads to its history, refusals stand out', async () => {
  await open()
  const link = screen.getByRole('link', { name: '339921-260918-00052' })
  expect(link.getAttribute('href')).toBe('/work/histories/0192f0aa-0000-7000-8000-000000000001')
  for (const words of ['显示完整号码', '电话告知补正', '受理', '没有这个账号', 'root'])
    expect(screen.getByText(words)).toBeTruthy()
  expect(screen.getAllByText('被拒绝')).toHaveLength(2)
})

test('[SEC-03] person, case and days are asked for together', async () => {
  const fake = await open()
  fireEvent.change(screen.getByLabelText(/账号或姓名/), { target: { value: '沈若溪' } })
  fireEvent.change(screen.getByLabelText(/办件编号/), { target: { value: '00052' } })
  fireEvent.change(screen.getByLabelText(/从/), { target: { value: '2026-09-23' } })
  fireEvent.click(screen.getByRole('button', { name: '查询' }))
  const asked = { person: '沈若溪', number: '00052', from: '2026-09-23' }
  await waitFor(() => expect(fake.calls(listAudit).at(-1)?.query).toMatchObject(asked))
})
