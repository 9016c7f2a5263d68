import type { DocumentKind } from './kinds.ts'

/** Where a document stands today. */
export type Standing = 'in-force' | 'corrected' | 'voided' | 'superseded'

const decisions: readonly DocumentKind[] = ['grant', 'licence', 'rejection']

/** What happened in the stream after a document was made. */
export interface Afterwards {
  /** types of the events behind it */
  readonly events: readonly string[]
  /** a newer document of the same kind exists */
  readonly isRepeated: boolean
}

/**
 * Where a document stands today, by what came after it: a decision withdrawn before it was delivered, a delegation taken back, a slip of the pen
 * corrected, a newer notice of the same kind. What it says was true on its day. (BAK-14, OUT-06)
 */
export function standingOf(kind: DocumentKind, { events, isRepeated }: Afterwards): Standing {
  if (decisions.includes(kind) && events.includes('handling.result-voided')) return 'voided'
  if (kind === 'delegation' && events.includes('catalogue.delegation-revoked')) return 'voided'
  if (events.includes('cases.error-corrected') && kind !== 'clerical-correction') return 'corrected'
  return isRepeated && kind !== 'licence' ? 'superseded' : 'in-force'
}
