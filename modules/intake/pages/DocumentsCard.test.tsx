import { fireEvent, screen, waitFor } from '@testing-library/react'
import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { texts as caseTexts } from '@yichuang/modules/cases/pages'
import { listDocuments, printDocument, readDocumentFile } from '@yichuang/modules/documents/contract'
import { expect, test } from 'vitest'
import { DocumentsCard } from './DocumentsCard.tsx'
import { texts } from './index.ts'

const id = '0b9f3f6e-4a0e-4c11-9d3b-1d2a1a4f9a52'
const notice = {
  id,
  kind: 'acceptance',
  title: '受理通知书',
  number: '云市监受〔2026〕260918-00052号',
  issuedOn: '2026-09-18',
  createdAt: '2026-09-18T02:31:00.412Z',
  seq: 9,
  pages: 1,
  size: 136_204,
  missing: [],
}

async function shown(printed: number, permissions: readonly string[] = ['documents.print-document']) {
  const fake = fakeServer()
    .answer(listDocuments, { rows: [{ ...notice, printed }] })
    .answer(readDocumentFile, '%PDF-1.7')
    .answer(printDocument, printed === 0 ? {} : { reprint: printed + 1 })
  await renderPage(<DocumentsCard caseNo="339921-260918-00052" />, {
    texts: [texts, caseTexts],
    session: { permissions: [...permissions] },
  })
  fireEvent.click(await screen.findByRole('button', { name: '受理通知书' }))
  return fake
}

test('[INT-08] the first print is recorded before the paper comes out, and needs no reason', async () => {
  const fake = await shown(0)
  fireEvent.click(await screen.findByRole('button', { name: '打印' }))
  await waitFor(() => expect(fake.calls(printDocument)).toHaveLength(1))
  expect(fake.calls(printDocument)[0]?.body ?? {}).toEqual({})
  expect(await screen.findByRole('button', { name: '补打' })).toBeTruthy()
})

test('[INT-08] one more copy asks why; the copy that is made carries its number', async () => {
  const fake = await shown(1)
  expect(screen.getByText('已打印 1 次')).toBeTruthy()
  fireEvent.click(await screen.findByRole('button', { name: '补打' }))
  expect(fake.calls(printDocument)).toHaveLength(0)
  fireEvent.click(await screen.findByRole('radio', { name: '打印不清楚' }))
  fireEvent.click(screen.getByRole('button', { name: '生成补打件' }))
  await waitFor(() => expect(fake.calls(printDocument)[0]?.body).toEqual({ reason: '打印不清楚' }))
  expect(await screen.findByText('第 2 次打印，已标明补打')).toBeTruthy()
  await waitFor(() => expect(fake.calls(readDocumentFile).at(-1)?.query).toMatchObject({ reprint: '2' }))
  fireEvent.click(await screen.findByRole('button', { name: '打印' }))
  expect(fake.calls(printDocument)).toHaveLength(1)
})

test('[SEC-03] who may only read sees the pages and has no button that prints', async () => {
  await shown(1, [])
  await screen.findByRole('link', { name: '下载' })
  expect(screen.queryByRole('button', { name: /打印|补打/ })).toBeNull()
})
