/* Keeps the screen of a hall, or the page of a ticket, right by itself: hears on its line what moves, asks every second or so while it has none, says when the link is lost, calls aloud when asked to. */
const own = document.querySelector('script[data-every], script[data-line]')?.dataset ?? {}
const EVERY_MS = Number(own.every ?? 1) * 1000
const PATIENCE_MS = Math.max(1500, EVERY_MS / 2)
const LOST_MS = EVERY_MS + 1000
const LINE_AGAIN_MS = 5000
const withVoice = new URLSearchParams(location.search).get('voice') === '1'
const heard = new Set(callsShown().map(({ dataset }) => dataset.call))
let lastRight = Date.now()
let lastHeard = 0
let line
let opened = 0
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

function show(parts) {
  for (const [part, next] of Object.entries(parts)) {
    const now = document.querySelector(part)
    if (now !== null && typeof next === 'string' && now.innerHTML !== next) now.innerHTML = next
  }
  speak()
  right()
}

function right() {
  lastRight = Date.now()
  const band = document.querySelector('.lost')
  if (band !== null) band.hidden = true
}

/* The line says what moves at the moment it does, and every few seconds that it stands; one that is silent is opened anew. */
function listen() {
  if (own.line === undefined || !('EventSource' in globalThis)) return
  line?.close()
  line = new EventSource(own.line)
  opened = Date.now()
  line.addEventListener('page', ({ data }) => {
    lastHeard = Date.now()
    const { bar, main, foot } = JSON.parse(data)
    show({ '.bar': bar, main, '.ft': foot })
  })
  line.addEventListener('beat', () => {
    lastHeard = Date.now()
    right()
  })
  line.addEventListener('error', () => {
    lastHeard = 0
  })
}

async function look() {
  if (isLooking) return
  isLooking = true
  clearTimeout(waiting)
  const isHearing = Date.now() - lastHeard < LOST_MS
  if (!isHearing) {
    if (Date.now() - Math.max(opened, lastHeard) > LOST_MS + LINE_AGAIN_MS) listen()
    await ask()
  }
  isLooking = false
  const isLost = Date.now() - lastRight > LOST_MS
  const band = document.querySelector('.lost')
  if (band !== null) band.hidden = !isLost
  waiting = setTimeout(look, isLost ? Math.min(EVERY_MS, 1000) : EVERY_MS)
}

async function ask() {
  try {
    const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!answer.ok) throw new Error(String(answer.status))
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const parts = ['.bar', 'main', '.ft'].map((part) => [part, fresh.querySelector(part)?.innerHTML])
    show(Object.fromEntries(parts))
  } catch {
    // said by look() when it lasts
  }
}

globalThis.addEventListener('online', look)
waiting = setTimeout(look, EVERY_MS)
listen()
