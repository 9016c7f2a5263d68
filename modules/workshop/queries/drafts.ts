import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { trialStanding } from '../rules/index.ts'
import type { TrialStanding } from '../rules/index.ts'
import type { DraftRow, MockRow, ObjectionRow, ReviewRow, TrialRow } from '../tables.ts'

/** A draft on the board: everything but the document, and how far its trial is. */
export interface BoardRow extends Omit<DraftRow, 'document'> {
  readonly mocks: readonly number[]
  readonly trials: readonly { readonly mock: number; readonly window: string; readonly isSame: boolean }[]
  readonly objections: number
  /** who is to comb it by the plan */
  readonly planned_owner: string | null
}

const columns = `d.id, d.item, d.item_name, d.board, d.department, d.region, d.base_version, d.version, d.state, d.cause,
  d.reason, d.due_on, d.errors, d.opened_at, d.opened_by, d.opened_by_name, d.saved_at, d.saved_by, d.saved_by_name,
  d.submitted_at, d.submitted_by, d.submitted_by_name, d.round, d.publish_at, d.published_at, d.published_by,
  d.published_by_name, d.published_version, d.step_reason,
  coalesce((select array_agg(m.no) from workshop.mock_application m where m.draft = d.id and m.round = d.round), '{}') as mocks,
  coalesce((select json_agg(json_build_object('mock', t.mock, 'window', t.hall_window, 'isSame', t.is_same))
    from workshop.trial t where t.draft = d.id and t.round = d.round), '[]') as trials,
  (select count(*)::int from workshop.objection o
    where o.draft = d.id and o.round = d.round and o.withdrawn_at is null) as objections,
  (select t.owner_name from workshop.combing_task t where t.item = d.item and d.state <> 'published') as planned_owner`

/** Drafts on one board at most; the oldest due days come first. */
const MOST = 500

const board = prepared<BoardRow, [region: string, since: string]>(
  'workshop.board',
  `select ${columns} from workshop.draft d
   where d.region like $1 || '%' and (d.state not in ('published', 'cancelled') or d.published_at > $2)
   order by d.due_on, d.item limit ${MOST}`,
)
const one = prepared<BoardRow & Pick<DraftRow, 'document'>, [id: string]>(
  'workshop.read-draft',
  `select ${columns}, d.document from workshop.draft d where d.id = $1`,
)
const reviewsOf = prepared<ReviewRow, [draft: string]>(
  'workshop.reviews',
  `select * from workshop.review where draft = $1 order by round desc`,
)
const mocksOf = prepared<MockRow, [draft: string, round: number]>(
  'workshop.mocks',
  `select * from workshop.mock_application where draft = $1 and round = $2 order by no`,
)
const trialsOf = prepared<TrialRow, [draft: string, round: number]>(
  'workshop.trials',
  `select * from workshop.trial where draft = $1 and round = $2 order by tried_at`,
)
const objectionsOf = prepared<ObjectionRow, [draft: string, round: number]>(
  'workshop.objections',
  `select * from workshop.objection where draft = $1 and round = $2 order by raised_at`,
)

/** The drafts of an area that are on their way, and those published since. */
export function listBoard(db: Database, region: string, since: string): Promise<readonly BoardRow[]> {
  return db.many(board, [region, since])
}

/** A draft by its id, with the document. */
export function findDraft(db: Database, id: string): Promise<(BoardRow & Pick<DraftRow, 'document'>) | undefined> {
  return db.find(one, [id])
}

/** What happened to a draft in this round. */
export async function findRound(db: Database, { id, round }: Pick<DraftRow, 'id' | 'round'>) {
  const [reviews, mocks, trials, objections] = await Promise.all([
    db.many(reviewsOf, [id]),
    db.many(mocksOf, [id, round]),
    db.many(trialsOf, [id, round]),
    db.many(objectionsOf, [id, round]),
  ])
  return { reviews, mocks, trials, objections }
}

/** How far the trial of a draft is. */
export function standingOf({ mocks, trials, objections }: BoardRow): TrialStanding {
  return trialStanding(
    mocks.map((no) => ({ no })),
    trials,
    objections,
  )
}
