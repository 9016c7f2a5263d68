import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { CombingTaskRow } from '../tables.ts'

/** An item that is planned. */
export type PlannedRow = Pick<
  CombingTaskRow,
  'item' | 'item_name' | 'department' | 'region' | 'owner' | 'owner_name' | 'due_on' | 'note'
>

const tasks = prepared<PlannedRow & { has_draft: boolean }, []>(
  'workshop.combing-tasks',
  `select t.item, t.item_name, t.department, t.region, t.owner, t.owner_name, t.due_on, t.note,
     exists (select from workshop.draft d where d.item = t.item and d.state not in ('published', 'cancelled')) as has_draft
   from workshop.combing_task t order by t.due_on, t.item`,
)

/** Everything that is planned, what is due first. */
export function listTasks(db: Queries): Promise<readonly PlannedRow[]> {
  return db.many(tasks, [])
}

/** What is planned and has no draft yet. */
export async function listPlanned(db: Queries): Promise<readonly PlannedRow[]> {
  return (await db.many(tasks, [])).filter(({ has_draft: hasDraft }) => !hasDraft)
}
