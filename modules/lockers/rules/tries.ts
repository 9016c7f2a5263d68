import { addMinutes } from '@yichuang/modules/calendar/rules'
import type { Instant } from '@yichuang/platform/pure'

/** Wrong codes one after the other until a locker takes none for a while. */
export const MOST_WRONG = 5
/** Minutes for which it takes none: with eight figures a guesser needs longer than a result lies in its box. */
export const CLOSED_MINUTES = 10

/** A locker as the rule sees it. */
export interface TryView {
  readonly tries: number
  readonly closedUntil: Instant | null
}

/** What a code that was typed comes to, and how the locker stands after it. */
export interface Tried extends TryView {
  readonly outcome: 'right' | 'wrong' | 'closed'
  /** wrong codes it still takes before it closes */
  readonly left: number
}

/** 取件码: a locker that was closed takes no code, not even a right one; a right one forgets the wrong ones before. (OUT-04) */
export function decideTry(
  { tries, closedUntil }: TryView,
  { isRight, at }: { readonly isRight: boolean; readonly at: Instant },
): Tried {
  if (closedUntil !== null && at < closedUntil) return { outcome: 'closed', tries, closedUntil, left: 0 }
  if (isRight) return { outcome: 'right', tries: 0, closedUntil: null, left: MOST_WRONG }
  const wrong = tries + 1
  return wrong < MOST_WRONG
    ? { outcome: 'wrong', tries: wrong, closedUntil: null, left: MOST_WRONG - wrong }
    : { outcome: 'wrong', tries: 0, closedUntil: addMinutes(at, CLOSED_MINUTES), left: 0 }
}
