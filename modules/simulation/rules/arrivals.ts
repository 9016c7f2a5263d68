import type { Arrival } from './day.ts'

/**
 * The arrivals of a day in another number: each comes as often as the percentage says, what is left over spread evenly,
 * so that the shape of the day stays. 150 of 100 %: every second one comes twice, a minute later.
 */
export function scaled(arrivals: readonly Arrival[], percent: number): readonly Arrival[] {
  let owed = 0
  return arrivals
    .flatMap((arrival) => {
      owed += percent / 100
      const times = Math.floor(owed + 1e-9)
      owed -= times
      return Array.from({ length: times }, (_, n) => ({ ...arrival, at: arrival.at + 60 * n }))
    })
    .toSorted((one, other) => one.at - other.at)
}
