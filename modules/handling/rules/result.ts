import {
  barIf,
  delegated,
  firstRefusal,
  isBlank,
  onDossier,
  resultIn,
  voidDecision,
} from '@yichuang/modules/cases/rules'
import type { Dossier, Facts, RefusalOf, ResultDocument, ResultRefusal } from '@yichuang/modules/cases/rules'

/** A result document as it is made; its id is given to it. */
export type MadeDocument = Omit<ResultDocument, 'id'>

export interface ProduceResult {
  /** the documents made; without them those the item names, numbered by the case */
  readonly documents?: readonly MadeDocument[] | undefined
  /** whose seal; without it the item's department */
  readonly seal?: string | undefined
}

export type ProduceResultRefusal = ResultRefusal | RefusalOf<'handling.no-delegation-in-force'>

/** 制证: the documents a decision owes are made and sealed, under a delegation of the seal. (行政许可法 39, 44; BAK-10) */
export const produceResult = onDossier<ProduceResult, ProduceResultRefusal>({
  name: 'handling.produce-result',
  check: (dossier, _input, facts) =>
    firstRefusal(
      () => resultIn(dossier, 'owed'),
      () => delegated(facts, 'handling', 'seal'),
    ),
  act(scribe, { documents = documentsOwed(scribe.dossier(), scribe.facts), seal }) {
    const { item, newId } = scribe.facts
    const made = documents.map((document) => ({ id: newId(), ...document }))
    scribe.emit({ type: 'handling.result-produced', v: 1, documents: made, seal: seal ?? item.department })
  },
})

/** Why a decision that never reached the applicant may be taken back. (lifecycle 1.1; 行政许可法 69, 70) */
export type VoidingGround = 'applicant-gone' | 'unlawful' | 'deceit' | 'commitment-defaulted'

export interface VoidResult {
  /** absent: no ground was stated */
  readonly ground?: VoidingGround | undefined
  readonly reason: string
}

export type VoidResultRefusal =
  | ResultRefusal
  | RefusalOf<
      | 'handling.no-ground-to-void'
      | 'handling.no-delegation-in-force'
      | 'handout.already-on-its-way'
      | 'handling.reason-missing'
    >

/**
 * 撤回未送达的决定: on a lawful ground, while it lies in the house; what is with the carrier or in a locker must come back
 * first. The case then ends with its notice. (lifecycle 1.1; BAK-14, I-19)
 */
export const voidResult = onDossier<VoidResult, VoidResultRefusal>({
  name: 'handling.void-result',
  check: (dossier, { ground, reason }, facts) =>
    firstRefusal(
      () => resultIn(dossier, 'owed', 'produced', 'received', 'mailed', 'locker'),
      () => barIf(ground === undefined || !grounds[ground](dossier), 'handling.no-ground-to-void', { ground }),
      () => delegated(facts, 'handling', 'decide'),
      () => alreadyOnItsWay(dossier),
      () => barIf(isBlank(reason), 'handling.reason-missing'),
    ),
  act(scribe, { ground, reason }) {
    if (ground !== undefined) voidDecision(scribe, { ground, reason })
  },
})

const grounds: Readonly<Record<VoidingGround, (dossier: Dossier) => boolean>> = {
  // Death and extinction, and what made a decision unlawful, are proven by papers the decider names in the reason.
  'applicant-gone': () => true,
  unlawful: () => true,
  deceit: (dossier) => isGranted(dossier),
  'commitment-defaulted': (dossier) => isGranted(dossier) && dossier.commitment?.state === 'defaulted',
}

function alreadyOnItsWay({ result }: Dossier): RefusalOf<'handout.already-on-its-way'> | undefined {
  return barIf(result?.state === 'mailed' || result?.state === 'locker', 'handout.already-on-its-way', {
    state: result?.state,
  })
}

function isGranted({ case: file }: Dossier): boolean {
  return file?.conclusion?.kind === 'granted'
}

/** The papers of the decision: what a grant gives as the item names it, or the written decision. */
export function documentsOwed(dossier: Dossier, { item }: Facts): readonly MadeDocument[] {
  const { applicationNo } = dossier
  const number = (index: number) => `${applicationNo}-${index + 1}`
  if (!isGranted(dossier)) return [{ name: '不予行政许可决定书', number: number(0) }]
  if (item.results.length === 0) return [{ name: '准予行政许可决定书', number: number(0) }]
  return item.results.map(({ name, licence, validity }, index) => ({
    name,
    licence,
    validUntil: validity,
    number: number(index),
  }))
}
