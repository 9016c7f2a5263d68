import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { afterAll, afterEach, describe, expect, test } from 'vitest'

const load = (file: URL) => import(file.href) as Promise<Record<string, never>>
const comesWithIt = {
  check: new URL('../../tools/device-agent/check-driver.mjs', import.meta.url),
  types: new URL('../../tools/device-agent/driver.mjs', import.meta.url),
  kinds: new URL('../../tools/device-agent/kinds.mjs', import.meta.url),
  printer: new URL('../../tools/device-agent/cups-printer.mjs', import.meta.url),
  locker: new URL('../../tools/device-agent/locker-tcp.mjs', import.meta.url),
  screen: new URL('../../tools/device-agent/led-tcp.mjs', import.meta.url),
}

interface Device {
  readonly name: string
  isConnected(): Promise<boolean>
  close(): Promise<void>
}
interface Door {
  readonly door: string
  readonly isOpen: boolean
  readonly isOccupied: boolean | null
}
interface Locker extends Device {
  doors(): Promise<readonly Door[]>
  open(door: string): Promise<void>
}
interface Screen extends Device {
  show(picture: { number: string | null; status: string; lines: readonly string[] }): Promise<void>
  clear(): Promise<void>
}
type Check = (kind: string, device: object) => Promise<readonly string[]>

const { checkDriver } = (await load(comesWithIt.check)) as unknown as { checkDriver: Check }
const { DeviceProblem } = (await load(comesWithIt.types)) as unknown as { DeviceProblem: new (code: string) => Error }
const { simulators } = (await load(comesWithIt.kinds)) as unknown as {
  simulators(of: { actsByItself: boolean }): readonly { kind: { kind: string }; device: Device }[]
}

/** Opens a driver that comes with the agent, under settings of its own. */
async function opened<Kind extends Device>(file: URL, opener: string, env: Readonly<Record<string, string>>) {
  Object.assign(process.env, env)
  const driver = (await load(file)) as unknown as Record<string, (agent: object) => Promise<Kind>>
  const device = await driver[opener]?.({ DeviceProblem })
  for (const name of Object.keys(env)) delete process.env[name]
  if (device === undefined) throw new Error(`${file.pathname} has no ${opener}`)
  return device
}

const lines: Server[] = []
/** Something that listens where a device would; says what it heard. */
async function listening(answer: (heard: Buffer, to: Socket) => void): Promise<string> {
  const server = createServer((line) => {
    line.on('data', (heard) => answer(heard, line))
    line.on('error', () => undefined)
  })
  lines.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}
const endAll = () => Promise.all(lines.splice(0).map((one) => new Promise((resolve) => one.close(resolve))))
afterEach(endAll)
afterAll(endAll)

/** Two lock boards: a door opens at the command, unless it is stuck. */
function boards({ stuck = '' } = {}) {
  const open = new Set<string>()
  const commands: string[] = []
  return {
    commands,
    answer(heard: Buffer, to: Socket) {
      const [head = 0, board = 0, lock = 0] = heard
      const place = `${board}.${lock}`
      if (head === 0x8a) {
        commands.push(place)
        if (place !== stuck) open.add(place)
      }
      const said = [head, board, lock, open.has(place) ? 0x00 : 0x11]
      to.write(Buffer.from([...said, said.reduce((sum, byte) => sum ^ byte)]))
    },
  }
}

const nowhere = '127.0.0.1:1'
const lockerAt = (address: string) =>
  opened<Locker>(comesWithIt.locker, 'openLocker', {
    YICHUANG_LOCKER: address,
    YICHUANG_LOCKER_DOORS: 'A01-A03,B01-B02',
  })
const screenAt = (address: string, more: Readonly<Record<string, string>> = {}) =>
  opened<Screen>(comesWithIt.screen, 'openLedScreen', { YICHUANG_LED: address, ...more })

/** Every driver and simulator that comes with the agent; a further one is one line here. */
const drivers: readonly (readonly [what: string, kind: string, open: () => Promise<Device>])[] = [
  ...simulators({ actsByItself: false }).map(
    ({ kind, device }) => [`simulated ${kind.kind}`, kind.kind, async () => device] as const,
  ),
  ['printer of the computer', 'document-printer', () => opened(comesWithIt.printer, 'openDocumentPrinter', {})],
  ['lock boards', 'locker', async () => lockerAt(await listening(boards().answer))],
  ['lock boards that are unplugged', 'locker', () => lockerAt(nowhere)],
  ['text screen', 'led-screen', async () => screenAt(await listening(() => undefined))],
  ['text screen that is unplugged', 'led-screen', () => screenAt(nowhere)],
]

describe('what every driver keeps to', () => {
  test.each(drivers)('%s', async (_what, kind, open) => {
    expect(await checkDriver(kind, await open())).toEqual([])
  })

  const there = { name: 'Vendor 100', isConnected: async () => true, close: async () => {} }
  test.each([
    ['without its acts', 'locker', there, 'doors is missing'],
    ['that never ends its waiting', 'signature-pad', { ...there, sign: () => new Promise(() => {}) }, 'went on'],
    ['that opens any door', 'locker', { ...there, doors: async () => [], open: async () => {} }, 'no door'],
    [
      'that throws strange errors',
      'led-screen',
      { ...there, show: async () => Promise.reject(new Error('7')), clear: async () => {} },
      'something else',
    ],
    [
      'that does not know whether it is there',
      'led-screen',
      { ...there, isConnected: async () => 'yes', show: async () => {}, clear: async () => {} },
      'isConnected',
    ],
  ])('finds a driver %s', async (_what, kind, device, sentence) => {
    expect((await checkDriver(kind, device)).join('; ')).toContain(sentence)
  })
})

describe('the driver of lock boards', () => {
  test('[OUT-04] opens the door that is asked for, once, and sees that it is open', async () => {
    const locker = boards()
    const device = await lockerAt(await listening(locker.answer))
    await device.open('B02')
    expect(locker.commands).toEqual(['2.2'])
    const open = (await device.doors()).filter(({ isOpen }) => isOpen)
    expect(open).toEqual([{ door: 'B02', isOpen: true, isOccupied: null }])
  })

  test('[OUT-04] says that a door stays shut, and asks it only once', async () => {
    const locker = boards({ stuck: '1.3' })
    const device = await lockerAt(await listening(locker.answer))
    await expect(device.open('A03')).rejects.toMatchObject({ code: 'door-stuck' })
    expect(locker.commands).toEqual(['1.3'])
  })

  test('takes no frame whose check byte is wrong', async () => {
    const address = await listening((heard, to) => to.write(Buffer.from([...heard.subarray(0, 3), 0x00, 0x7f])))
    expect(await (await lockerAt(address)).isConnected()).toBe(false)
  })
})

describe('the driver of text screens', () => {
  test.each([
    ['gbk', '请 B037 号办理\r\n暂停服务\r\n'],
    ['utf8', '请 B037 号办理\r\n暂停服务\r\n'],
  ])('[QUE-02] sends lines in %s', async (encoding, text) => {
    let heard = Buffer.alloc(0)
    const address = await listening((part) => (heard = Buffer.concat([heard, part])))
    const device = await screenAt(address, { YICHUANG_LED_ENCODING: encoding })
    await device.show({ number: 'B037', status: 'called', lines: ['请 B037 号办理', '暂停服务'] })
    await expect.poll(() => new TextDecoder(encoding === 'gbk' ? 'gbk' : 'utf-8').decode(heard)).toBe(text)
  })

  test('[QUE-02] frames a picture as it is told, and darkens the screen by its own bytes', async () => {
    const heard: string[] = []
    const address = await listening((part) => heard.push(part.toString('hex')))
    const frame = {
      YICHUANG_LED_BEFORE: '02',
      YICHUANG_LED_BETWEEN: '0a',
      YICHUANG_LED_AFTER: '03',
      YICHUANG_LED_CLEAR: '0203',
    }
    const device = await screenAt(address, { ...frame, YICHUANG_LED_ENCODING: 'utf8' })
    await device.show({ number: null, status: 'free', lines: ['A', 'B'] })
    await expect.poll(() => heard.join('')).toBe('02410a4203')
    await device.clear()
    await expect.poll(() => heard.at(-1)).toBe('0203')
  })
})
