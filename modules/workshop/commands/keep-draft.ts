import { addWorkingDays, dateOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import type { Queries, Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant, PlainDate } from '@yichuang/platform/pure'
import { stepDays } from '../rules/index.ts'
import type { DraftState, DraftView } from '../rules/index.ts'
import type { DraftRow, WorkshopTables } from '../tables.ts'

/** Where a draft stands after an act. */
export interface Kept {
  readonly id: string
  readonly version: number
  readonly state: DraftState
}

/** A row as the rules see it. */
export function viewOf(row: Omit<DraftRow, 'document'>): DraftView {
  const { version, state, department, region, saved_by: savedBy, saved_by_name: savedByName, submitted_by } = row
  const known = { submittedBy: submitted_by ?? undefined, baseVersion: row.base_version ?? undefined }
  return { version, state, department, region, savedBy, savedByName, ...known }
}

/** The stream of a draft's events. */
export function streamOf(id: string): string {
  return `item-draft:${id}`
}

/** A draft locked for the rest of the transaction. */
export async function lockDraft(tx: Tx<WorkshopTables>, id: string): Promise<Decision<DraftRow>> {
  const row = await tx.kysely
    .selectFrom('workshop.draft')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? refused({ code: 'workshop.no-such-draft', id }) : decided(row)
}

/** Writes what changed with the next version, and tells the pages that are open. */
export async function keepDraft(
  tx: Tx<WorkshopTables>,
  { id, version, state }: DraftRow,
  change: Partial<DraftRow>,
): Promise<Kept> {
  const next = version + 1
  await tx.kysely
    .updateTable('workshop.draft')
    .set({ ...change, version: next })
    .where('id', '=', id)
    .execute()
  await publish(tx, 'workshop', id)
  return { id, version: next, state: change.state ?? state }
}

/** The day by which a step that begins now is to be done; the day it begins does not count. */
export function dueAfter(at: Instant, step: keyof typeof stepDays, calendar: CompiledCalendar): PlainDate {
  return addWorkingDays(dateOf(at), stepDays[step], calendar)
}

const openObjections = prepared<{ count: number }, [draft: string, round: number]>(
  'workshop.count-objections',
  `select count(*)::int as count from workshop.objection where draft = $1 and round = $2 and withdrawn_at is null`,
)

/** Objections that count in this round. */
export async function countObjections(db: Queries, { id, round }: Pick<DraftRow, 'id' | 'round'>): Promise<number> {
  return (await db.one(openObjections, [id, round])).count
}
