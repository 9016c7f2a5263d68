import { DeviceProblem } from './driver.mjs'

/**
 * Lets a device wait for a person for so many seconds, or until whoever asked is gone.
 * @template Answer
 * @param {{ wait: number, signal: AbortSignal, late: ConstructorParameters<typeof DeviceProblem>[0] }} terms
 *   `late`: what is said when the person did nothing in time
 * @param {(ended: AbortSignal) => Promise<Answer>} act
 * @returns {Promise<Answer>}
 */
export async function endingAfter({ wait, signal, late }, act) {
  const over = new AbortController()
  const end = () => over.abort()
  const clock = setTimeout(end, wait * 1000)
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  try {
    return await act(over.signal)
  } catch (error) {
    // Whatever a driver rejects with once it was told to end, nobody did it in time.
    throw over.signal.aborted ? new DeviceProblem(late) : error
  } finally {
    clearTimeout(clock)
    signal.removeEventListener('abort', end)
  }
}

/** Lets one act happen at a time: one that nobody waits for any more is let end, another live one is told busy. */
export function turns() {
  let current = { signal: undefined, done: Promise.resolve() }
  return async (signal, act) => {
    if (current.signal !== undefined && !current.signal.aborted) throw new DeviceProblem('busy')
    const before = current.done
    const turn = before.then(() => act(signal))
    const mine = { signal, done: turn.then(noop, noop) }
    current = mine
    try {
      return await turn
    } finally {
      if (current === mine) current = { signal: undefined, done: mine.done }
    }
  }
}

function noop() {}
