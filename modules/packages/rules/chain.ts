import type { LimitValue } from '@yichuang/modules/catalogue/rules'

/**
 * Working days of a time limit: calendar days count five of seven, a month thirty calendar days, a working day eight
 * hours; parts of a day are whole days.
 */
export function workingDaysOf({ value, unit }: LimitValue): number {
  if (unit === 'workday') return value
  if (unit === 'hour') return Math.ceil(value / 8)
  return Math.ceil(((unit === 'month' ? value * 30 : value) * 5) / 7)
}

export interface Link {
  readonly id: string
  readonly dependsOn: readonly string[]
  readonly days: number
}

interface Chain {
  readonly days: number
  readonly items: readonly string[]
}

/** The chain of items waiting for each other that takes longest; of equal ones the one with fewer items. */
export function longestChain(links: readonly Link[]): Chain {
  const byId = new Map(links.map((link) => [link.id, link]))
  const known = new Map<string, Chain>()
  const none: Chain = { days: 0, items: [] }
  const longer = (one: Chain, other: Chain) => (other.days > one.days ? other : one)
  const chainTo = (id: string): Chain => {
    const kept = known.get(id)
    if (kept !== undefined) return kept
    // A ring is refused elsewhere; here it only must end.
    known.set(id, none)
    const link = byId.get(id)
    if (link === undefined) return none
    const before = link.dependsOn.map(chainTo).reduce(longer, none)
    const chain = { days: before.days + link.days, items: [...before.items, id] }
    known.set(id, chain)
    return chain
  }
  return links.map(({ id }) => chainTo(id)).reduce(longer, none)
}
