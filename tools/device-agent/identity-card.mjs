import { isCardNumber, isDay } from './card-number.mjs'
import { DeviceProblem } from './driver.mjs'

/** @typedef {import('./driver.mjs').IdentityCard} IdentityCard */
/** @typedef {import('./driver.mjs').IdentityCardReader} IdentityCardReader */

const longestWait = 60

/** The kind of device `identity-card`: how its driver is opened, and what the agent answers for it. */
export const identityCard = {
  kind: 'identity-card',
  opener: 'openIdentityCardReader',
  /** @param {IdentityCardReader} reader */
  routes(reader) {
    const oneAtATime = turns()
    return {
      /** @param {{ query: URLSearchParams, signal: AbortSignal }} request */
      'GET /identity-card': ({ query, signal }) => {
        const wait = waitOf(query)
        return oneAtATime(signal, (ended) => readWithin(reader, wait, ended))
      },
    }
  },
}

/** How long to wait for a card, in seconds. */
function waitOf(query) {
  const wait = Number(query.get('wait') ?? 15)
  if (!(wait > 0 && wait <= longestWait)) {
    throw new DeviceProblem('bad-request', `wait is a number of seconds, more than 0 and at most ${longestWait}`)
  }
  return wait
}

async function readWithin(reader, wait, signal) {
  if (!(await reader.isConnected())) throw new DeviceProblem('reader-missing')
  const over = new AbortController()
  const end = () => over.abort()
  const clock = setTimeout(end, wait * 1000)
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  try {
    return checked(await reader.read(over.signal))
  } catch (error) {
    // Whatever a driver rejects with once it was told to end, nobody laid a card in time.
    throw over.signal.aborted ? new DeviceProblem('no-card') : error
  } finally {
    clearTimeout(clock)
    signal.removeEventListener('abort', end)
  }
}

/** The card a driver gave, unless something of it cannot be true. */
function checked(card) {
  const { name, documentType, documentNumber, sex, birthDate, address, issuer, validFrom, validTo } = card
  const isWhole =
    [name, address, issuer].every((text) => typeof text === 'string' && text.trim() !== '') &&
    documentType === 'residentId' &&
    isCardNumber(documentNumber) &&
    (sex === 'male' || sex === 'female') &&
    [birthDate, validFrom].every(isDay) &&
    (validTo === null || isDay(validTo))
  if (!isWhole) throw new DeviceProblem('unreadable', 'the driver gave a card with a field that cannot be true')
  return { name, documentType, documentNumber, sex, birthDate, address, issuer, validFrom, validTo }
}

/** Lets one read happen at a time: one that nobody waits for any more is let end, another live one is told busy. */
function turns() {
  let current = { signal: undefined, done: Promise.resolve() }
  return async (signal, read) => {
    if (current.signal !== undefined && !current.signal.aborted) throw new DeviceProblem('busy')
    const before = current.done
    const turn = before.then(() => read(signal))
    const mine = { signal, done: turn.then(noop, noop) }
    current = mine
    try {
      return await turn
    } finally {
      if (current === mine) current = { signal: undefined, done: mine.done }
    }
  }
}

function noop() {}
