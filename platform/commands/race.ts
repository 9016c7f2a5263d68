import { violatesUnique } from '../db/index.ts'

const ATTEMPTS = 5

/**
 * Runs a write again when somebody wrote the same row in the same moment: recorded to the same stream, sent the same key.
 * @param races names of the unique constraints that are such a race @throws the last fault when the attempts are used up
 */
export async function againAfter<Value>(races: readonly string[], work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === ATTEMPTS || !races.some((name) => violatesUnique(error, name))) throw error
    }
  }
}
