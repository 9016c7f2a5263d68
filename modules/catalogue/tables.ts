/** Row types of schema `catalogue`. */
export interface CatalogueTables {
  'catalogue.item_setting': { item: string; setting: string; changed_at: string; changed_by: string; version: number }
  'catalogue.delegation': DelegationRow
}

export interface DelegationRow {
  no: string
  department: string
  powers: string[]
  items: string[]
  holder_person: string | null
  holder_hall: string | null
  starts_at: string
  ends_at: string
  includes_major: boolean
  granted_at: string
  granted_by: string
  revoked_at: string | null
  revoked_by: string | null
  revoke_reason: string | null
  reason: string | null
}
