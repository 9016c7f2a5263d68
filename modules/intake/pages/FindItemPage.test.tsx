import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { searchItems } from '@yichuang/modules/catalogue/contract'
import { texts as catalogueTexts } from '@yichuang/modules/catalogue/pages'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { listDesks } from '../contract.ts'
import { FindItemPage } from './FindItemPage.tsx'
import { texts } from './index.ts'

const usual = searchItems.example.answer?.rows[0]

async function type(phrase: string, confident: boolean) {
  if (usual === undefined) throw new Error('the contract has no example')
  const rows = ['一', '二', '三', '四'].map((name) => ({ ...usual, id: `item-${name}`, name: `事项${name}` }))
  const server = fakeServer().answer(searchItems, { rows, total: 4, confident }).answer(listDesks, { rows: [] })
  await renderPage(<FindItemPage />, { at: '/work/intake', texts: [texts, catalogueTexts] })
  const box = await screen.findByRole('searchbox', { name: '找事项' })
  fireEvent.change(box, { target: { value: phrase } })
  await waitFor(() => expect(server.calls(searchItems).at(-1)?.query).toMatchObject({ q: phrase }))
  return { server, box }
}

test('[CON-08] where nothing fits the clerk is told that it is noted, and sees the nearest three', async () => {
  const { server, box } = await type('拉货证', false)
  await screen.findByText('没有找到“拉货证”，已记下来')
  expect(screen.getAllByRole('link', { name: /事项/ })).toHaveLength(3)
  const asked = server.calls(searchItems).length
  fireEvent.keyDown(box, { key: 'Enter' })
  await waitFor(() => expect(server.calls(searchItems).length).toBeGreaterThan(asked))
  // Enter opens what was meant, not what is only near.
  expect(screen.getByText('没有找到“拉货证”，已记下来')).toBeTruthy()
})

test('[CON-08] what fits is listed whole', async () => {
  await type('开店', true)
  await screen.findByText('事项四')
  expect(screen.queryByText(/没有找到/)).toBeNull()
})

test('in English the kind of an item is an English word', async () => {
  if (usual === undefined) throw new Error('the contract has no example')
  const rows = [{ ...usual, handling: '承诺件' }]
  fakeServer().answer(searchItems, { rows, total: 1, confident: true }).answer(listDesks, { rows: [] })
  await renderPage(<FindItemPage />, { at: '/work/intake', texts: [texts, catalogueTexts], language: 'en' })
  expect(await screen.findByText('Commitment')).toBeTruthy()
  expect(screen.queryByText('承诺件')).toBeNull()
})
