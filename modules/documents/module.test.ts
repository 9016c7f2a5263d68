import { createHash } from 'node:crypto'
import { testHttp } from '@yichuang/platform/http/testing'
import { nobody } from '@yichuang/platform/pure'
import { testDatabase } from '@yichuang/platform/db/testing'
import { startDispatcher } from '@yichuang/platform/events'
import { prepared } from '@yichuang/platform/db'
import type { Actor } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentsModule } from './module.ts'
import { acceptedEvent, receivedEvents } from './rules/testing/noodle-shop.ts'
import { dossierId, openTestHall, staff, stream } from './testing/hall.ts'
import type { TestHall } from './testing/hall.ts'

const { db } = await testDatabase()
let hall: TestHall
let server: Awaited<ReturnType<typeof testHttp>>

const applicant = (person: string): Actor => ({ ...nobody, kind: 'applicant', person })
const people: Readonly<Record<string, Actor>> = {
  clerk: staff(),
  elsewhere: staff({ region: '339922' }),
  reader: staff({ permissions: new Set(['documents.read']) }),
  applicant: applicant(dossierId),
  stranger: applicant('0192f0aa-0000-7000-8000-000000000099'),
}

const refusals = { 'access.not-permitted': 403, 'access.not-signed-in': 401 }

beforeAll(async () => {
  hall = await openTestHall(db)
  await hall.record(receivedEvents)
  await hall.record([acceptedEvent], '2026-09-18T02:31:30.000Z')
  const module = documentsModule(hall.parts)
  server = await testHttp({
    routes: module.routes,
    problems: [module.problems],
    refusals,
    people,
  })
})
afterAll(async () => {
  await server.close()
  await hall.close()
})

function call(who: string | undefined, method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = who === undefined ? {} : { authorization: `Bearer ${who}` }
  return server.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) })
}

const listUrl = '/documents?caseNo=339921-260918-00052'

async function acceptanceId(): Promise<string> {
  const { rows } = (await call('clerk', 'GET', listUrl)).json<{ rows: { id: string; kind: string }[] }>()
  return rows.find(({ kind }) => kind === 'acceptance')?.id ?? ''
}

describe('the documents of a case', () => {
  test('[INT-03] [NET-04] are listed for the clerk and for the applicant whose case it is', async () => {
    for (const who of ['clerk', 'applicant']) {
      const answer = await call(who, 'GET', listUrl)
      expect(answer.statusCode).toBe(200)
      const titles = answer.json<{ rows: { title: string }[] }>().rows.map(({ title }) => title)
      expect(titles).toEqual(['收件凭证', '受理通知书'])
    }
  })
  test('[SEC-03] [NET-04] do not exist for a clerk of another county, another applicant, and somebody unknown', async () => {
    for (const who of ['elsewhere', 'stranger']) {
      const answer = await call(who, 'GET', listUrl)
      expect(answer.json()).toMatchObject({ status: 404, code: 'documents.no-such-case' })
      const id = await acceptanceId()
      expect((await call(who, 'GET', `/documents/${id}/file`)).json()).toMatchObject({
        code: 'documents.no-such-document',
      })
    }
    expect((await call(undefined, 'GET', listUrl)).statusCode).toBe(401)
  })
  test('a number that no case has is said', async () => {
    const answer = await call('clerk', 'GET', '/documents?caseNo=339921-260918-99999')
    expect(answer.json()).toMatchObject({ status: 404, title: '没有这个办件编号' })
  })
  test('[SEC-03] [SEC-05] a file is served as PDF that nothing runs in, and the look is logged', async () => {
    const answer = await call('clerk', 'GET', `/documents/${await acceptanceId()}/file`)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('受理通知书'))
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const looks = await db.many(looksAt, [stream])
    expect(looks.at(-1)).toEqual({ person: 'p-shen', document: '云市监受〔2026〕260918-00052号' })
  })
})

const looksAt = prepared<{ person: string; document: string }, [subject: string]>(
  'test.looks-at',
  `select person, detail->>'document' as document from platform.audit
   where subject = $1 and name = 'documents.read-file' order by at`,
)

describe('prints', () => {
  test('[SEC-01] need their own permission', async () => {
    const answer = await call('reader', 'POST', `/documents/${await acceptanceId()}/prints`, {})
    expect(answer.json()).toMatchObject({ status: 403, code: 'access.not-permitted' })
  })
  test('of the second time are given out as files of their own', async () => {
    const url = `/documents/${await acceptanceId()}`
    expect((await call('clerk', 'POST', `${url}/prints`, {})).json()).toEqual({})
    const refused = await call('clerk', 'POST', `${url}/prints`, {})
    expect(refused.json()).toMatchObject({ status: 422, code: 'documents.reason-missing' })
    expect((await call('clerk', 'POST', `${url}/prints`, { reason: '申请人遗失' })).json()).toEqual({ reprint: 2 })
    const [first, second] = [
      await call('clerk', 'GET', `${url}/file`),
      await call('clerk', 'GET', `${url}/file?reprint=2`),
    ]
    expect(second.statusCode).toBe(200)
    expect(second.headers.etag).not.toBe(first.headers.etag)
    expect((await call('clerk', 'GET', `${url}/file?reprint=9`)).statusCode).toBe(404)
  })
})

describe('verification', () => {
  const code = prepared<{ code: string }, []>(
    'test.code-of-acceptance',
    `select verification_code as code from documents.document where kind = 'acceptance'`,
  )
  test('[NET-04] [OUT-06] is open to everybody who holds the paper, and shows no more than the paper', async () => {
    const { code: printed } = await db.one(code, [])
    const answer = await call(undefined, 'GET', `/verifications/${printed}`)
    expect(answer.statusCode).toBe(200)
    expect(Object.keys(answer.json<object>()).toSorted()).toEqual(
      ['applicant', 'code', 'fileHashes', 'issuedOn', 'kind', 'number', 'organ', 'standing', 'title'].toSorted(),
    )
    expect((await call(undefined, 'GET', '/verifications/7F3K-92QD-XX')).json()).toMatchObject({ status: 422 })
  })
  test('[NET-04] a file is compared byte for byte and kept nowhere', async () => {
    const { code: printed } = await db.one(code, [])
    const genuine = (await call('clerk', 'GET', `/documents/${await acceptanceId()}/file`)).rawPayload
    const changed = Buffer.from(genuine)
    changed[400] = (changed[400] ?? 0) ^ 1
    expect((await upload(printed, genuine)).json()).toMatchObject({ matches: true })
    expect((await upload(printed, changed)).json()).toMatchObject({ matches: false })
    expect(await hall.parts.files.sizeOf(createHash('sha256').update(changed).digest('hex'))).toBeUndefined()
    expect((await upload(printed)).json()).toMatchObject({ status: 422, code: 'documents.file-missing' })
  })

  function upload(printed: string, file?: Buffer) {
    const edge = 'edge-of-parts'
    const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n`
    const part = file === undefined ? [] : [Buffer.from(head), file, Buffer.from('\r\n')]
    return server.inject({
      method: 'POST',
      url: `/api/v1/verifications/${printed}/file`,
      headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
      payload: Buffer.concat([...part, Buffer.from(`--${edge}--\r\n`)]),
    })
  }
})

test('[INT-03] behind every act a job makes the documents nobody has looked at', async () => {
  const { subscribers = [], jobs = [] } = documentsModule(hall.parts)
  const dispatcher = startDispatcher(db, subscribers, (error) => {
    throw error
  })
  await dispatcher.drain()
  await dispatcher.stop()
  const due = await db.many(waitingJobs, [])
  expect(due).toEqual([{ task: 'documents.issue-documents', stream }])
  await hall.record([{ type: 'handling.procedure-opened', v: 1, ...procedure }], '2026-09-19T01:00:00.000Z')
  for (const job of jobs) await job.run({ stream })
  const { rows } = (await call('clerk', 'GET', listUrl)).json<{ rows: { title: string }[] }>()
  expect(rows.map(({ title }) => title)).toContain('特别程序告知书')
})

const waitingJobs = prepared<{ task: string; stream: string }, []>(
  'test.waiting-jobs',
  `select t.identifier as task, j.payload->>'stream' as stream
   from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`,
)
const procedure = {
  procedureId: 'q',
  kind: 'survey',
  name: '现场核查',
  days: 5,
  stopsStatutory: true,
  noticeId: 'n',
} as const
