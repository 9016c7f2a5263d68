import { buffer } from 'node:stream/consumers'
import { testDatabase } from '@yichuang/platform/db/testing'
import { pdfText } from '@yichuang/platform/printing/testing'
import { appendEvents } from '@yichuang/platform/events'
import { prepared, withTransaction } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyDocument } from '../queries/verify-document.ts'
import { openTestHall, staff } from '../testing/hall.ts'
import type { TestHall } from '../testing/hall.ts'
import { delegationPaper } from './delegation-paper.ts'

const { db } = await testDatabase()
let hall: TestHall
beforeAll(async () => {
  hall = await openTestHall(db)
}, 60_000)
afterAll(() => hall.close())

const moment = '2026-09-18T02:31:00.000Z' as Instant

const given = {
  no: '云市监委〔2026〕1号',
  department: 'scjg',
  holderName: '云岫县行政服务中心',
  hall: 'hall-county',
  powers: ['accept', 'refuse'],
  itemNames: ['食品经营许可新办', '个体工商户设立登记'],
  includesMajor: false,
  from: '2025-12-31T16:00:00.000Z',
  to: '2027-06-30T15:59:59.999Z',
  grantedAt: '2025-12-30T02:00:00.000Z',
}

test('[CAT-15] the letter says who delegates what to whom until when, once for everybody', async () => {
  const paper = await delegationPaper(hall.parts, given)
  expect(await delegationPaper(hall.parts, given)).toEqual(paper)
  const text = await pdfText(await buffer((await hall.parts.files.open(paper.hash)).stream))
  for (const words of [
    '授权委托书',
    '云市监委〔2026〕1号',
    '受理、不予受理',
    '2026年1月1日',
    '2027年6月30日',
    '食品经营许可新办',
  ])
    expect(text.replaceAll(/\s/g, '')).toContain(words)
})

test('[CAT-15] whoever checks the letter of a delegation that was taken back is told so', async () => {
  const { code } = await db.one(codeOf, [given.no])
  expect(await verifyDocument(db, code)).toMatchObject({ ok: true, value: { standing: 'in-force' } })
  await withTransaction(db, (tx) =>
    appendEvents(
      tx,
      `delegation:${given.no}`,
      [
        { type: 'catalogue.delegation-granted', v: 1 },
        { type: 'catalogue.delegation-revoked', v: 1 },
      ],
      { at: moment, recordedAt: moment, by: staff(), channel: 'window' },
    ),
  )
  expect(await verifyDocument(db, code)).toMatchObject({ ok: true, value: { standing: 'voided' } })
})

const codeOf = prepared<{ code: string }, [number: string]>(
  'test.code-of-letter',
  `select verification_code as code from documents.document where number = $1`,
)
