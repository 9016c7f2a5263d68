import type { ZoneKind } from './rules/index.ts'

/** Row types of schema `halls`. */
export interface HallsTables {
  'halls.area': { code: string; name: string; parent: string | null }
  'halls.department': DepartmentRow
  'halls.hall': HallRow
  'halls.hall_window': WindowRow
  'halls.zone': ZoneRow
}

export interface DepartmentRow {
  id: string
  name: string
  short_name: string
  duties: string
  region: string
  document_mark: string
  is_active: boolean
  version: number
}

export interface HallRow {
  id: string
  name: string
  level: string
  region: string
  address: string
  phone: string
  details: unknown
  is_active: boolean
  version: number
}

export interface WindowRow {
  id: string
  hall: string
  no: string
  kind: string
  boards: string[]
  floor: string | null
  takes_applications: boolean
  receives_only: boolean
  hands_out: boolean
  is_open: boolean
  is_closed: boolean
  /** zone where it is */
  zone: string | null
  /** why it is paused or closed */
  reason: string | null
  version: number
}

export interface ZoneRow {
  id: string
  hall: string
  code: string
  name: string
  /** empty when there is none */
  name_en: string
  kind: ZoneKind
  floor: string | null
  /** the waiting area that belongs to it */
  waits_in: string | null
  version: number
}
