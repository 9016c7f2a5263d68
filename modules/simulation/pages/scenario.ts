import type { PlannedWindow, SimulationDay } from '../contract.ts'

/** What may be tried. */
export interface Scenario {
  readonly windows: readonly PlannedWindow[]
  /** windows that stay closed, by number */
  readonly closed: ReadonlySet<string>
  readonly percent: string
  readonly rankMinutes: string
  readonly servesOn: boolean
}

/** The day as it was: the beginning of every trial. */
export function asItWas({ windows }: SimulationDay): Scenario {
  return { windows, closed: new Set(), percent: '100', rankMinutes: '3', servesOn: true }
}

/** A window turned on or off. */
export function turned(scenario: Scenario, no: string): Scenario {
  const closed = new Set(scenario.closed)
  if (!closed.delete(no)) closed.add(no)
  return { ...scenario, closed }
}

/** A line given to a window, as its last, or taken from it. */
export function mapped(scenario: Scenario, no: string, line: string): Scenario {
  const change = (window: PlannedWindow): PlannedWindow => {
    if (window.no !== no) return window
    const has = window.lines.includes(line)
    return { ...window, lines: has ? window.lines.filter((one) => one !== line) : [...window.lines, line] }
  }
  return { ...scenario, windows: scenario.windows.map(change) }
}

/** One more window for a line, in the hours of the others. */
export function added(scenario: Scenario, line: string): Scenario {
  const count = scenario.windows.filter(({ no }) => no.startsWith('+')).length
  const open = scenario.windows[0]?.open ?? [{ from: 540, to: 1020 }]
  return { ...scenario, windows: [...scenario.windows, { no: `+${count + 1}`, lines: [line], open: [...open] }] }
}

/** A whole number within bounds; undefined when something else was typed. */
export function wholeOf(text: string, most: number): number | undefined {
  const value = Number(text)
  return /^\d{1,3}$/.test(text.trim()) && value <= most ? value : undefined
}

/** What is sent; undefined while a number is wrong. */
export function bodyOf({ windows, closed, percent, rankMinutes, servesOn }: Scenario) {
  const [share, minutes] = [wholeOf(percent, 500), wholeOf(rankMinutes, 60)]
  if (share === undefined || minutes === undefined) return undefined
  const open = windows.filter(({ no }) => !closed.has(no)).map((window) => ({ ...window, lines: [...window.lines] }))
  return { windows: open, percent: share, rankMinutes: minutes, servesOn }
}
