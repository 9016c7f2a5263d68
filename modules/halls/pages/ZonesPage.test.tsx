import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addZone, changeZone, listWindows, listZones, readHall, removeZone } from '../contract.ts'
import type { Hall } from '../contract.ts'
import { texts } from './index.ts'
import { ZonesPage } from './ZonesPage.tsx'

function exampleOf<Answer>(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new Error('the contract has no example')
  return answer
}
const [zone] = exampleOf(listZones.example.answer).rows
const waiting = {
  ...exampleOf(zone),
  id: exampleOf(zone).waitsIn ?? '',
  code: 'W1',
  name: '东厅等候区',
  kind: 'waiting' as const,
  windows: [],
  windowNos: [],
}
const { waitsIn: _in, waitsInName: _name, ...place } = waiting

async function open(change: Partial<Hall> = {}) {
  const server = fakeServer()
    .answer(readHall, { ...exampleOf(readHall.example.answer), ...change })
    .answer(listZones, { rows: [exampleOf(zone), place], total: 2 })
    .answer(listWindows, exampleOf(listWindows.example.answer))
  await renderPage(<ZonesPage />, {
    at: '/work/halls/hall-county/zones',
    route: '/work/halls/:id/zones',
    texts: [texts],
  })
  await screen.findByText('商事登记区')
  return server
}

test('[QUE-08] a zone is changed by keyboard: another waiting area, one more window, the version that was seen', async () => {
  const server = (await open()).answer(changeZone, { id: 'z', version: 2 })
  fireEvent.click(screen.getByRole('button', { name: '修改商事登记区' }))
  fireEvent.click(await screen.findByRole('checkbox', { name: /13 综合受理窗口/ }))
  fireEvent.change(screen.getByLabelText(/^等候区/), { target: { value: 'none' } })
  press('F9')
  await waitFor(() => expect(server.calls(changeZone)).toHaveLength(1))
  const { body } = exampleOf(server.calls(changeZone)[0])
  expect(body).toMatchObject({ code: 'B', expectedVersion: 1 })
  expect(body).toMatchObject({ windows: ['hall-county-02', 'hall-county-03', 'hall-county-13'] })
  expect(body).not.toHaveProperty('waitsIn')
})

test('[QUE-08] a waiting area has no windows and no waiting area of its own; a taken code is said at its field', async () => {
  const server = (await open()).refuse(addZone, {
    code: 'halls.zone-code-taken',
    status: 409,
    title: '本大厅已有编号为 W1 的分区',
    pointer: '/code',
  })
  fireEvent.click(screen.getByRole('button', { name: /新增分区/ }))
  fireEvent.change(await screen.findByLabelText('类型'), { target: { value: 'waiting' } })
  expect(screen.queryByLabelText(/^等候区/)).toBeNull()
  expect(screen.queryByRole('group', { name: '窗口' })).toBeNull()
  fireEvent.change(screen.getByLabelText('编号'), { target: { value: 'W1' } })
  fireEvent.change(screen.getByLabelText('名称'), { target: { value: '西厅等候区' } })
  press('F9')
  await waitFor(() => expect(server.calls(addZone)).toHaveLength(1))
  expect(server.calls(addZone)[0]).toMatchObject({ body: { code: 'W1', kind: 'waiting', windows: [] } })
  await waitFor(() => expect(screen.getByLabelText('编号').getAttribute('aria-invalid')).toBe('true'))
})

test('[QUE-08] what stands in a zone is said before it is removed, and why it stays', async () => {
  const server = (await open()).refuse(removeZone, { code: 'halls.zone-has-windows', status: 409, title: '不能删除' })
  fireEvent.click(screen.getByRole('button', { name: '删除商事登记区' }))
  expect(await screen.findByText('分区里的窗口：02、03')).toBeTruthy()
  press('F9')
  await waitFor(() => expect(server.calls(removeZone)).toHaveLength(1))
  expect(await screen.findByText('不能删除')).toBeTruthy()
})

test('[SEC-01] who may only read sees the zones and no button that changes', async () => {
  await open({ mayKeepZones: false })
  expect(screen.getByRole('link', { name: '东厅等候区的区域屏' }).getAttribute('href')).toBe(
    `/display/zone/${place.id}`,
  )
  for (const name of [/修改/, /删除/, /新增分区/]) expect(screen.queryByRole('button', { name })).toBeNull()
})
