import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { readItem, searchItems } from '@yichuang/modules/catalogue/contract'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as contract from '../contract.ts'
import type { PackageDraft } from '../contract.ts'
import { composePackage, exampleGiven, finished, nothingGiven, savingOf } from '../rules/index.ts'
import type { PackageDocument } from '../rules/index.ts'
import { itemOf } from '../rules/testing/catalogue.ts'
import { AssociationsPage } from './AssociationsPage.tsx'
import { DraftPage } from './DraftPage.tsx'
import { texts } from './index.ts'
import { PackagePage } from './PackagePage.tsx'
import { PackagesPage } from './PackagesPage.tsx'

function missing(): never {
  throw new Error('the contract has no example')
}

const start = { id: 'pkg-gh', name: '过户一件事', leadDepartment: 'zrzy' }
const wholeItems = (ids: readonly string[]): Item[] => ids.map((id) => itemOf(id) ?? missing())
const composed = (...ids: string[]): PackageDocument => finished(composePackage(start, ids, itemOf), itemOf)
const example: PackageDraft = contract.readPackageDraft.example.answer ?? missing()
const actions = ['save', 'publish', 'cancel'].map((name) => ({ name, allowed: true }))
const draftOf = (...ids: string[]): PackageDraft => ({
  ...example,
  package: 'pkg-gh',
  version: 1,
  document: composed(...ids),
  items: wholeItems(ids),
  actions,
})
const session = {
  permissions: ['packages.read', 'packages.read-draft', 'packages.compose', 'packages.publish', 'packages.mine'],
}

function aServer(draft: PackageDraft) {
  const kept = { id: draft.id, version: 2, state: 'composing' as const }
  const readExample = readItem.example.answer ?? missing()
  const searchExample = searchItems.example.answer ?? missing()
  const [row = missing()] = searchExample.rows
  return fakeServer()
    .answer(contract.readPackageDraft, draft)
    .answer(contract.savePackageDraft, kept)
    .answer(contract.publishPackageDraft, { ...kept, version: 3, state: 'published' as const })
    .answer(contract.listPackages, { rows: [] })
    .answer(readItem, { ...readExample, item: itemOf('diangh') })
    .answer(searchItems, { ...searchExample, rows: [{ ...row, id: 'diangh', name: '供电过户' }] })
}

const showDraft = (view = 'items') =>
  renderPage(<DraftPage />, {
    at: `/work/package-drafts/${example.id}?view=${view}`,
    route: '/work/package-drafts/:id',
    texts: [texts],
    session,
  })

test('[CAT-11] the list shows what each package spares before and after, and is found by its items', async () => {
  const pkg = composed('gthsl', 'yczm', 'hwzp')
  const { critical, ...saving } = savingOf(pkg, exampleGiven(pkg) ?? nothingGiven, itemOf)
  const [line = missing()] = contract.listPackages.example.answer?.rows ?? missing()
  const items = pkg.items.map(({ item }) => ({ id: item, name: itemOf(item)?.name ?? item }))
  fakeServer().answer(contract.listPackages, {
    rows: [{ ...line, items, saving: { ...saving, critical: [...critical] }, draft: null }],
  })
  await renderPage(<PackagesPage />, { at: '/work/packages', route: '/work/packages', texts: [texts], session })
  await screen.findByRole('link', { name: '开便利店一件事' })
  screen.getByLabelText(`原来 ${saving.before.materials}`)
  screen.getByLabelText(`现在 ${saving.after.materials}`)
  expect(saving.after.materials).toBeLessThan(saving.before.materials)
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: '烟草' } })
  expect(screen.getByRole('link', { name: '开便利店一件事' })).toBeDefined()
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: '驾驶证' } })
  await screen.findByText('没有含“驾驶证”的一件事')
})

test('[CAT-11] an item is added by search, its same question joins the others, and it is saved', async () => {
  const server = aServer(draftOf('shuigh', 'rqgh'))
  await showDraft()
  await screen.findByText('燃气过户')
  fireEvent.change(screen.getByLabelText(/^找事项/), { target: { value: '供电' } })
  fireEvent.click(await screen.findByRole('button', { name: '供电过户' }))
  await screen.findByRole('button', { name: '移除供电过户' })
  await waitFor(() => expect(server.calls(contract.savePackageDraft)).toHaveLength(1), { timeout: 3000 })
  const saved = server.calls(contract.savePackageDraft)[0]?.body as {
    document: PackageDocument
    expectedVersion: number
  }
  expect([saved.expectedVersion, saved.document.items.map(({ item }) => item)]).toEqual([
    1,
    ['shuigh', 'rqgh', 'diangh'],
  ])
  const settle = saved.document.questions.find(({ text }) => text === '原户费用是否结清？')
  expect(settle?.options[0]?.effects?.presetAnswers?.map(({ item }) => item)).toEqual(['shuigh', 'rqgh', 'diangh'])
  press('Ctrl+Z')
  await waitFor(() => expect(screen.queryByRole('button', { name: '移除供电过户' })).toBeNull())
})

test('[CAT-11] a dependency that closes a ring is not taken, and the ring is named', async () => {
  aServer(draftOf('gthsl', 'hwzp'))
  await showDraft()
  fireEvent.click(await screen.findByRole('button', { name: '调整个体工商户设立登记' }))
  const box = screen.getByRole('checkbox', { name: /户外招牌/ })
  fireEvent.click(box)
  await screen.findByText(/个体工商户设立登记 → 户外招牌设施设置备案 → 个体工商户设立登记/)
  expect((box as HTMLInputElement).checked).toBe(false)
})

test('[CAT-11] publishing goes to the first error instead of being grey', async () => {
  const server = aServer(draftOf('gthsl'))
  await showDraft()
  await screen.findByText('一件事至少两个事项，现在 1 个')
  press('F9')
  await waitFor(() => expect(document.activeElement?.textContent).toContain('一件事至少两个事项'))
  expect(server.calls(contract.publishPackageDraft)).toEqual([])
})

test('[CAT-11] a package without errors is published as it was saved', async () => {
  const server = aServer(draftOf('gthsl', 'hwzp'))
  await showDraft()
  await screen.findByText('户外招牌设施设置备案')
  press('F9')
  await waitFor(() => expect(server.calls(contract.publishPackageDraft)).toHaveLength(1))
  expect(server.calls(contract.publishPackageDraft)[0]?.body).toEqual({ expectedVersion: 1 })
})

test('[CAT-11] the applicant answers one path and sees the one list', async () => {
  aServer(draftOf('shuigh', 'diangh', 'rqgh'))
  await showDraft('preview')
  const question = await screen.findByText(/原户费用是否结清？/)
  within(question).getByText('一次回答 3 个事项')
  for (let step = 0; step < 12; step += 1) {
    const open = [...document.querySelectorAll('.pk-questions > li')].find(
      (li) => li.querySelector('input:checked') === null,
    )
    const input = open?.querySelector('input')
    if (input === null || input === undefined) break
    fireEvent.click(input)
  }
  await screen.findByText(/分开办要交 \d+ 份，一起办只交 \d+ 份/)
  expect(document.querySelectorAll('.pk-merged > li').length).toBeGreaterThan(0)
})

test('[CAT-11] an answer of a merged question shows whom it answers, and can be made to bring an item', async () => {
  const pkg = composed('gthsl', 'yczm', 'hwzp')
  const optional = {
    ...pkg,
    items: pkg.items.map((entry) => (entry.item === 'hwzp' ? { ...entry, required: false } : entry)),
  }
  const server = aServer({ ...draftOf('gthsl', 'yczm', 'hwzp'), document: optional })
  await showDraft('questions')
  fireEvent.click(await screen.findByRole('button', { name: '加问题' }))
  fireEvent.click(await screen.findByRole('button', { name: '加答案' }))
  fireEvent.click(await screen.findByRole('button', { name: '“答案 1”带入和代答' }))
  fireEvent.click(screen.getByRole('checkbox', { name: '户外招牌设施设置备案' }))
  await waitFor(() => expect(server.calls(contract.savePackageDraft)).toHaveLength(1), { timeout: 3000 })
  const sent = server.calls(contract.savePackageDraft)[0]?.body as { document: PackageDocument } | undefined
  expect(sent?.document.questions.at(-1)?.options[0]?.effects).toEqual({ includeItems: ['hwzp'] })
})

test('[CAT-11] a package in force shows order, saving and versions, and leads to its draft', async () => {
  const shown = contract.readPackage.example.answer ?? missing()
  const ids = ['gthsl', 'yczm']
  const server = fakeServer()
    .answer(contract.readPackage, { ...shown, document: composed(...ids), items: wholeItems(ids) })
    .answer(contract.openPackageDraft, { id: example.id, version: 1, state: 'composing' as const })
  await renderPage(<PackagePage />, {
    at: '/work/packages/pkg-gh',
    route: '/work/packages/:id',
    texts: [texts],
    session,
  })
  await screen.findByText('等：个体工商户设立登记')
  press('F2')
  await waitFor(() => expect(server.calls(contract.openPackageDraft)).toHaveLength(1))
  expect(server.calls(contract.openPackageDraft)[0]?.body).toEqual({ package: 'pkg-kbld', reason: '' })
})

test('[CAT-11] what goes together is shown with its evidence, and begins a package', async () => {
  const found = contract.readAssociations.example.answer ?? missing()
  const [row = missing()] = found.rows
  const server = fakeServer()
    .answer(contract.readAssociations, { ...found, rows: [{ ...row, packages: [] }] })
    .answer(contract.openPackageDraft, { id: example.id, version: 1, state: 'composing' as const })
    .answer(contract.mineCases, { waitingSince: '2026-09-24T06:06:31.000Z' })
    .answer(contract.listPackages, { rows: [] })
  await renderPage(<AssociationsPage />, {
    at: '/work/package-associations',
    route: '/work/package-associations',
    texts: [texts],
    session,
  })
  await screen.findByText('办了烟草专卖零售许可证核发（新办）的申请人，61%也办了个体工商户设立登记')
  screen.getByText('812 位')
  fireEvent.click(screen.getByRole('button', { name: '编成一件事' }))
  fireEvent.change(await screen.findByLabelText(/名称/), { target: { value: '开烟店一件事' } })
  press('F9')
  await waitFor(() => expect(server.calls(contract.openPackageDraft)).toHaveLength(1))
  expect(server.calls(contract.openPackageDraft)[0]?.body).toMatchObject({
    fresh: { name: '开烟店一件事', items: ['gthsl', 'yczm'] },
  })
})

test('[CAT-11] the terms of mining are data: percent is sent as a share', async () => {
  const found = contract.readAssociations.example.answer ?? missing()
  const server = fakeServer()
    .answer(contract.readAssociations, found)
    .answer(contract.mineCases, { waitingSince: '2026-09-24T06:06:31.000Z' })
  await renderPage(<AssociationsPage />, {
    at: '/work/package-associations',
    route: '/work/package-associations',
    texts: [texts],
    session,
  })
  await screen.findByText('已在“开便利店一件事”')
  press('F2')
  fireEvent.change(await screen.findByLabelText(/时间窗口/), { target: { value: '30' } })
  fireEvent.change(screen.getByLabelText(/最低置信度/), { target: { value: '45' } })
  press('F9')
  await waitFor(() => expect(server.calls(contract.mineCases)).toHaveLength(1))
  expect(server.calls(contract.mineCases)[0]?.body).toMatchObject({ windowDays: 30, leastConfidence: 0.45 })
})
