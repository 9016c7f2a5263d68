import { currentItemTexts } from '@yichuang/modules/catalogue/public'
import type { ItemBook } from '@yichuang/modules/catalogue/public'
import type { Database } from '@yichuang/platform/db'
import { rowsOf, sheetKeys } from './rules/index.ts'
import type { Row, Rows, SheetKey, WholeItem } from './rules/index.ts'
import { writeWorkbook } from './workbook/write-workbook.ts'

interface Wanted {
  readonly department?: string | undefined
  /** the sheets without rows */
  readonly isTemplate?: boolean
}

/** Items read from the database in one go. */
const AT_ONCE = 200

/** The items in force as a workbook: of a department, of all, or none as a template. (CAT-07) */
export async function exportWorkbook(db: Database, items: ItemBook, wanted: Wanted): Promise<Buffer> {
  const rows = Object.fromEntries(sheetKeys.map((key) => [key, [] as Row[]])) as Record<SheetKey, Row[]>
  const all = wanted.isTemplate === true ? [] : [...(await items.all()).values()]
  const ids = all
    .filter(({ department }) => wanted.department === undefined || department === wanted.department)
    .map(({ id }) => id)
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    for (const { text } of await currentItemTexts(db, ids.slice(at, at + AT_ONCE))) addRows(rows, text)
  }
  return writeWorkbook(rows)
}

function addRows(rows: Record<SheetKey, Row[]>, text: string): void {
  // The catalogue holds nothing that does not fit the schema of items.
  const own: Rows = rowsOf(JSON.parse(text) as WholeItem)
  for (const key of sheetKeys) rows[key].push(...own[key])
}
