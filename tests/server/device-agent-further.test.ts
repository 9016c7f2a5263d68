import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startAgent } from './agent.ts'
import type { RunningAgent } from './agent.ts'

const origin = 'https://hall.example.gov.cn'
let agent: RunningAgent
beforeAll(async () => {
  agent = await startAgent(origin)
})
afterAll(() => agent.stop())

interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

async function ask(path: string, body?: object, { at = agent, signal, method = 'POST' }: Ask = {}): Promise<Answer> {
  const init =
    body === undefined ? { method: method === 'POST' ? 'GET' : method } : { method, body: JSON.stringify(body) }
  const headers = { origin }
  const answer = await fetch(`${at.address}${path}`, { ...init, headers, ...(signal !== undefined && { signal }) })
  return { status: answer.status, body: (await answer.json()) as Answer['body'] }
}
interface Ask {
  readonly at?: RunningAgent
  readonly signal?: AbortSignal
  readonly method?: string
}

describe('[OUT-04] the locker', () => {
  const doorsNow = async () => (await ask('/locker')).body['doors'] as readonly { door: string; isOpen: boolean }[]

  test('tells its doors, opens the one that is asked for and no other', async () => {
    expect(await doorsNow()).toHaveLength(12)
    expect(await ask('/locker/opening', { door: 'A07' })).toEqual({ status: 200, body: { opened: 'A07' } })
    expect((await doorsNow()).filter(({ isOpen }) => isOpen).map(({ door }) => door)).toEqual(['A07'])
  })

  test.each([
    [{ door: 'Z99' }, 404, 'no-such-door'],
    [{ door: ' ' }, 400, 'bad-request'],
    [{}, 400, 'bad-request'],
  ])('asked to open %j it refuses', async (body, status, code) => {
    expect(await ask('/locker/opening', body)).toMatchObject({ status, body: { code } })
  })

  test('says that a door is stuck, and that it is unplugged', async () => {
    await ask('/simulator/locker', { door: 'A03', isStuck: true })
    expect(await ask('/locker/opening', { door: 'A03' })).toMatchObject({ status: 409, body: { code: 'door-stuck' } })
    await ask('/simulator/locker', { fault: 'locker-missing' })
    expect(await ask('/locker')).toMatchObject({ status: 503, body: { code: 'locker-missing' } })
    expect(await ask('/locker/opening', { door: 'A01' })).toMatchObject({ body: { code: 'locker-missing' } })
    await ask('/simulator/locker', { fault: null })
    expect(await doorsNow()).toHaveLength(12)
  })

  test('no page of another origin opens a door', async () => {
    const foreign = { method: 'POST', body: '{"door":"A11"}', headers: { origin: 'https://evil.example' } }
    expect((await fetch(`${agent.address}/locker/opening`, foreign)).status).toBe(403)
    expect((await doorsNow()).find(({ door }) => door === 'A11')).toMatchObject({ isOpen: false })
  })
})

describe('[OUT-02] the pad for signatures', () => {
  const signing = { signer: '周砚秋', text: '今收到办件结果' }
  const waiting = async () => (await ask('/simulator/signature')).body['waiting']

  test('shows who signs what, and gives the picture with its moment', async () => {
    const asked = ask('/signature', signing)
    await expect.poll(waiting).toEqual(signing)
    await ask('/simulator/signature', {})
    const { status, body } = await asked
    expect(status).toBe(200)
    const png = Buffer.from(String(body['png']), 'base64')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 240])
    expect(Date.now() - Date.parse(String(body['at']))).toBeLessThan(5000)
  })

  test('two pages do not ask at once; the one that goes away leaves the pad free', async () => {
    const leaving = new AbortController()
    const first = ask('/signature', signing, { signal: leaving.signal })
    await expect.poll(waiting).toEqual(signing)
    expect(await ask('/signature', signing)).toMatchObject({ status: 409, body: { code: 'busy' } })
    leaving.abort()
    await expect(first).rejects.toThrow('abort')
    await expect.poll(waiting).toBeNull()
  })

  test('says that nobody signed, that it was declined, and that it is unplugged', async () => {
    expect(await ask('/signature', { ...signing, wait: 0.1 })).toMatchObject({
      status: 404,
      body: { code: 'not-signed' },
    })
    const declined = ask('/signature', signing)
    await expect.poll(waiting).toEqual(signing)
    await ask('/simulator/signature', { fault: 'declined' })
    expect(await declined).toMatchObject({ status: 409, body: { code: 'declined' } })
    await ask('/simulator/signature', { fault: 'pad-missing' })
    expect(await ask('/signature', signing)).toMatchObject({ status: 503, body: { code: 'pad-missing' } })
    await ask('/simulator/signature', { fault: null })
  })

  test.each([
    [{ text: 'x' }],
    [{ signer: 'x' }],
    [{ ...signing, wait: 181 }],
    [{ ...signing, text: '长'.repeat(4001) }],
  ])('a question without sense is refused', async (body) => {
    expect(await ask('/signature', body)).toMatchObject({ status: 400, body: { code: 'bad-request' } })
  })
})

interface Display {
  readonly isOpen: boolean
  readonly pauseReason?: string | null
  readonly current: { readonly no: string; readonly state: string } | null
  readonly groups: readonly { readonly name: string }[]
}

/** A platform that says of a window what it is told to say. */
async function platform(port = 0) {
  let display: Display = { isOpen: true, current: null, groups: [{ name: '商事登记' }] }
  const server: Server = createServer((request, response) => {
    const isKnown = request.url === '/api/v1/windows/hall-county-13/queue-display'
    response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(display))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    says: (next: Partial<Display>) => (display = { ...display, ...next }),
    async end() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('[QUE-02] the screen over a window', () => {
  const ends: (() => Promise<void> | void)[] = []
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end()
  })
  const within = { timeout: 2000, interval: 50 }

  test('follows its window within two seconds, and is right again after the agent, the screen or the platform were away', async () => {
    const hall = await platform()
    ends.push(() => hall.end())
    const start = () => startAgent(`http://127.0.0.1:${hall.port}`, ['--simulate', '--window', 'hall-county-13'])
    let led = await start()
    ends.push(() => led.stop())
    const shown = async () => {
      const answer = await fetch(`${led.address}/simulator/led`)
      return ((await answer.json()) as { picture: { lines: string[] } | null }).picture?.lines
    }
    const power = (fault: string | null) =>
      fetch(`${led.address}/simulator/led`, { method: 'POST', body: JSON.stringify({ fault }) })
    await expect.poll(shown, within).toEqual(['请稍候', '商事登记'])
    hall.says({ current: { no: 'B037', state: 'called' } })
    await expect.poll(shown, within).toEqual(['请 B037 号办理'])
    hall.says({ current: { no: 'B037', state: 'serving' } })
    await expect.poll(shown, within).toEqual(['正在办理 B037'])
    await power('screen-missing')
    hall.says({ current: null, isOpen: false, pauseReason: '系统核对' })
    await expect.poll(shown, within).toBeUndefined()
    await power(null)
    await expect.poll(shown, within).toEqual(['暂停服务', '系统核对'])
    await led.stop()
    led = await start()
    await expect.poll(shown, within).toEqual(['暂停服务', '系统核对'])
  })

  test('a number that nobody can vouch for any more is taken down, and comes back with the network', async () => {
    const folder = fileURLToPath(new URL('../../tools/device-agent/follow-window.mjs', import.meta.url))
    const { followWindow } = (await import(pathToFileURL(folder).href)) as {
      followWindow(parts: object): () => void
    }
    let hall = await platform()
    hall.says({ current: { no: 'B037', state: 'serving' } })
    let shown: { status: string; lines: readonly string[] } | undefined
    const said: string[] = []
    const parts = {
      server: `http://127.0.0.1:${hall.port}`,
      window: 'hall-county-13',
      show: async (picture: typeof shown) => (shown = picture),
      say: (words: string) => said.push(words),
      lostAfter: 1500,
    }
    ends.push(() => hall.end(), followWindow(parts))
    await expect.poll(() => shown?.lines, within).toEqual(['正在办理 B037'])
    await hall.end()
    await expect.poll(() => shown?.status, { timeout: 6000 }).toBe('lost')
    expect(said).toHaveLength(1)
    hall = await platform(hall.port)
    await expect.poll(() => shown?.status, within).toBe('free')
  })

  test('shows what a page tells it, and goes dark; a picture without lines is refused', async () => {
    const picture = { number: 'B037', status: 'serving', lines: ['正在办理 B037'] }
    expect(await ask('/led-screen', picture)).toMatchObject({ status: 200, body: { shown: picture.lines } })
    expect((await ask('/simulator/led')).body['picture']).toEqual(picture)
    expect(await ask('/led-screen', undefined, { method: 'DELETE' })).toMatchObject({ status: 200 })
    expect((await ask('/simulator/led')).body['picture']).toBeNull()
    for (const wrong of [{}, { lines: 'x' }, { lines: ['长'.repeat(61)] }, { lines: [], status: 'odd' }])
      expect(await ask('/led-screen', wrong)).toMatchObject({ status: 400, body: { code: 'bad-request' } })
  })
})
