import { mayAct } from '@yichuang/modules/access/rules'
import { listVersions } from '@yichuang/modules/catalogue/public'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { command } from '@yichuang/platform/commands'
import type { CommandContext } from '@yichuang/platform/commands'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { WorkshopParts } from '../parts.ts'
import type { ChangeCause } from '../rules/index.ts'
import type { WorkshopTables } from '../tables.ts'
import { beginDraft, findOpenDraft } from './begin-draft.ts'

/** An item as somebody sent it in a workbook, and the version it was checked against, 0 for a new one. */
interface SheetItem {
  readonly id: string
  readonly text: string
  readonly seen: number
}

export interface DraftSheets {
  readonly items: readonly SheetItem[]
  readonly cause: ChangeCause
  readonly reason: string
}

/** A draft that came of a workbook. */
export interface SheetDraft {
  readonly id: string
  readonly item: string
  readonly name: string
}

type DraftParts = Pick<WorkshopParts, 'regionOf' | 'calendar' | 'check'>

/**
 * Items of a checked workbook become drafts, all of them or none, so that they are reviewed and tried like any other
 * before they are in force. (CAT-07, CAT-08)
 */
export function draftSheets(parts: DraftParts) {
  return command<WorkshopTables>()({
    name: 'workshop.draft-sheets',
    may: 'spreadsheets.import',
    async handle(tx, { items, cause, reason }: DraftSheets, context): Promise<Decision<{ drafts: SheetDraft[] }>> {
      if (reason.trim() === '') return refused({ code: 'workshop.reason-missing', pointer: '/reason' })
      const drafts: SheetDraft[] = []
      for (const item of items) {
        const draft = await draftOf(tx, parts, { ...item, cause, reason }, context)
        if (!draft.ok) return draft
        drafts.push(draft.value)
      }
      return decided({ drafts })
    },
  })
}

async function draftOf(
  tx: Tx<WorkshopTables>,
  parts: DraftParts,
  { id, text, seen, cause, reason }: SheetItem & Pick<DraftSheets, 'cause' | 'reason'>,
  context: CommandContext,
): Promise<Decision<SheetDraft>> {
  const [current, open] = [(await listVersions(tx, id)).find((one) => one.is_current), await findOpenDraft(tx, id)]
  if ((current?.version ?? 0) !== seen) return refused({ code: 'catalogue.item-changed', item: id })
  if (open !== undefined) return refused({ code: 'workshop.draft-open', draft: open.id, item: id })
  // Its shape was checked when it was sent.
  const document = JSON.parse(text) as Item
  const region = await parts.regionOf(document.department)
  if (region === undefined) return refused({ code: 'access.out-of-scope' })
  const may = mayAct(context.by, 'spreadsheets.import', { region, departments: [document.department] })
  if (!may.ok) return may
  const baseVersion = current?.version ?? null
  const why: ChangeCause = baseVersion === null ? 'new' : cause
  const draft = await beginDraft(tx, parts, { document, baseVersion, region, cause: why, reason }, context)
  return decided({ id: draft.id, item: id, name: document.name })
}
