import type { PriorityGroup, TicketState } from './rules/index.ts'

/** Row types of schema `queue`. */
export interface QueueTables {
  'queue.business_group': GroupRow
  'queue.group_item': { hall: string; item: string; group_id: string }
  'queue.window_serves': { window_id: string; group_id: string; rank: number }
  'queue.calling_window': CallingWindowRow
  'queue.day_count': { group_id: string; day: string; last: number }
  'queue.ticket': TicketRow
  'queue.extension': { hall: string; day: string; until: string; waiting: number; by_name: string; at: string }
}

export interface GroupRow {
  id: string
  hall: string
  letter: string
  name: string
  service_seconds: number
  /** items of these boards belong to the line */
  boards: string[]
  is_active: boolean
  version: number
}

export interface CallingWindowRow {
  window_id: string
  hall: string
  is_open: boolean
  reason: string | null
  person: string
  since: string
}

export interface TicketRow {
  id: string
  token: string
  hall: string
  group_id: string
  day: string
  no: string
  phone: string | null
  priority: PriorityGroup | null
  priority_reason: string | null
  is_booked: boolean
  note: string | null
  item: string | null
  person_name: string | null
  document_number: string | null
  booking: string | null
  booked_for: string | null
  application_no: string | null
  prepared_no: string | null
  state: TicketState
  window_id: string | null
  target_window: string | null
  order_at: string
  calls: number
  passes: number
  taken_at: string
  called_at: string | null
  served_at: string | null
  ended_at: string | null
}
