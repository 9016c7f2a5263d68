import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'

/** How long a hall is open today. */
export interface Opening {
  /** end of its last hours; undefined: it has none today, or nobody wrote them down */
  readonly closesAt: Instant | undefined
  /** until when the manager extended it */
  readonly extendedUntil: Instant | undefined
}

/** What an extension has to do with. */
export interface ExtensionFacts extends Opening {
  /** people with a number of today who are not served yet */
  readonly waiting: number
  readonly at: Instant
}

/**
 * 延长服务: a hall stays open while people wait, until a moment later than its hours and than now; taken back with null.
 * (QUE-06; ZJ2 7.2.5)
 */
export function decideExtension(
  until: Instant | null,
  { closesAt, extendedUntil, waiting, at }: ExtensionFacts,
): Decision<true> {
  if (until === null) return extendedUntil === undefined ? refused({ code: 'queue.not-extended' }) : decided(true)
  if (closesAt === undefined) return refused({ code: 'queue.no-hours' })
  if (until <= closesAt || until <= at) return refused({ code: 'queue.extension-too-early', pointer: '/until' })
  return waiting === 0 ? refused({ code: 'queue.no-waiting' }) : decided(true)
}
