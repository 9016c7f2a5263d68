/** @typedef {import('./driver.mjs').LedPicture} LedPicture */

const EVERY_MS = 1000
/** A number that nobody can vouch for any more must not stand there: somebody would come for it. */
const LOST_MS = 8000
/** The same picture again: a screen that was without power shows nothing until then. */
const AGAIN_MS = 15_000

/**
 * Follows what the screen over a window shows to everybody, and shows it: asks every second, so that it is right again by itself
 * after a restart of either side or a lost network.
 * @param {{ server: string, window: string, show: (picture: LedPicture) => Promise<void>, say?: (words: string) => void, lostAfter?: number }} parts
 *   `server`: origin of the platform; `say`: hears what goes wrong, once until it is mended; `lostAfter`: milliseconds without an answer
 * @returns {() => void} ends it
 */
export function followWindow({
  server,
  window,
  show,
  say = (words) => console.error(`device-agent: ${words}`),
  lostAfter = LOST_MS,
}) {
  const address = new URL(`/api/v1/windows/${encodeURIComponent(window)}/queue-display`, server)
  const state = { shown: '', shownAt: 0, rightAt: Date.now(), lostAfter, trouble: '', isOver: false, timer: undefined }
  const trouble = (words) => {
    if (words !== '' && words !== state.trouble) say(words)
    state.trouble = words
  }
  const look = async () => {
    const picture = await pictureFrom(address, state, trouble)
    const text = JSON.stringify(picture)
    if (picture !== undefined && (text !== state.shown || Date.now() - state.shownAt > AGAIN_MS)) {
      try {
        await show(picture)
        Object.assign(state, { shown: text, shownAt: Date.now() })
      } catch (error) {
        // Shown as soon as the screen is there again.
        state.shown = ''
        trouble(`the screen of ${window} does not show: ${error.message}`)
      }
    }
    if (!state.isOver) state.timer = setTimeout(look, EVERY_MS)
  }
  void look()
  return () => {
    state.isOver = true
    clearTimeout(state.timer)
  }
}

/** What is to stand there now; undefined while a lost answer may still come. */
async function pictureFrom(address, state, trouble) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(1500) })
    if (!answer.ok) throw new Error(`${answer.status}`)
    const picture = pictureOf(await answer.json())
    state.rightAt = Date.now()
    trouble('')
    return picture
  } catch (error) {
    trouble(`${address} does not answer: ${error.message}`)
    return Date.now() - state.rightAt > state.lostAfter ? lost : undefined
  }
}

const lost = { number: null, status: 'lost', lines: ['网络中断', '请听叫号'] }

/**
 * What stands on the screen for what the platform says of the window.
 * @param {{ isOpen: boolean, pauseReason?: string | null, current: { no: string, state: 'called' | 'serving' } | null,
 *   groups: readonly { name: string }[] }} display
 * @returns {LedPicture}
 */
export function pictureOf({ isOpen, pauseReason = null, current, groups }) {
  if (current !== null) {
    const words = current.state === 'called' ? `请 ${current.no} 号办理` : `正在办理 ${current.no}`
    return { number: current.no, status: current.state, lines: [words] }
  }
  if (!isOpen)
    return { number: null, status: 'paused', lines: ['暂停服务', ...(pauseReason === null ? [] : [pauseReason])] }
  const does = groups.map(({ name }) => name).join('、')
  return { number: null, status: 'free', lines: ['请稍候', ...(does === '' ? [] : [does])] }
}
