import { caseCommands as commands } from './commands.ts'
import type { Dossier } from './dossier.ts'
import type { Facts } from './facts.ts'
import { offering, offersOf } from './offers.ts'
import type { ActionOffer, Offering } from './offers.ts'

/** Any text: stands for what a person will type. */
const text = '…'

/** Stands for a person while there is no dossier. */
const nobody = { documentType: 'residentId', documentNumber: text } as const

const offerings: readonly Offering[] = [
  offering(commands.supplyDeferred, () => [{ bindings: [] }]),
  offering(commands.extendDeferral, () => [{ reason: text }]),
  offering(commands.addMaterial, () => [{ name: text, files: [] }]),
  offering(commands.withdrawCase, (dossier) => [{ requester: dossier?.applicant ?? nobody }]),
  offering(commands.terminateCase, () => [
    { ground: 'applicant-gone', reason: text, basis: [text] },
    { ground: 'wrong-acceptance', reason: text, basis: [text], attributedTo: 'department' },
  ]),
  offering(commands.serveEndNotice, () => [{ method: 'window' }]),
  offering(commands.requestCorrection, () => [{ field: 'applicant.phone', to: text, reason: text }]),
  offering(commands.settleCorrection, () => [{ outcome: 'corrected' }]),
]

/** What a person may do with what a case still waits for; why not, by the very deciders of the commands. */
export function availableActions(dossier: Dossier | undefined, facts: Facts): readonly ActionOffer[] {
  return offersOf(offerings, dossier, facts)
}
