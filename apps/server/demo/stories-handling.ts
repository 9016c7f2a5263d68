import { caseCommands } from '@yichuang/modules/cases/rules'
import { handlingCommands } from '@yichuang/modules/handling/rules'
import {
  accept,
  claim,
  grant,
  grounds,
  isCommitment,
  opine,
  reject,
  review,
  straightWithin,
  takesDays,
} from './flows.ts'
import type { Prospect, Story } from './flows.ts'
import { acceptWithPromise, isDeferrable } from './stories-intake.ts'
import type { Scene } from './scene.ts'

const inTime =
  (spent = 0) =>
  ({ terms }: Prospect) =>
    [spent, Math.max(spent, Math.min(terms.committed.value - 1, 8))] as const
const between = (least: number, most: number) => () => [least, most] as const

/** Accepted cases at the departments, up to the decision and other ends. */
export const handlingStories: readonly Story[] = [
  { name: 'waiting', count: 18, fits: takesDays(1), ago: inTime(), play: accept },
  { name: 'claimed', count: 14, fits: takesDays(1), ago: inTime(), play: acceptAndClaim },
  { name: 'first-opinion', count: 8, fits: takesDays(3), ago: inTime(1), play: halfWay },
  { name: 'all-opinions', count: 8, fits: straightWithin(3), ago: inTime(1), play: reviewed },
  { name: 'overdue', count: 7, fits: takesDays(1), ago: late, play: tardy },
  { name: 'suspended', count: 9, fits: hasProcedure, ago: between(1, 2), play: suspend },
  { name: 'resumed', count: 4, fits: hasProcedure, ago: between(3, 4), play: resume },
  { name: 'extension-requested', count: 5, fits: takesDays(3), ago: between(1, 2), play: askForTime },
  { name: 'extension-in-force', count: 5, fits: takesDays(3), ago: between(1, 2), play: giveTime },
  { name: 'granted', count: 7, fits: straightWithin(3), ago: between(1, 3), play: decideFor },
  { name: 'rejected', count: 6, fits: takesDays(3), ago: between(1, 3), play: decideAgainst },
  { name: 'withdrawn', count: 5, fits: isCommitment, ago: between(2, 18), play: leave },
  { name: 'terminated', count: 5, fits: isDeferrable, ago: between(14, 22), play: breakPromise },
]

function late({ terms }: Prospect): readonly [number, number] {
  return [terms.committed.value + 2, terms.committed.value + 5]
}

/** A procedure of at least three working days, so that its clock still stands when the story ends. */
function hasProcedure(prospect: Prospect): boolean {
  return isCommitment(prospect) && prospect.terms.procedures.some(({ expected }) => (expected?.value ?? 0) >= 3)
}

async function acceptAndClaim(scene: Scene): Promise<void> {
  await accept(scene)
  await claim(scene)
}

async function halfWay(scene: Scene): Promise<void> {
  await accept(scene)
  scene.days(1)
  await opine(scene)
  if (scene.dice.chance(0.4)) await claim(scene, 1)
}

async function reviewed(scene: Scene): Promise<void> {
  await accept(scene)
  scene.days(1)
  await review(scene)
}

async function tardy(scene: Scene): Promise<void> {
  await accept(scene)
  if (scene.dice.chance(0.7)) await claim(scene)
}

async function suspend(scene: Scene): Promise<string> {
  await accept(scene)
  scene.days(1)
  const reviewer = await claim(scene)
  const { kind } = scene.casting.terms.procedures.find(({ expected }) => (expected?.value ?? 0) >= 3) ?? { kind: '' }
  await scene.act(reviewer, handlingCommands.openProcedure, { kind })
  const procedureId = (await scene.dossier()).procedures.at(-1)?.id ?? ''
  await scene.act(reviewer, handlingCommands.serveProcedureNotice, { procedureId, method: 'window' })
  return procedureId
}

async function resume(scene: Scene): Promise<void> {
  const procedureId = await suspend(scene)
  scene.days(scene.dice.between(1, 2))
  const reviewer = scene.staff.reviewer(scene.casting.terms.department, scene.casting.index)
  const ending = { procedureId, outcome: 'ended' as const, result: '现场情况与申报材料一致，结论为合格' }
  await scene.act(reviewer, handlingCommands.endProcedure, ending)
}

async function askForTime(scene: Scene): Promise<void> {
  await accept(scene)
  scene.days(1)
  const reviewer = await claim(scene)
  const reason = '需向相关部门核实历史登记信息，五个工作日内难以完成'
  await scene.act(reviewer, handlingCommands.requestExtension, { days: 5, reason })
}

async function giveTime(scene: Scene): Promise<void> {
  await askForTime(scene)
  const { department } = scene.casting.terms
  await scene.act(scene.staff.chief(department), handlingCommands.settleExtension, { outcome: 'approved' })
  const reviewer = scene.staff.reviewer(department, scene.casting.index)
  await scene.act(reviewer, handlingCommands.serveExtensionNotice, { method: 'window' })
}

async function decideFor(scene: Scene): Promise<void> {
  await reviewed(scene)
  await grant(scene)
}

async function decideAgainst(scene: Scene): Promise<void> {
  await accept(scene)
  scene.days(1)
  await review(scene, false)
  await reject(scene)
}

async function leave(scene: Scene): Promise<void> {
  const { applicant, clerk } = scene.casting
  const { documentType, documentNumber } = applicant
  await accept(scene)
  scene.days(1)
  const requester = { documentType, documentNumber }
  await scene.act(clerk, caseCommands.withdrawCase, { requester, reason: '经营计划变更，申请人自愿撤回' })
  await serveEnd(scene)
}

async function breakPromise(scene: Scene): Promise<void> {
  await acceptWithPromise(scene)
  scene.days(12)
  await scene.act(scene.staff.chief(scene.casting.terms.department), caseCommands.terminateCase, {
    ground: 'commitment-defaulted',
    reason: '申请人未在承诺期限内补交容缺材料',
    basis: grounds,
  })
  await serveEnd(scene)
}

/** The end notice is served at once in most cases; the others wait for it. */
async function serveEnd(scene: Scene): Promise<void> {
  if (scene.dice.chance(0.3)) return
  await scene.act(scene.casting.clerk, caseCommands.serveEndNotice, { method: 'window' })
}
