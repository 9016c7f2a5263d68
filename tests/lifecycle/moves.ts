import { casesMoves } from './moves-cases.ts'
import { handlingMoves } from './moves-handling.ts'
import { handoutMoves } from './moves-handout.ts'
import { intakeMoves } from './moves-intake.ts'
import type { Move } from './move.ts'

/** Every move of every module. */
export const moves: readonly Move[] = [...intakeMoves, ...casesMoves, ...handlingMoves, ...handoutMoves]

/** Acts after which little or nothing can follow, and acts that change nothing of importance: chosen less often. */
const rare: readonly string[] = [
  'intake.open-application',
  'intake.push-accepted',
  'intake.withdraw-application',
  'intake.refuse-application',
  'intake.drop-proposal',
  'cases.withdraw-case',
  'cases.terminate-case',
  'cases.add-material',
  'cases.urge-case',
  'cases.substitute-applicant',
  'cases.request-correction',
  'handling.release-task',
  'handling.return-task',
]

/** Acts that are seldom possible: chosen when they are. */
const precious: readonly string[] = [
  'cases.supply-deferred',
  'cases.extend-deferral',
  'cases.settle-correction',
  'cases.dispatch-originals',
  'cases.countersign-sheet',
  'handling.open-procedure',
  'handling.serve-procedure-notice',
  'handling.end-procedure',
  'handling.request-extension',
  'handling.settle-extension',
  'handling.serve-extension-notice',
  'handling.decide-case',
  'handout.hand-over',
  'handout.record-delivery',
  'handout.deposit-result',
]

/** The moves as often as they are to be tried. */
export const weighted: readonly Move[] = moves.flatMap((move) => Array.from({ length: weightOf(move) }, () => move))

function weightOf({ name }: Move): number {
  if (rare.includes(name)) return 1
  return precious.includes(name) ? 30 : 10
}
