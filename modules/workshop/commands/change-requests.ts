import { randomUUID } from 'node:crypto'
import { dateOf, parsePlainDate } from '@yichuang/modules/calendar/rules'
import { notifyStaff } from '@yichuang/modules/messages/public'
import { command } from '@yichuang/platform/commands'
import type { CommandContext } from '@yichuang/platform/commands'
import type { Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { WorkshopParts } from '../parts.ts'
import { decideDeclining, decideRequest, decideRequestWithdrawal, decideTakingUp } from '../rules/index.ts'
import type { ChangeCause, RequestState, RequestView } from '../rules/index.ts'
import type { ChangeRequestRow, WorkshopTables } from '../tables.ts'
import { beginDraft, findOpenDraft } from './begin-draft.ts'

/** Where a request stands after an act. */
interface KeptRequest {
  readonly id: string
  readonly version: number
  readonly state: RequestState
}

type Step = Pick<CommandContext, 'at' | 'record'>

/** A row as the rules see it. */
export function viewOfRequest(row: ChangeRequestRow): RequestView {
  const { version, state, side, department, region, asked_by: askedBy } = row
  return { version, state, side, department, region, askedBy }
}

function streamOfRequest(id: string): string {
  return `change-request:${id}`
}

/** What somebody wants changed in an item, and why. */
export interface RequestChange {
  readonly item: string
  readonly cause: ChangeCause
  readonly basis: string
  readonly text: string
  /** day by which it is wanted */
  readonly wishedOn?: string
}

/** 变更申请: a department or the centre asks for a change of an item; the other side decides. (CAT-12; GD 三(一)9) */
export function requestChange({ items, regionOf, centreOf }: Pick<WorkshopParts, 'items' | 'regionOf' | 'centreOf'>) {
  return command<WorkshopTables>()({
    name: 'workshop.request-change',
    async handle(tx, input: RequestChange, { at, by, record }): Promise<Decision<KeptRequest>> {
      const current = await items.current(input.item)
      if (current === undefined) return refused({ code: 'catalogue.no-such-item', id: input.item })
      const { department, name } = current.item
      const region = (await regionOf(department)) ?? ''
      const wishedOn = parsePlainDate(input.wishedOn)
      if (input.wishedOn !== undefined && wishedOn === undefined)
        return refused({ code: 'workshop.time-over', pointer: '/wishedOn' })
      const wish = { ...input, wishedOn, today: dateOf(at) }
      const side = decideRequest({ region, department }, { by, centre: await centreOf(by, region) }, wish)
      if (!side.ok) return side
      const row = {
        id: randomUUID(),
        item: input.item,
        item_name: name,
        department,
        region,
        side: side.value,
        cause: input.cause,
        basis: input.basis.trim(),
        text: input.text.trim(),
        wished_on: wishedOn ?? null,
      }
      await record(streamOfRequest(row.id), [{ type: 'workshop.change-requested', v: 1, ...row }])
      const asked = { asked_at: at, asked_by: by.person, asked_by_name: by.name }
      await tx.kysely
        .insertInto('workshop.change_request')
        .values({ ...row, ...asked, ...undecided, state: 'open', version: 1 })
        .execute()
      await publish(tx, 'change-requests', row.id)
      return decided({ id: row.id, version: 1, state: 'open' })
    },
  })
}

const undecided = {
  decided_at: null,
  decided_by: null,
  decided_by_name: null,
  decision: null,
  draft: null,
  published_version: null,
} as const

/** An act on a request, with the version that was seen. */
interface RequestStep {
  readonly id: string
  readonly expectedVersion: number
}

/** 采纳: the change is worked out in a draft of the item, with the request attached. (CAT-12) */
export function takeUpChange(parts: WorkshopParts) {
  return command<WorkshopTables>()({
    name: 'workshop.take-up-change',
    may: 'workshop.decide-change',
    async handle(
      tx,
      { id, expectedVersion }: RequestStep,
      context,
    ): Promise<Decision<KeptRequest & { draft: string }>> {
      const { at, by, record } = context
      const locked = await lockRequest(tx, id)
      if (!locked.ok) return locked
      const row = locked.value
      const centre = await parts.centreOf(by, row.region)
      const open = await findOpenDraft(tx, row.item)
      const may = decideTakingUp(viewOfRequest(row), { by, centre, expectedVersion }, open)
      if (!may.ok) return may
      const current = await parts.items.current(row.item)
      if (current === undefined) return refused({ code: 'catalogue.no-such-item', id: row.item })
      const { item: document, version: baseVersion } = current
      const { region, cause, text: reason } = row
      const draft = open ?? (await beginDraft(tx, parts, { document, baseVersion, region, cause, reason }, context))
      await record(streamOfRequest(id), [{ type: 'workshop.change-taken-up', v: 1, id, draft: draft.id }])
      await tellAsker(tx, row, { kind: 'changeTakenUp', at, by: by.person })
      const who = { decided_at: at, decided_by: by.person, decided_by_name: by.name }
      const kept = await keepRequest(tx, row, { state: 'taken-up', draft: draft.id, ...who })
      return decided({ ...kept, draft: draft.id })
    },
  })
}

/** 不采纳: the item stays as it is, and who asked is told why. (CAT-12) */
export function declineChange({ centreOf }: Pick<WorkshopParts, 'centreOf'>) {
  return command<WorkshopTables>()({
    name: 'workshop.decline-change',
    may: 'workshop.decide-change',
    async handle(tx, input: RequestStep & { readonly reason: string }, { at, by, record }) {
      const { id, expectedVersion } = input
      const locked = await lockRequest(tx, id)
      if (!locked.ok) return locked
      const row = locked.value
      const reason = input.reason.trim()
      const centre = await centreOf(by, row.region)
      const may = decideDeclining(viewOfRequest(row), { by, centre, expectedVersion }, reason)
      if (!may.ok) return may
      await record(streamOfRequest(id), [{ type: 'workshop.change-declined', v: 1, id, reason }])
      await tellAsker(tx, row, { kind: 'changeDeclined', at, by: by.person, reason })
      const who = { decided_at: at, decided_by: by.person, decided_by_name: by.name }
      return decided(await keepRequest(tx, row, { state: 'declined', decision: reason, ...who }))
    },
  })
}

/** 撤回: who asked does not want it any more. */
export function withdrawChange({ centreOf }: Pick<WorkshopParts, 'centreOf'>) {
  return command<WorkshopTables>()({
    name: 'workshop.withdraw-change',
    may: 'workshop.request-change',
    async handle(tx, { id, expectedVersion }: RequestStep, { by, record }): Promise<Decision<KeptRequest>> {
      const locked = await lockRequest(tx, id)
      if (!locked.ok) return locked
      const row = locked.value
      const centre = await centreOf(by, row.region)
      const may = decideRequestWithdrawal(viewOfRequest(row), { by, centre, expectedVersion })
      if (!may.ok) return may
      await record(streamOfRequest(id), [{ type: 'workshop.change-withdrawn', v: 1, id }])
      return decided(await keepRequest(tx, row, { state: 'withdrawn' }))
    },
  })
}

/** The requests of a draft that is given up wait for a decision again: nothing that was asked for is lost. */
export async function reopenRequests(tx: Tx<WorkshopTables>, draft: string, { record }: Step): Promise<void> {
  for (const row of await requestsOf(tx, draft)) {
    await record(streamOfRequest(row.id), [{ type: 'workshop.change-reopened', v: 1, id: row.id, draft }])
    await keepRequest(tx, row, { ...undecided, state: 'open' })
  }
}

/** The requests of a draft that is in force now are carried out, and who asked is told. (CAT-12) */
export async function closeRequests(
  tx: Tx<WorkshopTables>,
  { draft, version }: { readonly draft: string; readonly version: number },
  { at, by, record }: Step & Pick<CommandContext, 'by'>,
): Promise<void> {
  for (const row of await requestsOf(tx, draft)) {
    await record(streamOfRequest(row.id), [{ type: 'workshop.change-published', v: 1, id: row.id, version }])
    await tellAsker(tx, row, { kind: 'changePublished', at, by: by.person, version })
    await keepRequest(tx, row, { state: 'published', published_version: version })
  }
}

function requestsOf(tx: Tx<WorkshopTables>, draft: string): Promise<ChangeRequestRow[]> {
  return tx.kysely
    .selectFrom('workshop.change_request')
    .selectAll()
    .where('draft', '=', draft)
    .where('state', '=', 'taken-up')
    .orderBy('id')
    .forUpdate()
    .execute()
}

async function lockRequest(tx: Tx<WorkshopTables>, id: string): Promise<Decision<ChangeRequestRow>> {
  const row = await tx.kysely
    .selectFrom('workshop.change_request')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? refused({ code: 'workshop.no-such-request', id }) : decided(row)
}

async function keepRequest(
  tx: Tx<WorkshopTables>,
  { id, version, state }: ChangeRequestRow,
  change: Partial<ChangeRequestRow>,
): Promise<KeptRequest> {
  const next = version + 1
  await tx.kysely
    .updateTable('workshop.change_request')
    .set({ ...change, version: next })
    .where('id', '=', id)
    .execute()
  await publish(tx, 'change-requests', id)
  return { id, version: next, state: change.state ?? state }
}

type Told = Pick<CommandContext, 'at'> & {
  readonly kind: 'changeTakenUp' | 'changeDeclined' | 'changePublished'
  readonly by: string
  readonly reason?: string
  readonly version?: number
}

/** Who asked hears at the bell what came of it; nobody hears of what they did themselves. */
async function tellAsker(
  tx: Tx<WorkshopTables>,
  { id, version: step, item_name: name, asked_by: person }: ChangeRequestRow,
  { kind, at, by, ...facts }: Told,
): Promise<void> {
  if (person === by) return
  await notifyStaff(tx, {
    dossier: { id: null, applicationNo: '', item: { name } },
    notices: [
      { once: `change-request:${id}:${kind}:${step}`, at, notice: { person, kind, facts: { ...facts, request: id } } },
    ],
  })
}
