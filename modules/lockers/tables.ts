import type { Instant } from '@yichuang/platform/pure'
import type { OpeningState } from './rules/index.ts'

/** Row types of schema `lockers`. */
export interface LockersTables {
  'lockers.locker': LockerRow
  'lockers.opening': OpeningRow
}

export interface LockerRow {
  id: string
  hall: string
  region: string
  name: string
  code_hash: Buffer | null
  code_until: Instant
  code_tries: number
  key_hash: Buffer | null
  paired_at: Instant | null
  seen_at: Instant | null
  ended_at: Instant | null
  made_at: Instant
  made_by_name: string
  /** wrong pick-up codes one after the other */
  tries: number
  closed_until: Instant | null
}

export interface OpeningRow {
  dossier: string
  locker: string
  hall: string
  region: string
  box: string
  application_no: string
  item_name: string
  state: OpeningState
  fault: string | null
  asked_at: Instant
  told_at: Instant | null
  settled_by_name: string | null
  note: string | null
}
