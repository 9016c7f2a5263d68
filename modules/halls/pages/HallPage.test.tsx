import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addWindow, changeHall, listAreas, listWindows, pauseWindow, readHall } from '../contract.ts'
import type { Hall } from '../contract.ts'
import { HallPage } from './HallPage.tsx'
import { texts } from './index.ts'

function exampleOf<Answer>(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new Error('the contract has no example')
  return answer
}
const hall = exampleOf(readHall.example.answer)

async function open(change: Partial<Hall> = {}) {
  const server = fakeServer()
    .answer(readHall, { ...hall, ...change })
    .answer(listWindows, exampleOf(listWindows.example.answer))
    .answer(listAreas, exampleOf(listAreas.example.answer))
  await renderPage(<HallPage />, { at: '/work/halls/hall-county', route: '/work/halls/:id', texts: [texts] })
  await screen.findByText('综合受理窗口')
  return server
}

test('[QUE-03] a window is entered by keyboard, and a taken number is said at its field while the text stays', async () => {
  const server = (await open()).refuse(addWindow, {
    code: 'halls.number-taken',
    status: 409,
    title: '本大厅已有 13 号窗口',
    pointer: '/no',
  })
  fireEvent.click(screen.getByRole('button', { name: /新增窗口/ }))
  fireEvent.change(await screen.findByLabelText('窗口号'), { target: { value: '13' } })
  fireEvent.change(screen.getByLabelText('类型'), { target: { value: '专业窗口' } })
  fireEvent.click(screen.getByRole('checkbox', { name: /商事登记/ }))
  press('F9')
  await waitFor(() => expect(server.calls(addWindow)).toHaveLength(1))
  expect(server.calls(addWindow)[0]).toMatchObject({
    params: { id: 'hall-county' },
    body: { no: '13', kind: '专业窗口', boards: ['ssdj'], takesApplications: true, handsOut: false },
  })
  await waitFor(() => expect(screen.getByLabelText('窗口号').getAttribute('aria-invalid')).toBe('true'))
  expect(screen.getByLabelText<HTMLInputElement>('窗口号').value).toBe('13')
})

test('[QUE-03] pausing needs a reason and sends the version that was seen', async () => {
  const server = (await open({ mayManage: false })).answer(pauseWindow, { id: 'hall-county-13', version: 2 })
  expect(screen.queryByRole('button', { name: /撤销/ })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '暂停 13 号窗口' }))
  await screen.findByLabelText('原因')
  press('F9')
  expect(await screen.findByText('写明原因')).toBeTruthy()
  expect(server.calls(pauseWindow)).toHaveLength(0)
  fireEvent.change(screen.getByLabelText('原因'), { target: { value: '设备检修' } })
  press('F9')
  await waitFor(() => expect(server.calls(pauseWindow)).toHaveLength(1))
  expect(server.calls(pauseWindow)[0]?.body).toEqual({ reason: '设备检修', expectedVersion: 1 })
  expect(await screen.findByText('13 号窗口已暂停')).toBeTruthy()
})

test('[SEC-01] who may only read sees no button that changes', async () => {
  await open({ mayManage: false, mayPause: false })
  for (const name of [/修改/, /暂停/, /撤销/, /停用/, /新增窗口/])
    expect(screen.queryByRole('button', { name })).toBeNull()
})

test('[EXT-04] leaving with unsaved changes asks once', async () => {
  await open()
  fireEvent.click(screen.getByRole('button', { name: /修改信息/ }))
  fireEvent.change(await screen.findByLabelText('名称'), { target: { value: '新名' } })
  press('Escape')
  expect(await screen.findByText('有修改还没保存，离开后不保留')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '继续填写' }))
  expect(screen.getByLabelText<HTMLInputElement>('名称').value).toBe('新名')
  press('Escape')
  fireEvent.click(await screen.findByRole('button', { name: '放弃修改' }))
  expect(screen.queryByLabelText('名称')).toBeNull()
})

test('[EXT-04] somebody was faster: what was typed stands beside the newest state', async () => {
  const server = (await open()).refuse(changeHall, { code: 'halls.stale-version', status: 409, title: '已被他人更新' })
  fireEvent.click(screen.getByRole('button', { name: /修改信息/ }))
  fireEvent.change(await screen.findByLabelText('名称'), { target: { value: '新名' } })
  press('F9')
  await waitFor(() => expect(server.calls(changeHall)).toHaveLength(1))
  expect(await screen.findByText('已被他人更新')).toBeTruthy()
})
