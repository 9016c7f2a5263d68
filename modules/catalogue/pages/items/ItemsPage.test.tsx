import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readItemFacets, searchItems } from '../../contract.ts'
import type { ItemLine } from '../../contract.ts'
import { search, texts } from '../index.ts'
import { ItemsPage } from './ItemsPage.tsx'

const usual = searchItems.example.answer?.rows[0]
function line(change: Partial<ItemLine>): ItemLine {
  if (usual === undefined) throw new Error('the contract has no example')
  return { ...usual, ...change }
}

const delegation = { no: '云市监委〔2026〕1号', until: '2027-06-30T15:59:59.999Z' }
const rows = [
  line({ taken: true, delegation }),
  line({ id: 'spjy', name: '食品经营许可新办', taken: true }),
  line({ id: 'csdj', name: '出生登记', taken: false, reason: 'other-board', delegation }),
]

async function open(found: readonly ItemLine[], language: 'zh-CN' | 'en' = 'zh-CN') {
  const server = fakeServer()
    .answer(searchItems, { rows: [...found], total: found.length })
    .answer(readItemFacets, {
      departments: [{ id: 'scjg', name: '市场监督管理局', count: 3 }],
      boards: [],
      handlings: [{ id: '即办件', name: '即办件', count: 2 }],
    })
  const session = {
    hall: { id: 'hall-county', name: '云岫县行政服务中心' },
    window: { id: 'hall-county-13', no: '13' },
    permissions: ['catalogue.read'],
  }
  await renderPage(<ItemsPage />, { at: '/work/items', texts: [texts], session, language })
  return server
}

test('[CAT-14] the list says what this window may accept, by which paper, and why not the rest', async () => {
  await open(rows)
  const link = await screen.findByRole('link', { name: '个体工商户设立登记' })
  expect(link.getAttribute('href')).toBe('/work/items/gthsl')
  expect(screen.getAllByText('本窗口可受理')).toHaveLength(1)
  expect(screen.getByText(/云市监委〔2026〕1号/).textContent).toContain('2027年6月30日')
  expect(screen.getByText('没有有效的受理委托')).toBeTruthy()
  expect(screen.getByText('不在本窗口受理范围')).toBeTruthy()
})

test('[CAT-01] words and filters are asked for together', async () => {
  const server = await open(rows)
  fireEvent.change(await screen.findByRole('searchbox', { name: '找事项' }), { target: { value: ' 办执照 ' } })
  fireEvent.click(screen.getByRole('button', { name: '查找' }))
  const [chip] = screen.getAllByRole('button', { name: '实施部门' })
  if (chip === undefined) throw new Error('no filter')
  fireEvent.click(chip)
  fireEvent.click(await screen.findByRole('checkbox', { name: /市场监督管理局/ }))
  await waitFor(() =>
    expect(server.calls(searchItems).at(-1)?.query).toMatchObject({ q: '办执照', department: 'scjg' }),
  )
})

test('[CAT-14] a window clerk narrows the list to what is delegated to this window', async () => {
  const server = await open(rows)
  const [chip] = await screen.findAllByRole('button', { name: '本窗口' })
  if (chip === undefined) throw new Error('no filter')
  fireEvent.click(chip)
  fireEvent.click(await screen.findByRole('checkbox', { name: '只看可受理的' }))
  await waitFor(() => expect(server.calls(searchItems).at(-1)?.query).toMatchObject({ here: 'taken' }))
})

test('[CAT-01] nothing found says so, and English readers read English', async () => {
  await open([], 'en')
  expect(await screen.findByText('No item fits')).toBeTruthy()
})

test('[INT-01] Ctrl K leads a window clerk to the desk and others to the item', async () => {
  fakeServer().answer(searchItems, { rows: [line({})], total: 1 })
  const none = new AbortController().signal
  const found = await Promise.all(
    search.map(async ({ permission, unless, search: find }) => [permission, unless, (await find('gth', none))[0]?.to]),
  )
  expect(found).toEqual([
    ['intake.open-application', undefined, '/work/intake/gthsl'],
    ['catalogue.read', 'intake.open-application', '/work/items/gthsl'],
  ])
})
