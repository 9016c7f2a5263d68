import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import * as contract from '../contract.ts'
import type { Draft, Finding, Mock } from '../contract.ts'
import { anItem } from '../rules/testing/edits.ts'
import { BoardPage } from './BoardPage.tsx'
import { DraftPage } from './DraftPage.tsx'
import { texts } from './index.ts'
import { TrialPage } from './TrialPage.tsx'

// The picture needs a browser that measures; the journeys look at it.
vi.mock('./editor/Canvas.tsx', () => ({ Canvas: () => null }))

const example: Draft = contract.readDraft.example.answer ?? missing()
const item = anItem({ id: 'gthsl', name: '个体工商户设立登记' })
const draft: Draft = { ...example, document: item, actions: [{ name: 'save', allowed: true }] }
const check = contract.checkDocument.example.answer ?? missing()
const keeperMay = ['workshop.read', 'workshop.edit-draft']

function missing(): never {
  throw new Error('the contract has no example')
}

function aServer(shown: Draft = draft) {
  const kept = { id: shown.id, version: shown.version + 1, state: shown.state }
  return fakeServer()
    .answer(contract.listDrafts, { rows: [shown] })
    .answer(contract.readDraft, shown)
    .answer(contract.checkDocument, check)
    .answer(contract.compareDraft, contract.compareDraft.example.answer ?? missing())
    .answer(contract.saveDraft, kept)
    .answer(contract.submitDraft, { ...kept, state: 'review' })
    .answer(contract.reviewDraft, { ...kept, state: 'trial' })
    .answer(contract.tryDraft, { id: shown.id, isSame: true, hasPassed: false })
}
const show = (permissions: readonly string[]) =>
  renderPage(<DraftPage />, {
    at: `/work/workshop/${draft.id}`,
    route: '/work/workshop/:id',
    texts: [texts],
    session: { permissions: [...permissions] },
  })
const rows = () => [...document.querySelectorAll<HTMLInputElement>('.ws-outline .ws-line')]
const textsOf = () => rows().map((row) => row.value || row.textContent)

test('[CAT-07] the outline is written like a text: Enter adds an answer, Tab a question below it, undo takes both back', async () => {
  const server = aServer()
  await show(keeperMay)
  await screen.findByRole('heading', { name: '情形题' })
  const before = textsOf()
  const own = rows().find(({ value }) => value === '自有')
  if (own === undefined) missing()
  fireEvent.focus(own)
  fireEvent.keyDown(own, { key: 'Enter' })
  await waitFor(() => expect(rows()).toHaveLength(before.length + 1))
  expect(document.activeElement).toBe(rows()[2])
  fireEvent.change(rows()[2] ?? own, { target: { value: '借用' } })
  fireEvent.keyDown(rows()[2] ?? own, { key: 'Tab' })
  await waitFor(() => expect(textsOf().slice(1, 6)).toEqual(['自有', '借用', '新的问题？', '是', '否']))
  await waitFor(() => expect(server.calls(contract.saveDraft)).toHaveLength(1), { timeout: 3000 })
  const [sent] = server.calls(contract.saveDraft)
  const saved = (sent?.body as { document: Item; expectedVersion: number }) ?? missing()
  expect(saved.expectedVersion).toBe(7)
  expect(saved.document.situation.questions[0]?.options.map(({ label }) => label)).toEqual(['自有', '借用', '租用'])
  press('Ctrl+Z')
  for (let step = 0; step < 2; step += 1) fireEvent.keyDown(rows()[1] ?? own, { key: 'z', ctrlKey: true })
  await waitFor(() => expect(textsOf()).toEqual(before))
})

test('[CAT-03] [CAT-05] a finding stands beside with its counter-example, and a click goes to its place', async () => {
  const place = { question: 'place', option: 'rent' }
  const finding: Finding = {
    code: 'answers-alike',
    level: 'error',
    pointer: '/',
    place,
    example: { place: ['rent'] },
    zh: '两个答案一样',
    en: 'alike',
  }
  const server = aServer().answer(contract.checkDocument, { ...check, findings: [finding] })
  await show(keeperMay)
  expect(await screen.findByText('两个答案一样')).toBeTruthy()
  expect(screen.getByText('例子：').textContent).toContain('租用')
  expect(screen.getByText(/错误改完才能提交/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '定位' }))
  await waitFor(() => expect((document.activeElement as HTMLInputElement).value).toBe('租用'))
  expect(server.calls(contract.checkDocument).length).toBeGreaterThan(0)
})

test('[CAT-03] a material is attached to the chosen answer, and what nobody needs any more is said', async () => {
  const server = aServer()
  await show(keeperMay)
  await screen.findByRole('heading', { name: '情形题' })
  const own = rows().find(({ value }) => value === '租用')
  if (own === undefined) missing()
  fireEvent.focus(own)
  const add = await screen.findByRole('button', { name: '在这里加上 文件lease' })
  expect(add.getAttribute('aria-pressed')).toBe('true')
  fireEvent.click(add)
  expect(await screen.findByText(/“文件lease”不再有人需要/)).toBeTruthy()
  await waitFor(() => expect(server.calls(contract.saveDraft)).toHaveLength(1), { timeout: 3000 })
})

test('[CAT-07] when somebody else saved first it says who, and puts what was typed here onto the newer draft', async () => {
  const theirs = { ...item, visits: 0 }
  const server = aServer().refuse(contract.saveDraft, {
    code: 'workshop.stale-version',
    status: 409,
    version: 8,
    byName: '何予安',
  })
  await show(keeperMay)
  await screen.findByRole('heading', { name: '情形题' })
  const [first] = rows()
  if (first === undefined) missing()
  fireEvent.change(first, { target: { value: '场所是哪种？' } })
  expect(await screen.findByText(/何予安 刚刚保存了新的一稿/, {}, { timeout: 3000 })).toBeTruthy()
  expect(rows()[0]?.value).toBe('场所是哪种？')
  server.answer(contract.readDraft, { ...draft, version: 8, document: theirs })
  server.answer(contract.saveDraft, { id: draft.id, version: 9, state: 'combing' })
  fireEvent.click(screen.getByRole('button', { name: /把我的 1 处修改接到新稿上/ }))
  await waitFor(() => expect(server.calls(contract.saveDraft)).toHaveLength(2), { timeout: 3000 })
  const sent = server.calls(contract.saveDraft)[1]?.body as { document: Item; expectedVersion: number }
  expect([sent.expectedVersion, sent.document.visits, sent.document.situation.questions[0]?.text]).toEqual([
    8,
    0,
    '场所是哪种？',
  ])
})

test('[CAT-01] master data that does not fit together is said beside the field as it is typed', async () => {
  aServer()
  await renderPage(<DraftPage />, {
    at: `/work/workshop/${draft.id}?view=master`,
    route: '/work/workshop/:id',
    texts: [texts],
    session: { permissions: keeperMay },
  })
  fireEvent.change(await screen.findByRole('combobox', { name: '办件类型' }), { target: { value: '即办件' } })
  expect(await screen.findByText('即办件须承诺 0，其他不能为 0')).toBeTruthy()
})

test('[CAT-08] a review needs every grade, and medium a comment', async () => {
  const review: Draft = { ...draft, state: 'review', actions: [{ name: 'review', allowed: true }] }
  const server = aServer(review)
  await show(['workshop.read', 'workshop.review-draft'])
  const act = await screen.findByRole('button', { name: /通过，进入模拟受理/ })
  fireEvent.click(act)
  expect(screen.getByText('每一项都须评级')).toBeTruthy()
  for (const name of ['事项信息', '情形', '审查要点', '时限与收费'])
    fireEvent.click(within(screen.getByRole('radiogroup', { name })).getByText('高'))
  fireEvent.click(within(screen.getByRole('radiogroup', { name: '材料' })).getByText('中'))
  fireEvent.click(screen.getByRole('button', { name: /退回修改/ }))
  expect(screen.getByText('退回须写明怎么改')).toBeTruthy()
  expect(server.calls(contract.reviewDraft)).toHaveLength(0)
  fireEvent.change(screen.getByRole('textbox', { name: /审核意见/ }), { target: { value: '材料说法不一' } })
  fireEvent.click(screen.getByRole('button', { name: /退回修改/ }))
  await waitFor(() => expect(server.calls(contract.reviewDraft)).toHaveLength(1))
  expect(server.calls(contract.reviewDraft)[0]?.body).toMatchObject({
    grades: { materials: 'medium' },
    comment: '材料说法不一',
  })
})

test('[CAT-09] a clerk tries a mock application: asks, comes to the list, and records it', async () => {
  const mock: Mock = {
    no: 1,
    answers: { place: ['own'], extra: ['agent'] },
    status: 'complete',
    materials: ['form', 'deed'],
    isMine: false,
    trials: [],
  }
  const server = aServer({ ...draft, state: 'trial', mocks: [mock], actions: [] })
  await renderPage(<TrialPage />, {
    at: `/work/workshop/${draft.id}/trials/1`,
    route: '/work/workshop/:id/trials/:mock',
    texts: [texts],
    session: { permissions: ['workshop.read', 'workshop.try-draft'] },
  })
  expect(await screen.findByText('还有 1 题没有答')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: '自有' }))
  fireEvent.click(screen.getByRole('checkbox', { name: '委托' }))
  expect(screen.getByText('文件deed')).toBeTruthy()
  press('F9')
  await waitFor(() => expect(server.calls(contract.tryDraft)).toHaveLength(1))
  expect(server.calls(contract.tryDraft)[0]?.body).toEqual({ mock: 1, answers: { place: ['own'], extra: ['agent'] } })
})

test('[CAT-10] the board shows each draft at its step, with owner, due day and what is missing', async () => {
  const trial: Draft = {
    ...draft,
    state: 'trial',
    standing: { mocks: 7, tried: 5, windows: 2, objections: 1, hasPassed: false },
  }
  aServer(trial)
  await renderPage(<BoardPage />, { at: '/work/workshop', texts: [texts], session: { permissions: keeperMay } })
  const tile = await screen.findByRole('link', { name: /个体工商户设立登记/ })
  for (const text of ['2/3 个窗口', '试办 5/7', '1 条异议', '市场监督管理局 · 宋可为'])
    expect(within(tile).getByText(text)).toBeTruthy()
  expect(screen.getByText('没有正在梳理的事项')).toBeTruthy()
})
