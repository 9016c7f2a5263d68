import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { useLocation } from 'react-router'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { useCall } from '../client/queries.ts'
import { listThings } from '../testing/contracts.ts'
import { fakeServer, press, renderPage } from '../testing/index.ts'
import type { FakeServer } from '../testing/index.ts'
import { DataTable } from './DataTable.tsx'
import { useTable } from './use-table.ts'

interface Thing {
  readonly id: string
  readonly name: string
}

const opened = vi.fn<(id: string) => void>()
const claimed = vi.fn<(ids: readonly string[]) => void>()

function List() {
  const table = useTable(listThings, { filters: ['step', 'light'], sort: 'due', size: 3 })
  const answer = useCall(listThings, { query: table.query }, { keepFormer: true })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const { search } = useLocation()
  return (
    <>
      <DataTable<Thing>
        label="待办"
        table={table}
        answer={answer}
        rowKey={({ id }) => id}
        onOpen={({ id }) => opened(id)}
        columns={[
          { key: 'id', title: '编号', sort: 'due', cell: ({ id }) => id, text: ({ id }) => id, fixed: true },
          { key: 'name', title: '名称', cell: ({ name }) => name, text: ({ name }) => name },
        ]}
        filters={[
          {
            name: 'step',
            label: '环节',
            options: [
              { value: 'review', label: '审查' },
              { value: 'approve', label: '核准' },
            ],
          },
        ]}
        select={{ selected, onSelect: setSelected }}
        rowKeys={[{ combo: 'L', label: '领取', act: (rows) => claimed(rows.map(({ id }) => id)) }]}
        empty={{ title: '现在没有待办' }}
        exportName="待办"
      />
      <p data-testid="address">{search}</p>
    </>
  )
}

const rows = (...ids: readonly string[]) => ids.map((id) => ({ id, name: `名${id}` }))
const currentRow = () => document.querySelector('tr[aria-current]')?.textContent
const address = () => screen.getByTestId('address').textContent

let server: FakeServer
beforeEach(() => {
  opened.mockClear()
  claimed.mockClear()
  localStorage.clear()
  server = fakeServer().answer(listThings, ({ query }) =>
    query.after === undefined
      ? { rows: rows('a', 'b', 'c'), next: 'p2', total: 5 }
      : { rows: rows('d', 'e'), total: 5 },
  )
})

describe('a list from the keyboard', () => {
  test('J and K move and stop at the ends, Enter opens', async () => {
    await renderPage(<List />)
    await screen.findByText('名a')
    press('J')
    expect(currentRow()).toContain('a')
    press('J')
    press('Down')
    press('J')
    expect(currentRow()).toContain('c')
    press('K')
    press('Enter')
    expect(opened.mock.calls).toEqual([['b']])
  })

  test('X selects; a key of the list acts on the selected, or on the current row', async () => {
    await renderPage(<List />)
    await screen.findByText('名a')
    press('J')
    press('L')
    press('X')
    press('J')
    press('X')
    press('L')
    expect(claimed.mock.calls).toEqual([[['a']], [['a', 'b']]])
    expect(screen.getByText('已选 2 件')).toBeTruthy()
  })

  test('PgDn turns to the page behind the cursor, PgUp back', async () => {
    await renderPage(<List />)
    await screen.findByText('显示 1 至 3 条，共 5 条')
    press('PgDn')
    await screen.findByText('显示 4 至 5 条，共 5 条')
    expect(address()).toContain('after=p2')
    press('PgUp')
    await screen.findByText('显示 1 至 3 条，共 5 条')
    expect(address()).not.toContain('after')
  })

  test('an address opened in the middle says what is on the page, and PgUp leads to the first', async () => {
    await renderPage(<List />, { at: '/work/list?after=p2' })
    await screen.findByText('本页 2 条，共 5 条')
    press('PgUp')
    expect(await screen.findByText('名a')).toBeTruthy()
  })
})

describe('filters and order live in the address', () => {
  test('a chosen filter is asked for, shown in words, and can be taken away', async () => {
    await renderPage(<List />)
    fireEvent.click(await screen.findByRole('button', { name: '环节' }))
    fireEvent.click(screen.getByLabelText('审查'))
    fireEvent.click(screen.getByLabelText('核准'))
    expect(address()).toBe('?step=review&step=approve')
    await waitFor(() => expect(server.calls(listThings).at(-1)?.query.step).toEqual(['review', 'approve']))
    expect(screen.getByRole('button', { name: '环节：审查、核准' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '清除筛选：环节' }))
    expect(address()).toBe('')
  })

  test('what the address holds is asked for; what the contract does not know is not', async () => {
    await renderPage(<List />, { at: '/work/list?step=review&light=red&nonsense=1&sort=-due' })
    await screen.findByText('名a')
    expect(server.calls(listThings).at(-1)?.query).toEqual({ step: 'review', light: 'red', sort: '-due', limit: '3' })
  })

  test('pressing a head turns the order round and says so', async () => {
    await renderPage(<List />)
    await screen.findByText('名a')
    expect(screen.getByRole('columnheader', { name: '编号' }).getAttribute('aria-sort')).toBe('ascending')
    fireEvent.click(screen.getByRole('button', { name: '编号' }))
    expect(address()).toBe('?sort=-due')
  })
})

describe('what a list shows when there are no rows', () => {
  test('empty says why; empty by filters offers to clear them', async () => {
    server.answer(listThings, { rows: [] })
    const first = await renderPage(<List />)
    await screen.findByText('现在没有待办')
    first.unmount()
    await renderPage(<List />, { at: '/work/list?step=review' })
    const plate = await screen.findByText('没有符合筛选的')
    fireEvent.click(within(plate.parentElement ?? document.body).getByRole('button', { name: '清除筛选' }))
    expect(await screen.findByText('现在没有待办')).toBeTruthy()
  })

  test('a lost server says what is safe', async () => {
    server.loseNext(listThings, 9)
    await renderPage(<List />)
    expect(await screen.findByText('连不上服务器')).toBeTruthy()
  })
})

test('a hidden column stays hidden', async () => {
  const first = await renderPage(<List />)
  fireEvent.click(await screen.findByRole('button', { name: '选择列' }))
  fireEvent.click(screen.getByLabelText('名称'))
  expect(screen.queryByText('名a')).toBeNull()
  first.unmount()
  await renderPage(<List />)
  await screen.findByText('显示 1 至 3 条，共 5 条')
  expect(screen.queryByText('名a')).toBeNull()
})
