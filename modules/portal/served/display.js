/* Keeps the screen of a hall, or the page of a ticket, right by itself: asks every second or so, says when the link is lost, calls aloud when asked to. */
const EVERY_MS = Number(document.querySelector('script[data-every]')?.dataset.every ?? 1) * 1000
const LOST_MS = 2000
const withVoice = new URLSearchParams(location.search).get('voice') === '1'
let heard = document.querySelector('.first')?.dataset.call
let lastRight = Date.now()

function speak(first) {
  const call = first?.dataset.call
  if (call === undefined || call === heard) return
  heard = call
  if (!withVoice || !('speechSynthesis' in globalThis)) return
  const words = new SpeechSynthesisUtterance(first.dataset.say)
  words.lang = document.documentElement.lang
  globalThis.speechSynthesis.speak(words)
}

async function refresh() {
  try {
    const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(LOST_MS) })
    if (!answer.ok) throw new Error(String(answer.status))
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const part of ['.bar', 'main']) {
      const [now, next] = [document.querySelector(part), fresh.querySelector(part)]
      if (now !== null && next !== null && now.innerHTML !== next.innerHTML) now.innerHTML = next.innerHTML
    }
    speak(document.querySelector('.first'))
    lastRight = Date.now()
  } catch {
    // said below when it lasts
  }
  const band = document.querySelector('.lost')
  if (band !== null) band.hidden = Date.now() - lastRight <= LOST_MS
  setTimeout(refresh, EVERY_MS)
}

setTimeout(refresh, EVERY_MS)
