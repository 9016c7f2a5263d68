import { buffer } from 'node:stream/consumers'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { pdfSignatures, pdfText } from '@yichuang/platform/printing/testing'
import { decided } from '@yichuang/platform/pure'
import { runCommand } from '@yichuang/platform/commands'
import type { DossierEvent } from '@yichuang/modules/cases/rules'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listDocuments } from '../queries/list-documents.ts'
import { verifyDocument } from '../queries/verify-document.ts'
import { acceptedEvent, receivedEvents } from '../rules/testing/noodle-shop.ts'
import { openTestHall, staff, stream } from '../testing/hall.ts'
import type { TestHall } from '../testing/hall.ts'
import { issueDue } from './issue-due.ts'
import { printDocument } from './print-document.ts'

const { db } = await testDatabase()
let hall: TestHall

beforeAll(async () => {
  hall = await openTestHall(db)
  await hall.record(receivedEvents)
  await hall.record([acceptedEvent], '2026-09-18T02:31:30.000Z')
  await issueDue(hall.parts, stream)
})
afterAll(() => hall.close())

async function fileOf(kind: string): Promise<Buffer> {
  const [code] = await codesOf(kind)
  const verified = await verifyDocument(db, code ?? '')
  if (!verified.ok) throw new Error('not verified')
  return buffer((await hall.parts.files.open(verified.value.fileHashes.at(-1) ?? '')).stream)
}

const codesOfKind = prepared<{ code: string }, [kind: string]>(
  'test.codes-of-kind',
  'select verification_code as code from documents.document where kind = $1 order by created_at',
)

async function codesOf(kind: string): Promise<string[]> {
  return (await db.many(codesOfKind, [kind])).map(({ code }) => code)
}

describe('documents of an act', () => {
  test('[INT-03] reception and acceptance each leave one document, with number, dates and names as text', async () => {
    const lines = await listDocuments(db, stream)
    expect(lines.map(({ title, number }) => [title, number])).toEqual([
      ['收件凭证', '云市监收〔2026〕260918-00052号'],
      ['受理通知书', '云市监受〔2026〕260918-00052号'],
    ])
    const text = await pdfText(await fileOf('acceptance'))
    for (const part of [
      '云市监受〔2026〕260918-00052号',
      '云岫县麦穗面馆（经营者：顾南枝）',
      '2026年9月24日星期四',
      '2026年10月9日星期五',
      '餐饮服务经营者，是否为连锁门店：否',
      '现场核查，不超过5个工作日',
      '沈若溪（13号窗口）',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).toContain(`查验码${(await codesOf('acceptance'))[0]}`)
  })
  test('[INT-03] its signature is found valid and trusted by an independent reader, under the name of the seal', async () => {
    const told = await pdfSignatures(await fileOf('acceptance'), await hall.authority())
    expect(told).toContain('Signature is Valid.')
    expect(told).toContain('Certificate is Trusted.')
    expect(told).toContain('云岫县市场监督管理局受理专用章')
  })
  test('making what is made already changes nothing, also when many ask at once', async () => {
    const before = await listDocuments(db, stream)
    await Promise.all(Array.from({ length: 3 }, () => issueDue(hall.parts, stream)))
    expect(await listDocuments(db, stream)).toEqual(before)
  })
  test('[INT-03] a notice is there well within half a second of the act', async () => {
    await hall.record([extensionEvents[0], extensionEvents[1]], '2026-09-22T01:00:00.000Z')
    const began = performance.now()
    await issueDue(hall.parts, stream)
    expect(performance.now() - began).toBeLessThan(500)
    expect((await listDocuments(db, stream)).at(-1)?.title).toBe('延期告知书')
  })
  test('[TIM-05] a document speaks of the day of its act, not of what came later', async () => {
    expect(await pdfText(await fileOf('acceptance'))).toContain('2026年9月24日星期四')
    expect(await pdfText(await fileOf('extension'))).toContain('2026年10月9日星期五')
  })
})

const extensionEvents = [
  { type: 'handling.extension-requested', v: 1, days: 5, reason: '需要核实连锁经营情况' },
  { type: 'handling.extension-approved', v: 1, noticeId: 'n' },
] as const satisfies readonly DossierEvent[]

describe('verification', () => {
  test('[NET-04] a code tells kind, number, body, day and applicant, however it was typed', async () => {
    const [code = ''] = await codesOf('acceptance')
    const expected = {
      code,
      kind: 'acceptance',
      number: '云市监受〔2026〕260918-00052号',
      organ: '云岫县市场监督管理局',
      issuedOn: '2026-09-18',
      applicant: '云岫县麦穗面馆',
      standing: 'in-force',
    }
    expect(await verifyDocument(db, code)).toMatchObject(decided(expected))
    expect(await verifyDocument(db, ` ${code.toLowerCase().replaceAll('-', ' ')}`)).toMatchObject(decided(expected))
  })
  test('[NET-04] a mistyped code and an unknown one are told apart', async () => {
    const [code = ''] = await codesOf('acceptance')
    const wrong = `${code.startsWith('2') ? '3' : '2'}${code.slice(1)}`
    expect(await verifyDocument(db, wrong)).toMatchObject({
      refusal: { code: 'documents.code-mistyped', reason: 'check' },
    })
    expect(await verifyDocument(db, code.slice(1))).toMatchObject({
      refusal: { code: 'documents.code-mistyped', reason: 'incomplete' },
    })
    expect(await verifyDocument(db, '0000-0000-01')).toMatchObject({ ok: false })
  })
  test('[SEC-03] codes do not follow from each other, and each document has its own', async () => {
    const codes = [...(await codesOf('acceptance')), ...(await codesOf('receipt')), ...(await codesOf('extension'))]
    expect(new Set(codes.map((code) => code.slice(0, 4))).size).toBe(3)
  })
  test('[BAK-14] after a clerical correction the old document says that it was corrected', async () => {
    const mended: DossierEvent = {
      type: 'cases.error-corrected',
      v: 1,
      field: 'applicant.name',
      from: '云岫县麦穗面馆',
      to: '云岫县麦穗小面馆',
    }
    await hall.record([mended], '2026-09-23T01:00:00.000Z')
    await issueDue(hall.parts, stream)
    const standing = async (kind: string) => {
      const verified = await verifyDocument(db, (await codesOf(kind))[0] ?? '')
      return verified.ok ? verified.value.standing : undefined
    }
    expect(await standing('acceptance')).toBe('corrected')
    expect(await standing('clerical-correction')).toBe('in-force')
  })
})

describe('printing', () => {
  const intent = (key: string) => ({ actor: staff(), at: hall.parts.now(), key })
  test('the first print is plain; a second one wants a reason, is marked 补打 and recorded', async () => {
    const lines = await listDocuments(db, stream)
    const document = lines.find(({ kind }) => kind === 'acceptance')?.id ?? ''
    const print = printDocument(hall.parts)
    expect(await runCommand(db, print, { document }, intent('a'))).toEqual(decided({}))
    expect(await runCommand(db, print, { document }, intent('a'))).toEqual(decided({}))
    const refused = await runCommand(db, print, { document, reason: ' ' }, intent('b'))
    expect(refused).toMatchObject({ refusal: { code: 'documents.reason-missing', printed: 1 } })
    const again = { document, reason: '申请人遗失' }
    expect(await runCommand(db, print, again, intent('c'))).toEqual(decided({ reprint: 2 }))
    const text = await pdfText(await fileOf('acceptance'))
    expect(text).toContain('补打第2次，2026年9月18日10时31分，沈若溪')
    expect(text).toContain('云市监受〔2026〕260918-00052号')
    const [code = ''] = await codesOf('acceptance')
    const verified = await verifyDocument(db, code)
    expect(verified.ok ? verified.value.fileHashes : []).toHaveLength(2)
  })
})
