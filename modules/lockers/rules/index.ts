/** Rules of lockers: how often a code may be wrong, and what becomes of a door. Pure. */
export { decideTelling, decideSettling, openingStates } from './opening.ts'
export type { OpeningState, Told } from './opening.ts'
export { CLOSED_MINUTES, decideTry, MOST_WRONG } from './tries.ts'
export type { Tried, TryView } from './tries.ts'
