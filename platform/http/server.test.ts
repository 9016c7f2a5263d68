import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { endpoint, Type } from '../contract/index.ts'
import { decided, nobody, refused } from '../pure/index.ts'
import type { Actor } from '../pure/index.ts'
import { answer, createServer, problemCatalogue } from './index.ts'

const clerk: Actor = { ...nobody, kind: 'staff', person: 'p1', name: '沈若溪', permissions: new Set(['desk.note']) }

const addNote = endpoint({
  name: 'addNote',
  method: 'POST',
  path: '/desks/:id/notes',
  tag: 'desk',
  summary: 'Add a note',
  may: { permission: 'desk.note' },
  params: Type.Object({ id: Type.String({ maxLength: 5 }) }),
  query: Type.Object({ loud: Type.Optional(Type.Boolean()) }),
  body: Type.Object(
    { text: Type.String({ minLength: 1 }), day: Type.Optional(Type.String({ format: 'date' })) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ text: Type.String(), loud: Type.Boolean() }),
  problems: ['desk.full'],
  example: { params: { id: '13' }, body: { text: '好' }, answer: { text: '好', loud: false } },
})

const takeFiles = endpoint({
  name: 'takeFiles',
  method: 'POST',
  path: '/files',
  tag: 'desk',
  summary: 'Take files in',
  may: 'signed-in',
  accepts: 'upload',
  answer: Type.Object({ sizes: Type.Array(Type.Integer()) }),
  example: { answer: { sizes: [3] } },
})

async function desk() {
  const refusals: string[] = []
  const faults: unknown[] = []
  const server = await createServer({
    routes: [
      answer(addNote, async ({ body, query }) => {
        if (body.text === 'full') return refused({ code: 'desk.full', places: 3 })
        if (body.text === 'bug') throw new Error('secret stack')
        return decided({ text: body.text, loud: query.loud ?? false })
      }),
      answer(takeFiles, async ({ parts }) => {
        const sizes: number[] = []
        for await (const { stream } of parts()) sizes.push((await buffer(stream)).length)
        return decided({ sizes })
      }),
    ],
    problems: problemCatalogue([
      {
        status: { 'desk.full': 409, 'access.not-permitted': 403, 'access.not-signed-in': 401 },
        'zh-CN': {
          'desk.full': '只有 {{places}} 个位子',
          'access.not-permitted': '没有权限',
          'access.not-signed-in': '请先登录',
        },
        en: {
          'desk.full': 'only {{places}} places',
          'access.not-permitted': 'not permitted',
          'access.not-signed-in': 'sign in',
        },
      },
    ]),
    authenticate: async (token) => ({ clerk, other: { ...clerk, permissions: new Set<string>() } })[token],
    authenticatePass: async () => undefined,
    anonymous: nobody,
    onRefused: (_call, operation, code) => refusals.push(`${operation} ${code}`),
    onFault: ({ error }) => faults.push(error),
    isReady: async () => true,
    version: '1',
    missingPage: () => '<h1>没有这个页面</h1>',
    secureCookies: false,
    maxUploadBytes: 1000,
  })
  const post = (body: unknown, token?: string, headers: Record<string, string> = {}) =>
    server.inject({
      method: 'POST',
      url: '/api/v1/desks/13/notes?loud=true',
      payload: body as object,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
    })
  return { server, post, refusals, faults }
}

test('[SEC-01] an operation answers whoever holds its permission, and nobody else', async () => {
  const { post, refusals } = await desk()
  expect((await post({ text: '好' }, 'clerk')).json()).toEqual({ text: '好', loud: true })
  expect((await post({ text: '好' }, 'other')).statusCode).toBe(403)
  expect((await post({ text: '好' })).statusCode).toBe(401)
  expect((await post({ text: '好' }, 'stolen')).statusCode).toBe(401)
  expect(refusals).toEqual([
    'addNote access.not-permitted',
    'addNote access.not-signed-in',
    'addNote access.not-signed-in',
  ])
})

test('bad input names every wrong member in the language of the person', async () => {
  const { post } = await desk()
  const chinese = await post({ day: '2026-02-30', colour: 'red' }, 'clerk')
  expect(chinese.statusCode).toBe(400)
  expect(chinese.headers['content-type']).toContain('application/problem+json')
  expect(chinese.json().errors).toEqual(
    expect.arrayContaining([
      { pointer: '/text', code: 'required', message: '缺少“文字内容”' },
      { pointer: '/day', code: 'format', message: '不是存在的日期' },
      { pointer: '/colour', code: 'additionalProperties', message: '没有“colour”这一项' },
    ]),
  )
  const english = await post({}, 'clerk', { 'accept-language': 'en' })
  expect(english.json().errors[0].message).toBe('"text" is missing')
  expect((await post('{"text":', 'clerk', { 'content-type': 'application/json' })).json().code).toBe(
    'platform.not-json',
  )
})

test('a refusal is a problem document with its facts, a fault only a sentence and a number', async () => {
  const { post, faults } = await desk()
  const full = await post({ text: 'full' }, 'clerk')
  expect(full.statusCode).toBe(409)
  expect(full.json()).toMatchObject({ code: 'desk.full', title: '只有 3 个位子', places: 3, status: 409 })
  const bug = await post({ text: 'bug' }, 'clerk')
  expect(bug.statusCode).toBe(500)
  expect(bug.body).not.toContain('secret stack')
  expect(bug.json().requestId).toHaveLength(36)
  expect(faults).toHaveLength(1)
})

test('an address that leads nowhere is a page for a browser, a problem for a program and for the interface', async () => {
  const { server } = await desk()
  const ask = (url: string, accept: string) => server.inject({ url, headers: { accept } })
  const page = await ask('/nothere', 'text/html,application/xhtml+xml,*/*;q=0.8')
  expect([page.statusCode, page.headers['content-type'], page.body]).toEqual([
    404,
    'text/html; charset=utf-8',
    '<h1>没有这个页面</h1>',
  ])
  for (const [url, accept] of [
    ['/nothere', 'application/json'],
    ['/nothere', '*/*'],
    ['/api/v1/nothere', 'text/html'],
    ['/api', 'text/html'],
  ] as const) {
    const problem = await ask(url, accept)
    expect(problem.statusCode).toBe(404)
    expect(problem.json().code).toBe('platform.not-found')
  }
})

test('[SEC-01] a write that another site sends with our cookie is turned away', async () => {
  const { server } = await desk()
  const send = (origin: string) =>
    server.inject({
      method: 'POST',
      url: '/api/v1/desks/13/notes',
      payload: { text: '好' },
      headers: { cookie: 'yichuang=clerk', origin, host: 'hall.example' },
    })
  expect((await send('https://evil.example')).json().code).toBe('platform.foreign-origin')
  expect((await send('https://hall.example')).statusCode).toBe(200)
})

test('health, metrics, the contract and its page are open', async () => {
  const { server } = await desk()
  for (const url of ['/healthz', '/readyz', '/metrics', '/api/docs']) {
    expect((await server.inject({ url })).statusCode).toBe(200)
  }
  const contract = (await server.inject({ url: '/api/v1/openapi.json' })).json()
  const operation = contract.paths['/desks/{id}/notes'].post
  expect(operation.security).toEqual([{ session: [] }, { bearer: [] }])
  expect(operation.requestBody.content['application/json'].example).toEqual({ text: '好' })
  expect((await server.inject({ url: '/nowhere' })).json().code).toBe('platform.not-found')
})

test('[INT-03] an upload that breaks off, or is none, is no fault of the program', async () => {
  const { server, faults } = await desk()
  const upload = (payload: string, type = 'multipart/form-data; boundary=xx') =>
    server.inject({
      method: 'POST',
      url: '/api/v1/files',
      payload,
      headers: { authorization: 'Bearer clerk', 'content-type': type },
    })
  const head = '--xx\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nabc'
  expect((await upload(`${head}\r\n--xx--\r\n`)).json()).toEqual({ sizes: [3] })
  for (const broken of [head, '\0'.repeat(500)])
    expect((await upload(broken)).json()).toMatchObject({ status: 400, code: 'platform.incomplete-upload' })
  expect((await upload(head, 'multipart/form-data')).json()).toMatchObject({ status: 400 })
  expect((await upload('{}', 'application/json')).json()).toMatchObject({ status: 400, code: 'platform.not-multipart' })
  expect(faults).toEqual([])
})
