/* The screen of a locker: keys on the screen, the doors through the device agent of the machine, and wiping what was typed when nobody touches it. */
const EVERY_MS = 4000
const LOST_MS = 6000
const WIPED_MS = 30_000
const SHOWN_MS = { opened: 12_000, stuck: 90_000 }
const OPENS_WITHIN_MS = 12_000
const agent = localStorage.getItem('yichuang.device-agent') ?? 'http://127.0.0.1:9271'
const home = location.pathname.split('/').slice(0, 3).join('/')
let touched = Date.now()
let lastRight = Date.now()
let isBusy = false

for (const kind of ['pointerdown', 'keydown', 'input']) {
  document.addEventListener(kind, () => (touched = Date.now()), { passive: true })
}

const lookNow = () => document.querySelector('main').dataset.look

async function askAgent(path, init) {
  const answer = await fetch(`${agent}${path}`, {
    ...init,
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(OPENS_WITHIN_MS),
  })
  const said = await answer.json()
  if (!answer.ok) throw new Error(said.code)
  return said
}

/* The doors of this machine, for another locker's code opens nothing here; none when they cannot be asked. */
async function doorsHere() {
  try {
    return (await askAgent('/locker')).doors.map(({ door }) => door)
  } catch {
    return []
  }
}

async function pageFrom(address, body) {
  const init = body === undefined ? {} : { method: 'POST', body: new URLSearchParams(body) }
  const answer = await fetch(address, { ...init, cache: 'no-store', signal: AbortSignal.timeout(10_000) })
  if (answer.status >= 500) throw new Error(String(answer.status))
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}

function put(page) {
  for (const part of ['.bar', 'main']) document.querySelector(part).replaceWith(page.querySelector(part))
  touched = Date.now()
  lastRight = Date.now()
  if (lookNow() === 'opening') void openDoor(document.querySelector('[data-door]'))
  document.querySelector('input[name=code]')?.focus()
}

/* Whatever happens, the server is told: a door nobody heard of is looked after by the window. */
async function openDoor(form) {
  const told = { ...Object.fromEntries(new FormData(form)), open: '1', fault: '' }
  try {
    await askAgent('/locker/opening', { method: 'POST', body: JSON.stringify({ door: form.dataset.door }) })
  } catch (error) {
    Object.assign(told, { open: '0', fault: /^[a-z-]+$/.test(error.message) ? error.message : 'agent-missing' })
  }
  try {
    put(await pageFrom(form.getAttribute('action'), told))
  } catch {
    setTimeout(() => openAgain(form, told), 1500)
  }
}

/* The network went away after the door was asked: it is told when it is back, and not opened once more. */
async function openAgain(form, told) {
  try {
    put(await pageFrom(form.getAttribute('action'), told))
  } catch {
    setTimeout(() => openAgain(form, told), 1500)
  }
}

async function once(act) {
  if (isBusy) return
  isBusy = true
  for (const button of document.querySelectorAll('button[type=submit]')) button.disabled = true
  try {
    await act()
  } catch {
    document.querySelector('.lost').hidden = false
  }
  for (const button of document.querySelectorAll('button[type=submit]')) button.disabled = false
  isBusy = false
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.dataset.door !== undefined) {
    event.preventDefault()
    void once(() => openDoor(form))
  } else if (form.dataset.collect !== undefined) {
    event.preventDefault()
    void once(async () => {
      const doors = await doorsHere()
      put(await pageFrom(form.getAttribute('action'), { code: form.elements.code.value, doors: doors.join(',') }))
    })
  }
})

document.addEventListener('click', ({ target }) => {
  const key = target.closest('[data-key]')?.dataset.key
  if (key === undefined) return
  const field = document.querySelector('input[name=code]')
  if (key === 'clear') field.value = ''
  else if (key === 'back') field.value = field.value.slice(0, -1)
  else if (field.value.length < field.maxLength) field.value += key
  document.querySelector('.wrong')?.remove()
})

/* For the next person: nothing that was typed, in Chinese. An empty page is only kept fresh. */
function restOf(idle) {
  const look = lookNow()
  const isEmpty = document.querySelector('input[name=code]')?.value === ''
  if (look === 'code' && isEmpty && idle > EVERY_MS)
    return document.documentElement.lang === 'zh-CN' || idle < WIPED_MS ? 'fresh' : 'over'
  return look !== 'pairing' && look !== 'opening' && idle > (SHOWN_MS[look] ?? WIPED_MS) ? 'over' : 'no'
}

async function freshen() {
  const since = touched
  const page = await pageFrom(home)
  if (since !== touched || isBusy) return
  put(page)
  touched = since
}

async function look() {
  try {
    document.querySelector('.apart').hidden = lookNow() === 'pairing' || (await doorsHere()).length > 0
    const rest = isBusy ? 'no' : restOf(Date.now() - touched)
    if (rest === 'over') location.replace(`${home}?lang=zh-CN`)
    if (rest === 'fresh') await freshen()
    lastRight = Date.now()
  } catch {
    // said below when it lasts
  }
  document.querySelector('.lost').hidden = Date.now() - lastRight <= LOST_MS
  setTimeout(look, EVERY_MS)
}

if (location.pathname !== home) history.replaceState(null, '', home)
setTimeout(look, 1000)
document.querySelector('input[name=code]')?.focus()
