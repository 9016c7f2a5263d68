import type { Answers, Item } from '@yichuang/modules/catalogue/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type { ChangeCause, DraftState, Grades, RequestSide, RequestState } from './rules/index.ts'

/** Row types of schema `workshop`. */
export interface WorkshopTables {
  'workshop.draft': DraftRow
  'workshop.review': ReviewRow
  'workshop.mock_application': MockRow
  'workshop.trial': TrialRow
  'workshop.objection': ObjectionRow
  'workshop.item_change': ItemChangeRow
  'workshop.change_request': ChangeRequestRow
  'workshop.combing_task': CombingTaskRow
  'workshop.item_check': ItemCheckRow
  'workshop.seen_change': { person: string; item: string; version: number; seen_at: string }
}

export interface DraftRow {
  id: string
  item: string
  item_name: string
  board: string
  department: string
  region: string
  base_version: number | null
  document: Item
  version: number
  state: DraftState
  cause: ChangeCause
  reason: string
  due_on: PlainDate
  /** findings that keep it from being submitted, as of the last saving */
  errors: number
  opened_at: Instant
  opened_by: string
  opened_by_name: string
  saved_at: Instant
  saved_by: string
  saved_by_name: string
  submitted_at: Instant | null
  submitted_by: string | null
  submitted_by_name: string | null
  /** how many times it was submitted */
  round: number
  publish_at: Instant | null
  published_at: Instant | null
  published_by: string | null
  published_by_name: string | null
  published_version: number | null
  /** why it was returned or given up last */
  step_reason: string | null
}

export interface ReviewRow {
  draft: string
  round: number
  result: 'approved' | 'returned'
  grades: Grades
  comment: string
  reviewed_at: string
  reviewed_by: string
  reviewed_by_name: string
}

export interface MockRow {
  draft: string
  round: number
  no: number
  answers: Answers
  status: 'complete' | 'stopped' | 'redirected'
  materials: string[]
}

export interface TrialRow {
  draft: string
  round: number
  mock: number
  hall_window: string
  window_no: string
  hall: string
  answers: Answers
  is_same: boolean
  tried_at: string
  tried_by: string
  tried_by_name: string
}

export interface ObjectionRow {
  id: string
  draft: string
  round: number
  side: 'window' | 'back-office' | 'program'
  mock: number | null
  text: string
  raised_at: string
  raised_by: string
  raised_by_name: string
  withdrawn_at: string | null
}

export interface ItemChangeRow {
  item: string
  version: number
  item_name: string
  former_version: number | null
  cause: ChangeCause
  reason: string
  published_at: string
  published_by_name: string
}

export interface ChangeRequestRow {
  id: string
  item: string
  item_name: string
  department: string
  region: string
  side: RequestSide
  cause: ChangeCause
  basis: string
  text: string
  wished_on: PlainDate | null
  state: RequestState
  version: number
  asked_at: Instant
  asked_by: string
  asked_by_name: string
  decided_at: Instant | null
  decided_by: string | null
  decided_by_name: string | null
  /** what was said when it was taken up or declined */
  decision: string | null
  draft: string | null
  published_version: number | null
}

export interface CombingTaskRow {
  item: string
  item_name: string
  department: string
  region: string
  owner: string
  owner_name: string
  due_on: PlainDate
  note: string
  planned_at: Instant
  planned_by: string
  planned_by_name: string
}

export interface ItemCheckRow {
  item: string
  version: number
  checked_at: Instant
  checked_by: string
  checked_by_name: string
  note: string
}
