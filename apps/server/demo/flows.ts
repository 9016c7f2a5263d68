import { caseCommands } from '@yichuang/modules/cases/rules'
import type { Dossier } from '@yichuang/modules/cases/rules'
import { handlingCommands } from '@yichuang/modules/handling/rules'
import { handoutCommands } from '@yichuang/modules/handout/rules'
import type { Actor } from '@yichuang/platform/pure'
import type { Casting, Scene } from './scene.ts'

/** A life a case can have: what it needs of an item, when it begins, what happens. */
export interface Story {
  readonly name: string
  /** how many cases have it */
  readonly count: number
  readonly fits: (prospect: Prospect) => boolean
  /** working days back at which it begins: from the one to the other */
  readonly ago: (prospect: Prospect) => readonly [least: number, most: number]
  readonly play: (scene: Scene) => Promise<unknown>
  /** the only item it is about */
  readonly item?: string
  /** which person applies, for people who apply more than once */
  readonly applicant?: (copy: number) => number
}
export type Prospect = Pick<Casting, 'terms' | 'requirements'>

export const grounds = ['《中华人民共和国行政许可法》第三十八条第一款']
export const remedies = [
  '如不服本决定，可以自收到之日起六十日内依法申请行政复议',
  '也可以自收到之日起六个月内依法向人民法院提起行政诉讼',
]

/** Whether departments work on the item for some days. */
export function isCommitment({ terms }: Prospect): boolean {
  return terms.kind !== 'instant'
}

/** A commitment item of at least so many working days. */
export function takesDays(least: number) {
  return ({ terms }: Prospect) =>
    terms.kind !== 'instant' && terms.committed.unit === 'workday' && terms.committed.value >= least
}

/** The same, where no special procedure must be held before a grant. */
export function straightWithin(least: number) {
  return (prospect: Prospect) =>
    takesDays(least)(prospect) && !prospect.terms.procedures.some(({ isRequired }) => isRequired)
}

/** Taken and accepted at the counter; some originals stay with the hall. */
export async function accept(scene: Scene): Promise<void> {
  await scene.take({ kind: 'accept' })
}

function leadTaskOf({ tasks }: Dossier): string {
  const lead = tasks.find(({ part }) => part === 'lead')
  if (lead === undefined) throw new Error('no task is open')
  return lead.id
}

/** A reviewer of the item's department takes the task. */
export async function claim(scene: Scene, step = 0): Promise<Actor> {
  const reviewer = scene.staff.reviewer(scene.casting.terms.department, scene.casting.index + step)
  await scene.act(reviewer, handlingCommands.claimTask, (dossier) => ({ taskId: leadTaskOf(dossier) }))
  return reviewer
}

/** A reviewer takes the task and gives the opinion of its present step. */
export async function opine(scene: Scene, step = 0, agrees = true): Promise<void> {
  const reviewer = await claim(scene, step)
  await scene.act(reviewer, handlingCommands.giveOpinion, (dossier) => ({
    taskId: leadTaskOf(dossier),
    agrees,
    text: agrees ? '材料齐全，符合法定条件，建议准予' : '现场条件不符合要求，建议不予许可',
  }))
}

/** Both steps of the flow, by two people. */
export async function review(scene: Scene, agrees = true): Promise<void> {
  await opine(scene, 0, agrees)
  await opine(scene, 1, agrees)
}

/** What is due is paid at the till. */
async function pay(scene: Scene): Promise<void> {
  const { fee } = await scene.dossier()
  if (fee?.state !== 'due') return
  const payment = { order: scene.word('PAY'), fen: fee.fen }
  await scene.act(scene.casting.clerk, caseCommands.recordPayment, payment)
}

export async function grant(scene: Scene): Promise<void> {
  await pay(scene)
  const chief = scene.staff.chief(scene.casting.terms.department)
  await scene.act(chief, handlingCommands.decideCase, { decision: 'granted', basis: grounds })
}

export async function reject(scene: Scene): Promise<void> {
  const chief = scene.staff.chief(scene.casting.terms.department)
  await scene.act(chief, handlingCommands.decideCase, {
    decision: 'rejected',
    reason: '经审查，申请人提交的场所条件不符合法定标准',
    basis: grounds,
    remedies,
  })
}

export async function produce(scene: Scene): Promise<void> {
  const { department } = scene.casting.terms
  await scene.act(scene.staff.reviewer(department, scene.casting.index), handlingCommands.produceResult, {})
}

/** The result reaches the hand-out window of the hall. */
export async function receive(scene: Scene): Promise<Actor> {
  const clerk = scene.staff.handoutClerk(scene.casting.clerk.hall)
  await scene.act(clerk, handoutCommands.receiveResult, (dossier) => ({
    sheetNo: scene.word('CJ'),
    numbers: (dossier.result?.documents ?? []).map(({ number }) => number),
  }))
  return clerk
}

/** The applicant takes the result at a window. */
export async function handOver(scene: Scene, clerk: Actor): Promise<void> {
  const { name, documentType, documentNumber } = scene.casting.applicant
  await scene.act(clerk, handoutCommands.handOver, {
    recipient: { name, documentType, documentNumber },
    identityCheck: '核对证件原件',
    signatureId: scene.word('QS'),
  })
}
