import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { claimTask, countWork, listWork } from '../contract.ts'
import type { WorkLine } from '../contract.ts'
import { texts } from './index.ts'
import { WorkPage } from './WorkPage.tsx'

const usual = listWork.example.answer?.rows[0]

function row(change: Partial<WorkLine>): WorkLine {
  if (usual === undefined) throw new Error('the contract has no example')
  return { ...usual, ...change }
}

const rows = [
  row({
    task: 't1',
    id: 'd1',
    applicantName: '云岫县青梧幼儿园',
    band: 'overdue',
    light: 'red',
    days: -1,
    dueOn: '2026-09-23',
  }),
  row({
    task: 't2',
    id: 'd2',
    applicantName: '云岫县石榴桥锅炉厂',
    band: 'today',
    light: 'yellow',
    days: 0,
    state: 'waiting',
    holder: null,
    holderName: null,
    version: 9,
  }),
  row({
    task: 't3',
    id: 'd3',
    applicantName: '云岫县供电公司',
    band: 'stopped',
    light: 'grey',
    days: 2,
    dueOn: null,
    isStopped: true,
    procedureName: '检验检测',
  }),
]

function server() {
  const counts = countWork.example.answer
  if (counts === undefined) throw new Error('the contract has no example')
  return fakeServer().answer(listWork, { rows }).answer(countWork, counts)
}

test('[BAK-01] the list groups by what is due, with lights in words, and says how much there is', async () => {
  server()
  await renderPage(<WorkPage />, { at: '/work/tasks', texts: [texts] })
  expect(await screen.findByText('云岫县青梧幼儿园')).toBeTruthy()
  for (const words of ['超 1 天', '停 2 天', '恢复后再算', '特别程序']) expect(screen.getByText(words)).toBeTruthy()
  expect(screen.getByText('已暂停，时间不算')).toBeTruthy()
  expect(screen.getByRole('link', { name: /全部待办\s*18/ }).getAttribute('aria-current')).toBe('true')
})

test('[BAK-01] J moves, L claims the row in hand with the version that was seen', async () => {
  const fake = server().answer(claimTask, { id: 'd2', applicationNo: '1', version: 10, stage: 'accepted' })
  await renderPage(<WorkPage />, { at: '/work/tasks', texts: [texts] })
  await screen.findByText('云岫县石榴桥锅炉厂')
  press('J')
  press('J')
  press('L')
  await waitFor(() => expect(fake.calls(claimTask)).toHaveLength(1))
  expect(fake.calls(claimTask)[0]).toMatchObject({ params: { id: 'd2' }, body: { taskId: 't2', expectedVersion: 9 } })
  expect(await screen.findByText('已领取 1 件')).toBeTruthy()
})

test('[TIM-02] accepted by law, the row shows the legal day in words, not the moment the clock found it', async () => {
  const counts = countWork.example.answer
  if (counts === undefined) throw new Error('the contract has no example')
  const deemed = row({ acceptedOn: '2026-09-10', acceptedAt: '2026-09-18T00:00:00.000Z', isDeemed: true })
  fakeServer()
    .answer(listWork, { rows: [deemed] })
    .answer(countWork, counts)
  await renderPage(<WorkPage />, { at: '/work/tasks', texts: [texts] })
  expect(await screen.findByText('9月10日')).toBeTruthy()
  expect(screen.getByText('视为受理')).toBeTruthy()
  expect(screen.queryByText(/9月18日/)).toBeNull()
})
