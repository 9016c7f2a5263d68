import type { Instant } from '@yichuang/platform/pure'

/** Row types of schema `directory`. */
export interface DirectoryTables {
  'directory.provincial_list': ProvincialListRow
  'directory.provincial_item': ProvincialItemRow
  'directory.correspondence': CorrespondenceRow
}

export interface ProvincialListRow {
  one: boolean
  source: string
  taken_at: Instant
  taken_by_name: string
  row_count: number
}

export interface ProvincialItemRow {
  code: string
  name: string
  main_code: string
  main_name: string
  place: number
}

export interface CorrespondenceRow {
  item: string
  code: string
  set_at: Instant
  set_by_name: string
}
