import { parseInstant } from '@yichuang/modules/calendar/rules'
import { annexesOf, keepAnnexes, publishVersion, versionInForce, versionText } from '@yichuang/modules/catalogue/public'
import { annexesFor } from '@yichuang/modules/catalogue/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { notifyStaff } from '@yichuang/modules/messages/public'
import { command } from '@yichuang/platform/commands'
import type { CommandContext } from '@yichuang/platform/commands'
import type { Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import type { WorkshopParts } from '../parts.ts'
import { annexesOfDraft } from '../queries/annexes.ts'
import { decideBase, decidePublication, decideRollback } from '../rules/index.ts'
import type { DraftRow, ItemChangeRow, WorkshopTables } from '../tables.ts'
import { findOpenDraft } from './begin-draft.ts'
import { closeRequests } from './change-requests.ts'
import type { DraftStep } from './comb-draft.ts'
import { countObjections, keepDraft, lockDraft, streamOf, viewOf } from './keep-draft.ts'
import type { Kept } from './keep-draft.ts'

type Step = Pick<CommandContext, 'at' | 'by' | 'record'> & Pick<WorkshopParts, 'clerksOf'>

export interface PublishDraft extends DraftStep {
  /** left out: at once */
  readonly publishAt?: string
}

/**
 * 发布: the draft becomes the next version of its item, on all channels at once, now or at a time to come; cases on
 * their way keep the version they were accepted under. (CAT-10, CAT-12)
 */
export function publishDraft({ centreOf, clerksOf }: Pick<WorkshopParts, 'centreOf' | 'clerksOf'>) {
  return command<WorkshopTables>()({
    name: 'workshop.publish-draft',
    async handle(
      tx,
      { id, expectedVersion, publishAt: sent }: PublishDraft,
      { at, by, record },
    ): Promise<Decision<Kept>> {
      const publishAt = parseInstant(sent)
      if (sent !== undefined && publishAt === undefined)
        return refused({ code: 'workshop.time-over', pointer: '/publishAt' })
      const locked = await lockDraft(tx, id)
      if (!locked.ok) return locked
      const row = locked.value
      const [objections, centre] = await Promise.all([countObjections(tx, row), centreOf(by, row.region)])
      const wish = { objections, current: await versionInForce(tx, row.item), publishAt, at }
      const may = decidePublication(viewOf(row), { by, centre, expectedVersion }, wish)
      if (!may.ok) return may
      if (publishAt === undefined) return decided(await putInForce(tx, row, { at, by, record, clerksOf }))
      await record(streamOf(id), [{ type: 'workshop.publication-planned', v: 1, id, publishAt }])
      return decided(await keepDraft(tx, row, { publish_at: publishAt }))
    },
  })
}

/** What was planned for a time that has come is published; what was returned meanwhile is not. */
export function publishPlanned({ clerksOf }: Pick<WorkshopParts, 'clerksOf'>) {
  return command<WorkshopTables>()({
    name: 'workshop.publish-planned',
    async handle(tx, { id }: { readonly id: string }, { at, by, record }): Promise<Decision<Kept>> {
      const locked = await lockDraft(tx, id)
      if (!locked.ok) return locked
      const { state, publish_at: planned } = locked.value
      if (state !== 'ready' || planned === null || planned > at) return refused({ code: 'workshop.not-now', state })
      const objections = await countObjections(tx, locked.value)
      if (objections > 0) return refused({ code: 'workshop.objection-open', objections })
      const begun = decideBase(viewOf(locked.value), await versionInForce(tx, locked.value.item))
      if (!begun.ok) return begun
      return decided(await putInForce(tx, locked.value, { at, by, record, clerksOf }))
    },
  })
}

async function putInForce(tx: Tx<WorkshopTables>, row: DraftRow, step: Step): Promise<Kept> {
  const { at, by, record } = step
  const { id, item, base_version: former, cause, reason, document } = row
  const version = await publishVersion(tx, { item, text: textOf(document), at })
  await keepAnnexes(tx, { item, version }, annexesFor(document.materials, await annexesOfDraft(tx, id)))
  const told = { item, version, item_name: document.name, former_version: former, cause, reason }
  await record(streamOf(id), [{ type: 'workshop.item-published', v: 1, id, ...told }])
  await tellWindows(
    tx,
    { ...told, published_at: at, published_by_name: by.name },
    {
      at,
      clerks: await step.clerksOf(tx, document, at),
    },
  )
  await closeRequests(tx, { draft: id, version }, step)
  await tx.kysely.deleteFrom('workshop.combing_task').where('item', '=', item).execute()
  const who = { published_at: at, published_by: by.person, published_by_name: by.name }
  return keepDraft(tx, row, { state: 'published', published_version: version, ...who })
}

/** The text of a version, laid out like the files of the exchange format. */
function textOf(document: Item): string {
  return `${JSON.stringify(document, null, 1)}\n`
}

/**
 * Windows are told at once: the notice that comes up when they open the item, a line at the bell of every clerk whose
 * window accepts it, and news for pages that are open. (CAT-12; GD 三(一)9)
 */
async function tellWindows(
  tx: Tx<WorkshopTables>,
  change: ItemChangeRow,
  { at, clerks }: { readonly at: Instant; readonly clerks: readonly string[] },
): Promise<void> {
  const { item, version, item_name: name, reason } = change
  await tx.kysely.insertInto('workshop.item_change').values(change).execute()
  await publish(tx, 'items', item)
  await notifyStaff(tx, {
    dossier: { id: null, applicationNo: '', item: { name } },
    notices: clerks.map((person) => ({
      once: `item-change:${item}:${version}`,
      at,
      notice: { person, kind: 'itemChanged', facts: { item, version, reason } },
    })),
  })
}

export interface RestoreVersion {
  readonly item: string
  readonly version: number
  readonly reason: string
}

type RestoreParts = Pick<WorkshopParts, 'items' | 'regionOf' | 'centreOf' | 'clerksOf'>

/** 恢复: an earlier version is in force again, as a new one; nothing that was published is ever changed. (CAT-12) */
export function restoreVersion({ items, regionOf, centreOf, clerksOf }: RestoreParts) {
  return command<WorkshopTables>()({
    name: 'workshop.restore-version',
    may: 'workshop.publish-draft',
    async handle(tx, input: RestoreVersion, { at, by, record }): Promise<Decision<{ readonly version: number }>> {
      const { item, version } = input
      const current = await items.current(item)
      if (current === undefined) return refused({ code: 'catalogue.no-such-item', id: item })
      const { department } = current.item
      const region = (await regionOf(department)) ?? ''
      const open = await findOpenDraft(tx, item)
      const reason = input.reason.trim()
      const place = { region, centre: await centreOf(by, region), department }
      const may = decideRollback(by, place, { version, current: current.version, reason, openDraft: open?.id })
      if (!may.ok) return may
      const text = await versionText(tx, item, version)
      if (text === undefined) return refused({ code: 'workshop.no-such-version', version })
      const next = await publishVersion(tx, { item, text, at })
      await keepAnnexes(tx, { item, version: next }, await annexesOf(tx, item, version))
      const told = { item, version: next, item_name: current.item.name, former_version: current.version, reason }
      await record(`item:${item}`, [{ type: 'workshop.version-restored', v: 1, ...told, restored: version }])
      const change = { ...told, cause: 'practice', published_at: at, published_by_name: by.name } as const
      await tellWindows(tx, change, { at, clerks: await clerksOf(tx, current.item, at) })
      return decided({ version: next })
    },
  })
}
