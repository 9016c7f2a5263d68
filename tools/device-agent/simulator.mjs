import { setTimeout as pause } from 'node:timers/promises'
import { checkDigitOf } from './card-number.mjs'
import { DeviceProblem } from './driver.mjs'

/** @typedef {import('./driver.mjs').IdentityCard} IdentityCard */

const faults = ['unreadable', 'reader-missing']

/** People who do not exist: the region 339921 is given to no place, the numbers pass the check digit. */
const demoCards = [
  cardOf({ name: '周砚秋', body: '33992119880412312', address: '云岫县河埠街道槐荫路 21 号' }),
  cardOf({ name: '陆知微', body: '33992119950903204', address: '云岫县桐溪镇望江村 8 组 16 号' }),
  cardOf({ name: '钟离敬', body: '33992119561120101', address: '云岫县河埠街道学前巷 3 号', validTo: null }),
  cardOf({ name: '沈既白', body: '33992120010217413', address: '云岫县青石乡石桥村 44 号', validTo: '2024-06-01' }),
]

/**
 * A reader without a device, for demonstrations and tests. Cards are laid on it by `POST /simulator/card`; a card is
 * taken off again by being read, as a person takes theirs back.
 * @param {{ laysByItself: boolean }} options true: each read gets the next demo card after a second
 */
export function openSimulator({ laysByItself }) {
  const reader = new EventTarget()
  let lying
  let next = 0
  let fault
  let waiting = 0
  const lay = (card) => {
    lying = card
    reader.dispatchEvent(new Event('card'))
  }
  const nextDemo = () => demoCards[next++ % demoCards.length]

  return {
    name: 'simulator',
    isConnected: () => Promise.resolve(fault !== 'reader-missing'),
    async read(signal) {
      if (laysByItself && lying === undefined) {
        await pause(1000, undefined, { signal })
        lying ??= nextDemo()
      }
      if (lying === undefined && fault === undefined) {
        waiting += 1
        await laid(reader, signal).finally(() => (waiting -= 1))
      }
      const card = lying
      lying = undefined
      if (fault !== undefined) {
        const code = fault
        if (code === 'unreadable') fault = undefined
        throw new DeviceProblem(code)
      }
      return card
    },
    close: () => Promise.resolve(),
    routes: {
      'POST /simulator/card': ({ body }) => {
        fault = faultOf(body)
        if (fault !== undefined) reader.dispatchEvent(new Event('card'))
        else lay(given(body) ?? nextDemo())
        return { lying: lying ?? null, fault: fault ?? null }
      },
      'DELETE /simulator/card': () => {
        lying = undefined
        fault = undefined
        return { lying: null, fault: null }
      },
      'GET /simulator/card': () => ({ lying: lying ?? null, fault: fault ?? null, waiting }),
      'GET /simulator/cards': () => ({ cards: demoCards }),
    },
  }
}

const printerFaults = ['out-of-paper', 'printer-missing']
const MOST_SLIPS = 50

/** A printer without a device: the slips it printed are read by `GET /simulator/tickets`, the latest last. */
export function openPrinterSimulator() {
  return simulatedPrinter({ fault: 'printer', printed: 'tickets' }, (ticket) => ticket)
}

/** The same for papers: their sizes are read by `GET /simulator/documents`. */
export function openDocumentSimulator() {
  return simulatedPrinter({ fault: 'document-printer', printed: 'documents' }, ({ length }) => ({ bytes: length }))
}

function simulatedPrinter(routes, shown) {
  let kept = []
  let fault
  return {
    name: 'simulator',
    isConnected: () => Promise.resolve(fault !== 'printer-missing'),
    async print(paper) {
      if (fault !== undefined) throw new DeviceProblem(fault)
      kept = [...kept, shown(paper)].slice(-MOST_SLIPS)
    },
    close: () => Promise.resolve(),
    routes: {
      [`GET /simulator/${routes.printed}`]: () => ({ [routes.printed]: kept }),
      [`POST /simulator/${routes.fault}`]: ({ body }) => {
        if (body.fault !== null && !printerFaults.includes(body.fault))
          throw new DeviceProblem('bad-request', `fault is null or one of ${printerFaults.join(', ')}`)
        fault = body.fault ?? undefined
        return { fault: fault ?? null }
      },
    },
  }
}

function laid(reader, signal) {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    reader.addEventListener('card', resolve, { once: true, signal })
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function faultOf({ fault }) {
  if (fault === undefined || faults.includes(fault)) return fault
  throw new DeviceProblem('bad-request', `fault is one of ${faults.join(', ')}`)
}

/** The card a body describes: `{ demo: 2 }`, or fields of a card over those of the first demo card; none: undefined. */
function given({ demo, ...fields }) {
  if (demo !== undefined) {
    const card = demoCards[demo - 1]
    if (card === undefined) throw new DeviceProblem('bad-request', `demo is a number from 1 to ${demoCards.length}`)
    return card
  }
  return Object.keys(fields).length === 0 ? undefined : { ...demoCards[0], ...fields }
}

/** @returns {IdentityCard} */
function cardOf({ name, body, address, validTo = '2038-05-20' }) {
  const [, year, month, day] = /^\d{6}(\d{4})(\d\d)(\d\d)/.exec(body) ?? []
  return {
    name,
    documentType: 'residentId',
    documentNumber: `${body}${checkDigitOf(body)}`,
    sex: Number(body[16]) % 2 === 1 ? 'male' : 'female',
    birthDate: `${year}-${month}-${day}`,
    address,
    issuer: '云岫县公安局',
    validFrom: validTo === '2024-06-01' ? '2014-06-01' : '2018-05-20',
    validTo,
  }
}
