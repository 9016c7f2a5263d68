import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import type { Actor } from '@yichuang/platform/pure'
import { describe, expect, test } from 'vitest'
import { decideZone, decideZoneRemoval } from './index.ts'
import type { ZoneFacts, ZoneState, ZoneSurroundings } from './index.ts'

function person(role: Role, change: Partial<Actor> = {}): Actor {
  const permissions = permissionsOf([role])
  return { kind: 'staff', person: 'p', name: 'p', roles: [role], permissions, region: '339921', ...change }
}
const manager = person('hall-manager', { hall: 'hall-county' })
const hall = { id: 'hall-county', region: '339921', isActive: true, version: 3 }
const zone: ZoneState = { id: 'z', kind: 'board', version: 2 }
const facts: ZoneFacts = {
  code: 'B',
  name: '商事登记区',
  nameEn: '',
  kind: 'board',
  waitsIn: 'w',
  windows: ['hall-county-02'],
}
const around: ZoneSurroundings = {
  waiters: 0,
  windows: 1,
  waitingKind: 'waiting',
  windowsOfHall: ['hall-county-02', 'hall-county-03'],
}
const answerOf = (answer: { ok: true } | { ok: false; refusal: object }) => (answer.ok ? 'yes' : answer.refusal)

describe('keeping a zone', () => {
  const decide = (change: Partial<ZoneFacts> = {}, of: Partial<ZoneSurroundings> = {}, before?: ZoneState) =>
    answerOf(
      decideZone(
        hall,
        before,
        { ...facts, ...change },
        { by: manager, expectedVersion: 2, around: { ...around, ...of } },
      ),
    )

  test('[QUE-03] [QUE-08] the hall manager enters and changes zones of the own hall', () => {
    expect(decide()).toBe('yes')
    expect(decide({}, {}, zone)).toBe('yes')
    const { waitsIn: _waitsIn, ...alone } = facts
    const online: ZoneFacts = { ...alone, kind: 'online', windows: [] }
    const seen = {
      by: person('system-administrator'),
      expectedVersion: 0,
      around: { ...around, waitingKind: undefined },
    }
    expect(answerOf(decideZone(hall, undefined, online, seen))).toBe('yes')
  })

  test.each<[string, Partial<ZoneFacts>, Partial<ZoneSurroundings>, object]>([
    ['a name of spaces', { name: ' ' }, {}, { code: 'halls.text-missing', pointer: '/name' }],
    ['a code of spaces', { code: ' ' }, {}, { code: 'halls.text-missing', pointer: '/code' }],
    [
      'windows in a waiting area',
      { kind: 'waiting' },
      {},
      { code: 'halls.zone-takes-no-windows', pointer: '/windows' },
    ],
    ['a window of another hall', { windows: ['hall-town-1'] }, {}, { code: 'halls.no-such-window', id: 'hall-town-1' }],
    [
      'waiting in a place that is not there',
      {},
      { waitingKind: undefined },
      { code: 'halls.no-such-waiting-area', pointer: '/waitsIn' },
    ],
    [
      'waiting where nobody waits',
      {},
      { waitingKind: 'online' },
      { code: 'halls.no-such-waiting-area', pointer: '/waitsIn' },
    ],
    [
      'a waiting area of a waiting area',
      { kind: 'waiting', windows: [] },
      {},
      { code: 'halls.no-such-waiting-area', pointer: '/waitsIn' },
    ],
  ])('[QUE-08] %s is refused', (_what, change, of, refusal) => {
    expect(decide(change, of)).toEqual(refusal)
  })

  test('[QUE-08] a waiting area stays one while zones wait in it', () => {
    const before: ZoneState = { ...zone, kind: 'waiting' }
    const { waitsIn: _waitsIn, ...alone } = facts
    const seen = { by: manager, expectedVersion: 2 }
    expect(answerOf(decideZone(hall, before, alone, { ...seen, around: { ...around, waiters: 3 } }))).toEqual({
      code: 'halls.zone-awaited',
      zones: 3,
    })
    expect(answerOf(decideZone(hall, before, alone, { ...seen, around }))).toBe('yes')
  })

  test('[SEC-01] not in another hall, not by a clerk, not on an old version, not in a hall out of use', () => {
    const by = (actor: Actor, place = hall, expectedVersion = 2) =>
      answerOf(decideZone(place, zone, facts, { by: actor, expectedVersion, around }))
    expect(by(person('hall-manager', { hall: 'hall-town' }))).toMatchObject({ code: 'access.out-of-scope' })
    expect(by(person('window-clerk'))).toMatchObject({ code: 'access.not-permitted' })
    expect(by(manager, hall, 1)).toEqual({ code: 'halls.stale-version', version: 2 })
    expect(by(manager, { ...hall, isActive: false })).toEqual({ code: 'halls.hall-inactive' })
  })
})

describe('removing a zone', () => {
  const remove = (of: { windows: number; waiters: number }, expectedVersion = 2) =>
    answerOf(decideZoneRemoval(hall, zone, { by: manager, expectedVersion }, of))

  test('[QUE-08] an empty zone goes; one with windows or one in which others wait does not', () => {
    expect(remove({ windows: 0, waiters: 0 })).toBe('yes')
    expect(remove({ windows: 2, waiters: 0 })).toEqual({ code: 'halls.zone-has-windows', windows: 2 })
    expect(remove({ windows: 0, waiters: 4 })).toEqual({ code: 'halls.zone-awaited', zones: 4 })
    expect(remove({ windows: 0, waiters: 0 }, 1)).toEqual({ code: 'halls.stale-version', version: 2 })
  })
})
