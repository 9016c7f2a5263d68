import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { readItemFacets } from '@yichuang/modules/catalogue/contract'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { findProvincialItems, readDirectory, readLevels, setCorrespondences } from '../contract.ts'
import { DirectoryPage } from './DirectoryPage.tsx'
import { texts } from './index.ts'

const example = readDirectory.example.answer ?? missing()
const [differing] = example.rows
const proposal = { code: 'C8', name: '药品零售许可', mainCode: 'M8', mainName: '药品许可' }

function missing(): never {
  throw new Error('the contract has no example')
}

function answering() {
  if (differing === undefined) missing()
  const open = { ...differing, id: 'ypls', name: '药品零售许可', state: 'open' as const, differences: [], chosen: null }
  const rows = [differing, { ...open, provincial: null, proposal, mainName: '药品许可' }]
  return fakeServer()
    .answer(readDirectory, { ...example, rows, proposals: 1 })
    .answer(readItemFacets, { departments: [], boards: [], handlings: [] })
    .answer(readLevels, readLevels.example.answer ?? missing())
    .answer(findProvincialItems, { rows: [{ ...proposal, isTaken: false }] })
    .answer(setCorrespondences, { set: 1 })
}

const open = (permissions: readonly string[]) =>
  renderPage(<DirectoryPage />, {
    at: '/work/item-directory',
    texts: [texts],
    session: { permissions: ['catalogue.read', ...permissions] },
  })

test('[CAT-02] main items stand over their sub-items, with what the province has and in what both differ', async () => {
  answering()
  await open([])
  await screen.findByText('不一样的：子项名称')
  const table = screen.getByRole('region', { name: '事项目录' })
  for (const text of ['食品经营许可', '药品许可', '食品经营许可（新办）', '不一致', '不一样的：子项名称', '未对应'])
    expect(within(table).getAllByText(text).length).toBeGreaterThan(0)
  expect(screen.queryByRole('button', { name: '导入省库清单' })).toBeNull()
  expect(screen.getByText('省库有、本地没有对应的 3 项')).toBeTruthy()
})

test('[CAT-02] a sub-item opens with its situations at level three and four, and is matched to one of the province', async () => {
  const server = answering()
  await open(['directory.set-correspondence'])
  fireEvent.click(await screen.findByRole('button', { name: '药品零售许可' }))
  const drawer = await screen.findByRole('dialog', { name: '药品零售许可' })
  await within(drawer).findByText('食品销售')
  fireEvent.change(within(drawer).getByRole('searchbox', { name: '在省库清单里找' }), { target: { value: '药品' } })
  await waitFor(() => expect(server.calls(findProvincialItems).at(-1)?.query).toMatchObject({ q: '药品' }))
  fireEvent.click((await within(drawer).findAllByRole('button', { name: '对应 药品零售许可' }))[0] ?? missing())
  await waitFor(() =>
    expect(server.calls(setCorrespondences).at(-1)?.body).toEqual({ pairs: [{ item: 'ypls', code: 'C8' }] }),
  )
})

test('[CAT-02] what has the same code or name is matched at once, after a look', async () => {
  const server = answering()
  await open(['directory.set-correspondence'])
  fireEvent.click(await screen.findByRole('button', { name: '按编码和名称对应 1 项' }))
  fireEvent.click(await screen.findByRole('button', { name: /对应这 1 项/ }))
  await waitFor(() =>
    expect(server.calls(setCorrespondences).at(-1)?.body).toEqual({ pairs: [{ item: 'ypls', code: 'C8' }] }),
  )
})

test('[CAT-02] what only the province has is read on page by page, however much it is', async () => {
  const most = 120
  const list = Array.from({ length: most }, (_, n) => ({
    ...proposal,
    code: `P${n}`,
    name: `省库事项${n}`,
    isTaken: false,
  }))
  const server = answering().answer(findProvincialItems, ({ query }) => {
    const from = Number(query.after ?? -1) + 1
    const until = from + Number(query.limit)
    return { rows: list.slice(from, until), ...(until < most && { next: until - 1 }) }
  })
  await open([])
  fireEvent.click(await screen.findByRole('button', { name: /省库有、本地没有对应的 3 项/ }))
  const drawer = await screen.findByRole('dialog', { name: '省库有、本地没有对应的' })
  await within(drawer).findByText('省库事项49')
  fireEvent.click(within(drawer).getByRole('button', { name: '再看一些' }))
  await within(drawer).findByText('省库事项99')
  fireEvent.click(within(drawer).getByRole('button', { name: '再看一些' }))
  await within(drawer).findByText('省库事项119')
  expect(within(drawer).getAllByRole('listitem')).toHaveLength(most)
  expect(within(drawer).queryByRole('button', { name: '再看一些' })).toBeNull()
  expect(server.calls(findProvincialItems).map(({ query }) => Number(query.after ?? -1))).toEqual([-1, 49, 99])
})
