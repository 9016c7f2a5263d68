/** A day of the hall played again with other windows, and what it advises. Pure; the day is always passed in. */
export { advise, findPeaks } from './advice.ts'
export type { Advice, AdviceTerms, PastDay, Peak } from './advice.ts'
export { scaled } from './arrivals.ts'
export type { Arrival, DayPlan, Span, Visit, WindowPlan } from './day.ts'
export { simulateDay } from './simulate.ts'
export { SPREAD_BARS, SPREAD_MINUTES, summarise } from './summary.ts'
export type { HalfHour, LineSummary, Summary } from './summary.ts'
