import { DeviceProblem } from './driver.mjs'
import { followWindow } from './follow-window.mjs'
import { oneByOne } from './in-turn.mjs'

/** @typedef {import('./driver.mjs').LedPicture} LedPicture */
/** @typedef {import('./driver.mjs').LedScreen} LedScreen */

const statuses = ['called', 'serving', 'free', 'paused', 'lost']
const mostLines = 4
const longestLine = 60

/** The kind of device `led-screen`: shows what the agent reads of its window, or what a page tells it. */
export const ledScreen = {
  kind: 'led-screen',
  opener: 'openLedScreen',
  /** @param {LedScreen} screen */
  routes(screen) {
    const take = oneByOne(screen, 'screen-missing')
    return {
      /** @param {{ body: object }} request */
      'POST /led-screen': async ({ body }) => {
        const picture = checked(body)
        await take(() => screen.show(picture))
        return { shown: picture.lines }
      },
      'DELETE /led-screen': async () => {
        await take(() => screen.clear())
        return { shown: [] }
      },
    }
  },
  /** Follows the queue of a window; ends when the function it gives is called. @param {LedScreen} screen */
  follow: (screen, { server, window }) => {
    const take = oneByOne(screen, 'screen-missing')
    return followWindow({ server, window, show: (picture) => take(() => screen.show(picture)) })
  },
}

/** @returns {LedPicture} */
function checked({ number = null, status = 'free', lines }) {
  const isText = (value) => typeof value === 'string' && value.length <= longestLine
  const isWhole =
    (number === null || isText(number)) &&
    statuses.includes(status) &&
    Array.isArray(lines) &&
    lines.length <= mostLines &&
    lines.every(isText)
  if (!isWhole) throw new DeviceProblem('bad-request', `a picture has number, status and up to ${mostLines} lines`)
  return { number, status, lines }
}
