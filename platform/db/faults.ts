import { DatabaseError } from 'pg'

/** Whether the database asks to run the same transaction again: serialisation failure or deadlock. */
export function isRetryable(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === '40001' || error.code === '40P01')
}

/**
 * Whether a write failed because a row with the same unique value is there: the one fault a command may translate
 * into a refusal. @param constraint name of the constraint or unique index
 */
export function violatesUnique(error: unknown, constraint: string): boolean {
  return error instanceof DatabaseError && error.code === '23505' && error.constraint === constraint
}

const unreadable: ReadonlySet<string> = new Set(['22P02', '22007', '22008', '22003'])

/** Whether the database could not read a value as the type it needs: text that is no date, number or identifier. */
export function isUnreadableValue(error: unknown): boolean {
  return error instanceof DatabaseError && unreadable.has(error.code ?? '')
}
