import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { searchCatalogue } from '@yichuang/modules/catalogue/contract'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { texts as workshopTexts } from '@yichuang/modules/workshop/pages'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { exampleGiven, nothingGiven, packageForm } from '../rules/index.ts'
import { drawnItemOf, packages } from '../rules/testing/catalogue.ts'
import { search, texts } from './index.ts'
import { PackagePage } from './PackagePage.tsx'
import { VersionsPage } from './VersionsPage.tsx'

function found<Value>(value: Value | undefined | null): Value {
  if (value === undefined || value === null) throw new Error('not there')
  return value
}

const pkg = found(packages.find(({ id }) => id === 'pkg-kcyd'))
const items: Item[] = pkg.items.flatMap(({ item }) => drawnItemOf(item) ?? [])
const version = (number: number, reason: string) => ({
  version: number,
  publishedAt: `2026-09-${10 + number}T01:00:00.000Z`,
  publishedByName: '方明澈',
  items: 5,
  reason,
})
const shown = {
  ...found(contract.readPackage.example.answer),
  id: pkg.id,
  name: pkg.name,
  version: 3,
  document: pkg,
  items,
  elements: [{ key: 'ad.size', label: '招牌尺寸' }],
  versions: [version(3, '恢复按需'), version(2, '招牌一并办'), version(1, '')],
  mayRestore: true,
}
const session = { permissions: ['packages.read', 'packages.read-draft', 'packages.compose', 'packages.publish'] }
const comparison = found(contract.comparePackageVersions.example.answer)

const aServer = (change: Partial<typeof shown> = {}) =>
  fakeServer()
    .answer(contract.readPackage, { ...shown, ...change })
    .answer(contract.comparePackageVersions, comparison)
    .answer(contract.restorePackageVersion, { version: 4 })

const showVersions = (search = '') =>
  renderPage(<VersionsPage />, {
    at: `/work/packages/pkg-kcyd/versions${search}`,
    route: '/work/packages/:id/versions',
    texts: [texts, workshopTexts],
    session,
  })

test('[CAT-11] [CAT-12] the versions say who, when and why, and any two are compared', async () => {
  const server = aServer()
  await showVersions()
  await screen.findByText('招牌一并办')
  screen.getByText('恢复按需')
  await screen.findByText('多交材料')
  screen.getByText('招牌效果图')
  screen.getByText('改为人人要办')
  screen.getByText('去掉答案：户外招牌')
  expect(server.calls(contract.comparePackageVersions)[0]?.query).toEqual({ from: '2', to: '3' })
  fireEvent.change(screen.getByLabelText(/^从/), { target: { value: '1' } })
  await waitFor(() =>
    expect(server.calls(contract.comparePackageVersions).at(-1)?.query).toEqual({ from: '1', to: '3' }),
  )
  fireEvent.click(screen.getByRole('button', { name: '看第 2 版改了什么' }))
  await waitFor(() =>
    expect(server.calls(contract.comparePackageVersions).at(-1)?.query).toEqual({ from: '1', to: '2' }),
  )
})

test('[CAT-12] an earlier version is restored with a reason; pressed too early it goes to the reason', async () => {
  const server = aServer()
  await showVersions()
  fireEvent.click(await screen.findByRole('button', { name: '恢复第 2 版' }))
  const reason = await screen.findByLabelText(/为什么恢复/)
  press('F9')
  await waitFor(() => expect(document.activeElement).toBe(reason))
  expect(server.calls(contract.restorePackageVersion)).toEqual([])
  fireEvent.change(reason, { target: { value: '还是一并办好' } })
  press('F9')
  await waitFor(() => expect(server.calls(contract.restorePackageVersion)).toHaveLength(1))
  expect(server.calls(contract.restorePackageVersion)[0]?.body).toEqual({ version: 2, reason: '还是一并办好' })
  await screen.findByText('第 2 版已恢复，成为第 4 版')
})

test('[CAT-12] who may not publish compares and does not restore; one version alone has nothing to compare', async () => {
  aServer({ mayRestore: false })
  const { unmount } = await showVersions()
  await screen.findByText('招牌一并办')
  expect(screen.queryByRole('button', { name: /恢复第/ })).toBeNull()
  unmount()
  aServer({ version: 1, versions: [version(1, '')] })
  await showVersions()
  await screen.findByText('只有一版，没有可比的版本')
})

test('[CAT-11] [NET-05] the package shows its one form: shared fields with their items, the others item by item', async () => {
  aServer()
  await renderPage(<PackagePage />, {
    at: '/work/packages/pkg-kcyd',
    route: '/work/packages/:id',
    texts: [texts],
    session,
  })
  const { asked } = packageForm(pkg, exampleGiven(pkg) ?? nothingGiven, drawnItemOf)
  await screen.findByText(`${asked.before} 项合并为 ${asked.after} 项，同一项只填一次。`)
  const shared = screen.getByRole('region', { name: '几个事项共用' })
  const name = found(within(shared).getByText('字号名称').closest('li'))
  within(name).getByText(/个体工商户设立登记、食品经营许可新办/)
  const own = screen.getByRole('region', { name: '只为食品经营许可新办' })
  within(own).getByText('食品安全管理人员')
  within(found(within(own).getByText('产权人').closest('li'))).getByText('看前面怎么填')
  expect(within(shared).queryByText('产权人')).toBeNull()
})

test('[CON-08] Ctrl K finds packages and leads to their page', async () => {
  const server = fakeServer().answer(searchCatalogue, {
    results: [{ id: 'pkg-kcyd', kind: 'package', name: '开餐饮店一件事', score: 0.9 }],
    confident: true,
  })
  const none = new AbortController().signal
  const [provider] = search
  expect(provider?.permission).toBe('packages.read')
  expect(await provider?.search('开餐馆', none)).toEqual([
    { key: 'pkg-kcyd', title: '开餐饮店一件事', to: '/work/packages/pkg-kcyd', isNear: false },
  ])
  expect(server.calls(searchCatalogue)[0]?.query).toMatchObject({ kind: 'package', note: 'false' })
  expect(await provider?.search('', none)).toEqual([])
})
