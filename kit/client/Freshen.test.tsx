import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { readThing } from '../testing/contracts.ts'
import { fakeServer, renderPage } from '../testing/index.ts'
import { useCall } from './queries.ts'

/** A line on which a test says what happens. */
class SaidLine extends EventTarget {
  static readonly CLOSED = 2
  static readonly OPEN = 1
  static newest: SaidLine | undefined
  readonly readyState = SaidLine.OPEN

  constructor() {
    super()
    SaidLine.newest = this
  }

  close(): void {}

  static say(times: number): void {
    for (let n = 0; n < times; n += 1) {
      const data = JSON.stringify({ topic: 'things', type: 'changed', id: String(n) })
      SaidLine.newest?.dispatchEvent(new MessageEvent('message', { data }))
    }
  }
}

function Reading() {
  const { data } = useCall(readThing, { params: { id: '1' } }, { topics: ['things'] })
  return <p>{data?.name}</p>
}

afterEach(() => {
  vi.unstubAllGlobals()
  SaidLine.newest = undefined
})

const pause = (milliseconds: number) => act(() => new Promise((resolve) => setTimeout(resolve, milliseconds)))

test('[SUP-01] however much happens, a page reads at once and once more, and never gives up a read for the next', async () => {
  vi.stubGlobal('EventSource', SaidLine)
  let name = '甲'
  const server = fakeServer().answer(readThing, () => ({ name }))
  await renderPage(<Reading />)
  await screen.findByText('甲')
  await waitFor(() => expect(SaidLine.newest).toBeDefined())
  expect(server.calls(readThing)).toHaveLength(1)

  name = '乙'
  act(() => SaidLine.say(50))
  await screen.findByText('乙')
  name = '丙'
  act(() => SaidLine.say(50))
  await screen.findByText('丙', {}, { timeout: 3_000 })
  await pause(1_000)
  expect(server.calls(readThing).length).toBeLessThanOrEqual(4)

  name = '丁'
  act(() => SaidLine.say(1))
  await screen.findByText('丁')
})
