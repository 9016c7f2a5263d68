import type { Actor, Decision, Instant, PlainDate } from '@yichuang/platform/pure'
import type { Role } from './roles.ts'

/** A role given to a person; days in Asia/Shanghai, both included, without them there is no limit. */
export interface RoleHeld {
  readonly role: Role
  readonly from?: PlainDate
  readonly to?: PlainDate
}

/** Where a person works. */
export interface WorkPlace {
  readonly region: string
  readonly department?: string
  readonly hall?: string
  /** taken at sign-in when none is named */
  readonly window?: string
}

/** An account as the rules of its care see it. */
export interface Person extends WorkPlace {
  readonly id: string
  /** one more with every change */
  readonly version: number
  readonly name: string
  readonly account: string
  readonly isActive: boolean
  readonly mustChangePassword: boolean
  readonly lockedUntil?: Instant
  readonly roles: readonly RoleHeld[]
}

/** The places that exist, as the rules ask for them. */
export interface Directory {
  hasRegion(code: string): boolean
  department(id: string): { readonly region: string; readonly isActive: boolean } | undefined
  hall(id: string): { readonly region: string; readonly isActive: boolean } | undefined
  window(id: string): { readonly hall: string } | undefined
}

/** What a decision about a person depends on beside the person. */
export interface CareFacts {
  readonly by: Actor
  readonly at: Instant
  /** the day of `at` in Asia/Shanghai */
  readonly today: PlainDate
  readonly places: Directory
  /** tasks the person has claimed and not finished */
  readonly openWork: number
}

export type PersonEvent =
  | { readonly type: 'access.person-changed'; readonly v: 1; readonly name: string; readonly window?: string }
  | ({ readonly type: 'access.person-moved'; readonly v: 1; readonly rolesEnded: readonly Role[] } & WorkPlace)
  | {
      readonly type: 'access.person-deactivated'
      readonly v: 1
      readonly reason: string
      /** tasks left behind */
      readonly openWork: number
    }
  | { readonly type: 'access.person-reactivated'; readonly v: 1; readonly reason: string }
  | { readonly type: 'access.password-reset'; readonly v: 1 }
  | ({ readonly type: 'access.role-granted'; readonly v: 1; readonly reason: string } & RoleHeld)
  | { readonly type: 'access.role-revoked'; readonly v: 1; readonly role: Role; readonly reason: string }
  | { readonly type: 'access.account-unlocked'; readonly v: 1 }

export type CareRefusal =
  | { readonly code: 'access.not-permitted'; readonly permission: string }
  | { readonly code: 'access.out-of-scope' }
  | { readonly code: 'access.no-such-place'; readonly member: keyof WorkPlace }
  | { readonly code: 'access.nothing-changed' }
  | { readonly code: 'access.holds-work'; readonly count: number }
  | { readonly code: 'access.own-account' }
  | { readonly code: 'access.own-rights' }
  | { readonly code: 'access.person-inactive' }
  | { readonly code: 'access.person-active' }
  | { readonly code: 'access.reason-missing' }
  | { readonly code: 'access.span-backwards' }
  | { readonly code: 'access.role-held'; readonly role: Role }
  | { readonly code: 'access.role-not-held'; readonly role: string }
  | { readonly code: 'access.role-needs-place'; readonly role: Role; readonly reach: string }
  | { readonly code: 'access.no-such-role'; readonly role: string }
  | { readonly code: 'access.roles-apart'; readonly roles: readonly [Role, Role] }
  | { readonly code: 'access.not-locked' }

export type CareDecision = Decision<readonly PersonEvent[], CareRefusal>

/** An act on an account: its name, the permission it needs, and the rule. */
export interface CareAct<Input> {
  readonly name: string
  readonly may: string
  decide(person: Person, input: Input, facts: CareFacts): CareDecision
}

/** What an event makes of an account. */
export function evolvePerson(person: Person, event: PersonEvent): Person {
  const { lockedUntil: _lock, ...unlocked } = person
  switch (event.type) {
    case 'access.person-changed': {
      const { window: _window, ...rest } = person
      return { ...rest, name: event.name, ...compact({ window: event.window }) }
    }
    case 'access.person-moved': {
      const { department: _department, hall: _hall, window: _window, ...rest } = person
      const { region, department, hall, window } = event
      return { ...rest, region, ...compact({ department, hall, window }), roles: [] }
    }
    case 'access.person-deactivated':
      return { ...person, isActive: false }
    case 'access.person-reactivated':
      return { ...person, isActive: true }
    case 'access.password-reset':
      return { ...unlocked, mustChangePassword: true }
    case 'access.account-unlocked':
      return unlocked
    default:
      return { ...person, roles: rolesAfter(person.roles, event) }
  }
}

/** Whether an event ends what the person has open. */
export function endsSessions({ type }: PersonEvent): boolean {
  return ['access.person-moved', 'access.person-deactivated', 'access.password-reset'].includes(type)
}

/** Whether a role has run out. */
export function isOver({ to }: RoleHeld, today: PlainDate): boolean {
  return to !== undefined && to < today
}

function rolesAfter(
  roles: readonly RoleHeld[],
  event: Extract<PersonEvent, { type: 'access.role-granted' | 'access.role-revoked' }>,
): readonly RoleHeld[] {
  const others = roles.filter(({ role }) => role !== event.role)
  if (event.type === 'access.role-revoked') return others
  return [...others, { role: event.role, ...compact({ from: event.from, to: event.to }) }]
}

/** Without the members that are not there. */
export function compact<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never
}
