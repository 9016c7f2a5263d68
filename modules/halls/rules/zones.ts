import { mayAct } from '@yichuang/modules/access/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { all, filled, freshness } from './checks.ts'
import type { Seen } from './checks.ts'
import type { HallState, ZoneFacts, ZoneKind, ZoneState, ZoneSurroundings } from './places.ts'

const keep = 'halls.keep-zones'
const kindsWithWindows: readonly ZoneKind[] = ['general', 'board', 'professional', 'green-channel']

/** Whether windows stand in zones of a kind. (QUE-03) */
export function takesWindows(kind: ZoneKind): boolean {
  return kindsWithWindows.includes(kind)
}

/**
 * Whether a zone may be entered in a hall, or changed. Its windows are of the hall and of a kind of zone that has
 * windows; who comes to it waits in a waiting area of the hall, or in the zone itself. (QUE-03, QUE-08)
 * @param before the zone as it stands; undefined for a new one
 */
export function decideZone(
  hall: HallState,
  before: ZoneState | undefined,
  facts: ZoneFacts,
  { by, expectedVersion, around }: Seen & { readonly around: ZoneSurroundings },
): Decision<true> {
  return all(
    () => mayAct(by, keep, { region: hall.region, hall: hall.id }),
    () => (before === undefined ? decided(true) : freshness(before.version, expectedVersion)),
    () => (hall.isActive ? decided(true) : refused({ code: 'halls.hall-inactive' })),
    () => filled(facts.code, '/code'),
    () => filled(facts.name, '/name'),
    () => windowsFit(facts, around),
    () => waitingFits(facts, around),
    () => (before?.kind === 'waiting' && facts.kind !== 'waiting' ? notAwaited(around) : decided(true)),
  )
}

function windowsFit({ kind, windows }: ZoneFacts, { windowsOfHall }: ZoneSurroundings): Decision<true> {
  if (windows.length > 0 && !takesWindows(kind))
    return refused({ code: 'halls.zone-takes-no-windows', pointer: '/windows' })
  const unknown = windows.find((window) => !windowsOfHall.includes(window))
  return unknown === undefined ? decided(true) : refused({ code: 'halls.no-such-window', id: unknown })
}

function waitingFits({ kind, waitsIn }: ZoneFacts, { waitingKind }: ZoneSurroundings): Decision<true> {
  if (waitsIn === undefined) return decided(true)
  const fits = kind !== 'waiting' && waitingKind === 'waiting'
  return fits ? decided(true) : refused({ code: 'halls.no-such-waiting-area', pointer: '/waitsIn' })
}

function notAwaited({ waiters }: Pick<ZoneSurroundings, 'waiters'>): Decision<true> {
  return waiters === 0 ? decided(true) : refused({ code: 'halls.zone-awaited', zones: waiters })
}

/** Whether a zone may be removed: not while windows are in it, and not while it is the waiting area of others. */
export function decideZoneRemoval(
  hall: HallState,
  zone: ZoneState,
  { by, expectedVersion }: Seen,
  { windows, waiters }: Pick<ZoneSurroundings, 'windows' | 'waiters'>,
): Decision<true> {
  return all(
    () => mayAct(by, keep, { region: hall.region, hall: hall.id }),
    () => freshness(zone.version, expectedVersion),
    () => (windows === 0 ? decided(true) : refused({ code: 'halls.zone-has-windows', windows })),
    () => notAwaited({ waiters }),
  )
}
