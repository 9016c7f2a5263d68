import { setTimeout as pause } from 'node:timers/promises'
import { DeviceProblem } from './driver.mjs'
import { pictureOfStrokes } from './png.mjs'

const faults = ['declined', 'pad-missing']

/** A hand that writes: three strokes, in parts of the width and the height. */
const writing = [
  Array.from({ length: 40 }, (_, n) => [0.1 + n * 0.012, 0.5 + 0.25 * Math.sin(n / 3)]),
  Array.from({ length: 30 }, (_, n) => [0.35 + 0.14 * Math.cos(n / 4), 0.5 + 0.3 * Math.sin(n / 4)]),
  Array.from({ length: 40 }, (_, n) => [0.55 + n * 0.009, 0.62 - 0.3 * Math.abs(Math.sin(n / 6))]),
]

/**
 * A pad without a device: somebody signs by `POST /simulator/signature`.
 * @param {{ signsByItself: boolean }} options true: whoever is asked signs after two seconds
 */
export function openPadSimulator({ signsByItself }) {
  const pad = new EventTarget()
  let waiting
  let fault
  return {
    name: 'simulator',
    isConnected: () => Promise.resolve(fault !== 'pad-missing'),
    async sign(signing, signal) {
      waiting = signing
      try {
        if (signsByItself) await pause(2000, undefined, { signal })
        else await signed(pad, signal)
      } finally {
        waiting = undefined
      }
      if (fault !== undefined) {
        const code = fault
        if (code === 'declined') fault = undefined
        throw new DeviceProblem(code)
      }
      return { png: pictureOfStrokes(writing, { width: 600, height: 240 }), at: new Date().toISOString() }
    },
    close: () => Promise.resolve(),
    routes: {
      'POST /simulator/signature': ({ body }) => {
        if (body.fault !== undefined && body.fault !== null && !faults.includes(body.fault))
          throw new DeviceProblem('bad-request', `fault is null or one of ${faults.join(', ')}`)
        fault = body.fault ?? undefined
        pad.dispatchEvent(new Event('signed'))
        return { waiting: waiting ?? null, fault: fault ?? null }
      },
      'GET /simulator/signature': () => ({ waiting: waiting ?? null, fault: fault ?? null }),
    },
  }
}

function signed(pad, signal) {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    pad.addEventListener('signed', resolve, { once: true, signal })
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
