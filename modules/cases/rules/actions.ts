import { caseCommands as commands } from './commands.ts'
import type { Dossier } from './dossier.ts'
import type { Facts } from './facts.ts'
import { offering, offersOf } from './offers.ts'
import type { ActionOffer, Offering } from './offers.ts'

/** Any text: stands for what a person will type. */
const text = '…'

const offerings: readonly Offering[] = [
  offering(commands.supplyDeferred, () => [{ bindings: [] }]),
  offering(commands.extendDeferral, () => [{ reason: text }]),
  offering(commands.addMaterial, () => [{ name: text, files: [] }]),
]

/** What a person may do with what a case still waits for; why not, by the very deciders of the commands. */
export function availableActions(dossier: Dossier | undefined, facts: Facts): readonly ActionOffer[] {
  return offersOf(offerings, dossier, facts)
}
