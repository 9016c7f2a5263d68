import type { Actor, Instant, PlainDate } from '@yichuang/platform/pure'
import { describe, expect, test } from 'vitest'
import {
  careActs,
  careOffers,
  decideCare,
  endsSessions,
  evolvePerson,
  permissionsOf,
  roles,
  rolesApart,
} from './index.ts'
import type { CareFacts, Directory, Person, PersonEvent, Role } from './index.ts'

const site = { region: '339921', isActive: true }
const places: Directory = {
  hasRegion: (code) => code.startsWith('3399'),
  department: (id) =>
    id === 'closed' ? { ...site, isActive: false } : id === 'far' ? { ...site, region: '339922' } : site,
  hall: () => site,
  window: () => ({ hall: 'hall-county' }),
}
const actor = (person: string, role: Role): Actor => ({
  kind: 'staff',
  person,
  name: person,
  roles: [role],
  permissions: permissionsOf([role]),
  region: '339921',
})
const system = actor('lu', 'system-administrator')
const security = actor('tang', 'security-administrator')
const day = (text: string) => text as PlainDate
const facts = (by: Actor, change: Partial<CareFacts> = {}): CareFacts => ({
  by,
  at: '2026-09-24T01:42:00.000Z' as Instant,
  today: day('2026-09-24'),
  places,
  openWork: 0,
  ...change,
})
const person: Person = {
  id: 'he',
  version: 1,
  name: '何予安',
  account: 'heyuan',
  region: '339921',
  department: 'scjg',
  isActive: true,
  mustChangePassword: false,
  roles: [{ role: 'reviewer' }],
}
const here = { name: person.name, region: '339921', department: 'scjg' }

describe('places', () => {
  test('[SEC-01] a person is put only into what exists, works, and lies within the area of the administrator', () => {
    const to = (place: object) => decideCare(careActs.changePerson, person, { ...here, ...place }, facts(system))
    for (const department of ['closed', 'far'])
      expect(to({ department })).toMatchObject({ refusal: { code: 'access.no-such-place', member: 'department' } })
    expect(to({ region: '440100' })).toMatchObject({ refusal: { member: 'region' } })
    expect(to({ window: 'w-13' })).toMatchObject({ refusal: { member: 'window' } })
    expect(to({ hall: 'hall-county', window: 'w-13' }).ok).toBe(true)
    expect(to({})).toMatchObject({ refusal: { code: 'access.nothing-changed' } })
  })

  test('[SEC-01] moving takes the roles away and ends the sessions; a new name does not', () => {
    const moved = decideCare(
      careActs.changePerson,
      person,
      { ...here, department: 'zrzy', name: '何安' },
      facts(system),
    )
    expect(moved).toMatchObject({ value: [{ type: 'access.person-changed' }, { rolesEnded: ['reviewer'] }] })
    const events: readonly PersonEvent[] = moved.ok ? moved.value : []
    const after = events.reduce(evolvePerson, person)
    expect(after).toMatchObject({ name: '何安', department: 'zrzy', roles: [] })
    expect(events.map(endsSessions)).toEqual([false, true])
    const renamed = decideCare(careActs.changePerson, person, { ...here, name: '何安' }, facts(system))
    expect(renamed.ok && renamed.value.some(endsSessions)).toBe(false)
  })

  test('[SEC-01] nobody moves themselves: how far a right reaches follows from the place', () => {
    const own = facts({ ...system, person: 'he' })
    const move = { ...here, department: 'zrzy' }
    expect(decideCare(careActs.changePerson, person, move, own)).toMatchObject({
      refusal: { code: 'access.own-rights' },
    })
  })
})

describe('roles', () => {
  const grant = (who: Person, role: string, span: { from?: PlainDate; to?: PlainDate } = {}) =>
    decideCare(careActs.grantRole, who, { role, reason: '任职', ...span }, facts(security))

  test('[SEC-01] every pair of roles that must stay apart is refused, in both orders, and every other is given', () => {
    const everywhere = { ...person, hall: 'hall-county' }
    for (const one of roles) {
      for (const other of roles.filter((role) => role !== one)) {
        const decision = grant({ ...everywhere, roles: [{ role: one }] }, other)
        const apart = rolesApart([one, other])
        const refusal = { code: 'access.roles-apart', roles: apart }
        expect(decision).toMatchObject(apart === undefined ? { ok: true } : { refusal })
      }
    }
  })

  test('[SEC-01] a role still to come counts as held, one that is over does not', () => {
    const withRole = (span: { from?: PlainDate; to?: PlainDate }) => ({
      ...person,
      roles: [{ role: 'supervisor', ...span } as const],
    })
    expect(grant(withRole({ from: day('2027-01-01') }), 'reviewer').ok).toBe(false)
    expect(grant(withRole({ to: day('2026-09-24') }), 'reviewer').ok).toBe(false)
    expect(grant(withRole({ to: day('2026-09-23') }), 'reviewer').ok).toBe(true)
  })

  test('[SEC-01] spans run forwards, and a role that reaches a hall needs a person with a hall', () => {
    const backwards = { from: day('2026-10-02'), to: day('2026-10-01') }
    const past = { to: day('2026-09-23') }
    const none = { ...person, roles: [] }
    for (const span of [backwards, past])
      expect(grant(none, 'reviewer', span)).toMatchObject({ refusal: { code: 'access.span-backwards' } })
    expect(grant(none, 'hall-manager')).toMatchObject({ refusal: { code: 'access.role-needs-place', reach: 'hall' } })
    expect(grant(none, 'king')).toMatchObject({ refusal: { code: 'access.no-such-role' } })
  })

  test('[SEC-01] what was given can be taken back once', () => {
    const take = (who: Person) =>
      decideCare(careActs.revokeRole, who, { role: 'reviewer', reason: '离岗' }, facts(security))
    const taken = take(person)
    const after = taken.ok ? taken.value.reduce(evolvePerson, person) : person
    expect(after.roles).toEqual([])
    expect(take(after)).toMatchObject({ refusal: { code: 'access.role-not-held' } })
  })
})

describe('accounts', () => {
  test('[SEC-01] who holds claimed tasks is switched off only when that was seen', () => {
    const off = (evenWithWork?: boolean) => {
      const input = { reason: '调离', ...(evenWithWork === undefined ? {} : { evenWithWork }) }
      return decideCare(careActs.deactivatePerson, person, input, facts(system, { openWork: 2 }))
    }
    expect(off()).toMatchObject({ refusal: { code: 'access.holds-work', count: 2 } })
    expect(off(true)).toMatchObject({ value: [{ type: 'access.person-deactivated', openWork: 2 }] })
  })

  test('[SEC-01] only a lock that still holds is opened', () => {
    const locked = (until: string) => ({ ...person, lockedUntil: until as Instant })
    const unlock = (who: Person) => decideCare(careActs.unlockAccount, who, {}, facts(security))
    expect(unlock(locked('2026-09-24T01:42:00.000Z'))).toMatchObject({ refusal: { code: 'access.not-locked' } })
    const opened = unlock(locked('2026-09-24T01:42:00.001Z'))
    expect(opened.ok && opened.value.reduce(evolvePerson, locked('2026-09-24T02:00:00.000Z'))).toEqual(person)
  })

  test('[SEC-01] a page offers what the permissions allow, and says what stands in the way', () => {
    expect(careOffers(person, facts(system))).toEqual([
      { name: 'access.change-person', allowed: true },
      { name: 'access.deactivate-person', allowed: true },
      { name: 'access.reactivate-person', allowed: false, reason: 'access.person-active' },
      { name: 'access.reset-password', allowed: true },
    ])
    expect(careOffers(person, facts(security))).toEqual([
      { name: 'access.grant-role', allowed: true },
      { name: 'access.unlock-account', allowed: false, reason: 'access.not-locked' },
    ])
    expect(careOffers(person, facts(actor('mo', 'security-auditor')))).toEqual([])
    expect(careOffers(person, facts({ ...system, region: '339922' }))).toEqual([])
  })
})
