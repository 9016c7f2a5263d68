import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type { AskingChannel, DirectedKind, InquiryState, Reminder, TellingWay, Topic } from './rules/index.ts'

/** Row types of schema `inquiries`. */
export interface InquiriesTables {
  'inquiries.inquiry': InquiryRow
  'inquiries.pass': PassRow
  'inquiries.answer_time': AnswerTimeRow
}

/** Working days a department, or the colleagues of a hall, promise to answer in. */
export interface AnswerTimeRow {
  /** id of a department, or `hall:<id>` */
  promiser: string
  days: number
  changed_at: Instant
  changed_by: string
  changed_by_name: string
}

/** A question that went from one department to another. */
export interface PassRow {
  inquiry: string
  /** 1 for the first */
  seq: number
  from_department: string
  to_department: string
  reason: string
  passed_by: string
  passed_by_name: string
  passed_at: string
}

export interface InquiryRow {
  id: string
  version: number
  state: InquiryState
  /** null: the item was not known, a department was asked */
  item: string | null
  item_name: string
  department: string
  region: string
  hall: string | null
  dossier: string | null
  application_no: string | null
  applicant_name: string
  phone: string
  question: string
  asked_at: Instant
  asked_by: string
  asked_by_name: string
  answer_days: number
  due_on: PlainDate
  answer: string | null
  basis: string | null
  answered_at: string | null
  answered_by: string | null
  answered_by_name: string | null
  seen_at: string | null
  told_at: string | null
  told_by: string | null
  told_by_name: string | null
  told_how: TellingWay | null
  told_note: string | null
  withdrawn_at: string | null
  withdraw_reason: string | null
  topic: Topic
  channel: AskingChannel
  directed_kind: DirectedKind | null
  /** id of the zone, window or department; null when it was said in words, as all were before places were chosen */
  directed_place: string | null
  directed_to: string | null
  /** who is to answer instead of a department; `department` is '' then */
  colleague: string | null
  colleague_name: string | null
  /** of what the first-asked person was reminded */
  reminded: Reminder | null
}
