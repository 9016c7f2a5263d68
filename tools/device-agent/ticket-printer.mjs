import { DeviceProblem } from './driver.mjs'
import { inTurn } from './in-turn.mjs'

/** @typedef {import('./driver.mjs').Ticket} Ticket */
/** @typedef {import('./driver.mjs').TicketPrinter} TicketPrinter */

const texts = ['hall', 'no', 'line', 'wait', 'at', 'link']
/** what stands on the slip when the hall has it */
const others = ['place']
const longest = 200

/** The kind of device `ticket-printer`: how its driver is opened, and what the agent answers for it. */
export const ticketPrinter = {
  kind: 'ticket-printer',
  opener: 'openTicketPrinter',
  /** @param {TicketPrinter} printer */
  routes(printer) {
    const print = inTurn(printer)
    return {
      /** @param {{ body: object }} request */
      'POST /ticket': async ({ body }) => {
        const ticket = checked(body)
        await print(ticket)
        return { printed: ticket.no }
      },
    }
  },
}

/** @returns {Ticket} */
function checked(body) {
  const given = [...texts, ...others.filter((name) => body[name] !== undefined)]
  const isWhole = given.every((name) => typeof body[name] === 'string' && body[name].length <= longest)
  if (!isWhole || body.no.trim() === '') throw new DeviceProblem('bad-request', `a ticket has ${texts.join(', ')}`)
  return Object.fromEntries(given.map((name) => [name, body[name].trim()]))
}
