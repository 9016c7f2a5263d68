/** Row types of schema `halls`. */
export interface HallsTables {
  'halls.area': { code: string; name: string; parent: string | null }
  'halls.department': DepartmentRow
  'halls.hall': HallRow
  'halls.hall_window': WindowRow
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
  /** why it is paused or closed */
  reason: string | null
  version: number
}
