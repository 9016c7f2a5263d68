/* A self-service machine: keys on the screen, the card reader, the printer, and wiping what was typed when nobody touches it. */
const { home, wipes, idle: idleSeconds = '45' } = document.body.dataset
const IDLE_MS = Number(idleSeconds) * 1000
const LEAVE_MS = 15_000
/* For the next person: in Chinese, in the usual type. */
const anew = `${home}?lang=zh-CN&elder=0`
const agent = localStorage.getItem('yichuang.device-agent') ?? 'http://127.0.0.1:9271'
const fields = [...document.querySelectorAll('[data-keys]')]
let field = fields[0]
let touched = Date.now()

for (const one of fields) one.addEventListener('focus', () => (field = one))
for (const kind of ['pointerdown', 'keydown', 'input']) {
  document.addEventListener(kind, () => (touched = Date.now()), { passive: true })
}

/* One key: a sign more, or one less; a field that is full gives on to the next. */
function press(key) {
  if (key === 'back') {
    if (field.value === '' && fields.indexOf(field) > 0) field = fields[fields.indexOf(field) - 1]
    field.value = field.value.slice(0, -1)
  } else if (field.value.length < field.maxLength) field.value += key
  const next = fields[fields.indexOf(field) + 1]
  if (key !== 'back' && field.value.length === field.maxLength && next !== undefined) field = next
  field.focus()
}

document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-key],[data-stay],[data-without],[data-leave],[data-paper]')
  if (button === null) return
  if (button.dataset.key !== undefined) press(button.dataset.key)
  if (button.dataset.paper !== undefined) void printPaper(button)
  if (button.hasAttribute('data-without')) for (const one of fields) one.value = ''
})

/* What was typed is taken out before the page is left, and the page is not come back to. */
function wipe(next) {
  clearInterval(watching)
  for (const form of document.forms) for (const one of form.elements) if (one.name !== '') one.value = ''
  document.querySelector('main').replaceChildren()
  document.querySelector('.keyboard')?.remove()
  location.replace(next)
}

for (const link of document.querySelectorAll('[data-leave]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    wipe(home)
  })
}

function watch() {
  const idle = Date.now() - touched
  const asking = document.querySelector('.idle')
  asking.hidden = idle < IDLE_MS
  document.querySelector('[data-left]').textContent = String(Math.max(0, Math.ceil((IDLE_MS + LEAVE_MS - idle) / 1000)))
  if (idle > IDLE_MS + LEAVE_MS) wipe(anew)
}

function fill(targets, { documentNumber, name }) {
  for (const target of targets) target.value = target.dataset.card === 'name' ? name : documentNumber
  touched = Date.now()
  const [{ form }] = targets
  if (targets.length === 1 || form.dataset.cardSends !== undefined) form.requestSubmit()
}

/* The card that is laid on the reader fills in what the form wants of it; where it wants nothing else, it is sent. */
async function readCard(targets) {
  const [first] = targets
  while (document.contains(first)) {
    try {
      const answer = await fetch(`${agent}/identity-card?wait=15`, { credentials: 'omit', cache: 'no-store' })
      if (answer.ok) {
        fill(targets, await answer.json())
        return
      }
      if (answer.status !== 404 && answer.status !== 422) return
    } catch {
      return
    }
  }
}

async function print(section) {
  const said = section.querySelector('[data-printing]')
  try {
    const answer = await fetch(`${agent}/ticket`, {
      method: 'POST',
      body: section.dataset.print,
      credentials: 'omit',
      signal: AbortSignal.timeout(10_000),
    })
    said.textContent = answer.ok ? said.dataset.done : said.dataset.failed
  } catch {
    said.textContent = said.dataset.failed
  }
}

/* A paper of the case goes from the server to the printer of the machine; nothing of it stays here. */
async function printPaper(button) {
  const section = button.closest('[data-pass]')
  const said = section.querySelector('[data-printing]')
  const buttons = [...section.querySelectorAll('[data-paper]')]
  for (const one of buttons) one.disabled = true
  said.textContent = said.dataset.busy
  try {
    const headers = { 'x-progress-pass': section.dataset.pass }
    const paper = await fetch(button.dataset.paper, { headers, cache: 'no-store', signal: AbortSignal.timeout(20_000) })
    if (!paper.ok) throw new Error(String(paper.status))
    const answer = await fetch(`${agent}/document`, {
      method: 'POST',
      body: await paper.blob(),
      credentials: 'omit',
      signal: AbortSignal.timeout(30_000),
    })
    said.textContent = answer.ok ? said.dataset.done : said.dataset.failed
  } catch {
    said.textContent = said.dataset.failed
  }
  touched = Date.now()
  for (const one of buttons) one.disabled = false
}

/* The first page shows who waits now; whoever chose a language and went away is forgotten. */
function refresh() {
  const idle = Date.now() - touched
  if (idle > 5000) location.replace(idle > IDLE_MS + LEAVE_MS ? anew : home)
}

/* Ended by the first leaving: a second one would break it off. */
const watching = wipes === undefined ? setInterval(refresh, 20_000) : setInterval(watch, 1000)
const cards = [...document.querySelectorAll('[data-card]')]
if (cards.length > 0) void readCard(cards)
const noCard = document.querySelector('[data-missing-card]')
if (noCard !== null) {
  const { form } = cards[0]
  form.noValidate = true
  form.addEventListener('submit', (event) => {
    if (cards.every(({ value }) => value !== '')) return
    event.preventDefault()
    noCard.textContent = noCard.dataset.missingCard
    noCard.hidden = false
  })
}
const ticket = document.querySelector('[data-print]')
if (ticket !== null) void print(ticket)
if (field !== undefined) field.focus()
