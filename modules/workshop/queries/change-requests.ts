import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { ChangeRequest, ChangeRequestLine } from '../contract.ts'
import { viewOfRequest } from '../commands/change-requests.ts'
import { actionsOnRequest } from '../rules/index.ts'
import type { AtRequest } from '../rules/index.ts'
import type { ChangeRequestRow } from '../tables.ts'
import type { PresentedTo } from './present.ts'

/** Requests in one list at most. */
const MOST = 500

const list = prepared<ChangeRequestRow, [region: string, q: string, states: string[], causes: string[]]>(
  'workshop.list-change-requests',
  `select * from workshop.change_request
   where region like $1 || '%' and (cardinality($3::text[]) = 0 or state = any ($3)) and (cardinality($4::text[]) = 0 or cause = any ($4))
     and ($2 = '' or strpos(lower(item_name || ' ' || item || ' ' || text || ' ' || asked_by_name), lower($2)) > 0)
   order by state = 'open' desc, asked_at desc, id limit ${MOST}`,
)
const one = prepared<ChangeRequestRow & RequestDraft, [id: string]>(
  'workshop.read-change-request',
  `select r.*, d.state as draft_state, coalesce(t.owner_name, d.saved_by_name) as draft_owner, d.due_on as draft_due
   from workshop.change_request r
   left join workshop.draft d on d.id = r.draft
   left join workshop.combing_task t on t.item = r.item
   where r.id = $1`,
)
const ofDraft = prepared<ChangeRequestRow, [draft: string]>(
  'workshop.requests-of-draft',
  `select * from workshop.change_request where draft = $1 order by asked_at`,
)

interface RequestDraft {
  readonly draft_state: string | null
  readonly draft_owner: string | null
  readonly draft_due: string | null
}

export interface RequestFilter {
  readonly region: string
  readonly q: string
  readonly states: readonly string[]
  readonly causes: readonly string[]
}

/** Requests of an area that fit a filter, those that wait first, then the newest. */
export function listRequests(
  db: Database,
  { region, q, states, causes }: RequestFilter,
): Promise<readonly ChangeRequestRow[]> {
  return db.many(list, [region, q.trim(), [...states], [...causes]])
}

/** A request by its id, with the draft it is carried out in. */
export function findRequest(db: Database, id: string): Promise<(ChangeRequestRow & RequestDraft) | undefined> {
  return db.find(one, [id])
}

/** The requests that a draft carries out. */
export function requestsOfDraft(db: Database, draft: string): Promise<readonly ChangeRequestRow[]> {
  return db.many(ofDraft, [draft])
}

type OpenDraft = Readonly<{ id: string; state: string }> | undefined

/** A request in a list. */
export function presentRequestLine(row: ChangeRequestRow, { by, centre }: AtRequest, to: Pick<PresentedTo, 'names'>) {
  const waitsForMe = actionsOnRequest(viewOfRequest(row), { by, centre }, undefined).some(
    ({ name }) => name === 'take-up',
  )
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    side: row.side,
    item: row.item,
    itemName: row.item_name,
    department: row.department,
    departmentName: to.names.department(row.department),
    cause: row.cause,
    text: row.text,
    wishedOn: row.wished_on,
    askedAt: row.asked_at,
    askedByName: row.asked_by_name,
    decidedByName: row.decided_by_name,
    publishedVersion: row.published_version,
    waitsForMe,
  } satisfies ChangeRequestLine
}

/** A request whole, with what the person may do now. */
export function presentRequest(
  row: ChangeRequestRow & RequestDraft,
  open: OpenDraft,
  to: AtRequest & Pick<PresentedTo, 'names'>,
): ChangeRequest {
  const { draft, draft_state: state, draft_owner: ownerName, draft_due: dueOn } = row
  return {
    ...presentRequestLine(row, to, to),
    basis: row.basis,
    decidedAt: row.decided_at,
    decision: row.decision,
    draft: draft === null ? null : { id: draft, state: state ?? '', ownerName: ownerName ?? '', dueOn: dueOn ?? '' },
    openDraft: open?.id ?? null,
    actions: [...actionsOnRequest(viewOfRequest(row), to, open)],
  }
}
