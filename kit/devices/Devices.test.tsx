import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { signatureIdOf, SignaturePad } from '../desk/SignaturePad.tsx'
import type { Signature } from '../desk/SignaturePad.tsx'
import { sha256 } from '../desk/sha256.ts'
import { renderPage } from '../testing/index.ts'
import { connectedDevices } from './device-agent.ts'
import { DoorButton } from './DoorButton.tsx'
import { readLocker } from './locker.ts'

const asked = vi.fn<typeof fetch>()
beforeEach(() => {
  localStorage.clear()
  vi.stubGlobal('fetch', asked)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  asked.mockReset()
})
const gives = (answer: unknown, status = 200) => asked.mockResolvedValueOnce(Response.json(answer, { status }))
const health = (...kinds: readonly string[]) =>
  gives({ devices: kinds.map((kind) => ({ kind, name: 'simulator', connected: true })) })

describe('the button of a door', () => {
  const press = async () => {
    const onOpened = vi.fn<(door: string) => void>()
    await renderPage(<DoorButton door="A07" onOpened={onOpened} />)
    fireEvent.click(screen.getByRole('button', { name: '打开 A07 箱门' }))
    return onOpened
  }

  test('[OUT-04] opens the door it names and says so', async () => {
    gives({ opened: 'A07' })
    const onOpened = await press()
    await screen.findByText('A07 箱门已打开')
    expect(onOpened.mock.calls).toEqual([['A07']])
    expect([asked.mock.calls[0]?.[0], asked.mock.calls[0]?.[1]?.body]).toEqual([
      'http://127.0.0.1:9271/locker/opening',
      '{"door":"A07"}',
    ])
  })

  test.each([
    [{ code: 'door-stuck' }, 409, 'A07 箱门没有弹开'],
    [{ code: 'locker-missing' }, 503, '取件柜没有回应'],
    [{ code: 'no-such-door' }, 404, '取件柜没有 A07 箱'],
    [{ code: 'driver-failed' }, 500, '没有打开 A07 箱门'],
    [{ opened: 'A08' }, 200, '没有打开 A07 箱门'],
  ])('[OUT-04] has a sentence for %j', async (answer, status, sentence) => {
    gives(answer, status)
    const onOpened = await press()
    expect((await screen.findByRole('alert')).textContent).toContain(sentence)
    expect(onOpened).not.toHaveBeenCalled()
  })
})

test('[OUT-04] doors are taken over only when all of them can be', async () => {
  const door = { door: 'A01', isOpen: false, isOccupied: null }
  gives({ doors: [door] })
  expect(await readLocker()).toEqual([door])
  gives({ doors: [door, { ...door, isOpen: 'no' }] })
  await expect(readLocker()).rejects.toMatchObject({ fault: 'strange-answer' })
})

test('devices that are plugged in are known; where no agent is, there are none', async () => {
  gives({ devices: [{ kind: 'locker', connected: true }, { kind: 'signature-pad', connected: false }, 7] })
  expect([...(await connectedDevices())]).toEqual(['locker'])
  asked.mockRejectedValue(new TypeError('Failed to fetch'))
  expect([...(await connectedDevices())]).toEqual([])
})

describe('signing at a window with a pad', () => {
  const text = '今收到办件结果'
  const png = btoa(String.fromCodePoint(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
  const open = async () => {
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:signature')
    vi.spyOn(URL, 'revokeObjectURL').mockReturnValue(undefined)
    const keepPicture = vi.fn<(picture: Blob) => Promise<string>>(async () => 'f00d')
    const onSigned = vi.fn<(signature: Signature | undefined) => void>()
    await renderPage(<SignaturePad signer="周砚秋" text={text} keepPicture={keepPicture} onSigned={onSigned} />)
    return { keepPicture, onSigned }
  }
  const ask = async () => fireEvent.click(await screen.findByRole('button', { name: '请周砚秋在签字板上签名' }))

  test('[OUT-02] the picture of the pad is kept, shown, and named with the hash of what was signed', async () => {
    health('signature-pad')
    const { keepPicture, onSigned } = await open()
    gives({ png, at: '2026-09-24T01:30:00.000Z' })
    await ask()
    await screen.findByRole('img', { name: '手写签名：周砚秋' })
    expect(keepPicture.mock.calls[0]?.[0].type).toBe('image/png')
    const signed = onSigned.mock.calls.at(-1)?.[0]
    expect(signed && signatureIdOf(signed)).toBe(`pad:f00d:${sha256(text)}`)
    fireEvent.click(screen.getByText('重签'))
    expect(onSigned.mock.calls.at(-1)).toEqual([undefined])
    await screen.findByRole('button', { name: '请周砚秋在签字板上签名' })
  })

  test.each([
    [{ code: 'declined' }, 409, '签字板上点了取消'],
    [{ code: 'pad-missing' }, 503, '签字板没有回应'],
    [{ code: 'not-signed' }, 404, '没有等到签名'],
    [{ png: btoa('GIF89a'), at: '2026-09-24T01:30:00.000Z' }, 200, '签字板出错'],
  ])('[OUT-02] %j is said, and the screen can be signed on instead', async (answer, status, sentence) => {
    health('signature-pad')
    const { onSigned } = await open()
    gives(answer, status)
    await ask()
    expect((await screen.findByRole('alert')).textContent).toContain(sentence)
    expect(onSigned).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: '改在屏幕上签' }))
    expect(screen.getByRole('img', { name: '签名处，还没有签' })).toBeTruthy()
  })

  test('[OUT-02] without a pad the screen is signed on, as before', async () => {
    health('identity-card')
    await open()
    await expect.poll(() => asked.mock.calls.length).toBe(1)
    expect(screen.getByRole('img', { name: '签名处，还没有签' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /签字板/ })).toBeNull()
  })
})
