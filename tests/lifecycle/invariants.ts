import { casesInvariants } from './invariants-cases.ts'
import { intakeInvariants } from './invariants-intake.ts'
import type { Invariant } from './invariants-intake.ts'
import { timeInvariants } from './invariants-time.ts'

/** The invariants of lifecycle 3 that a stream shows; I-36 and I-39 are of the runner and of refusals. */
export const invariants: Readonly<Record<string, Invariant>> = {
  ...intakeInvariants,
  ...casesInvariants,
  ...timeInvariants,
}
