/* The keyboard on the screen of a self-service machine: Chinese by pinyin, letters, figures. Nothing of it is kept. */
import { candidates, cut, readTable } from './pinyin.js'

/* What a row of candidates holds, in hundredths of the width of the screen; kiosk.css sets them so wide. */
const ROW = 78
const widthOf = ({ text }) => Math.max(8.6, text.length * 4.6 + 3.7) + 1.1
const board = document.querySelector('.keyboard')
const typing = board.querySelector('.typing-letters')
const row = board.querySelector('.candidates')
const earlier = board.querySelector('[data-page="-1"]')
const later = board.querySelector('[data-page="1"]')
const fields = [...document.querySelectorAll('main :is(input, textarea)')].filter(isTyped)
/* What a field says of itself, before the keyboard of the system is told to stay away. */
const kinds = new Map(fields.map((one) => [one, one.dataset.keyboard ?? (one.inputMode === '' ? 'text' : 'digits')]))

let table
let field
let mode = 'pinyin'
let isUpper = false
let letters = ''
/* Where the pages of candidates begin, up to the one that is shown. */
let pages = [0]
let isChanged = false

function isTyped(one) {
  const isText = one.tagName === 'TEXTAREA' || ['text', 'search', 'tel'].includes(one.type)
  return isText && !one.readOnly && !one.disabled && one.dataset.keys === undefined
}

function insert(text) {
  const { selectionStart, selectionEnd, maxLength, value } = field
  const room = maxLength < 0 ? text.length : maxLength - value.length + selectionEnd - selectionStart
  const fits = text.slice(0, Math.max(0, room))
  if (fits === '') return
  field.setRangeText(fits, selectionStart, selectionEnd, 'end')
  tell('insertText', fits)
}

function tell(inputType, data) {
  isChanged = true
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data }))
}

function erase() {
  if (letters !== '') {
    compose(letters.slice(0, -1))
    return
  }
  const { selectionStart, selectionEnd } = field
  if (selectionEnd === 0) return
  field.setRangeText('', selectionStart === selectionEnd ? selectionStart - 1 : selectionStart, selectionEnd, 'end')
  tell('deleteContentBackward', null)
}

/* Letters that no character was chosen for stay letters: initials are looked for as they are. */
function settle() {
  const rest = letters
  compose('')
  if (rest !== '') insert(rest)
}

function compose(next) {
  letters = next
  pages = [0]
  showCandidates()
}

function endOfRow(all, from) {
  let until = from
  for (let width = 0; until < all.length; until += 1) {
    width += widthOf(all[until])
    if (width > ROW && until > from) break
  }
  return until
}

function showCandidates() {
  const all = letters === '' || table === undefined ? [] : candidates(letters, table, kinds.get(field) === 'name')
  const parts = table === undefined ? [] : cut(letters, table)
  typing.textContent = parts.length === 0 ? letters : parts.map(({ part }) => part).join(' ')
  const from = pages.at(-1)
  const until = endOfRow(all, from)
  row.replaceChildren(
    ...all.slice(from, until).map(({ text, used }) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = text
      button.dataset.used = String(used)
      return button
    }),
  )
  earlier.disabled = pages.length === 1
  later.disabled = until >= all.length
  later.dataset.from = String(until)
  board.classList.toggle('composing', letters !== '')
}

function choose({ textContent, dataset }) {
  const rest = letters.slice(Number(dataset.used))
  insert(textContent)
  compose(rest)
}

function write(key) {
  if (mode === 'pinyin' && /^[A-Z]$/.test(key)) {
    if (letters.length < 30) compose(letters + key.toLowerCase())
    return
  }
  settle()
  insert(mode === 'latin' && !isUpper ? key.toLowerCase() : key)
}

function turn(next) {
  settle()
  mode = next
  board.dataset.mode = mode
  for (const key of board.querySelectorAll('[data-letter]')) {
    key.textContent = mode === 'latin' && !isUpper ? key.dataset.letter.toLowerCase() : key.dataset.letter
  }
  for (const one of board.querySelectorAll('[data-turn]')) {
    one.setAttribute('aria-pressed', String(one.dataset.turn === mode))
  }
  board.querySelector('[data-act="upper"]').setAttribute('aria-pressed', String(isUpper))
}

const acts = {
  erase,
  close,
  space: () => {
    const first = row.querySelector('button')
    if (first === null) insert(' ')
    else choose(first)
  },
  upper: () => {
    isUpper = !isUpper
    turn('latin')
  },
}

/* One touch of the keyboard; the field keeps the focus, or has it again. */
function touch({ target }) {
  const key = target.closest('button')
  if (key === null) return
  if (document.activeElement !== field) field.focus()
  const { dataset } = key
  if (dataset.used !== undefined) choose(key)
  else if (dataset.turn !== undefined) turn(dataset.turn)
  else if (dataset.page !== undefined) {
    pages = key === later ? [...pages, Number(dataset.from)] : pages.slice(0, -1)
    showCandidates()
  } else if (dataset.act !== undefined) acts[dataset.act]()
  else write(dataset.letter ?? dataset.sign)
}

async function readWords() {
  try {
    const answer = await fetch(board.dataset.words)
    if (answer.ok) table = readTable(await answer.text())
  } catch {
    // Without the table letters stay letters; the next field asks again.
  }
  showCandidates()
}

const modeOf = { digits: 'figures', code: 'latin' }

function open(one) {
  if (field === one && !board.hidden) return
  field = one
  isUpper = kinds.get(field) === 'code'
  turn(modeOf[kinds.get(field)] ?? board.dataset.usual)
  if (table === undefined) void readWords()
  board.hidden = false
  document.body.classList.add('typing')
  field.scrollIntoView({ block: 'center' })
}

/* As when somebody typed with keys of the machine: what waits for a change hears of it once. */
function leave(one) {
  settle()
  if (isChanged) one.dispatchEvent(new Event('change', { bubbles: true }))
  isChanged = false
}

function close() {
  board.hidden = true
  document.body.classList.remove('typing')
  field.blur()
}

board.addEventListener('mousedown', (event) => event.preventDefault())
board.addEventListener('click', touch)
document.addEventListener('submit', settle, true)
for (const one of fields) {
  one.inputMode = 'none'
  one.addEventListener('focus', () => open(one))
  // A touch on a way on sends the form; to send it for the change, too, would be once too often.
  one.addEventListener('blur', ({ relatedTarget }) => relatedTarget?.type === 'submit' || leave(one))
}
for (const one of document.querySelectorAll('main input[type="date"]'))
  one.addEventListener('click', () => one.showPicker())
if (fields.includes(document.activeElement)) open(document.activeElement)
else document.querySelector('[data-typed-first]')?.focus()
