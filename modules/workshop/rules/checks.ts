import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'

export type Check = () => Decision<true>
export const yes = decided(true) satisfies Decision<true>

/** First refusal of a row of checks, else yes. */
export function allOf(...checks: readonly Check[]): Decision<true> {
  for (const check of checks) {
    const answer = check()
    if (!answer.ok) return answer
  }
  return decided(true)
}

/** Whether something was written where something has to be. */
export function filled(text: string, pointer: string): Check {
  return () => (text.trim() === '' ? refused({ code: 'workshop.reason-missing', pointer }) : yes)
}
