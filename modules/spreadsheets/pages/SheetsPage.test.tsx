import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { importSheets, listUploads, readUpload } from '../contract.ts'
import { texts } from './index.ts'
import { SheetsPage } from './SheetsPage.tsx'

const example = readUpload.example.answer ?? missing()
const sound = { ...example, findings: [], findingCount: 0, errors: 0 }

function missing(): never {
  throw new Error('the contract has no example')
}

async function open(upload: object) {
  const server = fakeServer()
    .answer(listUploads, listUploads.example.answer ?? missing())
    .answer(readUpload, { ...example, ...upload })
    .answer(importSheets, importSheets.example.answer ?? missing())
  const session = { permissions: ['spreadsheets.import', 'spreadsheets.export', 'workshop.read'] }
  await renderPage(<SheetsPage />, { at: `/work/sheets?upload=${example.id}`, texts: [texts], session })
  return server
}

test('[CAT-07] a sound workbook becomes drafts, with the cause and why, which has to be said', async () => {
  const server = await open(sound)
  const act = await screen.findByRole('button', { name: '生成 1 份草稿' })
  fireEvent.click(act)
  expect(await screen.findByText('须写明为什么要改')).toBeTruthy()
  fireEvent.change(screen.getByLabelText(/缘由/), { target: { value: 'law' } })
  fireEvent.change(screen.getByLabelText(/为什么要改/), { target: { value: ' 省目录调整 ' } })
  fireEvent.click(act)
  await waitFor(() => expect(server.calls(importSheets)[0]?.body).toEqual({ cause: 'law', reason: '省目录调整' }))
})

test('[CAT-07] with an error nothing is made of it, and the place of each is told', async () => {
  await open({})
  expect(await screen.findByText('有错误，改好表格再传一次；现在什么都没有改')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /生成/ })).toBeNull()
  expect(screen.getByRole('cell', { name: '必要性' })).toBeTruthy()
})

test('[CAT-07] what was made of an upload leads to the drafts', async () => {
  const drafts = [{ id: 'd-1', item: 'gthsl', name: '个体工商户设立登记' }]
  await open({ ...sound, state: 'imported', importedAt: '2026-11-21T08:00:00.000Z', drafts })
  const link = await screen.findByRole('link', { name: '个体工商户设立登记' })
  expect(link.getAttribute('href')).toBe('/work/workshop/d-1')
})
