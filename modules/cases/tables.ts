/** Row types of schema `cases`. */
export interface CasesTables {
  'cases.dossier': DossierRow
  'cases.supplement': SupplementRow
  'cases.original': OriginalRow
  'cases.sheet': SheetRow
  'cases.sheet_line': SheetLineRow
}

/** What lists and counts know of a dossier; the whole of it is `state`. */
export interface DossierRow {
  id: string
  application_no: string
  version: number
  head_hash: Buffer
  state: unknown
  stage: string
  conclusion: string | null
  channel: string
  item: string
  item_version: number
  item_name: string
  item_kind: string
  department: string
  departments: string[]
  region: string
  hall: string | null
  hall_window: string | null
  opened_by: string | null
  accepted_by: string | null
  applicant_kind: string
  applicant_name: string
  applicant_key: string
  opened_at: string
  received_at: string | null
  accepted_at: string | null
  concluded_at: string | null
  ended_at: string | null
  due_on: string | null
  committed_due: string | null
  statutory_due: string | null
  is_stopped: boolean
  warn_on: string | null
  next_alarm: string | null
  changed_at: string
  calendar_version: string
}

/** What a case still waits for, written with every act on it. */
export interface SupplementRow {
  dossier: string
  kind: 'correction' | 'deferral'
  state: 'open' | 'late' | 'kept' | 'kept-late' | 'lapsed' | 'released'
  region: string
  hall: string | null
  department: string
  item: string
  item_name: string
  application_no: string
  applicant_name: string
  materials: number
  missing: number
  opened_on: string
  due_on: string | null
  days: number
  is_extended: boolean
  settled_at: string | null
}

/** A paper original and who has it now. */
export interface OriginalRow {
  dossier: string
  original: string
  name: string
  region: string
  hall: string | null
  department: string
  departments: string[]
  application_no: string
  item_name: string
  applicant_name: string
  holder: 'window' | 'department' | 'applicant'
  holder_id: string | null
  sheet_no: string | null
  moved_at: string
}

export interface SheetRow {
  no: string
  person: string
  key: string
  signed_at: string
}

/** A case on a sheet of originals. */
export interface SheetLineRow {
  sheet_no: string
  dossier: string
  direction: 'toDept' | 'toWindow'
  giver: string
  giver_name: string
  from_id: string
  to_id: string
  department: string
  application_no: string
  item_name: string
  applicant_name: string
  materials: string[]
  originals: number
  state: 'open' | 'received' | 'rejected'
  reason: string | null
  taker_name: string | null
  signed_at: string
  signed_seq: number
  settled_at: string | null
  settled_seq: number | null
}
