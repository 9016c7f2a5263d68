import { instantOf } from '@yichuang/modules/calendar/rules'
import type { Performance } from '@yichuang/modules/cases/rules'
import type { Instant } from '@yichuang/platform/pure'
import type { Story } from '../../modules/cases/rules/testing/story.ts'
import { at, people } from '../../modules/cases/rules/testing/hall.ts'
import type { PersonName } from '../../modules/cases/rules/testing/hall.ts'
import { pickBy } from './move.ts'
import type { Move } from './move.ts'
import { weighted } from './moves.ts'
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
export function walk(story: Story, steps: readonly Step[]): Walked {
  const trail = { story, faults: [] as string[], done: new Set<string>(), refusedWith: new Set<string>() }
  let now = story.found?.lastAt ?? at('2026-02-11 09:00')
  for (const step of steps) {
    now = later(now, step.hours)
    const who = everybody[step.seed % everybody.length] ?? 'clerk'
    if (step.isWild) tryOne(trail, step, { when: now, move: wild(step), who })
    else doNext(trail, step, now)
  }
  if (story.found !== undefined) story.waits(later(now, 24))
  return trail
}

function wild({ from }: Pick<Step, 'from'>): Move {
  const move = weighted[from % weighted.length]
  if (move === undefined) throw new Error('no moves')
  return move
}

interface Trail {
  readonly story: Story
  readonly faults: string[]
  readonly done: Set<string>
  readonly refusedWith: Set<string>
}

// A prime: every move comes up, neighbours in the list far from each other.
const STRIDE = 7919
const TRIALS = 100

/** The next command, counted from the step's, that one of its own people may do. */
function doNext(trail: Trail, step: Step, when: Instant): void {
  for (let offset = 0; offset < TRIALS; offset += 1) {
    const move = wild({ from: step.from + offset * STRIDE })
    const who = pickBy(step.seed + offset)(move.actors)
    // What the state forbids anyway is left to the wild steps.
    if (stateRefusal(move.name, trail.story.found, trail.story.facts(when, who)) !== undefined) continue
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
  freeze(before)
  const performance = move.prepare(before, facts, pickBy(seed)).perform()
  const timersOnly = performance.timers.reduce((sum, { events }) => sum + events.length, 0)
  const fault = faultOf(move.name, performance, stateRefusal(move.name, performance.settled, facts))
  if (fault !== undefined) faults.push(`${move.name} by ${who} at ${when}: ${fault}`)
  const refusal = story.takes(performance, facts)
  if (refusal === undefined) {
    done.add(move.name)
    if ((story.found?.version ?? 0) === version + timersOnly) faults.push(`${move.name} was done without an event`)
    return true
  }
  refusedWith.add(refusal.code)
  if ((story.found?.version ?? 0) !== version + timersOnly)
    faults.push(`${move.name} was refused and changed the dossier`)
  return false
}

const frozen = new WeakSet<object>()

/** A decider that writes into the state it was given fails at once. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || frozen.has(value)) return
  frozen.add(Object.freeze(value))
  for (const member of Object.values(value)) freeze(member)
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
