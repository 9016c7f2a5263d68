/** Row types of schema `handling`. */
export interface HandlingTables {
  'handling.task': TaskRow
  'handling.matter': MatterRow
}

/** A department's task as lists know it, written with every act on its case. */
export interface TaskRow {
  task: string
  dossier: string
  department: string
  part: string
  state: string
  step: string
  holder: string | null
  holder_name: string | null
  opened_at: string
  sort_on: string
  due_on: string | null
  statutory_due: string | null
  is_stopped: boolean
  budget: number | null
  unit: string | null
  stopped_left: number | null
  stopped_since: string | null
  application_no: string
  item: string
  item_name: string
  item_kind: string
  applicant_name: string
  accepted_at: string
  accepted_on: string
  accepted_how: string
  accepted_window: string | null
  channel: string
  procedure_name: string | null
  urges: number
  awaited: number
  papers: number
  papers_missing: number
  is_joint: boolean
  conclusion: string | null
  workers: string[]
  worked_at: string | null
}

/** Something that waits for the decider of a department. */
export interface MatterRow {
  dossier: string
  kind: string
  department: string
  sort_on: string
  opened_at: string
}
