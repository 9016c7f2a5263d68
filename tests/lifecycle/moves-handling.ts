import { handlingCommands } from '@yichuang/modules/handling/rules'
import type { Dossier } from '@yichuang/modules/cases/rules'
import { people } from '../../modules/cases/rules/testing/hall.ts'
import { move } from './move.ts'
import type { Move, Pick } from './move.ts'

const {
  claimTask,
  releaseTask,
  giveOpinion,
  returnTask,
  openProcedure,
  serveProcedureNotice,
  endProcedure,
  requestExtension,
  settleExtension,
  serveExtensionNotice,
  decideCase,
  forwardUp,
  produceResult,
  voidResult,
} = handlingCommands

const reviewers = ['reviewer', 'secondReviewer', 'assistant'] as const
const remedies = ['可在60日内申请行政复议，或六个月内提起行政诉讼']

/** Every move at the departments. */
export const handlingMoves: readonly Move[] = [
  move(claimTask, { by: reviewers, input: (dossier, pick) => ({ taskId: aTask(dossier, pick) }) }),
  move(releaseTask, {
    by: ['reviewer', 'chief'],
    input: (dossier, pick) => ({
      taskId: aTask(dossier, pick),
      to: pick([undefined, { person: people.secondReviewer.person, name: '吴审批' }]),
    }),
  }),
  move(giveOpinion, {
    by: reviewers,
    input: (dossier, pick) => ({ taskId: aTask(dossier, pick), agrees: pick([true, false]), text: '材料齐全' }),
  }),
  move(returnTask, {
    by: ['chief'],
    input: (dossier, pick) => ({ taskId: aTask(dossier, pick), reason: pick(['意见不明确', '']) }),
  }),
  move(openProcedure, {
    by: reviewers,
    input: (_dossier, pick) => ({ kind: pick(['hearing', 'survey', 'auction']), days: pick([undefined, 0, 2]) }),
  }),
  move(serveProcedureNotice, {
    by: ['clerk', 'carrier'],
    input: (dossier, pick) => ({ procedureId: aProcedure(dossier, pick), method: pick(['window', 'mail']) }),
  }),
  move(endProcedure, {
    by: reviewers,
    input: (dossier, pick) => ({
      procedureId: aProcedure(dossier, pick),
      outcome: pick(['ended', 'cancelled']),
      result: '无异议',
    }),
  }),
  move(requestExtension, {
    by: reviewers,
    input: (_dossier, pick) => ({ days: pick([5, 99]), reason: pick(['案情复杂', '']) }),
  }),
  move(settleExtension, {
    by: ['chief', 'reviewer'],
    input: (_dossier, pick) => pick([{ outcome: 'approved' }, { outcome: 'rejected', reason: '可以按期' }]),
  }),
  move(serveExtensionNotice, {
    by: ['clerk', 'carrier'],
    input: (_dossier, pick) => ({ method: pick(['window', 'mail']) }),
  }),
  move(decideCase, {
    by: ['chief', 'secondChief', 'reviewer'],
    input: (_dossier, pick) => ({
      decision: pick(['granted', 'rejected']),
      reason: pick(['不符合法定条件', '']),
      basis: ['行政许可法 第38条'],
      remedies,
    }),
  }),
  move(forwardUp, { by: ['chief', 'secondChief'], input: () => ({ to: '市市场监督管理局' }) }),
  move(produceResult, { by: ['reviewer', 'chief'], input: () => ({}) }),
  move(voidResult, {
    by: ['chief', 'secondChief'],
    input: (_dossier, pick) => ({
      ground: pick(['applicant-gone', 'deceit', 'commitment-defaulted', undefined]),
      reason: pick(['申请人死亡', '']),
    }),
  }),
]

function aTask({ tasks }: Dossier, pick: Pick): string {
  const [first = 'no-task', ...others] = tasks.map(({ id }) => id)
  return pick([first, ...others])
}

function aProcedure({ procedures }: Dossier, pick: Pick): string {
  const [first = 'no-procedure', ...others] = procedures.map(({ id }) => id)
  return pick([first, ...others])
}
