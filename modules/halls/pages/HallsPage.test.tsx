import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { listAreas, listDepartments, listHalls } from '../contract.ts'
import { DepartmentsPage } from './DepartmentsPage.tsx'
import { HallsPage } from './HallsPage.tsx'
import { hourLines, parseSpans } from './hours-text.ts'
import { texts } from './index.ts'

const areas = { areas: [{ code: '339921', name: '云岫县', isMine: true }], boards: [] }

test('[EXT-04] the list searches on Enter and says when nothing matches', async () => {
  const rows = listHalls.example.answer?.rows ?? []
  const server = fakeServer()
    .answer(listAreas, areas)
    .answer(listHalls, ({ query }) => ({ rows: query.q === undefined ? rows : [], total: 1 }))
  await renderPage(<HallsPage />, { at: '/work/halls', texts: [texts] })
  expect(await screen.findByRole('link', { name: '云岫县行政服务中心' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /新增大厅/ })).toBeNull()
  const search = screen.getByRole('searchbox', { name: '查名称、地址、电话' })
  fireEvent.change(search, { target: { value: '没有这个' } })
  fireEvent.keyDown(search, { key: 'Enter' })
  await waitFor(() => expect(server.calls(listHalls).at(-1)?.query).toMatchObject({ q: '没有这个', sort: 'region' }))
  await waitFor(() => expect(screen.queryByRole('link', { name: '云岫县行政服务中心' })).toBeNull())
})

test('[SEC-01] departments show how many people they have; a refused list says so', async () => {
  fakeServer()
    .answer(listAreas, areas)
    .answer(listDepartments, { rows: listDepartments.example.answer?.rows ?? [] })
  const options = { at: '/work/departments', texts: [texts], session: { permissions: ['halls.manage'] } }
  await renderPage(<DepartmentsPage />, options)
  expect(await screen.findByText('云市监')).toBeTruthy()
  expect(screen.getByRole('cell', { name: '6' })).toBeTruthy()
  expect(screen.getByRole('button', { name: /新增部门/ })).toBeTruthy()
})

test.each([
  [
    '09:00-12:00 13:30-17:00',
    [
      ['09:00', '12:00'],
      ['13:30', '17:00'],
    ],
  ],
  [
    '9:00–12:00，13:30至17:00',
    [
      ['09:00', '12:00'],
      ['13:30', '17:00'],
    ],
  ],
  ['', []],
  ['all day', undefined],
  ['09:00-12', undefined],
])('[EXT-04] opening hours typed as “%s” are read', (text, spans) => {
  expect(parseSpans(text)).toEqual(spans)
})

test('[EXT-04] days with the same hours stand in one line', () => {
  const open = [['09:00', '12:00']]
  const hours = [1, 2, 3, 5].map((day) => ({ day, open }))
  expect(hourLines(hours).map(({ from, to }) => [from, to])).toEqual([
    [1, 3],
    [5, 5],
  ])
})
