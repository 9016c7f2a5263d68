import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as contract from '../contract.ts'
import type { Callback } from '../contract.ts'
import { CallbacksPage } from './CallbacksPage.tsx'
import { FiguresPage } from './FiguresPage.tsx'
import { ListPage } from './ListPage.tsx'
import { PadsPage } from './PadsPage.tsx'
import { texts } from './index.ts'

function given<Answer>(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new Error('the contract has no example')
  return answer
}
const figures = given(contract.readFigures.example.answer)
const [line] = given(contract.listEvaluations.example.answer).rows
const evaluation = given(contract.readEvaluation.example.answer)
const [callback] = given(contract.listCallbacks.example.answer).rows
const [pad] = given(contract.listPads.example.answer).rows

const manager = ['evaluation.read', 'evaluation.call-back', 'evaluation.manage-pads']
const hall = { id: 'hall-county', name: '云岫县行政服务中心' }
const show = (page: React.ReactElement, at: string, permissions: readonly string[] = manager) =>
  renderPage(page, { at, texts: [texts], session: { permissions: [...permissions], hall } })

test('[SUP-11] the figures say how many were asked and not rated, and what part of the rated was satisfied', async () => {
  const server = fakeServer().answer(contract.readFigures, figures)
  await show(<FiguresPage />, '/work/evaluations')
  expect(await screen.findByText('没有评价的 15 次')).toBeTruthy()
  expect(screen.getAllByText('96%').length).toBeGreaterThan(0)
  expect(server.calls(contract.readFigures)[0]?.query).toMatchObject({ by: 'window' })
  fireEvent.click(screen.getByRole('radio', { name: '部门' }))
  await waitFor(() => expect(server.calls(contract.readFigures).at(-1)?.query).toMatchObject({ by: 'department' }))
  expect(screen.queryByRole('button', { name: '时限' })).toBeNull()
})

test('[SUP-02] who sets the limits keeps them within bounds', async () => {
  const terms = given(contract.readEvaluationTerms.example.answer)
  const server = fakeServer()
    .answer(contract.readFigures, figures)
    .answer(contract.readEvaluationTerms, terms)
    .answer(contract.changeEvaluationTerms, terms)
  await show(<FiguresPage />, '/work/evaluations', ['evaluation.read', 'evaluation.change-terms'])
  fireEvent.click(await screen.findByRole('button', { name: '时限' }))
  const field = await screen.findByLabelText(/几个工作日内办结/)
  fireEvent.change(field, { target: { value: '99' } })
  press('F9')
  expect(await screen.findByText('1 到 60 的整数')).toBeTruthy()
  expect(server.calls(contract.changeEvaluationTerms)).toEqual([])
  fireEvent.change(field, { target: { value: '5' } })
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.changeEvaluationTerms)[0]?.body).toEqual({ ...terms, answerDays: 5 }),
  )
})

test('[SUP-11] the list shows rated and unrated, and opens the proof of a grade', async () => {
  const rated = given(line)
  const unrated = { ...rated, id: `${rated.id.slice(0, -1)}f`, state: 'declined' as const, grade: null, channel: null }
  fakeServer()
    .answer(contract.listEvaluations, { rows: [rated, { ...unrated, givenAt: null, itemName: '食品经营许可新办' }] })
    .answer(contract.readEvaluation, evaluation)
  await show(<ListPage />, '/work/evaluation-list')
  expect(await screen.findByText('不评')).toBeTruthy()
  expect(screen.getByText('满意')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: rated.itemName }))
  expect(await screen.findByText('ab'.repeat(32))).toBeTruthy()
  expect(screen.getByText('B037')).toBeTruthy()
})

async function callbacks(row: Callback) {
  const kept = { id: row.id, version: row.version + 1 }
  const server = fakeServer()
    .answer(contract.listCallbacks, { rows: [row] })
    .answer(contract.countCallbacks, { waiting: 1 })
    .answer(contract.contactRater, kept)
    .answer(contract.answerCallback, kept)
  await show(<CallbacksPage />, `/work/callbacks?id=${row.id}`)
  await screen.findByText('电话', { exact: false, selector: 'dt' }).catch(() => undefined)
  return server
}

test('[SUP-02] who left a number is called first; nothing is sent while nothing is written', async () => {
  const row = given(callback)
  const server = await callbacks(row)
  expect(await screen.findByText('13912346027')).toBeTruthy()
  press('F9')
  expect(server.calls(contract.contactRater)).toEqual([])
  fireEvent.change(screen.getByRole('textbox', { name: /^回访情况/ }), { target: { value: '本人接听' } })
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.contactRater)[0]?.body).toEqual({ note: '本人接听', expectedVersion: 1 }),
  )
})

test('[SUP-02] a bad grade without a number is answered with its outcome', async () => {
  const row = { ...given(callback), phone: null }
  const server = await callbacks(row)
  expect(await screen.findByText('没有留电话，按评价内容查办')).toBeTruthy()
  press('F9')
  expect((await screen.findAllByText('这里还没有填')).length).toBeGreaterThan(0)
  fireEvent.click(screen.getByRole('radio', { name: /已整改/ }))
  fireEvent.change(screen.getByRole('textbox', { name: /^处理结果/ }), { target: { value: '加开窗口' } })
  press('F9')
  await waitFor(() =>
    expect(server.calls(contract.answerCallback)[0]?.body).toEqual({
      outcome: 'mended',
      answer: '加开窗口',
      expectedVersion: 1,
    }),
  )
})

test('[QUE-05] a pad is paired by a code that is shown once, and ended', async () => {
  const row = given(pad)
  const server = fakeServer()
    .answer(contract.listPads, { rows: [row] })
    .answer(contract.addPad, given(contract.addPad.example.answer))
    .answer(contract.endPad, { id: row.id ?? '' })
  await show(<PadsPage />, '/work/evaluation-pads')
  fireEvent.click(await screen.findByRole('button', { name: '重新配对' }))
  expect(await screen.findByText('402716')).toBeTruthy()
  expect(server.calls(contract.addPad)[0]?.body).toEqual({ window: row.windowId })
  fireEvent.click(screen.getByRole('button', { name: '好' }))
  fireEvent.click(screen.getByRole('button', { name: '停用' }))
  await waitFor(() => expect(server.calls(contract.endPad)[0]?.params).toEqual({ id: row.id }))
})
