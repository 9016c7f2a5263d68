import { offerOf, useAct } from '@yichuang/kit'
import { readDossier, readTimeline } from '@yichuang/modules/cases/contract'
import type { Dossier, PointCheck, Task } from '@yichuang/modules/cases/rules'
import type { ShownForm } from '@yichuang/modules/forms/rules'
import type { ActionOffer, AnswerOf, Endpoint } from '@yichuang/platform/contract'
import { countWork, listMatters, listWork, readHandling } from '../contract.ts'

export interface LimitLine {
  readonly limit: string
  readonly due: string | null
  readonly provisional: boolean
  readonly isRunning: boolean
  readonly remaining: number | null
  readonly overdueSince: string | null
}

/** A case as the server shows it to staff. */
export type ShownCase = Dossier & {
  readonly item: Dossier['item'] & { readonly departmentName: string }
  readonly place: Dossier['place'] & { readonly hallName?: string; readonly windowNo?: string }
  readonly limits: readonly LimitLine[]
  readonly light?: 'green' | 'yellow' | 'red' | 'double-red' | 'grey'
  readonly actions: readonly ActionOffer[]
  readonly filledForm?: ShownForm
}

/** What the item lets the department do. */
export type Handling = AnswerOf<typeof readHandling>

/** What every part of the review screen knows. */
export interface CaseView {
  readonly dossier: ShownCase
  readonly handling: Handling
}

/** The task this person has in hand, else the one of the own department, else the leading one. */
export function taskOf({ tasks }: Dossier, person: string, department: string | undefined): Task | undefined {
  return (
    tasks.find((task) => task.state === 'claimed' && task.holder === person) ??
    tasks.find((task) => task.department === department && task.state !== 'cancelled') ??
    tasks.find(({ part }) => part === 'lead')
  )
}

/** Whether an act may be done now. */
export function mayDo({ actions }: ShownCase, name: string): boolean {
  return offerOf(actions, name)?.allowed === true
}

/** A write on a case: what the screen shows is read anew after it. */
export function useCaseAct<E extends Endpoint>(endpoint: E, onDone?: () => void) {
  return useAct(endpoint, {
    refresh: [readDossier, readTimeline, readHandling, listWork, countWork, listMatters],
    ...(onDone === undefined ? {} : { onDone: () => onDone() }),
  })
}

export type Checks = Readonly<Record<string, Readonly<Record<string, PointCheck>>>>

/** What the window ticked: the reviewer goes on from there. */
export function windowChecks({ materials }: Dossier): Checks {
  return Object.fromEntries(materials.map(({ key, checks }) => [key, checks]))
}

/** The first review point without an answer, over all materials that are here. */
export function openPoint(
  { dossier, handling }: CaseView,
  checks: Checks,
): { readonly material: string; readonly point: string } | undefined {
  for (const { key } of dossier.requirements) {
    const state = dossier.materials.find((material) => material.key === key)
    if (state?.received !== true && state?.shared !== true) continue
    const point = (handling.points[key] ?? []).find(({ id }) => checks[key]?.[id] === undefined)
    if (point !== undefined) return { material: key, point: point.id }
  }
  return undefined
}
