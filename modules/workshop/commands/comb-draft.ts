import { createHash } from 'node:crypto'
import { versionInForce } from '@yichuang/modules/catalogue/public'
import type { DocumentCheck, ItemTitle } from '@yichuang/modules/catalogue/public'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { command } from '@yichuang/platform/commands'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { WorkshopParts } from '../parts.ts'
import {
  checkNewItem,
  decideCancellation,
  decideOpening,
  decideRebase,
  decideSaving,
  decideSubmission,
  newItem,
} from '../rules/index.ts'
import type { ChangeCause, NewItem, NewItemBreach } from '../rules/index.ts'
import type { WorkshopTables } from '../tables.ts'
import { beginDraft, errorsIn, findOpenDraft } from './begin-draft.ts'
import { clearSamples } from './change-annex.ts'
import { reopenRequests } from './change-requests.ts'
import { dueAfter, keepDraft, lockDraft, streamOf, viewOf } from './keep-draft.ts'
import type { Kept } from './keep-draft.ts'

/** What somebody wants to comb, and why. */
export interface OpenDraft {
  readonly item: string
  readonly cause: ChangeCause
  readonly reason: string
  /** of an item that does not exist yet */
  readonly fresh?: Omit<NewItem, 'id'>
}

/** 发起: a draft of an item from its published version, or of a new item. (CAT-07, CAT-12) */
export function openDraft(parts: WorkshopParts) {
  return command<WorkshopTables>()({
    name: 'workshop.open-draft',
    may: 'workshop.edit-draft',
    async handle(tx, { item: id, cause, reason, fresh }: OpenDraft, context): Promise<Decision<Kept>> {
      const { items } = parts
      const current = await items.current(id)
      const begun = fresh === undefined ? ofCurrent(id, current?.item) : beginning({ id, ...fresh }, await items.all())
      if (!begun.ok) return begun
      const document = begun.value
      const region = await parts.regionOf(document.department)
      if (region === undefined) return refused({ code: 'access.out-of-scope' })
      const place = { region, department: document.department }
      const may = decideOpening(context.by, place, { openDraft: (await findOpenDraft(tx, id))?.id, reason })
      if (!may.ok) return may
      const baseVersion = current?.version ?? null
      return decided(await beginDraft(tx, parts, { document, baseVersion, region, cause, reason }, context))
    },
  })
}

/** What a draft begins from that is to change an item. */
function ofCurrent(id: string, current: Item | undefined): Decision<Item> {
  return current === undefined ? refused({ code: 'catalogue.no-such-item', id }) : decided(current)
}

/** By which refusal a new item is turned down. */
const refusals = {
  'name-missing': 'workshop.name-missing',
  'name-taken': 'workshop.name-taken',
  'board-missing': 'workshop.board-missing',
  'id-missing': 'workshop.code-malformed',
  'id-malformed': 'workshop.code-malformed',
  'id-taken': 'workshop.item-exists',
  'basic-malformed': 'workshop.code-malformed',
  'business-malformed': 'workshop.code-malformed',
  'business-taken': 'workshop.code-taken',
} as const satisfies Record<NewItemBreach, string>

/** What a draft of a new item begins from. */
function beginning(wish: NewItem, items: ReadonlyMap<string, ItemTitle>): Decision<Item> {
  const [first] = checkNewItem(wish, [...items.values()])
  if (first === undefined) return decided(newItem({ ...wish, name: wish.name.trim() }))
  const pointer = first.member === 'id' ? '/item' : `/fresh/${first.member}`
  return refused({ code: refusals[first.code], pointer })
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
      const { errors, item } = locked.value
      const current = await versionInForce(tx, item)
      const may = decideSubmission(
        viewOf(locked.value),
        { by, centre: undefined, expectedVersion },
        { errors, current },
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

/** 改接: the draft counts as begun from the version in force; what it then changes is shown before it is submitted. (CAT-12) */
export const rebaseDraft = command<WorkshopTables>()({
  name: 'workshop.rebase-draft',
  may: 'workshop.edit-draft',
  async handle(tx, { id, expectedVersion }: DraftStep, { by, record }): Promise<Decision<Kept>> {
    const locked = await lockDraft(tx, id)
    if (!locked.ok) return locked
    const { item, base_version: from } = locked.value
    const current = await versionInForce(tx, item)
    const may = decideRebase(viewOf(locked.value), { by, centre: undefined, expectedVersion }, current)
    if (!may.ok) return may
    await record(streamOf(id), [{ type: 'workshop.draft-rebased', v: 1, id, from, to: current }])
    return decided(await keepDraft(tx, locked.value, { base_version: current ?? null }))
  },
})

/** 取消: the draft is given up; what is published stays as it is. */
export const cancelDraft = command<WorkshopTables>()({
  name: 'workshop.cancel-draft',
  may: 'workshop.edit-draft',
  async handle(tx, input: DraftStep & { readonly reason: string }, { at, by, record }): Promise<Decision<Kept>> {
    const { id, expectedVersion } = input
    const locked = await lockDraft(tx, id)
    if (!locked.ok) return locked
    const reason = input.reason.trim()
    const may = decideCancellation(viewOf(locked.value), { by, centre: undefined, expectedVersion }, reason)
    if (!may.ok) return may
    await record(streamOf(id), [{ type: 'workshop.draft-cancelled', v: 1, id, reason }])
    await clearSamples(tx, id, at)
    await reopenRequests(tx, id, { at, record })
    return decided(await keepDraft(tx, locked.value, { state: 'cancelled', step_reason: reason }))
  },
})
