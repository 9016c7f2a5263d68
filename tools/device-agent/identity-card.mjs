import { isCardNumber, isDay } from './card-number.mjs'
import { DeviceProblem } from './driver.mjs'
import { endingAfter, turns } from './person-waits.mjs'

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
  return endingAfter({ wait, signal, late: 'no-card' }, async (ended) => checked(await reader.read(ended)))
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
