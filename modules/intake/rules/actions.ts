import { offering, offersOf } from '@yichuang/modules/cases/rules'
import type { ActionOffer, Applicant, Dossier, Facts, Offering } from '@yichuang/modules/cases/rules'
import type { SignedCommitment } from './acceptance.ts'
import { intakeCommands as commands } from './commands.ts'
import { deferralTerms } from './deferral.ts'
import type { RefuseApplication } from './refusing.ts'

/** Any text: stands for what a person will type. */
const text = '…'

/** The example of GB 11643: an applicant whose identity is in order, while nobody was entered yet. */
const specimen: Applicant = {
  kind: 'person',
  name: text,
  documentType: 'residentId',
  documentNumber: '11010519491231002X',
  phone: text,
}

const nothing = [{}] as const

const offerings: readonly Offering[] = [
  offering(commands.openApplication, (dossier) => [
    {
      ...entry(dossier),
      answers: {},
      situation: { status: 'complete', missing: [], errors: [], outcome: null },
      isTakenHere: true,
      duplicates: [],
    },
  ]),
  offering(commands.bindMaterial, (dossier) => [{ key: dossier?.requirements[0]?.key ?? '' }]),
  offering(commands.receiveApplication, () => nothing),
  offering(commands.discardDraft, () => nothing),
  offering(commands.takeUpApplication, (dossier, { item }) => [
    {
      ...entry(dossier),
      terms: item,
      answers: dossier?.answers ?? {},
      situation: { status: 'complete', missing: [], errors: [], outcome: null },
      requirements: dossier?.requirements ?? [],
      isTakenHere: true,
      duplicates: [],
    },
  ]),
  offering(commands.acceptApplication, (dossier, facts) => [{}, { commitment: promiseOf(dossier, facts) }]),
  offering(commands.completeOnTheSpot, (_dossier, { item }) => [{ payment: { fen: item.fee.fen, order: text } }]),
  offering(commands.proposeCorrection, () => nothing),
  offering(commands.issueCorrection, () => nothing),
  offering(commands.serveCorrection, () => [{ method: 'window' }]),
  offering(commands.approveSecondNotice, () => [{ reason: text }]),
  offering(commands.dropProposal, () => nothing),
  offering(commands.supplyCorrection, () => [{ changes: [], isDeclaredComplete: true }]),
  offering(commands.passPreReview, () => nothing),
  offering(commands.presentOriginals, () => [{ differences: [] }]),
  offering(commands.proposeRefusal, () => [{ ground: 'not-eligible', reason: text, basis: [text] }]),
  offering(commands.refuseApplication, (dossier) => [refusalOf(dossier)]),
  offering(commands.withdrawApplication, (dossier) => [{ requester: dossier?.applicant ?? specimen }]),
  offering(commands.pushAccepted, (dossier) => [{ ...entry(dossier), acceptanceNo: text }]),
]

/**
 * What this person may do with an application now, command by command, and why not: the answer of the very deciders
 * to the least that would have to be filled in, so that a button and its endpoint cannot disagree.
 * @param dossier undefined before an application is opened
 */
export function availableActions(dossier: Dossier | undefined, facts: Facts): readonly ActionOffer[] {
  return offersOf(offerings, dossier, facts)
}

function entry(dossier: Dossier | undefined) {
  return {
    applicationNo: dossier?.applicationNo ?? text,
    applicant: dossier?.applicant ?? specimen,
    agent: dossier?.agent,
    delivery: dossier?.delivery ?? ({ method: 'window' } as const),
    requirements: [],
  }
}

/** A commitment to everything that may follow, as if it were signed. */
function promiseOf(dossier: Dossier | undefined, facts: Facts): SignedCommitment {
  const terms = dossier === undefined ? undefined : deferralTerms(dossier, facts)
  return { signatureId: text, materials: terms?.materials ?? [] }
}

/** A refusal by proposal needs only its remedies; any other needs its reasons too. */
function refusalOf(dossier: Dossier | undefined): RefuseApplication {
  if (dossier?.proposal?.kind === 'refusal') return { remedies: [text] }
  return { ground: 'not-eligible', reason: text, basis: [text], remedies: [text] }
}
