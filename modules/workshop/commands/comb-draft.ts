import { createHash, randomUUID } from 'node:crypto'
import type { DocumentCheck } from '@yichuang/modules/catalogue/public'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { WorkshopParts } from '../parts.ts'
import {
  checkMaster,
  decideCancellation,
  decideOpening,
  decideSaving,
  decideSubmission,
  newItem,
} from '../rules/index.ts'
import type { ChangeCause } from '../rules/index.ts'
import type { WorkshopTables } from '../tables.ts'
import { dueAfter, keepDraft, lockDraft, streamOf, viewOf } from './keep-draft.ts'
import type { Kept } from './keep-draft.ts'

/** What somebody wants to comb, and why. */
export interface OpenDraft {
  readonly item: string
  readonly cause: ChangeCause
  readonly reason: string
  /** of an item that does not exist yet */
  readonly fresh?: { readonly name: string; readonly department: string; readonly board: string }
}

const openDraftOf = prepared<{ id: string }, [item: string]>(
  'workshop.open-draft-of',
  `select id from workshop.draft where item = $1 and state not in ('published', 'cancelled')`,
)

/** 发起: a draft of an item from its published version, or of a new item. (CAT-07, CAT-12) */
export function openDraft({ items, regionOf, calendar, check }: WorkshopParts) {
  return command<WorkshopTables>()({
    name: 'workshop.open-draft',
    may: 'workshop.edit-draft',
    async handle(tx, { item: id, cause, reason, fresh }: OpenDraft, { at, by, record }): Promise<Decision<Kept>> {
      const current = await items.current(id)
      const begun = beginning(id, current?.item, fresh)
      if (!begun.ok) return begun
      const document = begun.value
      const region = await regionOf(document.department)
      if (region === undefined) return refused({ code: 'access.out-of-scope' })
      const open = await tx.find(openDraftOf, [id])
      const place = { region, department: document.department }
      const may = decideOpening(by, place, { openDraft: open?.id, reason })
      if (!may.ok) return may
      const row = {
        id: randomUUID(),
        item: id,
        item_name: document.name,
        board: document.board,
        department: document.department,
        region,
        base_version: current?.version ?? null,
        cause,
        reason: reason.trim(),
        due_on: dueAfter(at, 'combing', await calendar()),
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
      await publish(tx, 'workshop', row.id)
      return decided({ id: row.id, version: 1, state: 'combing' })
    },
  })
}

/** What a draft begins from: what is in force, or nothing yet. */
function beginning(id: string, current: Item | undefined, fresh: OpenDraft['fresh']): Decision<Item> {
  if (fresh !== undefined && current !== undefined) return refused({ code: 'workshop.item-exists', pointer: '/item' })
  if (current !== undefined) return decided(current)
  return fresh === undefined ? refused({ code: 'catalogue.no-such-item', id }) : decided(newItem({ id, ...fresh }))
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
function errorsIn(document: Item, { findings }: DocumentCheck): number {
  const all = [...findings, ...checkMaster(document)]
  return all.filter(({ level }) => level === 'error').length
}

export interface SaveDraft {
  readonly id: string
  readonly document: Item
  readonly expectedVersion: number
}

/** 保存: the draft as it is now, unless somebody saved in between; then nothing is overwritten. (CAT-07) */
export function saveDraft(checked: DocumentCheck) {
  return command<WorkshopTables>()({
    name: 'workshop.save-draft',
    may: 'workshop.edit-draft',
    async handle(tx, { id, document, expectedVersion }: SaveDraft, { at, by, record }): Promise<Decision<Kept>> {
      const locked = await lockDraft(tx, id)
      if (!locked.ok) return locked
      const row = locked.value
      const may = decideSaving(viewOf(row), { by, centre: undefined, expectedVersion })
      if (!may.ok) return may
      if (!checked.isSound) return refused({ code: 'workshop.document-malformed', pointer: '/document' })
      if (document.id !== row.item || document.department !== row.department)
        return refused({ code: 'workshop.item-differs', pointer: '/document/id' })
      const errors = errorsIn(document, checked)
      const sha256 = createHash('sha256').update(JSON.stringify(document)).digest('hex')
      await record(streamOf(id), [
        { type: 'workshop.draft-saved', v: 1, id, version: expectedVersion + 1, sha256, errors },
      ])
      const said = { document, errors, item_name: document.name, board: document.board }
      const who = { saved_at: at, saved_by: by.person, saved_by_name: by.name }
      return decided(await keepDraft(tx, row, { ...said, ...who }))
    },
  })
}

/** A step of a draft's way, with the version that was seen. */
export interface DraftStep {
  readonly id: string
  readonly expectedVersion: number
}

/** 提交审核: the draft goes to the business review, without an error left. (CAT-08) */
export function submitDraft({ calendar }: Pick<WorkshopParts, 'calendar'>) {
  return command<WorkshopTables>()({
    name: 'workshop.submit-draft',
    may: 'workshop.edit-draft',
    async handle(tx, { id, expectedVersion }: DraftStep, { at, by, record }): Promise<Decision<Kept>> {
      const locked = await lockDraft(tx, id)
      if (!locked.ok) return locked
      const may = decideSubmission(
        viewOf(locked.value),
        { by, centre: undefined, expectedVersion },
        locked.value.errors,
      )
      if (!may.ok) return may
      const round = locked.value.round + 1
      await record(streamOf(id), [{ type: 'workshop.draft-submitted', v: 1, id, round }])
      const who = { submitted_at: at, submitted_by: by.person, submitted_by_name: by.name }
      const due = dueAfter(at, 'review', await calendar())
      return decided(
        await keepDraft(tx, locked.value, { state: 'review', round, due_on: due, step_reason: null, ...who }),
      )
    },
  })
}

/** 取消: the draft is given up; what is published stays as it is. */
export const cancelDraft = command<WorkshopTables>()({
  name: 'workshop.cancel-draft',
  may: 'workshop.edit-draft',
  async handle(tx, input: DraftStep & { readonly reason: string }, { by, record }): Promise<Decision<Kept>> {
    const { id, expectedVersion } = input
    const locked = await lockDraft(tx, id)
    if (!locked.ok) return locked
    const reason = input.reason.trim()
    const may = decideCancellation(viewOf(locked.value), { by, centre: undefined, expectedVersion }, reason)
    if (!may.ok) return may
    await record(streamOf(id), [{ type: 'workshop.draft-cancelled', v: 1, id, reason }])
    return decided(await keepDraft(tx, locked.value, { state: 'cancelled', step_reason: reason }))
  },
})
