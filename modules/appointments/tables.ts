import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type { BookingChannel, BookingState, HallRules, IdentityKind, PlanTerms, SpecialDay } from './rules/index.ts'

/** Row types of schema `appointments`. */
export interface AppointmentsTables {
  'appointments.plan': PlanRow
  'appointments.hall_rule': HallRuleRow
  'appointments.booking': BookingRow
}

interface Changed {
  changed_at: string
  changed_by: string
  changed_by_name: string
}

export interface PlanRow extends Changed {
  id: string
  hall: string
  board: string
  terms: PlanTerms
  is_active: boolean
  version: number
}

export interface HallRuleRow extends Changed {
  hall: string
  rules: HallRules
  days: readonly SpecialDay[]
  version: number
}

export interface BookingRow {
  id: string
  version: number
  no: string
  state: BookingState
  hall: string
  region: string
  plan: string
  board: string
  item: string
  item_name: string
  day: PlainDate
  start: string
  finish: string
  starts_at: Instant
  ends_at: Instant
  name: string
  phone: string
  identity_kind: IdentityKind
  identity_key: Buffer
  identity_masked: string
  channel: BookingChannel
  changes: number
  booked_at: Instant
  booked_by: string
  booked_by_name: string
  reminded_at: string | null
  arrived_at: string | null
  ended_at: string | null
  cancel_reason: string | null
}
