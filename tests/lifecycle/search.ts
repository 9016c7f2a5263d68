import { addDays, dateOf, instantOf, startOfDay } from '@yichuang/modules/calendar/rules'
import { nextAlarm, runTimers } from '@yichuang/modules/cases/rules'
import type { Dossier, Facts } from '@yichuang/modules/cases/rules'
import { Story } from '../../modules/cases/rules/testing/story.ts'
import type { Setting } from '../../modules/cases/rules/testing/story.ts'
import { everyInput } from './move.ts'
import type { Move } from './move.ts'

/** A state found, and the states one act or one wait away from it. */
export interface Found {
  readonly key: string
  readonly dossier: Dossier
  /** where the authority alone can lead it: by its own acts, carriers and the clock */
  readonly byAuthority: Set<string>
  /** where the applicant's acts lead it */
  readonly byApplicant: Set<string>
  readonly isEnd: boolean
}

/** Every state that can be reached from a dossier by these moves, breadth first, one dossier for each state. */
export function reach(start: Dossier, setting: Setting, moves: readonly Move[]): ReadonlyMap<string, Found> {
  const story = new Story({ ...setting, channel: start.channel })
  const found = new Map<string, Found>()
  const queue = [visit(found, start)]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (next.isEnd) continue
    for (const { dossier, side } of neighbours(next.dossier, story, moves)) {
      const key = keyOf(dossier)
      if (!found.has(key)) queue.push(visit(found, dossier))
      ;(side === 'applicant' ? next.byApplicant : next.byAuthority).add(key)
    }
  }
  return found
}

function visit(found: Map<string, Found>, dossier: Dossier): Found {
  const key = keyOf(dossier)
  const one = { key, dossier, byAuthority: new Set<string>(), byApplicant: new Set<string>(), isEnd: dossier.endedAt !== undefined }
  found.set(key, one)
  return one
}

interface Neighbour {
  readonly dossier: Dossier
  readonly side: Move['side']
}

function neighbours(dossier: Dossier, story: Story, moves: readonly Move[]): readonly Neighbour[] {
  const soon = instantOf(Date.parse(dossier.lastAt) + 60_000)
  const acts = moves.flatMap((move): Neighbour[] =>
    move.actors.flatMap((who) => acted(move, dossier, story.facts(soon, who)).map((after) => ({ dossier: after, side: move.side }))),
  )
  return [...acts, ...waited(dossier, story)]
}

function acted(move: Move, dossier: Dossier, facts: Facts): readonly Dossier[] {
  return everyInput(move, dossier, facts).flatMap((prepared) => {
    const { decision } = prepared.perform()
    return decision.ok ? [decision.value.dossier] : []
  })
}

/** The clock acts; and after half a year everything that waits for time alone may be done. */
function waited(dossier: Dossier, story: Story): readonly Neighbour[] {
  const facts = story.facts(dossier.lastAt, 'clerk')
  const alarm = nextAlarm(dossier, facts)
  const moments = [alarm, startOfDay(addDays(dateOf(dossier.lastAt), 200))].filter((moment) => moment !== undefined)
  return moments.map((at) => {
    const after = runTimers(dossier, { ...facts, at }).dossier
    return { dossier: after.lastAt < at ? { ...after, lastAt: at } : after, side: 'authority' }
  })
}

/** What distinguishes two states for anybody who may act; which day it is only as far as it was noticed. */
export function keyOf(dossier: Dossier): string {
  const { case: file, commitment, fee, tasks, procedures, extension, result, endNotice, notices, proposal } = dossier
  return JSON.stringify([
    [dossier.stage, dossier.channel, dossier.originalsSeenAt !== undefined, proposal?.kind, proposal?.by, dossier.secondNoticeApprovals],
    notices.map(({ state, issuedBy }) => [state, issuedBy]),
    dossier.case === undefined && dossier.materials.map(({ key, received, checks }) => [key, received, checks]),
    [file?.stage, file?.how, file?.accepter, file?.isOnTheSpot, file?.conclusion?.kind],
    [commitment?.state, commitment?.isExtended, fee?.state, extension?.state, extension?.requestedBy],
    tasks.map(({ part, state, stepIndex, holder }) => [part, state, stepIndex, holder]),
    procedures.map(({ kind, state }) => [kind, state]).toSorted(),
    [result?.state, endNotice?.state, Object.keys(dossier.overdue).toSorted(), isLate(dossier)],
    [dossier.endedAt !== undefined],
  ])
}

/** Whether half a year was waited. */
function isLate({ lastAt, openedAt }: Dossier): boolean {
  return Date.parse(lastAt) - Date.parse(openedAt) > 190 * 86_400_000
}

/** The states from which no way of the authority leads to an end. */
export function stranded(found: ReadonlyMap<string, Found>): readonly Found[] {
  const ending = new Set([...found.values()].filter(({ isEnd }) => isEnd).map(({ key }) => key))
  for (let before = -1; before !== ending.size; ) {
    before = ending.size
    for (const { key, byAuthority } of found.values()) {
      if (!ending.has(key) && [...byAuthority].some((next) => ending.has(next))) ending.add(key)
    }
  }
  return [...found.values()].filter(({ key }) => !ending.has(key))
}
