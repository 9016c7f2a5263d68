import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import * as contract from '../contract.ts'
import type { Draft, Finding, Mock } from '../contract.ts'
import { standing } from '../rules/index.ts'
import { anItem } from '../rules/testing/edits.ts'
import { BoardPage } from './BoardPage.tsx'
import { DraftPage } from './DraftPage.tsx'
import { texts } from './index.ts'
import { TrialPage } from './TrialPage.tsx'
import { VersionsPage } from './VersionsPage.tsx'

// The picture needs a browser that measures; the journeys look at it.
vi.mock('./editor/Canvas.tsx', () => ({ Canvas: () => null }))

const example: Draft = contract.readDraft.example.answer ?? missing()
const item = anItem({ id: 'gthsl', name: '个体工商户设立登记' })
const draft: Draft = { ...example, document: item, actions: [{ name: 'save', allowed: true }] }
const exampleCheck = contract.checkDocument.example.answer ?? missing()
const { order: _order, ...exampleTree } = exampleCheck.tree ?? missing()
const check = { ...exampleCheck, tree: exampleTree }
const keeperMay = ['workshop.read', 'workshop.edit-draft']

function missing(): never {
  throw new Error('the contract has no example')
}

function aServer(shown: Draft = draft) {
  const kept = { id: shown.id, version: shown.version + 1, state: shown.state }
  return fakeServer()
    .answer(contract.listDrafts, { rows: [shown], planned: [] })
    .answer(contract.readDraft, shown)
    .answer(contract.checkDocument, check)
    .answer(contract.compareDraft, contract.compareDraft.example.answer ?? missing())
    .answer(contract.saveDraft, kept)
    .answer(contract.submitDraft, { ...kept, state: 'review' })
    .answer(contract.reviewDraft, { ...kept, state: 'trial' })
    .answer(contract.publishDraft, { ...kept, state: 'ready' })
    .answer(contract.returnDraft, { ...kept, state: 'combing' })
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
  expect(act.getAttribute('aria-disabled')).toBe('false')
  expect(screen.getByText('每一项都须评级')).toBeTruthy()
  fireEvent.click(act)
  const group = (name: string) => screen.getByRole('radiogroup', { name })
  expect(group('事项信息').contains(document.activeElement)).toBe(true)
  for (const name of ['事项信息', '情形', '审查要点', '时限与收费'])
    fireEvent.click(within(group(name)).getByText('高'))
  fireEvent.click(act)
  expect(group('材料').contains(document.activeElement)).toBe(true)
  fireEvent.click(within(group('材料')).getByText('中'))
  press('F9')
  expect(screen.getByText('退回须写明怎么改')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /审核意见/ }))
  expect(server.calls(contract.reviewDraft)).toHaveLength(0)
  fireEvent.change(screen.getByRole('textbox', { name: /审核意见/ }), { target: { value: '材料说法不一' } })
  fireEvent.click(screen.getByRole('button', { name: /退回修改/ }))
  await waitFor(() => expect(server.calls(contract.reviewDraft)).toHaveLength(1))
  expect(server.calls(contract.reviewDraft)[0]?.body).toMatchObject({
    grades: { materials: 'medium' },
    comment: '材料说法不一',
  })
})

test('[CAT-08] who submitted a draft is told that somebody else reviews it, and grades nothing', async () => {
  const own = { name: 'review' as const, allowed: false, reason: 'workshop.own-draft' }
  aServer({ ...draft, state: 'review', actions: [own] })
  await show(['workshop.read', 'workshop.review-draft'])
  expect(await screen.findByText('不能审核自己提交的草稿')).toBeTruthy()
  expect(screen.queryByRole('radiogroup', { name: '材料' })).toBeNull()
})

const objection = {
  id: '018f0000-0000-7000-8000-000000000001',
  side: 'window' as const,
  mock: 1,
  text: '租赁合同看不懂',
  byName: '沈若溪',
  at: '2026-11-20T02:00:00.000Z',
  isOpen: true,
  isMine: false,
}

test('[CAT-10] publishing goes to the objection that stands in its way, and to the day that is missing', async () => {
  const ready: Draft = { ...draft, state: 'ready', objections: [objection] }
  const barred = { name: 'publish' as const, allowed: false, reason: 'workshop.objection-open' }
  const server = aServer({ ...ready, actions: [barred, { name: 'object', allowed: true }] })
  await show(['workshop.read', 'workshop.publish-draft'])
  const act = await screen.findByRole('button', { name: /^发布/ })
  expect(act.getAttribute('aria-disabled')).toBe('false')
  fireEvent.click(act)
  expect(document.activeElement?.textContent).toContain('租赁合同看不懂')
  fireEvent.click(screen.getByRole('button', { name: '提出异议' }))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /后台有什么异议/ }))
  expect(server.calls(contract.publishDraft)).toHaveLength(0)
})

test('[CAT-10] a publication at a time goes to the day first', async () => {
  const server = aServer({ ...draft, state: 'ready', actions: [{ name: 'publish', allowed: true }] })
  await show(['workshop.read', 'workshop.publish-draft'])
  fireEvent.click(await screen.findByText('定时'))
  press('F9')
  expect(document.activeElement).toBe(screen.getByLabelText(/^日期/))
  fireEvent.change(screen.getByLabelText(/^日期/), { target: { value: '2026-12-20' } })
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.publishDraft)[0]?.body).toMatchObject({ publishAt: '2026-12-20T09:00:00+08:00' }),
  )
})

test('[CAT-10] a draft is sent back with its reason, not before', async () => {
  const server = aServer({ ...draft, state: 'trial', actions: [{ name: 'return', allowed: true }] })
  await show(['workshop.read', 'workshop.review-draft'])
  fireEvent.click(await screen.findByRole('button', { name: '退回部门' }))
  const drawer = await screen.findByRole('dialog', { name: '退回部门' })
  press('F9')
  const reason = within(drawer).getByRole('textbox', { name: /理由/ })
  expect(document.activeElement).toBe(reason)
  expect(server.calls(contract.returnDraft)).toHaveLength(0)
  fireEvent.change(reason, { target: { value: '情形漏了一种' } })
  press('F9')
  await waitFor(() => expect(server.calls(contract.returnDraft)[0]?.body).toMatchObject({ reason: '情形漏了一种' }))
})

test('[CAT-12] an earlier version is put in force again with a reason', async () => {
  const versions = contract.listVersions.example.answer ?? missing()
  const [newest] = versions.rows
  if (newest === undefined) missing()
  const former = { ...newest, version: 1, isCurrent: false }
  const server = aServer()
    .answer(contract.listVersions, { ...versions, rows: [{ ...newest, version: 2 }, former], mayRestore: true })
    .answer(contract.compareVersions, contract.compareVersions.example.answer ?? missing())
    .answer(contract.restoreVersion, { version: 3 })
  await renderPage(<VersionsPage />, {
    at: '/work/item-versions/gthsl',
    route: '/work/item-versions/:item',
    texts: [texts],
    session: { permissions: ['workshop.read', 'workshop.publish-draft'] },
  })
  fireEvent.click(await screen.findByRole('button', { name: '恢复第 1 版' }))
  const drawer = await screen.findByRole('dialog', { name: '恢复第 1 版' })
  press('F9')
  const reason = within(drawer).getByRole('textbox', { name: /理由/ })
  expect(document.activeElement).toBe(reason)
  fireEvent.change(reason, { target: { value: '新版有误' } })
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.restoreVersion)[0]?.body).toEqual({ version: 1, reason: '新版有误' }),
  )
})

test('[CAT-07] combing begins when an item is chosen and the reason is given; too early goes to what is missing', async () => {
  const server = aServer().answer(contract.openDraft, { id: draft.id, version: 1, state: 'combing' })
  await renderPage(<BoardPage />, { at: '/work/workshop', texts: [texts], session: { permissions: keeperMay } })
  fireEvent.click(await screen.findByRole('button', { name: /发起梳理/ }))
  const drawer = await screen.findByRole('dialog', { name: /发起梳理/ })
  fireEvent.click(within(drawer).getByText('新增事项'))
  press('F9')
  expect(document.activeElement).toBe(within(drawer).getByRole('textbox', { name: /事项名称/ }))
  expect(server.calls(contract.openDraft)).toHaveLength(0)
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
  press('F9')
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: '自有' }))
  expect(server.calls(contract.tryDraft)).toHaveLength(0)
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

test('[CAT-03] the order that asks least is offered with what it rests on; one click takes it, undo gives it back', async () => {
  const [first, second] = item.situation.questions
  if (first === undefined || second === undefined) missing()
  const places = [
    { question: second.id },
    ...standing(item.situation.questions).flatMap(({ question, under }) =>
      question.id === second.id ? [] : [{ question: question.id, ...(under === undefined ? {} : { under }) }],
    ),
  ]
  const tree = { ...exampleTree, cases: 126, order: { before: 3.2, after: 2.6, places } }
  const server = aServer().answer(contract.checkDocument, { ...check, tree })
  await show(keeperMay)
  const offer = await screen.findByRole('region', { name: '换个问法，少问几题' })
  expect(offer.textContent).toContain('平均要问 3.2 题')
  expect(offer.textContent).toContain('按近十二个月 126 件申请的回答算出')
  const before = textsOf()
  fireEvent.click(within(offer).getByRole('button', { name: '采用这个顺序' }))
  await waitFor(() => expect(textsOf()[0]).toBe(second.text))
  expect(textsOf().toSorted()).toEqual(before.toSorted())
  await waitFor(() => expect(server.calls(contract.saveDraft)).toHaveLength(1), { timeout: 3000 })
  press('Ctrl+Z')
  await waitFor(() => expect(textsOf()).toEqual(before))
})

test('[CAT-12] what was asked for stands over the draft that carries it out', async () => {
  const request = {
    id: draft.id,
    side: 'centre' as const,
    text: '住所自有的不再收复印件',
    basis: '',
    wishedOn: '2026-12-20',
    askedByName: '方明澈',
  }
  aServer({ ...draft, requests: [request] })
  await show([...keeperMay, 'workshop.request-change'])
  expect(await screen.findByText(/中心提出的变更（方明澈）/)).toBeTruthy()
  expect(screen.getByText(/住所自有的不再收复印件/)).toBeTruthy()
  expect(screen.getByRole('link', { name: '看申请' }).getAttribute('href')).toBe(`/work/change-requests/${draft.id}`)
})
