import type { EvaluationFill, LockerFill } from './rules/index.ts'

/** Row types of schema `messages`. */
export interface MessagesTables {
  'messages.message': MessageRow
  'messages.sandbox': SandboxRow
  'messages.staff_notice': StaffNoticeRow
  'messages.awaited': AwaitedRow
  'messages.reminder_setting': ReminderSettingRow
}

export interface MessageRow {
  id: string
  once: string
  /** null: not about a case */
  dossier: string | null
  application_no: string
  region: string
  hall: string | null
  kind: string
  recipient: string
  template: string
  language: string
  text: string
  fill: LockerFill | EvaluationFill | null
  state: string
  attempts: number
  provider_id: string | null
  failure: string | null
  created_at: string
  tried_at: string | null
  sent_at: string | null
}

export interface SandboxRow {
  message: string
  kind: string
  recipient: string
  text: string
  sent_at: string
}

export interface StaffNoticeRow {
  id: string
  once: string
  person: string
  /** null: not about a case */
  dossier: string | null
  application_no: string
  item_name: string
  kind: string
  facts: Readonly<Record<string, string | number>>
  at: string
  read_at: string | null
}

export interface AwaitedRow {
  dossier: string
  kind: string
  day: string
  application_no: string
  item_name: string
  applicant_name: string
  region: string
  hall: string | null
  version: number
  told_step: number | null
  told_at: string | null
}

export interface ReminderSettingRow {
  region: string
  deferral_days: readonly number[]
  correction_days: readonly number[]
  result_days: readonly number[]
  changed_at: string
  changed_by: string
}
