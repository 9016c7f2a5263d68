import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, Instant } from '@yichuang/platform/pure'

/** 核对: shown on the pad, found wrong by who applies, or confirmed with their signature. */
export const confirmationStates = ['asked', 'wants-change', 'confirmed'] as const
export type ConfirmationState = (typeof confirmationStates)[number]

/** Minutes for which what was typed stays on a pad: it is not masked. */
export const SHOWN_MINUTES = 10

/** Longest path of a signature. */
export const MOST_SIGNATURE = 20_000

/** A confirmation as its rules see it. */
export interface ConfirmationView {
  readonly state: ConfirmationState
  /** until when it is shown */
  readonly until: Instant
}

/** What somebody says of what is shown: right, with their signature, or wrong. */
export interface Confirming {
  readonly isRight: boolean
  /** strokes as a path of moves and lines; '' without one */
  readonly signature: string
}

/**
 * 核对: who applies says once whether it is right, never the staff; what is right is signed.
 * Refuses with `evaluation.not-by-staff`, `-not-in-this-state`, `-too-late`, `-signature-missing`, `-signature-malformed`.
 */
export function decideConfirming(
  { state, until }: ConfirmationView,
  { isRight, signature }: Confirming,
  { at, by }: { readonly at: Instant; readonly by: Pick<Actor, 'kind'> },
): Decision<{ readonly state: ConfirmationState; readonly signature: string | null }> {
  if (by.kind === 'staff') return refused({ code: 'evaluation.not-by-staff' })
  if (state !== 'asked') return refused({ code: 'evaluation.not-in-this-state' })
  if (at > until) return refused({ code: 'evaluation.too-late' })
  if (!isRight) return decided({ state: 'wants-change', signature: null })
  if (signature === '') return refused({ code: 'evaluation.signature-missing', pointer: '/signature' })
  const isPath = signature.length <= MOST_SIGNATURE && /^(M\d{1,4} \d{1,4}(L\d{1,4} \d{1,4})+)+$/.test(signature)
  return isPath
    ? decided({ state: 'confirmed', signature })
    : refused({ code: 'evaluation.signature-malformed', pointer: '/signature' })
}
