import { act, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderPage } from '../testing/index.ts'
import { useLive } from './live.ts'

/** A line to the server as the page sees it: its address, and whether it was closed. */
class FakeLine extends EventTarget {
  static readonly CLOSED = 2
  static readonly OPEN = 1
  static readonly lines: FakeLine[] = []
  readonly readyState = FakeLine.OPEN
  readonly url: URL
  isClosed = false

  constructor(address: string) {
    super()
    this.url = new URL(address, 'http://hall.example')
    FakeLine.lines.push(this)
  }

  close(): void {
    this.isClosed = true
  }
}

function Hearing({ topic }: { readonly topic: string }) {
  useLive([topic], () => undefined)
  return null
}

/** A strip that stays, and a page that can be left. */
function Desk() {
  const [isOpen, setOpen] = useState(true)
  return (
    <>
      <Hearing topic="queue/h1" />
      {isOpen && <Hearing topic="cases" />}
      <button type="button" onClick={() => setOpen(false)}>
        leave
      </button>
    </>
  )
}

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('every line says how long the page had none, also where topics only left: none of the others is missed', async () => {
  vi.stubGlobal('EventSource', FakeLine)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  await renderPage(<Desk />)
  act(() => void vi.advanceTimersByTime(60))
  const [first] = FakeLine.lines
  expect(first?.url.searchParams.get('topics')).toBe('cases,queue/h1')
  expect(Number(first?.url.searchParams.get('behind'))).toBeGreaterThanOrEqual(50)

  fireEvent.click(screen.getByRole('button'))
  act(() => void vi.advanceTimersByTime(60))
  expect(first?.isClosed).toBe(true)
  const second = FakeLine.lines.at(-1)
  expect(second?.url.searchParams.get('topics')).toBe('queue/h1')
  expect(Number(second?.url.searchParams.get('behind'))).toBeGreaterThanOrEqual(1)
})
