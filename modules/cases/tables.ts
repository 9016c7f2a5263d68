/** Row types of schema `cases`. */
export interface CasesTables {
  'cases.dossier': DossierRow
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
