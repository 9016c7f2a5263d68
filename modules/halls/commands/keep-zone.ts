import { randomUUID } from 'node:crypto'
import { command } from '@yichuang/platform/commands'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { decideZone, decideZoneRemoval, takesWindows } from '../rules/index.ts'
import type { HallState, ZoneFacts, ZoneState, ZoneSurroundings } from '../rules/index.ts'
import type { HallsTables } from '../tables.ts'
import { lockHall } from './keep-hall.ts'

interface Kept {
  readonly id: string
  readonly version: number
}

/** A zone with its hall; the hall is locked, so that zones and windows of one hall change one after the other. */
async function lockZone(
  tx: Tx<HallsTables>,
  id: string,
): Promise<{ readonly hall: HallState; readonly zone: ZoneState } | undefined> {
  const place = await tx.kysely.selectFrom('halls.zone').select('hall').where('id', '=', id).executeTakeFirst()
  const hall = place === undefined ? undefined : await lockHall(tx, place.hall)
  const zone = await tx.kysely
    .selectFrom('halls.zone')
    .select(['id', 'kind', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
  return hall === undefined || zone === undefined ? undefined : { hall, zone }
}

/** What stands around a zone: its windows, the zones that wait in it, the waiting area that was chosen. */
async function surroundings(
  tx: Tx<HallsTables>,
  hall: string,
  { id, waitsIn }: { readonly id?: string | undefined; readonly waitsIn?: string | undefined },
): Promise<ZoneSurroundings> {
  const zones = await tx.kysely
    .selectFrom('halls.zone')
    .select(['id', 'kind', 'waits_in'])
    .where('hall', '=', hall)
    .execute()
  const windows = await tx.kysely
    .selectFrom('halls.hall_window')
    .select(['id', 'zone'])
    .where('hall', '=', hall)
    .where('is_closed', '=', false)
    .execute()
  return {
    waiters: zones.filter((zone) => id !== undefined && zone.waits_in === id).length,
    windows: windows.filter(({ zone }) => id !== undefined && zone === id).length,
    waitingKind: zones.find((zone) => zone.id === waitsIn && zone.id !== id)?.kind,
    windowsOfHall: windows.map((window) => window.id),
  }
}

/** Whether the code is free in the hall. */
async function codeFree(
  tx: Tx<HallsTables>,
  { hall, id, code }: { readonly hall: string; readonly id?: string; readonly code: string },
): Promise<Decision<true>> {
  const holder = await tx.kysely
    .selectFrom('halls.zone')
    .select('id')
    .where('hall', '=', hall)
    .where('code', '=', code)
    .executeTakeFirst()
  const isTaken = holder !== undefined && holder.id !== id
  return isTaken ? refused({ code: 'halls.zone-code-taken', zone: code, pointer: '/code' }) : decided(true)
}

function columnsOf(facts: ZoneFacts) {
  return {
    code: facts.code.trim(),
    name: facts.name.trim(),
    name_en: facts.nameEn.trim(),
    kind: facts.kind,
    floor: facts.floor ?? null,
    waits_in: facts.waitsIn ?? null,
  }
}

/**
 * Puts exactly these windows into a zone: those that were in it and are not named have none, others leave theirs.
 * Windows that are closed stay where they were as long as the zone has windows.
 */
async function putWindows(tx: Tx<HallsTables>, zone: string, { kind, windows }: ZoneFacts): Promise<void> {
  const leaving = tx.kysely.updateTable('halls.hall_window').set({ zone: null }).where('zone', '=', zone)
  await (takesWindows(kind) ? leaving.where('is_closed', '=', false) : leaving).execute()
  if (windows.length > 0)
    await tx.kysely.updateTable('halls.hall_window').set({ zone }).where('id', 'in', windows).execute()
}

/** Enters a zone of a hall with the windows that are in it. (QUE-08) */
export const addZone = command<HallsTables>()({
  name: 'halls.add-zone',
  may: 'halls.keep-zones',
  async handle(
    tx,
    input: { readonly hall: string; readonly facts: ZoneFacts },
    { by, record },
  ): Promise<Decision<Kept>> {
    const { facts } = input
    const hall = await lockHall(tx, input.hall)
    if (hall === undefined) return refused({ code: 'halls.no-such-hall', id: input.hall })
    const around = await surroundings(tx, hall.id, { waitsIn: facts.waitsIn })
    const may = decideZone(hall, undefined, facts, { by, expectedVersion: 0, around })
    if (!may.ok) return may
    const free = await codeFree(tx, { hall: hall.id, code: facts.code.trim() })
    if (!free.ok) return free
    const id = randomUUID()
    await tx.kysely
      .insertInto('halls.zone')
      .values({ id, hall: hall.id, ...columnsOf(facts), version: 1 })
      .execute()
    await putWindows(tx, id, facts)
    await record(`hall:${hall.id}`, [{ type: 'halls.zone-added', v: 1, id, ...facts }])
    return decided({ id, version: 1 })
  },
})

interface ChangeZone {
  readonly id: string
  readonly facts: ZoneFacts
  readonly expectedVersion: number
}

/** Changes what is said of a zone, and which windows are in it. */
export const changeZone = command<HallsTables>()({
  name: 'halls.change-zone',
  may: 'halls.keep-zones',
  async handle(tx, { id, facts, expectedVersion }: ChangeZone, { by, record }): Promise<Decision<Kept>> {
    const found = await lockZone(tx, id)
    if (found === undefined) return refused({ code: 'halls.no-such-zone', id })
    const { hall, zone } = found
    const around = await surroundings(tx, hall.id, { id, waitsIn: facts.waitsIn })
    const may = decideZone(hall, zone, facts, { by, expectedVersion, around })
    if (!may.ok) return may
    const free = await codeFree(tx, { hall: hall.id, id, code: facts.code.trim() })
    if (!free.ok) return free
    const version = expectedVersion + 1
    await tx.kysely
      .updateTable('halls.zone')
      .set({ ...columnsOf(facts), version })
      .where('id', '=', id)
      .execute()
    await putWindows(tx, id, facts)
    await record(`hall:${hall.id}`, [{ type: 'halls.zone-changed', v: 1, id, ...facts }])
    return decided({ id, version })
  },
})

/** Removes a zone in which no window is and in which nobody waits any more; windows that were closed forget it. */
export const removeZone = command<HallsTables>()({
  name: 'halls.remove-zone',
  may: 'halls.keep-zones',
  async handle(
    tx,
    { id, expectedVersion }: Omit<ChangeZone, 'facts'>,
    { by, record },
  ): Promise<Decision<{ readonly id: string }>> {
    const found = await lockZone(tx, id)
    if (found === undefined) return refused({ code: 'halls.no-such-zone', id })
    const { hall, zone } = found
    const may = decideZoneRemoval(hall, zone, { by, expectedVersion }, await surroundings(tx, hall.id, { id }))
    if (!may.ok) return may
    await tx.kysely.updateTable('halls.hall_window').set({ zone: null }).where('zone', '=', id).execute()
    await tx.kysely.deleteFrom('halls.zone').where('id', '=', id).execute()
    await record(`hall:${hall.id}`, [{ type: 'halls.zone-removed', v: 1, id }])
    return decided({ id })
  },
})
