import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type {
  CallbackState,
  ConfirmationState,
  Channel,
  EvaluationState,
  EvaluationTerms,
  Grade,
  Outcome,
  Reason,
  ServiceKind,
} from './rules/index.ts'

/** Row types of schema `evaluation`. */
export interface EvaluationTables {
  'evaluation.evaluation': EvaluationRow
  'evaluation.pad': PadRow
  'evaluation.callback': CallbackRow
  'evaluation.confirmation': ConfirmationRow
  'evaluation.confirmation_use': ConfirmationUseRow
  'evaluation.term': TermRow
}

export interface EvaluationRow {
  id: string
  service: ServiceKind
  /** id of the ticket or dossier */
  subject: string
  state: EvaluationState
  region: string
  hall: string | null
  window_id: string | null
  /** who served; named on the pad, in no list */
  staff: string | null
  item: string | null
  item_name: string
  department: string | null
  application_no: string | null
  ticket_no: string | null
  phone: string | null
  asked_at: Instant
  until: Instant
  pad_until: Instant | null
  told_at: Instant | null
  grade: Grade | null
  reasons: Reason[]
  comment: string
  channel: Channel | null
  pad: string | null
  given_at: Instant | null
}

export interface PadRow {
  id: string
  window_id: string
  hall: string
  region: string
  code_hash: Buffer | null
  code_until: Instant
  tries: number
  key_hash: Buffer | null
  paired_at: Instant | null
  seen_at: Instant | null
  ended_at: Instant | null
  made_at: Instant
  made_by_name: string
}

export interface CallbackRow {
  id: string
  version: number
  state: CallbackState
  region: string
  hall: string | null
  department: string | null
  phone: string | null
  opened_at: Instant
  contact_by: PlainDate
  answer_by: PlainDate
  contacted_at: Instant | null
  contacted_by_name: string | null
  contact_note: string | null
  outcome: Outcome | null
  answer: string | null
  answered_at: Instant | null
  answered_by_name: string | null
}

export interface ConfirmationRow {
  id: string
  window_id: string
  hall: string
  region: string
  asked_by: string
  asked_at: Instant
  until: Instant
  /** exact text of what was shown */
  shown: string
  shown_hash: string
  state: ConfirmationState
  /** strokes as a path */
  signature: string | null
  pad: string | null
  answered_at: Instant | null
}

interface TermRow {
  region: string
  terms: EvaluationTerms
  changed_at: Instant
  changed_by_name: string
}

/** The application that rests on a confirmation. */
export interface ConfirmationUseRow {
  confirmation: string
  dossier: string
  used_at: Instant
}
