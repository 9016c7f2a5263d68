import { testDatabase } from '@yichuang/platform/db/testing'
import { testHttp } from '@yichuang/platform/http/testing'
import { nobody } from '@yichuang/platform/pure'
import { pdfText } from '@yichuang/platform/printing/testing'
import type { Actor } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentsModule } from '../module.ts'
import { filledIn } from '../rules/testing/filled-form.ts'
import { acceptedEvent, receivedEvents } from '../rules/testing/noodle-shop.ts'
import { dossierId, openTestHall, staff } from '../testing/hall.ts'
import type { TestHall } from '../testing/hall.ts'

const { db } = await testDatabase()
let hall: TestHall
let server: Awaited<ReturnType<typeof testHttp>>

const people: Readonly<Record<string, Actor>> = {
  clerk: staff(),
  elsewhere: staff({ region: '339922' }),
  applicant: { ...nobody, kind: 'applicant', person: dossierId },
  stranger: { ...nobody, kind: 'applicant', person: '0192f0aa-0000-7000-8000-000000000099' },
}

beforeAll(async () => {
  hall = await openTestHall(db)
  await hall.record(receivedEvents)
  await hall.record([filledIn, acceptedEvent], '2026-09-18T02:31:30.000Z')
  const { routes, problems } = documentsModule(hall.parts)
  const refusals = { 'access.not-permitted': 403, 'access.not-signed-in': 401 }
  server = await testHttp({ routes, problems: [problems], refusals, people })
})
afterAll(async () => {
  await server.close()
  await hall.close()
})

interface Line {
  readonly id: string
  readonly kind: string
  readonly title: string
}

function get(who: string | undefined, url: string) {
  const headers = who === undefined ? {} : { authorization: `Bearer ${who}` }
  return server.inject({ method: 'GET', url: `/api/v1${url}`, headers })
}

async function formLine(): Promise<Line> {
  const { rows } = (await get('clerk', '/documents?caseNo=339921-260918-00052')).json<{ rows: Line[] }>()
  const line = rows.find(({ kind }) => kind === 'application')
  if (line === undefined) throw new Error('no application form')
  return line
}

describe('the application form on paper', () => {
  test('[NET-05] [INT-03] clerk and applicant are given the same signed paper, with every word that was filled in', async () => {
    const { id, title } = await formLine()
    expect(title).toBe('食品经营许可新办申请表')
    const [ofClerk, ofApplicant] = [
      await get('clerk', `/documents/${id}/file`),
      await get('applicant', `/documents/${id}/file`),
    ]
    expect(ofApplicant.statusCode).toBe(200)
    expect(Buffer.compare(ofClerk.rawPayload, ofApplicant.rawPayload)).toBe(0)
    const text = await pdfText(ofApplicant.rawPayload)
    for (const part of [
      '食品经营许可新办申请表',
      '申请编号：339921-260918-00052',
      '表单版本事项第1版',
      '场所来源租赁',
      '租期到2029年8月31日',
      '顾南枝3399211988041224262026年3月1日',
      '13912346027',
      '申请人（签名或盖章）',
      '年月日',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toContain('房产证号')
  })
  test('[SEC-03] it does not exist for another county, another applicant and somebody unknown', async () => {
    const { id } = await formLine()
    for (const who of ['elsewhere', 'stranger']) {
      expect((await get(who, `/documents/${id}/file`)).json()).toMatchObject({ code: 'documents.no-such-document' })
    }
    expect((await get(undefined, `/documents/${id}/file`)).statusCode).toBe(401)
  })
})
