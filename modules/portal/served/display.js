/* Keeps the screen of a hall, or the page of a ticket, right by itself: asks every second or so, says when the link is lost, calls aloud when asked to. */
const EVERY_MS = Number(document.querySelector('script[data-every]')?.dataset.every ?? 1) * 1000
const PATIENCE_MS = Math.max(1500, EVERY_MS / 2)
const LOST_MS = EVERY_MS + 1000
const withVoice = new URLSearchParams(location.search).get('voice') === '1'
const heard = new Set(callsShown().map(({ dataset }) => dataset.call))
let lastRight = Date.now()
let waiting
let isLooking = false

function callsShown() {
  return [...document.querySelectorAll('[data-call]')]
}

/* Every call that is new since the last look, the oldest first; calls from before this screen was switched on are past. */
function speak() {
  const fresh = callsShown().filter(({ dataset }) => !heard.has(dataset.call))
  for (const { dataset } of fresh.toReversed()) {
    heard.add(dataset.call)
    if (!withVoice || !('speechSynthesis' in globalThis)) continue
    const words = new SpeechSynthesisUtterance(dataset.say)
    words.lang = document.documentElement.lang
    words.rate = 0.9
    globalThis.speechSynthesis.speak(words)
  }
}

async function look() {
  if (isLooking) return
  isLooking = true
  clearTimeout(waiting)
  try {
    const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!answer.ok) throw new Error(String(answer.status))
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const part of ['.bar', 'main']) {
      const [now, next] = [document.querySelector(part), fresh.querySelector(part)]
      if (now !== null && next !== null && now.innerHTML !== next.innerHTML) now.innerHTML = next.innerHTML
    }
    speak()
    lastRight = Date.now()
  } catch {
    // said below when it lasts
  }
  isLooking = false
  const isLost = Date.now() - lastRight > LOST_MS
  const band = document.querySelector('.lost')
  if (band !== null) band.hidden = !isLost
  waiting = setTimeout(look, isLost ? Math.min(EVERY_MS, 1000) : EVERY_MS)
}

globalThis.addEventListener('online', look)
waiting = setTimeout(look, EVERY_MS)
