import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import type { Actor, Decision, PlainDate } from '@yichuang/platform/pure'
import { describe, expect, test } from 'vitest'
import {
  actionsOnRequest,
  decideDeclining,
  decideRequest,
  decideRequestWithdrawal,
  decideTakingUp,
} from './change-request.ts'
import type { RequestView } from './change-request.ts'

const staff = (person: string, role: Role, place: Partial<Actor>): Actor => ({
  kind: 'staff',
  person,
  name: person,
  roles: [role],
  permissions: permissionsOf([role]),
  region: '339921',
  ...place,
})
const keeper = staff('keeper', 'department-administrator', { department: 'scjg' })
const chief = staff('chief', 'chief-representative', { department: 'scjg' })
const foreign = staff('foreign', 'department-administrator', { department: 'gaj' })
const manager = staff('manager', 'hall-manager', { hall: 'hall-county' })
const clerk = staff('clerk', 'window-clerk', { hall: 'hall-county' })
const atCentre = { by: manager, centre: 'hall-county' }
const atDepartment = { by: keeper, centre: undefined }

const place = { region: '339921', department: 'scjg' }
const today = '2026-09-24' as PlainDate
const wish = { cause: 'practice', text: '网络经营不再要房屋证明', basis: '', wishedOn: undefined, today } as const
const request: RequestView = {
  version: 3,
  state: 'open',
  side: 'department',
  department: 'scjg',
  region: '339921',
  askedBy: 'keeper',
}
const codeOf = (answer: Decision<unknown>) => (answer.ok ? 'yes' : answer.refusal.code)

describe('[CAT-12] asking for a change', () => {
  test('departments and the centre ask, each for its own side; others do not', () => {
    expect(decideRequest(place, atDepartment, wish)).toEqual({ ok: true, value: 'department' })
    expect(decideRequest(place, { by: chief, centre: undefined }, wish)).toEqual({ ok: true, value: 'department' })
    expect(decideRequest(place, atCentre, wish)).toEqual({ ok: true, value: 'centre' })
    expect(codeOf(decideRequest(place, { by: foreign, centre: undefined }, wish))).toBe('access.out-of-scope')
    expect(codeOf(decideRequest(place, { by: manager, centre: undefined }, wish))).toBe('access.out-of-scope')
    expect(codeOf(decideRequest(place, { by: clerk, centre: 'hall-county' }, wish))).toBe('access.not-permitted')
  })

  test('it says what is to be changed; law and powers name their text; the wished day is to come', () => {
    const ask = (change: Partial<Parameters<typeof decideRequest>[2]>) =>
      codeOf(decideRequest(place, atDepartment, { ...wish, ...change }))
    expect(ask({ text: ' ' })).toBe('workshop.reason-missing')
    expect([ask({ cause: 'law' }), ask({ cause: 'power' })]).toEqual([
      'workshop.basis-missing',
      'workshop.basis-missing',
    ])
    expect(ask({ cause: 'law', basis: '条例第十五条' })).toBe('yes')
    expect([ask({ wishedOn: '2026-09-23' as PlainDate }), ask({ wishedOn: today })]).toEqual([
      'workshop.time-over',
      'yes',
    ])
  })
})

describe('[CAT-12] deciding about a request', () => {
  const centre = { ...atCentre, expectedVersion: 3 }
  const department = { ...atDepartment, expectedVersion: 3 }

  test('the side that did not ask decides', () => {
    expect(codeOf(decideTakingUp(request, centre, undefined))).toBe('yes')
    expect(codeOf(decideTakingUp(request, department, undefined))).toBe('workshop.own-request')
    const asked: RequestView = { ...request, side: 'centre', askedBy: 'manager' }
    expect(codeOf(decideTakingUp(asked, department, undefined))).toBe('yes')
    expect(codeOf(decideTakingUp(asked, centre, undefined))).toBe('workshop.own-request')
    expect(codeOf(decideDeclining(asked, centre, '不改'))).toBe('workshop.own-request')
  })

  test('it goes into a draft that is combed already, and waits for one that is further', () => {
    expect(codeOf(decideTakingUp(request, centre, { id: 'd', state: 'combing' }))).toBe('yes')
    expect(codeOf(decideTakingUp(request, centre, { id: 'd', state: 'trial' }))).toBe('workshop.draft-open')
  })

  test('a reason is needed to decline; a settled or changed request is not decided again', () => {
    expect(codeOf(decideDeclining(request, centre, ' '))).toBe('workshop.reason-missing')
    expect(codeOf(decideDeclining(request, centre, '目录没有调整'))).toBe('yes')
    expect(codeOf(decideDeclining({ ...request, state: 'declined' }, centre, '再说'))).toBe('workshop.request-settled')
    expect(codeOf(decideTakingUp({ ...request, version: 4 }, centre, undefined))).toBe('workshop.stale-version')
  })

  test('only who asked takes it back, while it is open', () => {
    expect(codeOf(decideRequestWithdrawal(request, department))).toBe('yes')
    expect(codeOf(decideRequestWithdrawal(request, { by: chief, centre: undefined, expectedVersion: 3 }))).toBe(
      'access.out-of-scope',
    )
    expect(codeOf(decideRequestWithdrawal({ ...request, state: 'taken-up' }, department))).toBe(
      'workshop.request-settled',
    )
  })

  test('everybody is offered what is theirs, with the reason where a draft stands in the way', () => {
    const names = (at: Parameters<typeof actionsOnRequest>[1]) =>
      actionsOnRequest(request, at, undefined).map(({ name }) => name)
    expect([names(atCentre), names(atDepartment), names({ by: chief, centre: undefined })]).toEqual([
      ['take-up', 'decline'],
      ['withdraw'],
      [],
    ])
    expect(actionsOnRequest(request, atCentre, { id: 'd', state: 'review' })[0]).toEqual({
      name: 'take-up',
      allowed: false,
      reason: 'workshop.draft-open',
    })
  })
})
