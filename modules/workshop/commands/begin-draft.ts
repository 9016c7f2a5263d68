import { randomUUID } from 'node:crypto'
import { annexesOf } from '@yichuang/modules/catalogue/public'
import type { DocumentCheck } from '@yichuang/modules/catalogue/public'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { CommandContext } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Queries, Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import type { PlainDate } from '@yichuang/platform/pure'
import type { WorkshopParts } from '../parts.ts'
import { checkMaster } from '../rules/index.ts'
import type { ChangeCause, DraftState } from '../rules/index.ts'
import type { WorkshopTables } from '../tables.ts'
import { beginAnnexes } from './change-annex.ts'
import { dueAfter, streamOf } from './keep-draft.ts'
import type { Kept } from './keep-draft.ts'

/** What a draft begins from. */
export interface Beginning {
  readonly document: Item
  readonly baseVersion: number | null
  readonly region: string
  readonly cause: ChangeCause
  readonly reason: string
}

type OpenDraft = Readonly<{ id: string; state: DraftState }>

const openDraftOf = prepared<OpenDraft, [item: string]>(
  'workshop.open-draft-of',
  `select id, state from workshop.draft where item = $1 and state not in ('published', 'cancelled')`,
)
const plannedFor = prepared<{ due_on: PlainDate }, [item: string]>(
  'workshop.planned-for',
  `select due_on from workshop.combing_task where item = $1`,
)

/** The draft of an item that is on its way; undefined: there is none. */
export function findOpenDraft(db: Queries, item: string): Promise<OpenDraft | undefined> {
  return db.find(openDraftOf, [item])
}

/** Writes a new draft with its event; where the plan says by when the item is to be combed, it is due then. */
export async function beginDraft(
  tx: Tx<WorkshopTables>,
  { calendar, check }: Pick<WorkshopParts, 'calendar' | 'check'>,
  { document, baseVersion, region, cause, reason }: Beginning,
  { at, by, record }: Pick<CommandContext, 'at' | 'by' | 'record'>,
): Promise<Kept> {
  const planned = await tx.find(plannedFor, [document.id])
  const row = {
    id: randomUUID(),
    item: document.id,
    item_name: document.name,
    board: document.board,
    department: document.department,
    region,
    base_version: baseVersion,
    cause,
    reason: reason.trim(),
    due_on: planned?.due_on ?? dueAfter(at, 'combing', await calendar()),
  }
  await record(streamOf(row.id), [{ type: 'workshop.draft-opened', v: 1, ...row }])
  await tx.kysely
    .insertInto('workshop.draft')
    .values({
      ...row,
      ...nothingYet,
      document,
      errors: errorsIn(document, await check(document)),
      opened_at: at,
      opened_by: by.person,
      opened_by_name: by.name,
      saved_at: at,
      saved_by: by.person,
      saved_by_name: by.name,
    })
    .execute()
  if (baseVersion !== null) await beginAnnexes(tx, row.id, await annexesOf(tx, document.id, baseVersion))
  await publish(tx, 'workshop', row.id)
  return { id: row.id, version: 1, state: 'combing' }
}

/** What a draft does not have yet when it is opened. */
const nothingYet = {
  version: 1,
  state: 'combing',
  round: 0,
  submitted_at: null,
  submitted_by: null,
  submitted_by_name: null,
  publish_at: null,
  published_at: null,
  published_by: null,
  published_by_name: null,
  published_version: null,
  step_reason: null,
} as const

/** How many findings keep a document from being submitted. */
export function errorsIn(document: Item, { findings }: DocumentCheck): number {
  const all = [...findings, ...checkMaster(document)]
  return all.filter(({ level }) => level === 'error').length
}
