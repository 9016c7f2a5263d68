import { command } from '@yichuang/platform/commands'
import { decided } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { WorkshopParts } from '../parts.ts'
import { decideReturn, decideReview, mockApplications } from '../rules/index.ts'
import type { Grades } from '../rules/index.ts'
import type { DraftRow, WorkshopTables } from '../tables.ts'
import type { Tx } from '@yichuang/platform/db'
import type { DraftStep } from './comb-draft.ts'
import { dueAfter, keepDraft, lockDraft, streamOf, viewOf } from './keep-draft.ts'
import type { Kept } from './keep-draft.ts'

export interface ReviewDraft extends DraftStep {
  readonly grades: Grades
  readonly comment: string
}

/** 业务审核: every aspect graded; medium or low returns the draft, else windows try it. (CAT-08, CAT-09) */
export function reviewDraft({ calendar, centreOf }: Pick<WorkshopParts, 'calendar' | 'centreOf'>) {
  return command<WorkshopTables>()({
    name: 'workshop.review-draft',
    async handle(tx, input: ReviewDraft, { at, by, record }): Promise<Decision<Kept>> {
      const { id, expectedVersion, grades } = input
      const locked = await lockDraft(tx, id)
      if (!locked.ok) return locked
      const row = locked.value
      const centre = await centreOf(by, row.region)
      const comment = input.comment.trim()
      const result = decideReview(viewOf(row), { by, centre, expectedVersion }, { given: grades, comment })
      if (!result.ok) return result
      const { round } = row
      await record(streamOf(id), [
        { type: 'workshop.draft-reviewed', v: 1, id, round, result: result.value, grades, comment },
      ])
      const who = { reviewed_at: at, reviewed_by: by.person, reviewed_by_name: by.name }
      await tx.kysely
        .insertInto('workshop.review')
        .values({ draft: id, round, result: result.value, grades, comment, ...who })
        .execute()
      const isReturned = result.value === 'returned'
      if (!isReturned) await addMocks(tx, row)
      const step = isReturned ? 'combing' : 'trial'
      const due = dueAfter(at, step, await calendar())
      return decided(await keepDraft(tx, row, { state: step, due_on: due, step_reason: isReturned ? comment : null }))
    },
  })
}

/** Writes the mock applications of this round. */
async function addMocks(tx: Tx<WorkshopTables>, { id, round, document }: DraftRow): Promise<void> {
  const mocks = mockApplications(document)
  if (mocks.length === 0) return
  await tx.kysely
    .insertInto('workshop.mock_application')
    .values(mocks.map((mock) => ({ draft: id, round, ...mock, materials: [...mock.materials] })))
    .execute()
}

/** 退回: the centre sends a draft back to its department from the trial or from waiting. (CAT-08, CAT-09) */
export function returnDraft({ calendar, centreOf }: Pick<WorkshopParts, 'calendar' | 'centreOf'>) {
  return command<WorkshopTables>()({
    name: 'workshop.return-draft',
    may: 'workshop.review-draft',
    async handle(tx, input: DraftStep & { readonly reason: string }, { at, by, record }): Promise<Decision<Kept>> {
      const { id, expectedVersion } = input
      const locked = await lockDraft(tx, id)
      if (!locked.ok) return locked
      const centre = await centreOf(by, locked.value.region)
      const reason = input.reason.trim()
      const may = decideReturn(viewOf(locked.value), { by, centre, expectedVersion }, reason)
      if (!may.ok) return may
      await record(streamOf(id), [{ type: 'workshop.draft-returned', v: 1, id, reason }])
      const due = dueAfter(at, 'combing', await calendar())
      return decided(
        await keepDraft(tx, locked.value, { state: 'combing', due_on: due, publish_at: null, step_reason: reason }),
      )
    },
  })
}
