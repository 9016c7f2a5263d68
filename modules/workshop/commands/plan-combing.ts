import { dateOf, parsePlainDate } from '@yichuang/modules/calendar/rules'
import { notifyStaff } from '@yichuang/modules/messages/public'
import { command } from '@yichuang/platform/commands'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { AnyTx } from '@yichuang/platform/db'
import type { Actor, Decision } from '@yichuang/platform/pure'
import type { CombingPeople, WorkshopParts } from '../parts.ts'
import { decidePlan, decidePlanning } from '../rules/index.ts'
import type { WorkshopTables } from '../tables.ts'

type PlanParts = Pick<WorkshopParts, 'items' | 'centreOf' | 'combers'>

/** Who combs an item by which day. */
export interface PlanCombing {
  readonly item: string
  readonly owner: string
  readonly dueOn: string
  readonly note: string
}

/** 安排梳理: somebody combs an item by a day; a draft that is being combed is due then, and the owner is told. (CAT-04) */
export function planCombing(parts: PlanParts) {
  return command<WorkshopTables>()({
    name: 'workshop.plan-combing',
    async handle(tx, input: PlanCombing, { at, by, record }): Promise<Decision<{ item: string; dueOn: string }>> {
      const placed = await placeOf(tx, parts, by, input.item)
      if (!placed.ok) return placed
      const { item, department, region, people } = placed.value
      const owner = people.find(({ id }) => id === input.owner)
      const dueOn = parsePlainDate(input.dueOn)
      const wish = { isComber: owner !== undefined, dueOn, today: dateOf(at) }
      const may = decidePlanning(by, placed.value, wish)
      if (!may.ok) return may
      if (owner === undefined || dueOn === undefined) return refused({ code: 'workshop.no-such-owner' })
      const row = {
        item: item.id,
        item_name: item.name,
        department,
        region,
        owner: owner.id,
        owner_name: owner.name,
        due_on: dueOn,
        note: input.note.trim(),
      }
      await record(`item:${item.id}`, [{ type: 'workshop.combing-planned', v: 1, ...row }])
      const who = { planned_at: at, planned_by: by.person, planned_by_name: by.name }
      await tx.kysely
        .insertInto('workshop.combing_task')
        .values({ ...row, ...who })
        .onConflict((known) => known.column('item').doUpdateSet({ ...row, ...who }))
        .execute()
      await tx.kysely
        .updateTable('workshop.draft')
        .set({ due_on: dueOn })
        .where('item', '=', item.id)
        .where('state', '=', 'combing')
        .execute()
      await publish(tx, 'workshop', item.id)
      if (owner.id !== by.person) {
        const notice = { person: owner.id, kind: 'combingPlanned' as const, facts: { item: item.id, due: dueOn } }
        await notifyStaff(tx, {
          dossier: { id: null, applicationNo: '', item },
          notices: [{ once: `combing:${item.id}:${dueOn}:${at}`, at, notice }],
        })
      }
      return decided({ item: item.id, dueOn })
    },
  })
}

/** 取消安排: the item is no longer planned; a draft of it stays as it is. */
export function dropCombing(parts: PlanParts) {
  return command<WorkshopTables>()({
    name: 'workshop.drop-combing',
    may: 'workshop.plan-combing',
    async handle(tx, { id }: { readonly id: string }, { by, record }): Promise<Decision<{ item: string }>> {
      const placed = await placeOf(tx, parts, by, id)
      if (!placed.ok) return placed
      const [gone] = await tx.kysely.deleteFrom('workshop.combing_task').where('item', '=', id).execute()
      if (gone === undefined || gone.numDeletedRows === 0n) return refused({ code: 'workshop.not-planned', id })
      await record(`item:${id}`, [{ type: 'workshop.combing-dropped', v: 1, item: id }])
      await publish(tx, 'workshop', id)
      return decided({ item: id })
    },
  })
}

/** What somebody looked through and found right. */
export interface NoteCheck {
  readonly id: string
  readonly version: number
  readonly note: string
}

/** 核查无变化: the version in force was looked through; the age of its last check begins anew. (CAT-04) */
export function noteCheck(parts: PlanParts) {
  return command<WorkshopTables>()({
    name: 'workshop.check-item',
    may: 'workshop.plan-combing',
    async handle(tx, { id, version, note }: NoteCheck, { at, by, record }) {
      const placed = await placeOf(tx, parts, by, id)
      if (!placed.ok) return placed
      const { version: current } = placed.value
      if (current !== version) return refused({ code: 'workshop.stale-version', version: current })
      const said = { item: id, version, note: note.trim() }
      await record(`item:${id}`, [{ type: 'workshop.item-checked', v: 1, ...said }])
      const who = { checked_at: at, checked_by: by.person, checked_by_name: by.name }
      await tx.kysely
        .insertInto('workshop.item_check')
        .values({ ...said, ...who })
        .execute()
      await publish(tx, 'workshop', id)
      return decided({ item: id, checkedOn: dateOf(at) })
    },
  })
}

/** An item in force with its department's place and people, where somebody plans that department. */
async function placeOf(tx: AnyTx, { items, centreOf, combers }: PlanParts, by: Actor, id: string) {
  const current = await items.current(id)
  if (current === undefined) return refused({ code: 'catalogue.no-such-item', id })
  const { item, version } = current
  const found = (await combers(tx)).find(({ department }) => department === item.department)
  const { region, people }: Pick<CombingPeople, 'region' | 'people'> = found ?? { region: '', people: [] }
  const place = { item, version, department: item.department, region, people, centre: await centreOf(by, region) }
  const may = decidePlan(by, place)
  return may.ok ? decided(place) : may
}
