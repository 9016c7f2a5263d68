import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { call, textAt, tokenOf } from './api.ts'
import type { Answer } from './api.ts'
import { anApplication, identityNumber } from './take.ts'
import { hallAddress } from '../journeys/hall-address.ts'

const clerk = () => tokenOf('shenruoxi', 'hall-county-13')

interface Place {
  readonly pointer: string
  readonly code: string
  readonly message: string
}

/** Sends an application with something wrong in it, in both languages, and gives the Chinese and the English answer. */
async function sent(change: object): Promise<readonly [Answer, Answer]> {
  const token = await clerk()
  const body = { ...anApplication(7_000), ...change }
  return [
    await call('POST', '/applications', { token, body }),
    await call('POST', '/applications', { token, body, language: 'en' }),
  ]
}

const placesOf = ({ body }: Answer) => (body as { errors?: readonly Place[] }).errors ?? []

const right = { operator: ['cn'], place: ['own'], residential: ['no'], extra: ['none'] }
const applicant = {
  kind: 'person',
  name: '周砚秋',
  documentType: 'residentId',
  documentNumber: identityNumber(7_000),
  phone: '13900006027',
}

describe('[INT-01] [INT-02] what is wrong in an application is named by its place, in the language asked for', () => {
  test.each([
    [
      'an option that the question does not have',
      { answers: { ...right, operator: ['zz'] } },
      '/answers/operator',
      'unknown-option',
    ],
    [
      'two answers to a question that takes one',
      { answers: { ...right, operator: ['cn', 'hmt'] } },
      '/answers/operator',
      'too-many',
    ],
    [
      'answers that exclude each other',
      { answers: { ...right, extra: ['none', 'agent'] } },
      '/answers/extra',
      'not-exclusive',
    ],
    ['a question without an answer', { answers: { operator: ['cn'] } }, '/answers/place', 'unanswered'],
    [
      'an answer to a question that was never asked',
      { answers: { ...right, nonsense: ['x'] } },
      '/answers/nonsense',
      'unknown-question',
    ],
    [
      'a wrong check digit',
      { applicant: { ...applicant, documentNumber: '110105194912310021' } },
      '/applicant/documentNumber',
      'checksum',
    ],
    [
      'a birth date that does not exist',
      { applicant: { ...applicant, documentNumber: '11010519490230002X' } },
      '/applicant/documentNumber',
      'birthdate',
    ],
    [
      'a credit code with a wrong check digit',
      { applicant: { ...applicant, kind: 'enterprise', documentType: 'uscc', documentNumber: '91350100M000100Y44' } },
      '/applicant/documentNumber',
      'checksum',
    ],
    [
      'a paper that such an applicant cannot have',
      { applicant: { ...applicant, kind: 'enterprise' } },
      '/applicant/documentType',
      'kind',
    ],
    [
      'a date that does not exist',
      { agent: { ...agent(), authorisedUntil: '2026-02-30' } },
      '/agent/authorisedUntil',
      'format',
    ],
    ['a member that nobody knows', { colour: 'red' }, '/colour', 'additionalProperties'],
  ])('%s', async (_, change, pointer, code) => {
    const [chinese, english] = await sent(change)
    expect([chinese.status, english.status]).toEqual([expect.toSatisfy(isRefusal), chinese.status])
    const place = placesOf(chinese).find((one) => one.pointer === pointer)
    expect(place, JSON.stringify(chinese.body)).toMatchObject({
      code,
      message: expect.stringMatching(/\p{Script=Han}/u),
    })
    const inEnglish = placesOf(english).find((one) => one.pointer === pointer)
    expect(inEnglish?.message).not.toMatch(/\p{Script=Han}/u)
    expect(inEnglish?.message.length).toBeGreaterThan(10)
  })

  test.each([
    ['an item that does not exist', { item: 'no-such-item' }, 404, 'catalogue.no-such-item'],
    [
      'a material that the situation does not ask for',
      { materials: [{ key: 'lease', received: true }] },
      422,
      'intake.material-not-in-situation',
    ],
    [
      'an agent whose authority has ended',
      { agent: { ...agent(), authorisedUntil: '2020-01-01' } },
      403,
      'intake.agent-not-authorised',
    ],
  ])('%s', async (_, change, status, code) => {
    const [chinese, english] = await sent(change)
    expect([chinese.status, chinese.code, english.code]).toEqual([status, code, code])
    expect(textAt(chinese.body, 'title')).toMatch(/\p{Script=Han}/u)
    expect(textAt(english.body, 'title')).not.toMatch(/\p{Script=Han}/u)
  })
})

test('what is not JSON at all is said to be so', async () => {
  const answer = await fetch(`${hallAddress()}/api/v1/applications`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await clerk()}`, 'content-type': 'application/json' },
    body: '{"item": ',
  })
  expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code: 'platform.not-json' })])
})

test('a case that does not exist is not found, whatever is asked of it', async () => {
  const token = await clerk()
  const body = { expectedVersion: 1 }
  expect((await call('GET', `/applications/${randomUUID()}`, { token })).status).toBe(404)
  expect((await call('POST', `/applications/${randomUUID()}/acceptance`, { token, body })).status).toBe(404)
  const { body: found } = await call('GET', '/cases?q=339921-200101-99999', { token })
  expect(found).toMatchObject({ rows: [] })
})

test('a made-up cursor is bad input that is named, not a fault', async () => {
  const token = await clerk()
  for (const list of ['/cases?', '/cases?state=examining&', '/custody/sheets?', '/catalogue/items?']) {
    const { status, body } = await call('GET', `${list}after=${encodeURIComponent('nowhere~nobody')}`, { token })
    expect([list, status < 500], JSON.stringify(body)).toEqual([list, true])
  }
  const { status, body } = await call('GET', '/cases?after=nowhere~nobody', { token })
  expect([status, body]).toEqual([
    400,
    expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/querystring/after' })] }),
  ])
})

test('[INT-05] what waits for an examination is read by the day it is due, page after page', async () => {
  const token = await clerk()
  const all = await call('GET', '/cases?state=examining&limit=200', { token })
  const days = rowsOf(all.body).map(({ dueOn }) => dueOn ?? '9999-12-31')
  expect(days.length).toBeGreaterThan(1)
  expect(days).toEqual(days.toSorted())
  const read: string[] = []
  for (let after: string | undefined = ''; after !== undefined;) {
    const { body } = await call('GET', `/cases?state=examining&limit=2${after}`, { token })
    read.push(...rowsOf(body).map(({ id }) => id))
    const next = (body as { next?: string }).next
    after = next === undefined ? undefined : `&after=${encodeURIComponent(next)}`
  }
  expect(read).toEqual(rowsOf(all.body).map(({ id }) => id))
})

function rowsOf(body: unknown) {
  return (body as { rows: readonly { readonly id: string; readonly dueOn: string | null }[] }).rows
}

describe('[INT-06] a file is looked at before it is kept', () => {
  const upload = async (name: string, content: Blob) => {
    const form = new FormData()
    form.append('file', content, name)
    const headers = { authorization: `Bearer ${await clerk()}` }
    const answer = await fetch(`${hallAddress()}/api/v1/files`, { method: 'POST', headers, body: form })
    return { status: answer.status, body: (await answer.json()) as object }
  }

  test.each([
    ['a text under the name of a document', '申请书.pdf', new Blob(['no document at all'])],
    ['a page under the name of a picture', '身份证.jpg', new Blob(['<html><script>alert(1)</script></html>'])],
    [
      'a program under the name of a picture',
      '照片.png',
      new Blob([Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])]),
    ],
  ])('%s is not kept', async (_, name, content) => {
    const { status, body } = await upload(name, content)
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({ code: 'files.not-what-its-name-says', title: expect.stringContaining(name) }),
    ])
  })

  test('what is larger than allowed is cut off while it arrives', async () => {
    const { status, body } = await upload('大.pdf', new Blob([`%PDF-1.7\n`, new Uint8Array(60 * 1024 ** 2)]))
    expect([status, body]).toEqual([413, expect.objectContaining({ code: 'files.too-large' })])
  })
})

function isRefusal(status: number): boolean {
  return status === 400 || status === 422
}

function agent(): object {
  return { name: '陆知微', documentType: 'residentId', documentNumber: identityNumber(7_001), phone: '13900006028' }
}
