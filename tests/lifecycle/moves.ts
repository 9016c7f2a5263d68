import { casesMoves } from './moves-cases.ts'
import { intakeMoves } from './moves-intake.ts'
import type { Move } from './move.ts'

/** Every move of every module. */
export const moves: readonly Move[] = [...intakeMoves, ...casesMoves]
