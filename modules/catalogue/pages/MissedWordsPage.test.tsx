import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { searchItems } from '../contract.ts'
import { addEverydayWord, dismissMissedSearch, listMissedSearches, removeEverydayWord } from '../contract/search.ts'
import { texts } from './index.ts'
import { MissedWordsPage } from './MissedWordsPage.tsx'

const usual = listMissedSearches.example.answer?.rows[0]
const near = { id: 'dlys', name: '道路货物运输经营许可', departmentName: '交通运输局' }

async function open(change: Partial<NonNullable<typeof usual>>, at = '/work/missed-words') {
  if (usual === undefined) throw new Error('the contract has no example')
  const { proposed: _none, ...bare } = usual
  const server = fakeServer()
    .answer(listMissedSearches, { rows: [{ ...bare, ...change }], total: 1 })
    .answer(addEverydayWord, { phrase: '拉货证', item: 'dlys', added: true })
    .answer(dismissMissedSearch, { phrase: '拉货证', state: 'dismissed' })
    .answer(removeEverydayWord, { phrase: '拉货证', item: 'dlys', removed: true })
    .answer(searchItems, searchItems.example.answer ?? { rows: [] })
  const session = {
    roles: ['department-administrator'],
    department: { id: 'scjg', name: '市场监督管理局' },
    permissions: ['catalogue.keep-words'],
  }
  await renderPage(<MissedWordsPage />, { at, texts: [texts], session })
  return server
}

test('[CON-08] words that found nothing stand with how often, where and the nearest item, which takes them', async () => {
  const server = await open({ proposed: near, places: [{ place: 'public-page', count: 2 }] })
  await screen.findByText('拉货证')
  expect(screen.getByText('3 次')).toBeTruthy()
  expect(screen.getByText(/公众页面 2/)).toBeTruthy()
  expect(screen.getByText('交通运输局')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '补充' }))
  await screen.findByRole('dialog', { name: '补充“拉货证”' })
  press('F9')
  await waitFor(() =>
    expect(server.calls(addEverydayWord).map(({ body }) => body)).toEqual([{ phrase: '拉货证', item: 'dlys' }]),
  )
  await screen.findByText('已补充，搜“拉货证”能找到“道路货物运输经营许可”')
})

test('[CON-08] where nothing is near an item of the own department is looked for, and one has to be chosen', async () => {
  const server = await open({})
  fireEvent.click(await screen.findByRole('button', { name: '补充' }))
  await screen.findByRole('dialog', { name: '补充“拉货证”' })
  press('F9')
  await screen.findByText('请选一个事项')
  expect(server.calls(addEverydayWord)).toEqual([])
  fireEvent.change(screen.getByRole('searchbox', { name: /查找事项/ }), { target: { value: '个体' } })
  fireEvent.click(await screen.findByRole('radio', { name: /个体工商户设立登记/ }))
  expect(server.calls(searchItems).at(-1)?.query).toMatchObject({ q: '个体', department: 'scjg', note: 'false' })
  press('F9')
  await waitFor(() => expect(server.calls(addEverydayWord)[0]?.body).toEqual({ phrase: '拉货证', item: 'gthsl' }))
})

test('[CON-08] words are put aside with a reason only', async () => {
  const server = await open({ proposed: near })
  fireEvent.click(await screen.findByRole('button', { name: '搁置' }))
  await screen.findByRole('dialog', { name: '搁置“拉货证”' })
  press('F9')
  await screen.findByText('必填')
  fireEvent.change(screen.getByRole('textbox', { name: /搁置理由/ }), { target: { value: ' 不是办事 ' } })
  press('F9')
  await waitFor(() =>
    expect(server.calls(dismissMissedSearch).map(({ body }) => body)).toEqual([
      { phrase: '拉货证', reason: '不是办事' },
    ]),
  )
})

test('[CON-08] what was added is taken back', async () => {
  const server = await open({ state: 'added', item: near, settledByName: '宋克威' }, '/work/missed-words?state=added')
  fireEvent.click(await screen.findByRole('button', { name: '撤掉' }))
  await screen.findByRole('dialog', { name: '撤掉“拉货证”' })
  press('F9')
  await waitFor(() => expect(server.calls(removeEverydayWord)[0]?.body).toEqual({ phrase: '拉货证', item: 'dlys' }))
  expect(server.calls(listMissedSearches)[0]?.query).toMatchObject({ state: 'added' })
})
