import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'

/** Who asks, and which version of the thing they saw. */
export interface Seen {
  readonly by: Actor
  readonly expectedVersion: number
}

/** Refuses a version that is no longer the newest: somebody else changed it. (lifecycle 5) */
export function freshness(actual: number, expectedVersion: number): Decision<true> {
  return actual === expectedVersion ? decided(true) : refused({ code: 'halls.stale-version', version: actual })
}

/** First refusal of a row of checks, else yes. */
export function all(...checks: readonly (() => Decision<true>)[]): Decision<true> {
  for (const check of checks) {
    const answer = check()
    if (!answer.ok) return answer
  }
  return decided(true)
}

/** Refuses a text of nothing but spaces, at its field. */
export function filled(text: string, pointer: string): Decision<true> {
  return text.trim() === '' ? refused({ code: 'halls.text-missing', pointer }) : decided(true)
}
