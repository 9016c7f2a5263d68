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
 * A door of a locker.
 * @typedef {object} LockerDoor
 * @property {string} door what is written on it: A07
 * @property {boolean} isOpen
 * @property {boolean | null} isOccupied whether something lies behind it; null: the locker has no sensor for it
 */

/**
 * A locker (自助取件柜). The agent never asks it two things at the same time.
 * @typedef {object} Locker
 * @property {string} name maker and model, shown by `GET /health`
 * @property {() => Promise<boolean>} isConnected whether the device answers now; must take less than a second
 * @property {() => Promise<readonly LockerDoor[]>} doors all doors as they are now, in the order they are written on the locker
 * @property {(door: string) => Promise<void>} open ends when the door reports that it is open. Throws
 *   `DeviceProblem('no-such-door')`, `DeviceProblem('door-stuck')` when it stays closed for some seconds, or
 *   `DeviceProblem('locker-missing')`. Opens no other door, and none twice for one call.
 * @property {() => Promise<void>} close frees the device
 */

/**
 * What is to be signed, shown on the pad as far as it has room.
 * @typedef {object} Signing
 * @property {string} signer name of the person
 * @property {string} text the text that is signed
 */

/**
 * What a pad gives: the picture, and when the last stroke was made.
 * @typedef {object} Signature
 * @property {Buffer} png black strokes, no more than 2000 × 1000 pixels and 400 kB
 * @property {string} at moment of the last stroke, ISO instant
 */

/**
 * A pad for signatures (签字板). The agent never asks for two at the same time.
 * @typedef {object} SignaturePad
 * @property {string} name maker and model, shown by `GET /health`
 * @property {() => Promise<boolean>} isConnected whether the device answers now; must take less than a second
 * @property {(signing: Signing, signal: AbortSignal) => Promise<Signature>} sign waits until the person confirmed the
 *   signature on the pad. Ends (by any rejection) and wipes the pad when the signal aborts. Throws `DeviceProblem('declined')` when
 *   the person breaks it off on the pad, `DeviceProblem('pad-missing')` when it is unplugged meanwhile. Keeps nothing of it.
 * @property {() => Promise<void>} close frees the device
 */

/**
 * What stands on the screen over a window.
 * @typedef {object} LedPicture
 * @property {string | null} number the number called or served: B037
 * @property {'called' | 'serving' | 'free' | 'paused' | 'lost'} status
 * @property {readonly string[]} lines the same in words, the first the most important, each of some twelve signs at most
 */

/**
 * A screen of light-emitting diodes over a window (窗口屏). The agent never shows two pictures at the same time.
 * @typedef {object} LedScreen
 * @property {string} name maker and model, shown by `GET /health`
 * @property {() => Promise<boolean>} isConnected whether the device answers now; must take less than a second
 * @property {(picture: LedPicture) => Promise<void>} show replaces what stands there. Throws `DeviceProblem('screen-missing')`.
 *   The agent shows the same picture again now and then: a screen that was without power is right again by it.
 * @property {() => Promise<void>} clear darkens it
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

/**
 * What modules of drivers for lockers, pads and screens export; each must also succeed while the device is unplugged.
 * @typedef {object} FurtherDriver
 * @property {(agent: { DeviceProblem: typeof DeviceProblem }) => Promise<Locker>} [openLocker]
 * @property {(agent: { DeviceProblem: typeof DeviceProblem }) => Promise<SignaturePad>} [openSignaturePad]
 * @property {(agent: { DeviceProblem: typeof DeviceProblem }) => Promise<LedScreen>} [openLedScreen]
 */

/** What a device or the agent can refuse with, and the HTTP status it is told by. */
const statuses = {
  'bad-request': 400,
  'origin-not-allowed': 403,
  'not-found': 404,
  'no-card': 404,
  'no-such-door': 404,
  'not-signed': 404,
  busy: 409,
  declined: 409,
  'door-stuck': 409,
  'out-of-paper': 409,
  unreadable: 422,
  'driver-failed': 500,
  'reader-missing': 503,
  'printer-missing': 503,
  'locker-missing': 503,
  'pad-missing': 503,
  'screen-missing': 503,
}

/**
 * A refusal with a code the workbench has a sentence for. Drivers throw the codes their interface names above;
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
