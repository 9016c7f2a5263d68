import { addDays, dateOf, instantOf, startOfDay } from '@yichuang/modules/calendar/rules'
import { nextAlarm, runTimers } from '@yichuang/modules/cases/rules'
import type { Dossier, Facts } from '@yichuang/modules/cases/rules'
import { at, delegations } from '../../modules/cases/rules/testing/hall.ts'
import { Story } from '../../modules/cases/rules/testing/story.ts'
import type { Setting } from '../../modules/cases/rules/testing/story.ts'
import { missingIn } from './history.ts'
import { everyInput } from './move.ts'
import type { Move } from './move.ts'
import { stateRefusal } from './state-checks.ts'

/** A state found, and the states one act or one wait away from it. */
export interface Found {
  readonly key: string
  readonly dossier: Dossier
  /** where the authority alone can lead it: by its own acts, carriers and the clock */
  readonly byAuthority: Set<string>
  /** acts of the applicant that are possible here */
  readonly applicantMay: Set<string>
  readonly isEnd: boolean
}

/** What is searched: which acts, what tells two states apart, and where a way is at its end. */
export interface Search {
  readonly setting: Setting
  readonly moves: readonly Move[]
  readonly keyOf: (dossier: Dossier) => string
  readonly isEnd: (dossier: Dossier) => boolean
}

/** Every state that can be reached from a dossier, breadth first, one dossier for each. */
export function reach(start: Dossier, search: Search): ReadonlyMap<string, Found> {
  // Who waits for years is met by delegations renewed.
  const renewed = delegations.map((one) => ({ ...one, to: at('2049-12-31') }))
  const story = new Story({ ...search.setting, channel: start.channel, delegations: renewed })
  const found = new Map<string, Found>()
  const queue = [visit(found, start, search)]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (next.isEnd) continue
    for (const { dossier, move } of [...acted(next.dossier, story, search.moves), ...waited(next.dossier, story)]) {
      const key = search.keyOf(dossier)
      if (!found.has(key)) queue.push(visit(found, dossier, search))
      if (move?.side === 'applicant') next.applicantMay.add(move.name)
      else next.byAuthority.add(key)
    }
  }
  return found
}

function visit(found: Map<string, Found>, dossier: Dossier, { keyOf, isEnd }: Search): Found {
  const key = keyOf(dossier)
  const one = { key, dossier, byAuthority: new Set<string>(), applicantMay: new Set<string>(), isEnd: isEnd(dossier) }
  found.set(key, one)
  return one
}

interface Neighbour {
  readonly dossier: Dossier
  /** absent: only time passed */
  readonly move?: Move
}

function acted(dossier: Dossier, story: Story, moves: readonly Move[]): readonly Neighbour[] {
  const soon = instantOf(Date.parse(dossier.lastAt) + 60_000)
  return moves.flatMap((move) => move.actors.flatMap((who) => done(move, dossier, story.facts(soon, who))))
}

function done(move: Move, dossier: Dossier, facts: Facts): readonly Neighbour[] {
  // The guards are the walk's business; here they only save time.
  if (stateRefusal(move.name, dossier, facts) !== undefined) return []
  return everyInput(move, dossier, { ...facts, channel: dossier.channel }).flatMap((prepared) => {
    const { decision } = prepared.perform()
    return decision.ok ? [{ dossier: decision.value.dossier, move }] : []
  })
}

/** The clock acts; and after half a year everything that waits for time alone may be done. */
function waited(dossier: Dossier, story: Story): readonly Neighbour[] {
  const facts = story.facts(dossier.lastAt, 'clerk')
  const moments = [nextAlarm(dossier, facts), startOfDay(addDays(dateOf(dossier.lastAt), 190))]
  return moments.flatMap((at) => {
    if (at === undefined) return []
    const after = runTimers(dossier, { ...facts, at }).dossier
    return [{ dossier: after.lastAt < at ? { ...after, lastAt: at } : after }]
  })
}

/** What tells two applications apart for anybody who may act on them. */
export function applicationKey(dossier: Dossier): string {
  const { stage, proposal, notices, secondNoticeApprovals, originalsSeenAt, materials } = dossier
  const wrong = materials.filter(({ checks }) => Object.values(checks).some(({ ok }) => !ok)).map(({ key }) => key)
  const last = notices.map(({ state }) => state)
  return JSON.stringify([
    stage,
    proposal?.kind,
    last,
    secondNoticeApprovals,
    originalsSeenAt !== undefined,
    missingIn(dossier),
    wrong,
  ])
}

/** What tells two cases apart for anybody who may act on them. */
export function caseKey(dossier: Dossier): string {
  const { case: file, commitment, fee, tasks, procedures, extension, result, endNotice, overdue } = dossier
  return JSON.stringify([
    [file?.stage, file?.conclusion?.kind, commitment?.state, commitment?.isExtended, fee?.state, extension?.state],
    tasks.map(({ part, state, stepIndex }) => [part, state, stepIndex]),
    lastOfKind(procedures),
    [result?.state, endNotice?.state, Object.keys(overdue).some((limit) => limit !== 'step'), isLate(dossier)],
  ])
}

function lastOfKind(procedures: Dossier['procedures']): readonly string[] {
  const states = new Map(procedures.map(({ kind, state }) => [kind, state]))
  return [...states].map(([kind, state]) => `${kind} ${state}`).toSorted()
}

/** Whether half a year was waited, with the result at the window since it lies there: then it may be deposited. */
function isLate({ lastAt, openedAt, result }: Dossier): boolean {
  return Date.parse(lastAt) - Date.parse(result?.receivedAt ?? openedAt) > 185 * 86_400_000
}

/** The states from which no way of the authority leads to an end. */
export function stranded(found: ReadonlyMap<string, Found>): readonly Found[] {
  const ending = new Set([...found.values()].filter(({ isEnd }) => isEnd).map(({ key }) => key))
  for (let before = -1; before !== ending.size;) {
    before = ending.size
    for (const { key, byAuthority } of found.values()) {
      if (!ending.has(key) && [...byAuthority].some((next) => ending.has(next))) ending.add(key)
    }
  }
  return [...found.values()].filter(({ key }) => !ending.has(key))
}
