import { documentPrinter } from './document-printer.mjs'
import { identityCard } from './identity-card.mjs'
import { ledScreen } from './led-screen.mjs'
import { lockerKind } from './locker.mjs'
import { signaturePad } from './signature-pad.mjs'
import { openLockerSimulator } from './simulated-locker.mjs'
import { openPadSimulator } from './simulated-pad.mjs'
import { openScreenSimulator } from './simulated-screen.mjs'
import { openDocumentSimulator, openPrinterSimulator, openSimulator } from './simulator.mjs'
import { ticketPrinter } from './ticket-printer.mjs'

/** The kinds of devices the agent knows. A further one is a file like identity-card.mjs and a place in this list. */
export const kinds = [identityCard, ticketPrinter, documentPrinter, lockerKind, signaturePad, ledScreen]

/**
 * All devices without a device.
 * @param {{ actsByItself: boolean }} options true: cards are laid, signatures written and doors shut without anybody
 */
export function simulators({ actsByItself }) {
  return [
    { kind: identityCard, device: openSimulator({ laysByItself: actsByItself }) },
    { kind: ticketPrinter, device: openPrinterSimulator() },
    { kind: documentPrinter, device: openDocumentSimulator() },
    { kind: lockerKind, device: openLockerSimulator({ closesByItself: actsByItself }) },
    { kind: signaturePad, device: openPadSimulator({ signsByItself: actsByItself }) },
    { kind: ledScreen, device: openScreenSimulator() },
  ]
}
