/** Rules of supervision: how far a person's view reaches. Pure. */
export { scopeOf } from './reach.ts'
export type { Scope } from './reach.ts'
