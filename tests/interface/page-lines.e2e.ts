import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct } from '../journeys/product.ts'
import type { Product } from '../journeys/product.ts'
import { call, tokenOf } from './api.ts'

let product: Product
let address = ''
beforeAll(async () => {
  product = await startProduct()
  address = product.address
}, 120_000)
afterAll(() => product.remove())

/** The lines of the town's hall; none before its day was begun. */
async function linesOfTown(): Promise<readonly string[]> {
  const { body } = await call('GET', '/halls/hall-town/queue-groups', { address })
  return (body as { groups: readonly { id: string }[] }).groups.map(({ id }) => id)
}

interface Heard {
  readonly pages: string[]
  beats: number
  hasEnded: boolean
  close(): void
}

/** What a browser hears on the line of a page. */
async function listen(path: string): Promise<Heard> {
  const gone = new AbortController()
  const answer = await fetch(`${address}${path}/line`, { signal: gone.signal })
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  const heard: Heard = { pages: [], beats: 0, hasEnded: false, close: () => gone.abort() }
  void follow(answer, heard)
  return heard
}

async function follow({ body }: Response, heard: Heard): Promise<void> {
  let unread = ''
  try {
    for await (const chunk of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const events = (unread + chunk).split('\n\n')
      unread = events.pop() ?? ''
      for (const event of events) note(event, heard)
    }
  } catch {
    // closed by us, or by the product that was stopped
  }
  heard.hasEnded = true
}

function note(event: string, heard: Heard): void {
  const [, name, data = ''] = /^event: (\w+)\ndata: ?(.*)$/s.exec(event) ?? []
  if (name === 'beat') heard.beats += 1
  if (name === 'page') heard.pages.push((JSON.parse(data) as { main: string }).main)
}

test('[QUE-01] [QUE-02] screens and phones hear of a call at once, and each only what it shows', async () => {
  await expect.poll(() => linesOfTown(), { timeout: 60_000 }).toContain('hall-town-b')
  const wish = { group: 'hall-town-b', phone: '13912346027' }
  const taken = await call('POST', '/halls/hall-town/own-tickets', { address, body: wish })
  expect(taken).toMatchObject({ status: 200 })
  const { token, no } = taken.body as { token: string; no: string }
  const hall = await listen('/display/hall-town')
  const twin = await listen('/display/hall-town')
  const other = await listen('/display/hall-city')
  const window = await listen('/display/window/hall-town-1')
  const phone = await listen(`/ticket/${token}`)
  await expect.poll(() => [hall, twin, other, window, phone].map(({ pages }) => pages.length)).toEqual([1, 1, 1, 1, 1])
  expect(hall.pages[0]).not.toContain(no)

  const clerk = await tokenOf('clerk33', 'hall-town-1', address)
  await call('POST', '/queue/my-window/opening', { address, token: clerk, body: {} })
  await call('POST', '/queue/calls', { address, token: clerk, body: {} })
  await expect.poll(() => hall.pages.at(-1)).toContain(no)
  await expect.poll(() => twin.pages.at(-1)).toContain(no)
  await expect.poll(() => window.pages.at(-1)).toContain(no)
  await expect.poll(() => phone.pages.at(-1)).toContain('叫到您了')
  expect(other.pages.join('')).not.toContain(no)
  await expect.poll(() => hall.beats, { timeout: 5_000 }).toBeGreaterThan(1)

  for (const line of [twin, other, window, phone]) line.close()
  const seen = hall.pages.length
  await call('POST', '/halls/hall-town/own-tickets', { address, body: { ...wish, phone: '13912346028' } })
  await expect.poll(() => hall.pages.length).toBeGreaterThan(seen)
})

test('[SEC-05] a page that is not there has no line, and a stop ends every line', async () => {
  for (const path of ['/display/nowhere', '/display/window/no-such', '/ticket/no-such-secret-at-all'])
    expect((await fetch(`${address}${path}/line`)).status).toBe(404)
  const heard = await listen('/display/hall-county')
  await product.stop()
  await expect.poll(() => heard.hasEnded).toBe(true)
})
