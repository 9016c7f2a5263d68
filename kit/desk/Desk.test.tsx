import { createHash } from 'node:crypto'
import { act, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { press, renderPage } from '../testing/index.ts'
import { Masked } from './Masked.tsx'
import { ReviewPointList } from './ReviewPointList.tsx'
import type { PointState, ReviewPoint } from './ReviewPointList.tsx'
import { sha256 } from './sha256.ts'
import { SignaturePad } from './SignaturePad.tsx'
import type { Signature } from './SignaturePad.tsx'

afterEach(() => {
  vi.useRealTimers()
})

function Points() {
  const [states, setStates] = useState<Readonly<Record<string, PointState>>>({ a: 'open', b: 'met', c: 'open' })
  const [current, setCurrent] = useState('a')
  const [reason, setReason] = useState('')
  const points: readonly ReviewPoint[] = ['a', 'b', 'c'].map((id, index) => ({
    id,
    number: index + 1,
    text: `要点${id}`,
    state: states[id] ?? 'open',
    ...(id === 'c' && reason !== '' && { reason }),
  }))
  return (
    <>
      <ReviewPointList
        label="审查要点"
        groups={[{ title: '形式审查', points }]}
        current={current}
        onCurrent={setCurrent}
        onState={(id, state) => setStates((held) => ({ ...held, [id]: state }))}
        onReason={(_, text) => setReason(text)}
        reasonsFor={() => ['签名缺失']}
      />
      <p data-testid="held">{JSON.stringify({ states, current, reason })}</p>
    </>
  )
}
const held = () => JSON.parse(screen.getByTestId('held').textContent ?? '{}') as Record<string, unknown>

describe('[INT-03] review points', () => {
  test('Space says the point is met and goes to the next open one', async () => {
    await renderPage(<Points />)
    press('Space')
    expect(held()).toMatchObject({ states: { a: 'met', b: 'met', c: 'open' }, current: 'c' })
  })

  test('N says it is not met, stays there, and asks what is wrong', async () => {
    await renderPage(<Points />)
    press('Space')
    press('N')
    expect(held()).toMatchObject({ states: { c: 'not-met' }, current: 'c' })
    fireEvent.click(screen.getByText('签名缺失'))
    expect((screen.getByLabelText('哪里不对') as HTMLTextAreaElement).value).toBe('签名缺失')
  })

  test('there is no way to tick them all at once', async () => {
    await renderPage(<Points />)
    expect(screen.getAllByRole('checkbox')).toHaveLength(3)
    expect(screen.queryByText(/全选|全部/)).toBeNull()
  })
})

describe('[OUT-02] a signature', () => {
  const draw = (pad: Element, points: readonly (readonly [number, number])[]) => {
    const [first, ...others] = points
    // jsdom's pointer events carry no place; a mouse event under their name does.
    const move = (type: string, point: readonly [number, number] | undefined) =>
      fireEvent(pad, new MouseEvent(type, { bubbles: true, clientX: point?.[0] ?? 0, clientY: point?.[1] ?? 0 }))
    move('pointerdown', first)
    for (const point of others) move('pointermove', point)
    move('pointerup', first)
  }

  test('holds its strokes, the moment and the hash of what was signed', async () => {
    const signed: (Signature | undefined)[] = []
    await renderPage(
      <SignaturePad signer="韩松雪" text={'许可证（正本）1 份'} onSigned={(signature) => signed.push(signature)} />,
    )
    const pad = screen.getByRole('img', { name: '签名处，还没有签' })
    draw(pad, [
      [10, 20],
      [30, 40],
    ])
    draw(screen.getByRole('img', { name: '手写签名：韩松雪' }), [[5, 5]])
    const last = signed.at(-1)
    expect(last).toMatchObject({ path: 'M10 20L30 40M5 5L5 5', strokes: 2 })
    expect(last?.contentHash).toBe(createHash('sha256').update('许可证（正本）1 份').digest('hex'))
    expect(Date.now() - Date.parse(last?.at ?? '')).toBeLessThan(5000)
    fireEvent.click(screen.getByText('重签'))
    expect(signed.at(-1)).toBeUndefined()
    expect(screen.getByRole('img', { name: '签名处，还没有签' })).toBeTruthy()
  })
})

test('the hash is SHA-256 for texts of every length around the block size', () => {
  for (const length of [0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    const text = '签a'.repeat(length).slice(0, length)
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
  }
})

describe('[SEC-02] a masked value', () => {
  test('is shown in full on demand and covers itself after a while', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const onUnmask = vi.fn<() => Promise<string>>(() => Promise.resolve('33992119900101422X'))
    await renderPage(<Masked value="339921********4*2X" label="身份号码" onUnmask={onUnmask} />)
    fireEvent.click(screen.getByRole('button', { name: '查看完整身份号码，会留下记录' }))
    await screen.findByText('33992119900101422X')
    expect(onUnmask).toHaveBeenCalledTimes(1)
    await act(() => vi.advanceTimersByTimeAsync(31_000))
    expect(screen.getByText('339921********4*2X')).toBeTruthy()
  })

  test('has no way to be seen by those who may not', async () => {
    await renderPage(<Masked value="339921********4*2X" label="身份号码" />)
    expect(screen.queryByRole('button')).toBeNull()
  })
})
