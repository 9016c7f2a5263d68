/** A day of a hall as the simulation sees it. Moments are seconds since midnight, lengths are seconds. */

/** Somebody who comes: when, into which line, and how long their service takes. */
export interface Arrival {
  readonly at: number
  readonly line: string
  readonly service: number
  /** by how much they go before others: priority groups, bookings (queue: `orderOf`) */
  readonly advantage: number
}

/** From a moment until before another. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A window: the lines it calls, the preferred first, and when it is open, in order. */
export interface WindowPlan {
  readonly no: string
  readonly lines: readonly string[]
  readonly spans: readonly Span[]
}

export interface DayPlan {
  readonly arrivals: readonly Arrival[]
  readonly windows: readonly WindowPlan[]
  /** a line one rank lower at a window counts as so much later (queue: `RANK_MINUTES`) */
  readonly rankSeconds: number
  /** 延时服务: who waits at closing time is still served */
  readonly servesOn: boolean
}

/** How it went for one person. */
export interface Visit {
  readonly line: string
  readonly came: number
  /** undefined: not called by the end of the day */
  readonly called: number | undefined
  readonly window: string | undefined
  readonly service: number
}
