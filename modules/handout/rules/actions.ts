import { offering, offersOf } from '@yichuang/modules/cases/rules'
import type { ActionOffer, Dossier, Facts, Offering, Requester } from '@yichuang/modules/cases/rules'
import { handoutCommands as commands } from './commands.ts'

/** Any text: stands for what a person will type, or for a paper that was shown. */
const text = '…'

const offerings: readonly Offering[] = [
  offering(commands.receiveResult, (dossier) => [{ sheetNo: text, numbers: numbersOf(dossier) }]),
  offering(commands.handOver, (dossier) => [
    { recipient: { name: text, ...paperOf(dossier), authority: {} }, identityCheck: text, signatureId: text },
  ]),
  offering(commands.mailResult, () => [{ carrier: text, waybill: text }]),
  offering(commands.putInLocker, () => [{ box: text, codeHash: text }]),
  offering(commands.publishElectronic, () => [{}]),
  offering(commands.recordDelivery, () => [{ proof: text }]),
  offering(commands.recordReturn, () => [{ reason: text }]),
  offering(commands.depositResult, () => [{ approver: text }]),
]

/**
 * What this person may do now with a result, command by command, and why not: the answer of the very deciders, so that
 * a button and its endpoint cannot disagree.
 */
export function availableActions(dossier: Dossier | undefined, facts: Facts): readonly ActionOffer[] {
  return offersOf(offerings, dossier, facts)
}

function numbersOf(dossier: Dossier | undefined): readonly string[] {
  return (dossier?.result?.documents ?? []).map(({ number }) => number)
}

function paperOf(dossier: Dossier | undefined): Requester {
  const { documentType = 'other', documentNumber = text } = dossier?.applicant ?? {}
  return { documentType, documentNumber }
}
