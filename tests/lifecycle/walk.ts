import { addDays, dateOf, instantOf, startOfDay } from '@yichuang/modules/calendar/rules'
import { nextAlarm } from '@yichuang/modules/cases/rules'
import type { Dossier, Performance } from '@yichuang/modules/cases/rules'
import type { Instant, Refusal } from '@yichuang/platform/pure'
import { Story } from '../../modules/cases/rules/testing/story.ts'
import type { Setting } from '../../modules/cases/rules/testing/story.ts'
import { at, people } from '../../modules/cases/rules/testing/hall.ts'
import type { PersonName } from '../../modules/cases/rules/testing/hall.ts'
import { pickBy } from './move.ts'
import type { Move } from './move.ts'
import { moves } from './moves.ts'
import { codesOf } from './rows.ts'
import { stateRefusal } from './state-checks.ts'

/** One step of a walk, as fast-check draws it. */
export interface Step {
  /** which command is tried first; the next ones follow until one is done */
  readonly from: number
  readonly seed: number
  /** hours that pass before the step */
  readonly hours: number
  /** any command by anybody, done or refused; else the next command that its own people may do */
  readonly isWild: boolean
}

const everybody = Object.keys(people) as PersonName[]

/** What a walk came across beside what it told. */
export interface Walked {
  readonly story: Story
  readonly faults: readonly string[]
  /** commands that were done, and codes that were answered */
  readonly done: ReadonlySet<string>
  readonly refusedWith: ReadonlySet<string>
}

/** Walks one dossier through the steps; every refusal on the way is judged. */
export function walk(setting: Setting, steps: readonly Step[]): Walked {
  const story = new Story(setting)
  const trail = { story, faults: [] as string[], done: new Set<string>(), refusedWith: new Set<string>() }
  let now = at('2026-02-11 09:00')
  for (const step of steps) {
    now = later(now, step.hours)
    if (step.isWild) tryOne(trail, step, { when: now, move: wild(step), who: everybody[step.seed % everybody.length] ?? 'clerk' })
    else doNext(trail, step, now)
  }
  if (story.found !== undefined) story.waits(later(now, 24))
  return trail
}

function wild({ from }: Step): Move {
  const move = moves[from % moves.length]
  if (move === undefined) throw new Error('no moves')
  return move
}

interface Trail {
  readonly story: Story
  readonly faults: string[]
  readonly done: Set<string>
  readonly refusedWith: Set<string>
}

/** The next command, counted from the step's, that one of its own people may do. */
function doNext(trail: Trail, step: Step, when: Instant): void {
  for (let offset = 0; offset < moves.length; offset += 1) {
    const move = wild({ ...step, from: step.from + offset })
    const who = pickBy(step.seed + offset)(move.actors)
    if (tryOne(trail, { ...step, seed: step.seed + offset }, { when, move, who })) return
  }
}

interface Trial {
  readonly when: Instant
  readonly move: Move
  readonly who: PersonName
}

/** Tries one command and judges the answer. @returns whether it was done */
function tryOne({ story, faults, done, refusedWith }: Trail, { seed }: Step, { when, move, who }: Trial): boolean {
  const facts = story.facts(when, who)
  const before = story.found
  const version = before?.version ?? 0
  const frozen = JSON.stringify(before)
  const performance = move.perform(before, facts, pickBy(seed))
  const timersOnly = performance.timers.reduce((sum, { events }) => sum + events.length, 0)
  const fault = faultOf(move.name, performance, stateRefusal(move.name, performance.settled, facts))
  if (fault !== undefined) faults.push(`${move.name} by ${who} at ${when}: ${fault}`)
  const refusal = story.takes(performance, facts)
  if (JSON.stringify(before) !== frozen) faults.push(`${move.name} changed the state it was given`)
  if (refusal === undefined) {
    done.add(move.name)
    if ((story.found?.version ?? 0) === version + timersOnly) faults.push(`${move.name} was done without an event`)
    return true
  }
  refusedWith.add(refusal.code)
  if ((story.found?.version ?? 0) !== version + timersOnly) faults.push(`${move.name} was refused and changed the dossier`)
  return false
}

/** Whether an answer is of the command's row, and the one the state demands. */
function faultOf(name: string, { settled, decision }: Performance, demanded: string | undefined): string | undefined {
  const code = decision.ok ? undefined : decision.refusal.code
  if (demanded !== undefined && code !== demanded) return `answered ${code ?? 'yes'}, the state demands ${demanded}`
  if (code === undefined || settled === undefined) return undefined
  return codesOf(name).includes(code) ? undefined : `answered ${code}, which is not of its row`
}

function later(moment: Instant, hours: number): Instant {
  return instantOf(Date.parse(moment) + hours * 3_600_000)
}

/** Moments at which something may change by itself: the next alarm, or the next morning. */
export function waitingTimes(dossier: Dossier, story: Story): readonly Instant[] {
  const facts = story.facts(dossier.lastAt, 'clerk')
  const alarm = nextAlarm(dossier, facts)
  return [startOfDay(addDays(dateOf(dossier.lastAt), 1)), ...(alarm === undefined ? [] : [alarm])]
}

export type { Refusal }
