import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { readItem, readItemFacets, searchItems } from '@yichuang/modules/catalogue/contract'
import { texts as catalogueTexts } from '@yichuang/modules/catalogue/pages'
import type { Item, Material } from '@yichuang/modules/catalogue/rules'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as contract from '../contract.ts'
import type { Draft, DraftAnnex } from '../contract.ts'
import { anItem } from '../rules/testing/edits.ts'
import { BoardPage } from './BoardPage.tsx'
import { DraftPage } from './DraftPage.tsx'
import { texts } from './index.ts'

// The picture of the tree needs a browser that measures; the journeys look at it.
vi.mock('./editor/Canvas.tsx', () => ({ Canvas: () => null }))

function missing(): never {
  throw new Error('not there')
}

const plain = anItem({ id: 'gthsl', name: '个体工商户设立登记' })
const points = {
  formReview: [
    { id: 'f1', text: '签名齐全' },
    { id: 'f2', text: '日期在收件之前' },
  ],
  contentReview: [{ id: 'c1', text: '地址与证明一致' }],
}
const material: Material = { ...(plain.materials[0] ?? missing()), ...points, source: '政府部门核发' }
const item: Item = { ...plain, materials: [material, ...plain.materials.slice(1)] }
const example: Draft = contract.readDraft.example.answer ?? missing()
const draft: Draft = { ...example, document: item, actions: [{ name: 'save', allowed: true }] }
const page = { hash: 'a3f1'.repeat(16), mediaType: 'image/png' as const, width: 200, height: 400, bleed: 1 }
const annex: DraftAnnex = { material: material.key, version: 3, blanks: [], pages: [page], marks: [], answers: {} }

function aServer(kept: Partial<DraftAnnex> = {}, shown: Draft = draft) {
  let now: DraftAnnex = { ...annex, ...kept }
  const next = (change: Partial<DraftAnnex>) => {
    now = { ...now, ...change, version: now.version + 1 }
    return { material: now.material, version: now.version }
  }
  return fakeServer()
    .answer(contract.listDrafts, { rows: [shown], planned: [] })
    .answer(contract.readDraft, shown)
    .answer(contract.checkDocument, contract.checkDocument.example.answer ?? missing())
    .answer(contract.compareDraft, contract.compareDraft.example.answer ?? missing())
    .answer(contract.saveDraft, { id: draft.id, version: draft.version + 1, state: 'combing' })
    .answer(contract.rebaseDraft, { id: draft.id, version: draft.version + 1, state: 'combing' })
    .answer(contract.readDraftAnnexes, () => ({ rows: [now] }))
    .answer(contract.readDraftFile, {})
    .answer(contract.markSample, ({ body }) => next({ marks: body.marks }))
    .answer(contract.answerCancellation, ({ body }) => next({ answers: body.answers }))
    .answer(contract.blackenSample, () => next({ pages: [{ ...page, hash: 'b7e2'.repeat(16) }] }))
}

const show = (shown = '?view=materials') =>
  renderPage(<DraftPage />, {
    at: `/work/workshop/${draft.id}${shown}`,
    route: '/work/workshop/:id',
    texts: [texts, catalogueTexts],
    session: { permissions: ['workshop.read', 'workshop.edit-draft'] },
  })

beforeEach(() => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 200, 400))
  // jsdom knows no pointer: what it is asked for is the place of a mouse.
  Object.assign(document.defaultView ?? {}, { PointerEvent: MouseEvent })
  Object.assign(URL, { createObjectURL: () => 'blob:page', revokeObjectURL: () => undefined })
})

const marks = () => [...document.querySelectorAll<HTMLElement>('.ws-layer .mark')]
const marksSaved = async (server: ReturnType<typeof aServer>, times: number) => {
  await waitFor(() => expect(server.calls(contract.markSample)).toHaveLength(times))
  return server.calls(contract.markSample).at(-1)?.body
}

describe('[CAT-06] marks on the sample', () => {
  test('a point is put on the picture, goes to the next click, and has the number of its place in the list', async () => {
    const server = aServer()
    await show()
    fireEvent.click(await screen.findByRole('button', { name: '把第 3 条标到图上' }))
    await waitFor(() => expect(marks().map(({ textContent }) => textContent)).toEqual(['3']))
    await waitFor(() => expect(document.activeElement).toBe(marks()[0]))
    fireEvent.pointerDown(screen.getByRole('group', { name: '第 1 页的标注' }), { clientX: 50, clientY: 100 })
    expect(await marksSaved(server, 1)).toEqual({
      marks: [{ point: 'c1', page: 1, x: 0.25, y: 0.25 }],
      expectedVersion: 3,
    })
    fireEvent.click(screen.getByRole('button', { name: '把第 1 条标到图上' }))
    await waitFor(() => expect(marks().map(({ textContent }) => textContent)).toEqual(['1', '3']))
    expect(await marksSaved(server, 2)).toMatchObject({ expectedVersion: 4 })
  })

  test('the arrow keys move a mark, dragging does, and Delete lifts it', async () => {
    const server = aServer({ marks: [{ point: 'f1', page: 1, x: 0.5, y: 0.5 }] })
    await show()
    const mark = await screen.findByRole('button', { name: '第 1 条：签名齐全，在左 50%、上 50% 处' })
    fireEvent.keyDown(mark, { key: 'ArrowRight' })
    fireEvent.keyDown(mark, { key: 'ArrowDown', shiftKey: true })
    expect(await marksSaved(server, 1)).toMatchObject({ marks: [{ point: 'f1', x: 0.51, y: 0.55 }] })
    fireEvent.pointerDown(mark, { clientX: 100, clientY: 200, pointerId: 1 })
    fireEvent.pointerMove(mark, { clientX: 20, clientY: 40, pointerId: 1 })
    fireEvent.pointerUp(mark, { clientX: 20, clientY: 40, pointerId: 1 })
    expect(await marksSaved(server, 2)).toMatchObject({ marks: [{ point: 'f1', x: 0.1, y: 0.1 }] })
    fireEvent.keyDown(mark, { key: 'Delete' })
    expect(await marksSaved(server, 3)).toMatchObject({ marks: [] })
    expect(marks()).toEqual([])
  })

  test('a click on the picture adds a point of the chosen kind there, and its text is typed at once', async () => {
    const server = aServer()
    await show()
    const layer = await screen.findByRole('group', { name: '第 1 页的标注' })
    fireEvent.click(screen.getByRole('radio', { name: '内容' }))
    fireEvent.pointerDown(layer, { clientX: 100, clientY: 100 })
    await waitFor(() => expect(marks().map(({ textContent }) => textContent)).toEqual(['4']))
    expect(await marksSaved(server, 1)).toMatchObject({ marks: [{ point: 'c2', x: 0.5, y: 0.25 }] })
    await waitFor(() => expect(document.activeElement?.closest('[data-row]')?.getAttribute('data-row')).toBe('c2'))
    fireEvent.change(document.activeElement ?? layer, { target: { value: '印章完整' } })
    await waitFor(() => expect(server.calls(contract.saveDraft).length).toBeGreaterThan(0))
    const saved = server.calls(contract.saveDraft).at(-1)?.body.document as Item
    expect(saved.materials[0]?.contentReview.at(-1)).toEqual({ id: 'c2', text: '印章完整' })
  })

  test('when the points change places the numbers on the picture follow', async () => {
    aServer({ marks: [{ point: 'f1', page: 1, x: 0.1, y: 0.1 }] })
    await show()
    await screen.findByRole('button', { name: /^第 1 条：签名齐全/ })
    fireEvent.click(screen.getByRole('button', { name: '第 2 条上移' }))
    expect(await screen.findByRole('button', { name: /^第 2 条：签名齐全/ })).toBeTruthy()
  })

  test('what somebody else changed meanwhile is said and shown instead', async () => {
    const server = aServer({ marks: [{ point: 'f1', page: 1, x: 0.5, y: 0.5 }] }).refuse(contract.markSample, {
      code: 'workshop.stale-annex',
      status: 409,
      title: '别人刚刚改过这份材料的样例',
    })
    await show()
    const mark = await screen.findByRole('button', { name: /^第 1 条：签名齐全/ })
    fireEvent.keyDown(mark, { key: 'ArrowRight' })
    expect(await screen.findByText(/别人刚刚改过这份材料的样例/, {})).toBeTruthy()
    expect(screen.getByRole('button', { name: /在左 50%/ })).toBeTruthy()
    expect(server.calls(contract.readDraftAnnexes).length).toBeGreaterThan(1)
  })
})

describe('[CAT-06] private data', () => {
  const black = async () => {
    fireEvent.click(await screen.findByRole('radio', { name: '涂黑私人信息' }))
    return screen.getByRole('group', { name: '第 1 页要涂黑的地方' })
  }

  test('areas are drawn by dragging, and blacked out only after it was said that nothing brings them back', async () => {
    const server = aServer()
    await show()
    const layer = await black()
    fireEvent.pointerDown(layer, { clientX: 150, clientY: 200 })
    fireEvent.pointerMove(layer, { clientX: 100, clientY: 100 })
    fireEvent.pointerUp(layer, { clientX: 50, clientY: 100 })
    fireEvent.click(await screen.findByRole('button', { name: '永久涂黑 1 处' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/谁也找不回来/)).toBeTruthy()
    expect(server.calls(contract.blackenSample)).toEqual([])
    fireEvent.click(dialog.getByRole('button', { name: /永久涂黑 1 处/ }))
    await waitFor(() => expect(server.calls(contract.blackenSample)).toHaveLength(1))
    expect(server.calls(contract.blackenSample)[0]?.body).toEqual({
      hash: page.hash,
      areas: [{ x: 0.25, y: 0.25, width: 0.5, height: 0.25 }],
      expectedVersion: 3,
    })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(document.querySelectorAll('.ws-area')).toHaveLength(0)
  })

  test('without a mouse an area is added, moved, sized and taken away', async () => {
    aServer()
    await show()
    await black()
    fireEvent.click(screen.getByRole('button', { name: '在第 1 页加一处' }))
    const area = await screen.findByRole('button', { name: '要涂黑的第 1 处' })
    expect(area.style.left).toBe('40%')
    fireEvent.keyDown(area, { key: 'ArrowLeft' })
    fireEvent.keyDown(area, { key: 'ArrowRight', shiftKey: true })
    expect([area.style.left, area.style.width]).toEqual(['39%', '21%'])
    fireEvent.keyDown(area, { key: 'Delete' })
    expect(screen.queryByRole('button', { name: '要涂黑的第 1 处' })).toBeNull()
  })

  test('pressed before anything is chosen, the act leads back to the picture', async () => {
    const server = aServer()
    await show()
    await black()
    fireEvent.click(screen.getByRole('button', { name: '永久涂黑 0 处' }))
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /回到图上选/ }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(server.calls(contract.blackenSample)).toEqual([])
  })
})

test('[CAT-05] for a proof six answers are asked, saved as they are typed, and counted', async () => {
  const server = aServer()
  await show()
  expect(await screen.findByText(/还有 6 条没有写/)).toBeTruthy()
  const field = screen.getByRole('textbox', { name: /2\. 能用申请人现有证照证明的/ })
  fireEvent.change(field, { target: { value: '没有现行证照能表明' } })
  await waitFor(() => expect(server.calls(contract.answerCancellation)).toHaveLength(1))
  expect(server.calls(contract.answerCancellation)[0]?.body).toEqual({
    answers: { 'own-licence': '没有现行证照能表明' },
    expectedVersion: 3,
  })
  expect(screen.getByText(/还有 5 条没有写/)).toBeTruthy()
})

test('[CAT-12] when another version came in force it is said, and the draft is put onto it', async () => {
  const shown: Draft = {
    ...draft,
    currentVersion: 2,
    actions: [
      { name: 'save', allowed: true },
      { name: 'rebase', allowed: true },
    ],
  }
  const server = aServer({}, shown)
  await show('')
  expect(await screen.findByText(/草稿改自第 1 版，现行的已是第 2 版/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '改接到第 2 版' }))
  await waitFor(() => expect(server.calls(contract.rebaseDraft)).toHaveLength(1))
  expect(server.calls(contract.rebaseDraft)[0]?.body).toEqual({ expectedVersion: draft.version })
})

test('[CAT-06] [CAT-08] who reviews a draft sees the sample with its numbers beside the points', async () => {
  const shown: Draft = { ...draft, state: 'review', actions: [{ name: 'review', allowed: true }] }
  aServer({ marks: [{ point: 'f2', page: 1, x: 0.3, y: 0.6 }] }, shown)
  await show('')
  const card = within(await screen.findByRole('region', { name: material.name }))
  expect(card.getByText('日期在收件之前')).toBeTruthy()
  const sample = await card.findByRole('group', { name: new RegExp(material.name) })
  await waitFor(() => expect(sample.querySelector('.mark')?.textContent).toBe('2'))
})

test('[CAT-01] a new item is begun from the board, its codes checked as they are typed', async () => {
  const server = fakeServer()
    .answer(contract.listDrafts, { rows: [], planned: [] })
    .answer(readItemFacets, { departments: [], handlings: [], boards: [{ id: 'ssdj', name: '商事登记', count: 9 }] })
    .answer(searchItems, { rows: [], total: 0 })
    .answer(readItem, ({ params }) => ({ ...(readItem.example.answer ?? missing()), item: { ...item, id: params.id } }))
    .answer(contract.openDraft, { id: draft.id, version: 1, state: 'combing' })
  await renderPage(<BoardPage />, {
    at: '/work/workshop',
    texts: [texts],
    session: {
      permissions: ['workshop.read', 'workshop.edit-draft'],
      department: { id: 'scjg', name: '市场监督管理局' },
    },
  })
  fireEvent.click(await screen.findByRole('button', { name: /发起梳理/ }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(dialog.getByRole('radio', { name: '新增事项' }))
  const type = (name: RegExp, value: string) =>
    fireEvent.change(dialog.getByRole('textbox', { name }), { target: { value } })
  type(/基本编码/, '1234')
  expect(dialog.getByText('须是 12 位：11 位数字，末位数字或大写字母')).toBeTruthy()
  type(/基本编码/, '00013200100y')
  expect(dialog.queryByText('须是 12 位：11 位数字，末位数字或大写字母')).toBeNull()
  type(/事项编号/, '集市')
  expect(dialog.getByText(/以字母或数字开头/)).toBeTruthy()
  type(/事项编号/, 'gthsl')
  expect(await dialog.findByText(/已有事项用这个编号/)).toBeTruthy()
  server.refuse(readItem, { code: 'catalogue.no-such-item', status: 404 })
  type(/事项编号/, 'lsjs')
  fireEvent.click(dialog.getByRole('button', { name: /开始梳理/ }))
  expect(dialog.getByText('还有没填好的')).toBeTruthy()
  expect(document.activeElement).toBe(dialog.getByRole('textbox', { name: /事项名称/ }))
  expect(server.calls(contract.openDraft)).toEqual([])
  type(/事项名称/, '临时集市登记')
  fireEvent.change(dialog.getByRole('combobox', { name: /所属板块/ }), { target: { value: 'ssdj' } })
  type(/为什么新增/, '省里新设')
  fireEvent.click(dialog.getByRole('button', { name: /开始梳理/ }))
  await waitFor(() => expect(server.calls(contract.openDraft)).toHaveLength(1))
  expect(server.calls(contract.openDraft)[0]?.body).toEqual({
    item: 'lsjs',
    cause: 'new',
    reason: '省里新设',
    fresh: { name: '临时集市登记', department: 'scjg', board: 'ssdj', basicCode: '00013200100Y' },
  })
})
