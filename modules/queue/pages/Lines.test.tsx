import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { texts } from './index.ts'
import { LinesPage } from './LinesPage.tsx'

const hall = { id: 'hall-county', name: '云岫县行政服务中心' }
const kept = { id: 'hall-county-f', version: 1 }
const type = (within_: HTMLElement, name: RegExp, value: string) =>
  fireEvent.change(within(within_).getByRole('textbox', { name }), { target: { value } })

async function lines() {
  const board = contract.readQueueBoard.example.answer
  const listed = contract.listLines.example.answer
  if (board === undefined || listed === undefined) throw new Error('no example')
  const server = fakeServer()
    .answer(contract.readQueueBoard, board)
    .answer(contract.listLines, listed)
    .answer(contract.listArrangedItems, { rows: [] })
    .answer(contract.openLine, kept)
    .answer(contract.changeLine, kept)
    .answer(contract.closeLine, kept)
  const session = { permissions: ['queue.read', 'queue.arrange'], hall }
  await renderPage(<LinesPage />, { at: '/work/queue-lines', texts: [texts], session })
  await screen.findByRole('button', { name: '修改“商事登记”' })
  return server
}

test('[QUE-03] the manager opens a line with a free letter, boards and windows', async () => {
  const server = await lines()
  fireEvent.click(screen.getByRole('button', { name: /新增分组/ }))
  const drawer = await screen.findByRole('dialog')
  expect(within(drawer).getByRole<HTMLInputElement>('textbox', { name: /字头/ }).value).toBe('A')
  type(drawer, /字头/, '')
  press('F9')
  expect(server.calls(contract.openLine)).toEqual([])
  type(drawer, /字头/, 'f')
  type(drawer, /名称/, '税务')
  type(drawer, /时长/, '12')
  // a board of another line is said, and cannot be chosen
  expect(within(drawer).getByText('已归别组：商事登记（B）')).toBeTruthy()
  expect(within(drawer).queryByRole('checkbox', { name: '商事登记' })).toBeNull()
  fireEvent.click(within(drawer).getByRole('checkbox', { name: '税务' }))
  fireEvent.click(within(drawer).getByRole('checkbox', { name: /13 号窗口/ }))
  fireEvent.click(within(drawer).getByRole('radio', { name: '最先叫这一组' }))
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.openLine)[0]?.body).toEqual({
      letter: 'F',
      name: '税务',
      serviceMinutes: 12,
      boards: ['sw'],
      windows: ['hall-county-13'],
      isFirst: true,
    }),
  )
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('[QUE-03] a line is renamed; closing it says what follows', async () => {
  const server = await lines()
  fireEvent.click(screen.getByRole('button', { name: '修改“商事登记”' }))
  type(await screen.findByRole('dialog'), /名称/, '商事和税务')
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.changeLine)[0]?.body).toEqual({
      letter: 'B',
      name: '商事和税务',
      serviceMinutes: 9,
      boards: ['ssdj'],
      expectedVersion: 1,
    }),
  )
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  fireEvent.click(screen.getByRole('button', { name: '停用“商事登记”' }))
  expect(await screen.findByText(/停用后不再发 B 字头的号/)).toBeTruthy()
  press('F9')
  await waitFor(() => expect(server.calls(contract.closeLine)[0]?.body).toEqual({ expectedVersion: 1 }))
})
