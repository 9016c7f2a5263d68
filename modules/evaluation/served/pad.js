/* Keeps the pad of a window right by itself: asks every second, puts up what is asked, ends what nobody touches, says when the link is lost. */
const EVERY_MS = 1000
const LOST_MS = 2000
const IDLE_MS = 60_000
const THANKS_MS = 4000
let touched = Date.now()
let lastRight = Date.now()
let shownSince = Date.now()

/* A form that was sent back with what is missing stands at another address: the picture, also after a reload, is here. */
const address = location.pathname.replace(/\/(confirm|grade)$/, '')
if (address !== location.pathname) history.replaceState(null, '', address)

for (const kind of ['pointerdown', 'keydown', 'input']) {
  document.addEventListener(kind, () => (touched = Date.now()), { passive: true })
}

const lookOf = (page) => page.querySelector('main')?.dataset.look ?? ''

/* A question that somebody is answering stays; another question, and everything else, is put up at once. */
function mayShow(now, next) {
  if (now === next) return false
  if (now === 'pairing') return false
  if (now === 'thanks' && next === 'idle') return Date.now() - shownSince > THANKS_MS
  if (now.startsWith('confirm')) return true
  return !(now.startsWith('asked') && !next.startsWith('asked')) || Date.now() - touched > IDLE_MS
}

function put(fresh) {
  for (const part of ['.bar', 'main']) document.querySelector(part).replaceWith(fresh.querySelector(part))
  shownSince = Date.now()
  touched = Date.now()
  if (location.search !== '') history.replaceState(null, '', location.pathname)
}

/* Nobody has touched the question for a minute: it ends, and the phone is asked instead. */
async function leave(form) {
  touched = Date.now()
  const body = new URLSearchParams({ id: form.elements.id.value, declined: '0' })
  await fetch(`${location.pathname}/leave`, { method: 'POST', body, redirect: 'manual' })
}

async function look() {
  try {
    const form = document.querySelector('form[data-grade]')
    if (form !== null && Date.now() - touched > IDLE_MS) await leave(form)
    const answer = await fetch(location.pathname, { cache: 'no-store', signal: AbortSignal.timeout(1500) })
    if (!answer.ok) throw new Error(String(answer.status))
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (mayShow(lookOf(document), lookOf(fresh))) put(fresh)
    else document.querySelector('.bar .t').textContent = fresh.querySelector('.bar .t').textContent
    lastRight = Date.now()
  } catch {
    // said below when it lasts
  }
  document.querySelector('.lost').hidden = Date.now() - lastRight <= LOST_MS
  setTimeout(look, EVERY_MS)
}

globalThis.addEventListener('online', () => (lastRight = Date.now()))
setTimeout(look, EVERY_MS)

/* The signature: strokes as a path of moves and lines, in the measure of the picture; sent with the form. */
let stroke

function placeOn(picture, { clientX, clientY }) {
  const { left, top, width, height } = picture.getBoundingClientRect()
  const { width: wide, height: high } = picture.viewBox.baseVal
  const within = (value, most) => Math.round(Math.min(Math.max(value, 0), most))
  return `${within(((clientX - left) * wide) / width, wide)} ${within(((clientY - top) * high) / height, high)}`
}

function keep(picture, path) {
  picture.querySelector('path').setAttribute('d', path)
  picture.closest('form').elements.signature.value = path
  picture.closest('form').querySelector('.wrong')?.remove()
}

document.addEventListener('pointerdown', (event) => {
  const picture = event.target.closest('[data-sign]')
  if (picture === null) return
  event.preventDefault()
  stroke = {
    picture,
    before: picture.closest('form').elements.signature.value,
    start: placeOn(picture, event),
    line: '',
  }
})
document.addEventListener('pointermove', (event) => {
  if (stroke === undefined) return
  const place = placeOn(stroke.picture, event)
  if (stroke.line.endsWith(`L${place}`)) return
  stroke.line += `L${place}`
  keep(stroke.picture, `${stroke.before}M${stroke.start}${stroke.line}`)
})
for (const kind of ['pointerup', 'pointercancel']) document.addEventListener(kind, () => (stroke = undefined))
document.addEventListener('click', ({ target }) => {
  if (target.closest('[data-clear]') !== null) keep(target.closest('form').querySelector('[data-sign]'), '')
})
