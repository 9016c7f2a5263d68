/**
 * Who acts: a member of staff signed in, an applicant who proved to be one, a department's system, or the
 * platform itself (timers). Made by the access module, passed in everywhere, never ambient.
 */
export interface Actor {
  readonly kind: 'staff' | 'applicant' | 'system' | 'department-system' | 'nobody'
  /** stable id of the person or program */
  readonly person: string
  readonly name: string
  readonly roles: readonly string[]
  /** `module.verb`, compiled from the roles */
  readonly permissions: ReadonlySet<string>
  /** area code the person may act in; acting below it is included */
  readonly region: string
  /** department id, when the person belongs to one */
  readonly department?: string
  readonly hall?: string
  /** window the person is signed in at */
  readonly window?: string
  readonly session?: string
}

/** Who has not signed in: an applicant, a passer-by, a device. */
export const nobody: Actor = {
  kind: 'nobody',
  person: 'nobody',
  name: '',
  roles: [],
  permissions: new Set(),
  region: '',
}
