/** A window that serves a line, in the zone where it is. */
export interface ServingPlace {
  /** zone of the window; null while it is in none */
  readonly zone: string | null
  /** 0: the line is its own, higher: it helps */
  readonly rank: number
}

/**
 * The zone to which people of a line go: where most of the windows are whose own line it is. It does not follow windows
 * that open and pause, so that what a ticket says stays true all day. (QUE-03, QUE-08)
 * @returns undefined when none of the windows is in a zone
 */
export function zoneOfLine(windows: readonly ServingPlace[]): string | undefined {
  const placed = windows.flatMap(({ zone, rank }) => (zone === null ? [] : [{ zone, rank }]))
  const first = Math.min(...placed.map(({ rank }) => rank))
  const own = placed.filter(({ rank }) => rank === first).map(({ zone }) => zone)
  const countOf = (zone: string) => own.filter((one) => one === zone).length
  return [...new Set(own)].toSorted((one, other) => countOf(other) - countOf(one) || (one < other ? -1 : 1))[0]
}
