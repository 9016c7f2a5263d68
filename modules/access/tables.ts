/** Row types of schema `access`. */
export interface AccessTables {
  'access.person': PersonRow
  'access.role_grant': RoleGrantRow
  'access.session': SessionRow
}

export interface PersonRow {
  id: string
  name: string
  account: string
  password_hash: string
  password_changed_at: string
  region: string
  department: string | null
  hall: string | null
  is_active: boolean
  is_demo: boolean
  usual_window: string | null
  failures: number
  locked_until: string | null
  created_at: string
  version: number
  must_change_password: boolean
  spelling: string
  state_reason: string | null
  signed_in_at: string | null
}

export interface RoleGrantRow {
  person: string
  role: string
  granted_at: string
  granted_by: string
  starts_on: string | null
  ends_on: string | null
  reason: string | null
}

export interface SessionRow {
  token_hash: Buffer
  person: string
  hall_window: string | null
  created_at: string
  seen_at: string
  expires_at: string
  address: string | null
}
