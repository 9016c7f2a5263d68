import type { Actor } from '@yichuang/platform/pure'
import { describe, expect, test } from 'vitest'
import { isWithinRegion, mayAct, permissionsOf, roles, rolesApart, roleTerms } from './index.ts'
import type { Role } from './index.ts'

function actor(role: Role, where: Partial<Actor> = {}): Actor {
  return {
    kind: 'staff',
    person: role,
    name: role,
    roles: [role],
    permissions: permissionsOf([role]),
    region: '339921',
    ...where,
  }
}

const place = { region: '339921103', hall: 'hall-town', departments: ['scjg', 'wjj'] }

describe('[SEC-01] who may do what', () => {
  test('a clerk of the county reaches a case of the township, not one of another county', () => {
    expect(mayAct(actor('window-clerk'), 'intake.accept-application', place).ok).toBe(true)
    expect(mayAct(actor('window-clerk'), 'intake.accept-application', { ...place, region: '339922' })).toMatchObject({
      refusal: { code: 'access.out-of-scope' },
    })
  })
  test('a reviewer reaches cases of the own department, leading or assisting, and no other', () => {
    for (const department of ['scjg', 'wjj']) {
      expect(mayAct(actor('reviewer', { department }), 'handling.claim-task', place).ok).toBe(true)
    }
    expect(mayAct(actor('reviewer', { department: 'gaj' }), 'handling.claim-task', place).ok).toBe(false)
    expect(mayAct(actor('reviewer'), 'handling.claim-task', place).ok).toBe(false)
  })
  test('a hall manager reaches the own hall only', () => {
    expect(mayAct(actor('hall-manager', { hall: 'hall-town' }), 'cases.urge-case', place).ok).toBe(true)
    expect(mayAct(actor('hall-manager', { hall: 'hall-county' }), 'cases.urge-case', place).ok).toBe(false)
  })
  test('a role reaches only with the permissions it carries itself', () => {
    const both: Actor = {
      ...actor('reviewer', { department: 'scjg', hall: 'hall-county' }),
      roles: ['reviewer', 'hall-manager'],
      permissions: permissionsOf(['reviewer', 'hall-manager']),
    }
    expect(mayAct(both, 'cases.urge-case', place).ok).toBe(false)
    expect(mayAct(both, 'handling.claim-task', place).ok).toBe(true)
  })
  test('the security administrator neither reads cases nor acts on them, the auditor only reads', () => {
    expect(
      [...permissionsOf(['security-administrator'])].some((name) => /^(cases|intake|handling|handout)\./.test(name)),
    ).toBe(false)
    const auditor = [...permissionsOf(['security-auditor'])]
    expect(auditor.filter((name) => !/\.read/.test(name))).toEqual([])
  })
})

test('[CAT-11] [CON-08] who takes applications finds packages in force; drafts are for who composes them', () => {
  const reading = (name: string) => roles.filter((role) => permissionsOf([role]).has(name))
  expect(reading('packages.read')).toEqual(['window-clerk', 'guide', 'department-administrator', 'hall-manager'])
  expect(reading('packages.read-draft')).toEqual(reading('packages.compose'))
})

test('[SEC-01] system, security and audit administration are three people, and none of them works on cases', () => {
  expect(rolesApart(['system-administrator', 'security-auditor'])).toEqual(['system-administrator', 'security-auditor'])
  expect(rolesApart(['reviewer', 'security-administrator'])).toBeDefined()
  expect(rolesApart(['window-clerk', 'handout-clerk'])).toBeUndefined()
  for (const role of roles) expect(rolesApart([role])).toBeUndefined()
})

test('areas are nested by their codes', () => {
  expect(isWithinRegion('339921103', '339921')).toBe(true)
  expect(isWithinRegion('339921103', '339900')).toBe(true)
  expect(isWithinRegion('339921', '330000')).toBe(true)
  expect(isWithinRegion('339900', '339921')).toBe(false)
  expect(isWithinRegion('339922', '339921')).toBe(false)
})

test('no role carries a permission twice', () => {
  for (const { permissions } of Object.values(roleTerms)) expect(new Set(permissions).size).toBe(permissions.length)
})
