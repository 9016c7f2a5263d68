import { command } from '@yichuang/platform/commands'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { Tx } from '@yichuang/platform/db'
import { decideHall, decideHallActivity } from '../rules/index.ts'
import type { HallFacts, HallState } from '../rules/index.ts'
import type { HallsTables } from '../tables.ts'
import { findArea } from './lookups.ts'
import type { PlaceUses } from './lookups.ts'

interface Kept {
  readonly id: string
  readonly version: number
}

/** A hall locked for the rest of the transaction, with the details that the forms do not touch. */
export async function lockHall(
  tx: Tx<HallsTables>,
  id: string,
): Promise<(HallState & { readonly details: object }) | undefined> {
  const row = await tx.kysely.selectFrom('halls.hall').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) return undefined
  const { region, is_active: isActive, version } = row
  return { id, region, isActive, version, details: row.details as object }
}

/** Whether the area is known. */
export async function knownArea(tx: Tx<HallsTables>, region: string): Promise<Decision<true>> {
  const found = await tx.find(findArea, [region])
  return found === undefined ? refused({ code: 'halls.no-such-area', region, pointer: '/region' }) : decided(true)
}

/** The days of the week in the form the exchange files have. */
function withHours(details: object, hours: HallFacts['hours']): object {
  const former = 'hours' in details ? (details.hours as object) : { timezone: 'Asia/Shanghai' }
  return { ...details, hours: { ...former, weekly: hours } }
}

/** Enters a hall; its windows are entered one by one. */
export const addHall = command<HallsTables>()({
  name: 'halls.add-hall',
  may: 'halls.manage',
  async handle(tx, input: HallFacts & { readonly id: string }, { by, record }): Promise<Decision<Kept>> {
    const { id, hours, ...facts } = input
    const may = decideHall(undefined, input, { by, expectedVersion: 0 })
    if (!may.ok) return may
    const area = await knownArea(tx, facts.region)
    if (!area.ok) return area
    const details = JSON.stringify(withHours({}, hours))
    const added = await tx.kysely
      .insertInto('halls.hall')
      .values({ id, ...facts, details, is_active: true, version: 1 })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (added === undefined) return refused({ code: 'halls.id-taken', id, pointer: '/id' })
    await record(`hall:${id}`, [{ type: 'halls.hall-added', v: 1, ...input }])
    return decided({ id, version: 1 })
  },
})

interface ChangeHall extends HallFacts {
  readonly id: string
  readonly expectedVersion: number
}

/** Changes what is said of a hall. */
export const changeHall = command<HallsTables>()({
  name: 'halls.change-hall',
  may: 'halls.manage',
  async handle(tx, input: ChangeHall, { by, record }): Promise<Decision<Kept>> {
    const { id, expectedVersion, hours, ...facts } = input
    const hall = await lockHall(tx, id)
    if (hall === undefined) return refused({ code: 'halls.no-such-hall', id })
    const may = decideHall(hall, input, { by, expectedVersion })
    if (!may.ok) return may
    const area = await knownArea(tx, facts.region)
    if (!area.ok) return area
    const version = expectedVersion + 1
    await tx.kysely
      .updateTable('halls.hall')
      .set({ ...facts, details: JSON.stringify(withHours(hall.details, hours)), version })
      .where('id', '=', id)
      .execute()
    await record(`hall:${id}`, [{ type: 'halls.hall-changed', v: 1, id, ...facts, hours }])
    return decided({ id, version })
  },
})

/** What is sent to put a hall or a department out of use or back. */
export interface ChangeActivity {
  readonly id: string
  readonly isActive: boolean
  readonly reason: string
  readonly expectedVersion: number
}

/** Puts a hall out of use or back, with the reason. */
export function changeHallActivity(uses: PlaceUses) {
  return command<HallsTables>()({
    name: 'halls.change-hall-activity',
    may: 'halls.manage',
    async handle(tx, input: ChangeActivity, { by, record }): Promise<Decision<Kept>> {
      const { id, isActive, reason, expectedVersion } = input
      const hall = await lockHall(tx, id)
      if (hall === undefined) return refused({ code: 'halls.no-such-hall', id })
      const may = decideHallActivity(hall, { ...input, by }, await tx.one(uses.hall, [id]))
      if (!may.ok) return may
      const version = expectedVersion + 1
      await tx.kysely.updateTable('halls.hall').set({ is_active: isActive, version }).where('id', '=', id).execute()
      await record(`hall:${id}`, [{ type: 'halls.hall-activity-changed', v: 1, id, isActive, reason }])
      return decided({ id, version })
    },
  })
}
