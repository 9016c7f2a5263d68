import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseResidentId } from '@yichuang/modules/codes/rules'
import { plainDate } from '@yichuang/modules/calendar/rules'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { lay, refusedStart, startAgent } from './agent.ts'
import type { RunningAgent } from './agent.ts'

const origin = 'https://hall.example.gov.cn'
let agent: RunningAgent
beforeAll(async () => {
  agent = await startAgent(origin)
})
afterEach(() => fetch(`${agent.address}/simulator/card`, { method: 'DELETE' }))
afterAll(() => agent.stop())

interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly allowed: string | null
}

async function ask(path: string, { from = origin, at = agent, ...init }: Ask = {}): Promise<Answer> {
  const answer = await fetch(`${at.address}${path}`, { ...init, headers: from === '' ? {} : { origin: from } })
  const body = (await answer.json()) as Answer['body']
  return { status: answer.status, body, allowed: answer.headers.get('access-control-allow-origin') }
}
interface Ask {
  readonly from?: string
  readonly at?: RunningAgent
  readonly signal?: AbortSignal
  readonly method?: string
  readonly body?: string
}

test('a card on the reader is read, once', async () => {
  await lay(agent, { name: '闻人清越' })
  const { status, body, allowed } = await ask('/identity-card?wait=5')
  expect([status, allowed]).toEqual([200, origin])
  expect(body).toMatchObject({ name: '闻人清越', documentType: 'residentId', validTo: '2038-05-20' })
  expect(await ask('/identity-card?wait=0.1')).toMatchObject({ status: 404, body: { code: 'no-card' } })
})

test('it waits for a card that is laid later', async () => {
  const reading = ask('/identity-card?wait=10')
  await new Promise((resolve) => setTimeout(resolve, 100))
  await lay(agent, { demo: 3 })
  expect((await reading).body).toMatchObject({ name: '钟离敬', validTo: null })
})

test('the numbers of all demo cards pass the check of the product', async () => {
  const { body } = await ask('/simulator/cards')
  const cards = body['cards'] as readonly { documentNumber: string; sex: string; birthDate: string }[]
  expect(cards.length).toBeGreaterThan(3)
  for (const { documentNumber, birthDate } of cards) {
    expect(parseResidentId(documentNumber, plainDate('2026-11-20'))).toBe(documentNumber)
    expect(documentNumber.slice(6, 14)).toBe(birthDate.replaceAll('-', ''))
  }
})

test.each([
  ['unreadable', 422],
  ['reader-missing', 503],
])('a reader that is %s says so', async (fault, status) => {
  await lay(agent, { fault })
  expect(await ask('/identity-card?wait=5')).toMatchObject({ status, body: { code: fault } })
})

test.each([
  ['a number whose check digit is wrong', { documentNumber: '339921198804123120' }],
  ['a day that does not exist', { birthDate: '1988-02-30' }],
  ['no name', { name: ' ' }],
])('a card with %s is not handed on', async (_what, fields) => {
  await lay(agent, fields)
  expect(await ask('/identity-card?wait=5')).toMatchObject({ status: 422, body: { code: 'unreadable' } })
})

test('two pages do not read at once; one that went away leaves the reader free', async () => {
  const leaving = new AbortController()
  const first = ask('/identity-card?wait=20', { signal: leaving.signal })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await ask('/identity-card?wait=5')).toMatchObject({ status: 409, body: { code: 'busy' } })
  leaving.abort()
  await expect(first).rejects.toThrow('abort')
  await new Promise((resolve) => setTimeout(resolve, 100))
  await lay(agent)
  expect((await ask('/identity-card?wait=5')).status).toBe(200)
})

test('pages of other origins, and pictures without an origin, are told nothing and take no card away', async () => {
  await lay(agent)
  for (const from of ['https://evil.example', 'null', '']) {
    const { status, body, allowed } = await ask('/identity-card?wait=5', { from })
    expect([status, body['code'], allowed]).toEqual([403, 'origin-not-allowed', null])
  }
  expect((await ask('/identity-card?wait=5')).status).toBe(200)
})

test('a foreign name that points to this computer is refused', async () => {
  const status = await new Promise((resolve, reject) => {
    const asked = request(`${agent.address}/health`, { headers: { host: 'rebound.example', origin } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    asked.on('error', reject).end()
  })
  expect(status).toBe(403)
})

test('it listens on no other address of the computer', async () => {
  const { port } = new URL(agent.address)
  // Every address 127.x is this computer, yet another one than 127.0.0.1: who listens on all of them answers here too.
  await expect(fetch(`http://127.0.0.2:${port}/health`)).rejects.toThrow('fetch failed')
})

test('health tells the devices; the browser may ask for leave first', async () => {
  expect((await ask('/health')).body).toEqual({
    agent: 'yichuang-device-agent',
    version: '1.2.0',
    devices: [
      { kind: 'identity-card', name: 'simulator', connected: true },
      { kind: 'ticket-printer', name: 'simulator', connected: true },
      { kind: 'document-printer', name: 'simulator', connected: true },
      { kind: 'locker', name: 'simulator', connected: true },
      { kind: 'signature-pad', name: 'simulator', connected: true },
      { kind: 'led-screen', name: 'simulator', connected: true },
    ],
  })
  const leave = await fetch(`${agent.address}/identity-card`, { method: 'OPTIONS', headers: { origin } })
  expect([leave.status, leave.headers.get('access-control-allow-private-network')]).toEqual([204, 'true'])
})

test.each(['0', '61', '-1', 'soon'])('a wait of %s seconds is refused', async (wait) => {
  expect(await ask(`/identity-card?wait=${wait}`)).toMatchObject({ status: 400, body: { code: 'bad-request' } })
})

test.each([
  [['--simulate'], '--origin is missing'],
  [['--origin', origin], '--driver or --simulate is missing'],
  [['--origin', 'hall', '--simulate'], 'is no address'],
  [['--origin', origin, '--driver', 'oven=./x.mjs'], 'write KIND=FILE'],
])('wrong arguments %j end with a sentence', async (args, sentence) => {
  const { code, said } = await refusedStart(args)
  expect(code).toBe(1)
  expect(said).toContain(sentence)
})

test('a driver of a vendor is loaded from its file; its faults become answers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-driver-'))
  const file = join(folder, 'vendor.mjs')
  writeFileSync(file, vendorDriver)
  const own = await startAgent(origin, ['--driver', `identity-card=${file}`])
  try {
    expect((await ask('/health', { at: own })).body['devices']).toMatchObject([{ name: 'Vendor 100' }])
    const codes = []
    for (let n = 0; n < 3; n++) codes.push((await ask('/identity-card?wait=0.2', { at: own })).body['code'])
    expect(codes).toEqual(['unreadable', 'driver-failed', 'no-card'])
  } finally {
    await own.stop()
    rmSync(folder, { recursive: true })
  }
})

const vendorDriver = `
export async function openIdentityCardReader({ DeviceProblem }) {
  let reads = 0
  return {
    name: 'Vendor 100',
    isConnected: async () => true,
    async read(signal) {
      reads += 1
      if (reads === 1) throw new DeviceProblem('unreadable')
      if (reads === 2) throw new Error('0x8003')
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    },
    close: async () => {},
  }
}
`

test('[NET-07] a number is printed on a slip, one after the other; a printer without paper says so', async () => {
  const ticket = { hall: '云岫县行政服务中心', no: 'B037', line: '商事登记', wait: '前面 6 人', at: '', link: '' }
  const print = (slip: object) => ask('/ticket', { method: 'POST', body: JSON.stringify(slip) })
  const slips = async () => (await ask('/simulator/tickets')).body['tickets'] as readonly { no: string }[]
  const numbers = ['B037', 'B038', 'B039']
  const printed = await Promise.all(numbers.map((no) => print({ ...ticket, no })))
  expect(printed.map(({ status, body }) => [status, body['printed']])).toEqual(numbers.map((no) => [200, no]))
  expect((await slips()).map(({ no }) => no)).toEqual(numbers)
  expect(await print({ ...ticket, no: ' ' })).toMatchObject({ status: 400, body: { code: 'bad-request' } })
  const turn = (fault: string | null) => ask('/simulator/printer', { method: 'POST', body: JSON.stringify({ fault }) })
  await turn('out-of-paper')
  expect(await print(ticket)).toMatchObject({ status: 409, body: { code: 'out-of-paper' } })
  await turn('printer-missing')
  expect(await print(ticket)).toMatchObject({ status: 503, body: { code: 'printer-missing' } })
  await turn(null)
  expect(await slips()).toHaveLength(3)
  expect(await print({ ...ticket, place: '请到 1 楼 东厅等候区 等候' })).toMatchObject({ status: 200 })
  expect((await slips()).at(-1)).toMatchObject({ place: '请到 1 楼 东厅等候区 等候' })
  expect(await print({ ...ticket, place: 1 })).toMatchObject({ status: 400, body: { code: 'bad-request' } })
})

test('[NET-07] a paper is printed on A4; what is no PDF, and a printer without paper, say so', async () => {
  const print = (body: string) => ask('/document', { method: 'POST', body })
  const turn = (fault: string | null) =>
    ask('/simulator/document-printer', { method: 'POST', body: JSON.stringify({ fault }) })
  expect(await print('%PDF-1.7 …')).toMatchObject({ status: 200, allowed: origin })
  expect(await print('GIF89a')).toMatchObject({ status: 400, body: { code: 'bad-request' } })
  await turn('out-of-paper')
  expect(await print('%PDF-1.7')).toMatchObject({ status: 409, body: { code: 'out-of-paper' } })
  await turn(null)
  expect((await ask('/simulator/documents')).body).toEqual({ documents: [{ bytes: 12 }] })
})

test('[NET-07] the printer of the computer prints through its own spooler, and its faults become answers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-cups-'))
  const program = (name: string, lines: string) =>
    writeFileSync(join(folder, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 })
  program('lpstat', 'echo "printer hall-a4 is idle.  enabled since today"')
  program('lp', `echo "$@" > ${folder}/asked; cat > ${folder}/paper.pdf`)
  const driver = fileURLToPath(new URL('../../tools/device-agent/cups-printer.mjs', import.meta.url))
  const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, YICHUANG_PRINTER: 'hall-a4' }
  const own = await startAgent(origin, ['--driver', `document-printer=${driver}`], 0, env)
  const print = () => ask('/document', { at: own, method: 'POST', body: '%PDF-1.7 一窗' })
  try {
    expect((await ask('/health', { at: own })).body['devices']).toMatchObject([
      { name: 'CUPS hall-a4', connected: true },
    ])
    expect(await print()).toMatchObject({ status: 200 })
    expect(readFileSync(join(folder, 'asked'), 'utf8')).toContain('-d hall-a4 -o media=A4')
    expect(readFileSync(join(folder, 'paper.pdf'), 'utf8')).toBe('%PDF-1.7 一窗')
    program('lp', 'echo "media-empty: load paper" >&2; exit 1')
    expect(await print()).toMatchObject({ status: 409, body: { code: 'out-of-paper' } })
    program('lp', 'echo "server-error" >&2; exit 1')
    expect(await print()).toMatchObject({ status: 500, body: { code: 'driver-failed', detail: 'server-error' } })
    program('lpstat', 'echo "printer hall-a4 disabled since today"')
    expect(await print()).toMatchObject({ status: 503, body: { code: 'printer-missing' } })
  } finally {
    await own.stop()
    rmSync(folder, { recursive: true })
  }
})
