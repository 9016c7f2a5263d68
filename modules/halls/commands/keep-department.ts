import { command } from '@yichuang/platform/commands'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { decideDepartment, decideDepartmentActivity } from '../rules/index.ts'
import type { DepartmentFacts, DepartmentState } from '../rules/index.ts'
import type { HallsTables } from '../tables.ts'
import { knownArea } from './keep-hall.ts'
import type { ChangeActivity } from './keep-hall.ts'
import type { PlaceUses } from './lookups.ts'

interface Kept {
  readonly id: string
  readonly version: number
}

async function lockDepartment(tx: Tx<HallsTables>, id: string): Promise<DepartmentState | undefined> {
  const row = await tx.kysely
    .selectFrom('halls.department')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? undefined : { id, region: row.region, isActive: row.is_active, version: row.version }
}

function columnsOf({ name, shortName, duties, region, documentMark }: DepartmentFacts) {
  return { name, short_name: shortName, duties, region, document_mark: documentMark }
}

/** Enters a department. */
export const addDepartment = command<HallsTables>()({
  name: 'halls.add-department',
  may: 'halls.manage',
  async handle(tx, input: DepartmentFacts & { readonly id: string }, { by, record }): Promise<Decision<Kept>> {
    const { id } = input
    const may = decideDepartment(undefined, input, { by, expectedVersion: 0 })
    if (!may.ok) return may
    const area = await knownArea(tx, input.region)
    if (!area.ok) return area
    const added = await tx.kysely
      .insertInto('halls.department')
      .values({ id, ...columnsOf(input), is_active: true, version: 1 })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (added === undefined) return refused({ code: 'halls.id-taken', id, pointer: '/id' })
    await record(`department:${id}`, [{ type: 'halls.department-added', v: 1, ...input }])
    return decided({ id, version: 1 })
  },
})

interface ChangeDepartment extends DepartmentFacts {
  readonly id: string
  readonly expectedVersion: number
}

/** Changes what is said of a department; documents issued before keep their mark. */
export const changeDepartment = command<HallsTables>()({
  name: 'halls.change-department',
  may: 'halls.manage',
  async handle(tx, input: ChangeDepartment, { by, record }): Promise<Decision<Kept>> {
    const { id, expectedVersion, ...facts } = input
    const department = await lockDepartment(tx, id)
    if (department === undefined) return refused({ code: 'halls.no-such-department', id })
    const may = decideDepartment(department, facts, { by, expectedVersion })
    if (!may.ok) return may
    const area = await knownArea(tx, facts.region)
    if (!area.ok) return area
    const version = expectedVersion + 1
    await tx.kysely
      .updateTable('halls.department')
      .set({ ...columnsOf(facts), version })
      .where('id', '=', id)
      .execute()
    await record(`department:${id}`, [{ type: 'halls.department-changed', v: 1, id, ...facts }])
    return decided({ id, version })
  },
})

/** Puts a department out of use or back, with the reason. */
export function changeDepartmentActivity(uses: PlaceUses) {
  return command<HallsTables>()({
    name: 'halls.change-department-activity',
    may: 'halls.manage',
    async handle(tx, input: ChangeActivity, { by, record }): Promise<Decision<Kept>> {
      const { id, isActive, reason, expectedVersion } = input
      const department = await lockDepartment(tx, id)
      if (department === undefined) return refused({ code: 'halls.no-such-department', id })
      const dependants = await tx.one(uses.department, [id])
      const may = decideDepartmentActivity(department, { ...input, by }, dependants)
      if (!may.ok) return may
      const version = expectedVersion + 1
      await tx.kysely
        .updateTable('halls.department')
        .set({ is_active: isActive, version })
        .where('id', '=', id)
        .execute()
      await record(`department:${id}`, [{ type: 'halls.department-activity-changed', v: 1, id, isActive, reason }])
      return decided({ id, version })
    },
  })
}
