import { DeviceProblem } from './driver.mjs'

const MOST_KEPT = 50

/** A screen over a window without a device: what stands there, and stood there before, is read by `GET /simulator/led`. */
export function openScreenSimulator() {
  let shown = []
  let isMissing = false
  const last = () => shown.at(-1) ?? null
  return {
    name: 'simulator',
    isConnected: () => Promise.resolve(!isMissing),
    async show(picture) {
      // The same picture again changes nothing that could be seen.
      if (JSON.stringify(last()?.picture) === JSON.stringify(picture)) return
      shown = [...shown, { picture, at: new Date().toISOString() }].slice(-MOST_KEPT)
    },
    async clear() {
      shown = [...shown, { picture: null, at: new Date().toISOString() }]
    },
    close: () => Promise.resolve(),
    routes: {
      'GET /simulator/led': () => ({ picture: last()?.picture ?? null, shown }),
      'POST /simulator/led': ({ body: { fault } }) => {
        if (fault !== null && fault !== 'screen-missing')
          throw new DeviceProblem('bad-request', 'fault is null or screen-missing')
        isMissing = fault !== null
        // Without power nothing stands there any more.
        if (isMissing) shown = []
        return { fault }
      },
    },
  }
}
