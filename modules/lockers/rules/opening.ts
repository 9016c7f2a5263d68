import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'

/** 开柜: the door was asked to open, opened, did not, or somebody saw to it. */
export const openingStates = ['asked', 'opened', 'stuck', 'settled'] as const
export type OpeningState = (typeof openingStates)[number]

/** What the screen of the locker says of a door it asked to open. */
export interface Told {
  readonly isOpen: boolean
  /** why not, as the device said; '' when it is open */
  readonly fault: string
}

/** A door that opened stays so; one that did not may be tried again, and then opens or does not. */
export function decideTelling(
  state: OpeningState,
  { isOpen, fault }: Told,
): Decision<{ readonly state: OpeningState; readonly fault: string | null }> {
  if (state === 'opened' || state === 'settled') return refused({ code: 'lockers.opening-over' })
  return decided(isOpen ? { state: 'opened', fault: null } : { state: 'stuck', fault: fault.trim() || 'silent' })
}

/** A door that did not open, or of which nothing was heard, is seen to by the hand-out window, with a note of what was done. */
export function decideSettling(state: OpeningState, note: string): Decision<{ readonly note: string }> {
  if (state === 'opened' || state === 'settled') return refused({ code: 'lockers.opening-over' })
  const said = note.trim()
  return said === '' ? refused({ code: 'lockers.note-missing', pointer: '/note' }) : decided({ note: said })
}
