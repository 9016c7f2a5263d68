import type { Arrival, DayPlan, Visit, WindowPlan } from './day.ts'
import { LineHeap } from './line-heap.ts'

/** Nobody is served longer than this after the last closing time: two hours. */
const LONGEST_SERVING_ON = 2 * 3600

interface Waiting {
  readonly index: number
  readonly order: number
  readonly arrival: Arrival
}

interface Desk {
  readonly plan: WindowPlan
  readonly ranks: ReadonlyMap<string, number>
  /** since when it waits for somebody; undefined while it serves or is closed */
  idleSince: number | undefined
}

/** A window becomes free or opens. */
interface Turn {
  readonly index: number
  readonly order: number
  readonly desk: Desk
}

/**
 * Plays a day by discrete events with the dispatcher's own rule: a window takes the earliest place in line of those it
 * calls, its preferred lines first by `rankSeconds`; who comes while windows are idle goes to the one that prefers the
 * line most, then to the one idle longest. (QUE-06)
 * @returns one visit per arrival, in the order of the arrivals
 */
export function simulateDay(plan: DayPlan): readonly Visit[] {
  return new DayRun(plan).play()
}

class DayRun {
  readonly #plan: DayPlan
  readonly #lines = new Map<string, LineHeap<Waiting>>()
  readonly #turns = new LineHeap<Turn>()
  readonly #desks: readonly Desk[]
  readonly #visits: Visit[]
  #count = 0

  constructor(plan: DayPlan) {
    this.#plan = plan
    this.#desks = plan.windows.map((window) => ({
      plan: window,
      ranks: new Map(window.lines.map((line, rank) => [line, rank])),
      idleSince: undefined,
    }))
    this.#visits = plan.arrivals.map(({ line, at, service }) => ({
      line,
      came: at,
      called: undefined,
      window: undefined,
      service,
    }))
  }

  play(): readonly Visit[] {
    const comers = this.#plan.arrivals
      .map((arrival, index) => ({ arrival, index, order: arrival.at - arrival.advantage }))
      .toSorted((one, other) => one.arrival.at - other.arrival.at || one.index - other.index)
    for (const desk of this.#desks) for (const { from } of desk.plan.spans) this.#turnAt(from, desk)
    for (const comer of comers) {
      this.#turnsUntil(comer.arrival.at)
      this.#arrive(comer)
    }
    this.#turnsUntil(Number.POSITIVE_INFINITY)
    return this.#visits
  }

  #turnAt(order: number, desk: Desk): void {
    this.#turns.add({ order, index: (this.#count += 1), desk })
  }

  #turnsUntil(moment: number): void {
    for (let turn = this.#turns.first; turn !== undefined && turn.order <= moment; turn = this.#turns.first) {
      this.#turns.take()
      this.#callNext(turn.desk, turn.order)
    }
  }

  #arrive(comer: Waiting): void {
    const { line, at } = comer.arrival
    const waiting = this.#lines.get(line) ?? new LineHeap<Waiting>()
    this.#lines.set(line, waiting)
    waiting.add(comer)
    const free = this.#idleFor(line, at)
    if (free !== undefined) this.#callNext(free, at)
  }

  #idleFor(line: string, at: number): Desk | undefined {
    let best: Desk | undefined
    for (const desk of this.#desks) {
      if (desk.idleSince === undefined || !desk.ranks.has(line) || !this.#isOpen(desk, at)) continue
      if (best === undefined || isBetter(desk, best, line)) best = desk
    }
    return best
  }

  #callNext(desk: Desk, at: number): void {
    if (!this.#isOpen(desk, at)) {
      desk.idleSince = undefined
      return
    }
    const next = this.#nextFor(desk)
    if (next === undefined) {
      desk.idleSince ??= at
      return
    }
    this.#lines.get(next.arrival.line)?.take()
    desk.idleSince = undefined
    const visit = this.#visits[next.index]
    if (visit !== undefined) this.#visits[next.index] = { ...visit, called: at, window: desk.plan.no }
    this.#turnAt(at + next.arrival.service, desk)
  }

  #nextFor({ ranks }: Desk): Waiting | undefined {
    let best: Waiting | undefined
    let bestAt = Number.POSITIVE_INFINITY
    for (const [line, rank] of ranks) {
      const first = this.#lines.get(line)?.first
      if (first === undefined) continue
      const at = first.order + rank * this.#plan.rankSeconds
      if (at < bestAt || (at === bestAt && first.index < (best?.index ?? 0))) [best, bestAt] = [first, at]
    }
    return best
  }

  #isOpen({ plan: { spans } }: Desk, at: number): boolean {
    if (spans.some(({ from, to }) => from <= at && at < to)) return true
    const closing = spans.at(-1)?.to
    return closing !== undefined && this.#plan.servesOn && at >= closing && at < closing + LONGEST_SERVING_ON
  }
}

function isBetter(one: Desk, other: Desk, line: string): boolean {
  const [mine, theirs] = [one.ranks.get(line) ?? 0, other.ranks.get(line) ?? 0]
  return mine < theirs || (mine === theirs && (one.idleSince ?? 0) < (other.idleSince ?? 0))
}
