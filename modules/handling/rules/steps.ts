import { endings, stepOpening } from '@yichuang/modules/cases/rules'
import type { LimitEntry, LimitOpening, Scribe, Task } from '@yichuang/modules/cases/rules'
import { stopOf } from './stops.ts'

/** The step is done: its limit ends. Only the leading task's steps have one. (lifecycle 2.1 step; TIM-05) */
export function stepEnds(scribe: Scribe, { part }: Task): readonly LimitEntry[] {
  return part === 'lead' ? endings(scribe, ['step'], 'opinion') : []
}

/**
 * The next step, or the first one again, begins: the limit of the step before ends and a new one runs. It stands from
 * the start where a served procedure stops the clock.
 */
export function stepOpensAnew(scribe: Scribe, task: Task): readonly (LimitOpening | LimitEntry)[] {
  const openings = task.part === 'lead' ? stepOpening(scribe) : []
  return [...stepEnds(scribe, task), ...openings, ...openings.flatMap(({ limit }) => standingStops(scribe, limit))]
}

function standingStops(scribe: Scribe, limit: LimitOpening['limit']): LimitEntry[] {
  const standing = scribe.dossier().procedures.filter(({ state }) => state === 'stopped')
  return standing.map((procedure) => ({ limit, entry: { kind: 'stopped', from: scribe.at, ...stopOf(procedure) } }))
}
