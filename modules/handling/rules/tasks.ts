import { atDepartments, barIf, firstRefusal, isBlank, onDossier } from '@yichuang/modules/cases/rules'
import type { AtDepartmentsRefusal, Dossier, PointCheck, RefusalOf, Task } from '@yichuang/modules/cases/rules'
import type { Actor } from '@yichuang/platform/pure'
import { stepEnds, stepOpensAnew } from './steps.ts'

export interface ClaimTask {
  readonly taskId: string
}

export type ClaimTaskRefusal =
  AtDepartmentsRefusal | RefusalOf<'handling.task-not-open' | 'handling.task-done' | 'handling.task-taken'>

/** 领取: one person takes the task of the own department; a second one is told who has it. (BAK-01; lifecycle 5) */
export const claimTask = onDossier<ClaimTask, ClaimTaskRefusal>({
  name: 'handling.claim-task',
  check(dossier, { taskId }, { by }) {
    const task = findTask(dossier, taskId)
    return firstRefusal(
      () => atDepartments(dossier),
      () => barIf(task === undefined || task.department !== by.department, 'handling.task-not-open'),
      () => barIf(task?.state === 'done', 'handling.task-done'),
      () => barIf(task?.state === 'claimed', 'handling.task-taken', { holder: task?.holderName }),
    )
  },
  act: (scribe, { taskId }) => scribe.emit({ type: 'handling.task-claimed', v: 1, taskId }),
})

export interface ReleaseTask {
  readonly taskId: string
  /** to whom it passes; without it the task waits for whoever claims it */
  readonly to?: { readonly person: string; readonly name: string } | undefined
}

export type ReleaseTaskRefusal = AtDepartmentsRefusal | RefusalOf<'handling.not-your-task'>

/** 退回待领、改派: by whoever holds the task; the chief representative may also give a waiting one to somebody. */
export const releaseTask = onDossier<ReleaseTask, ReleaseTaskRefusal>({
  name: 'handling.release-task',
  check(dossier, { taskId, to }, { by }) {
    const task = findTask(dossier, taskId)
    return firstRefusal(
      () => atDepartments(dossier),
      () => barIf(!mayRelease(task, by, to !== undefined), 'handling.not-your-task', { holder: task?.holderName }),
    )
  },
  act: (scribe, { taskId, to }) => scribe.emit({ type: 'handling.task-released', v: 1, taskId, to }),
})

/** The material's key → the review point's id → in order, or what is wrong. */
export type OpinionChecks = Readonly<Record<string, Readonly<Record<string, PointCheck>>>>

export interface GiveOpinion {
  readonly taskId: string
  readonly agrees: boolean
  readonly text: string
  readonly checks?: OpinionChecks | undefined
}

export type GiveOpinionRefusal = AtDepartmentsRefusal | RefusalOf<'handling.not-your-task'>

/**
 * 出具审查意见: closes the task's step and opens the next one; the opinion of the last step closes the task. An opinion
 * never decides. (BAK-02, BAK-04, TIM-05)
 */
export const giveOpinion = onDossier<GiveOpinion, GiveOpinionRefusal>({
  name: 'handling.give-opinion',
  check(dossier, { taskId }, { by }) {
    const task = findTask(dossier, taskId)
    return firstRefusal(
      () => atDepartments(dossier),
      () => barIf(!isHeldBy(task, by), 'handling.not-your-task', { holder: task?.holderName }),
    )
  },
  act(scribe, { taskId, agrees, text, checks = {} }) {
    const task = findTask(scribe.dossier(), taskId)
    const step = task?.steps[task.stepIndex]
    if (task === undefined || step === undefined) return
    const isLast = task.stepIndex + 1 >= task.steps.length
    const limits = isLast ? stepEnds(scribe, task) : stepOpensAnew(scribe, task)
    scribe.emit({ type: 'handling.opinion-given', v: 1, taskId, step, agrees, text, checks, limits })
  },
})

export interface ReturnTask {
  readonly taskId: string
  readonly reason: string
}

export type ReturnTaskRefusal = AtDepartmentsRefusal | RefusalOf<'handling.task-not-done' | 'handling.reason-missing'>

/** 退回重审: the decider sends a finished task back to its first step; what was said before stays on record. */
export const returnTask = onDossier<ReturnTask, ReturnTaskRefusal>({
  name: 'handling.return-task',
  check: (dossier, { taskId, reason }) =>
    firstRefusal(
      () => atDepartments(dossier),
      () => barIf(findTask(dossier, taskId)?.state !== 'done', 'handling.task-not-done'),
      () => barIf(isBlank(reason), 'handling.reason-missing'),
    ),
  act(scribe, { taskId, reason }) {
    const task = findTask(scribe.dossier(), taskId)
    if (task === undefined) return
    scribe.emit({ type: 'handling.task-returned', v: 1, taskId, reason, limits: stepOpensAnew(scribe, task) })
  },
})

/** Whether this person holds some task of the case. */
export function holdsTask({ tasks }: Dossier, by: Actor): boolean {
  return tasks.some((task) => isHeldBy(task, by))
}

function findTask({ tasks }: Dossier, id: string): Task | undefined {
  return tasks.find((task) => task.id === id)
}

function isHeldBy(task: Task | undefined, by: Actor): boolean {
  return task?.state === 'claimed' && task.holder === by.person
}

function mayRelease(task: Task | undefined, by: Actor, isAssigned: boolean): boolean {
  if (isHeldBy(task, by)) return true
  const isChief = by.roles.includes('chief-representative') && by.department === task?.department
  return isChief && (task?.state === 'claimed' || (task?.state === 'waiting' && isAssigned))
}
