/**
 * The interfaces of drivers: one per kind of device. This file is all that the author of a driver has to read
 * (a walk-through: docs/devices.md).
 *
 * A driver is an ECMAScript module that exports the opener of its kind:
 *
 *     export async function openIdentityCardReader({ DeviceProblem }) { return { name, isConnected, read, close } }
 *
 * and is started with `--driver identity-card=./vendor.mjs`.
 */

/**
 * What is read from a resident identity card (居民身份证, GA 448/GA 450).
 * @typedef {object} IdentityCard
 * @property {string} name as on the card, without blanks at the ends
 * @property {'residentId'} documentType
 * @property {string} documentNumber 18 characters, the last may be a capital X (GB 11643)
 * @property {'male' | 'female'} sex
 * @property {string} birthDate calendar day, YYYY-MM-DD
 * @property {string} address place of registration as printed
 * @property {string} issuer issuing authority (签发机关)
 * @property {string} validFrom calendar day, YYYY-MM-DD
 * @property {string | null} validTo last day of validity, YYYY-MM-DD; null: without end (长期)
 */

/**
 * A reader of identity cards. One object per process; the agent never reads twice at the same time.
 * @typedef {object} IdentityCardReader
 * @property {string} name maker and model, shown by `GET /health`
 * @property {() => Promise<boolean>} isConnected whether the device answers now; must take less than a second
 * @property {(signal: AbortSignal) => Promise<IdentityCard>} read waits until a card lies on the reader and reads it.
 *   Ends (by any rejection) when the signal aborts: the person pressed Esc or the time is over. Throws
 *   `DeviceProblem('unreadable')` for a card that cannot be read, `DeviceProblem('reader-missing')` when the device is
 *   unplugged while it waits. Keeps nothing of the card and writes nothing of it into a log.
 * @property {() => Promise<void>} close frees the device
 */

/**
 * A slip with a number taken, for paper 80 mm wide. The driver lays it out: the number large, the others below, the link as a QR code.
 * @typedef {object} Ticket
 * @property {string} hall name of the hall
 * @property {string} no the number: A001
 * @property {string} line what it is for
 * @property {string} wait people ahead and forecast, in words
 * @property {string} [place] where to wait, in words, when the hall has zones
 * @property {string} at moment it was taken, ISO instant
 * @property {string} link address of the page of the ticket, printed as a QR code
 */

/**
 * A printer of tickets. The agent never prints two at the same time.
 * @typedef {object} TicketPrinter
 * @property {string} name maker and model, shown by `GET /health`
 * @property {() => Promise<boolean>} isConnected whether the device answers now; must take less than a second
 * @property {(ticket: Ticket) => Promise<void>} print ends when the slip is cut. Throws `DeviceProblem('out-of-paper')` or
 *   `DeviceProblem('printer-missing')`.
 * @property {() => Promise<void>} close frees the device
 */

/**
 * A printer of papers on A4. The agent never prints two at the same time.
 * @typedef {object} DocumentPrinter
 * @property {string} name maker and model, shown by `GET /health`
 * @property {() => Promise<boolean>} isConnected whether the device answers now; must take less than a second
 * @property {(pdf: Buffer) => Promise<void>} print ends when the printer has taken the paper over. Throws
 *   `DeviceProblem('out-of-paper')` or `DeviceProblem('printer-missing')`. Keeps nothing of it.
 * @property {() => Promise<void>} close frees the device
 */

/**
 * What a module of a driver for papers exports.
 * @typedef {object} DocumentDriver
 * @property {(agent: { DeviceProblem: typeof DeviceProblem }) => Promise<DocumentPrinter>} openDocumentPrinter must also
 *   succeed while the device is unplugged
 */

/**
 * What a module of a driver exports.
 * @typedef {object} IdentityCardDriver
 * @property {(agent: { DeviceProblem: typeof DeviceProblem }) => Promise<IdentityCardReader>}
 *   [openIdentityCardReader] must also succeed while the device is unplugged
 * @property {(agent: { DeviceProblem: typeof DeviceProblem }) => Promise<TicketPrinter>}
 *   [openTicketPrinter] must also succeed while the device is unplugged
 */

/** What a device or the agent can refuse with, and the HTTP status it is told by. */
const statuses = {
  'bad-request': 400,
  'origin-not-allowed': 403,
  'not-found': 404,
  'no-card': 404,
  busy: 409,
  'out-of-paper': 409,
  unreadable: 422,
  'driver-failed': 500,
  'reader-missing': 503,
  'printer-missing': 503,
}

/**
 * A refusal with a code the workbench has a sentence for. Drivers throw `no-card`, `unreadable`, `reader-missing`,
 * `out-of-paper` and `printer-missing`;
 * any other error of a driver is told as `driver-failed`.
 */
export class DeviceProblem extends Error {
  /**
   * @param {keyof typeof statuses} code
   * @param {string} [detail] one English sentence for the technician, never data of the card
   */
  constructor(code, detail = code) {
    super(detail)
    this.name = 'DeviceProblem'
    this.code = code
  }

  /** The HTTP status of the answer. */
  get status() {
    return statuses[this.code]
  }
}
