import { textOf } from './item-parts.ts'
import type { ReadRow, ReadRows, RowFinding } from './items-from.ts'
import type { SheetKey } from './sheets.ts'

/** The rows of one item, sheet by sheet. */
export type OwnRows = Record<SheetKey, ReadRow[]>

/** The rows of each item; a row of no item and a second line of one are told. */
export function groupedRows(rows: ReadRows, findings: RowFinding[]): ReadonlyMap<string, OwnRows> {
  const byItem = new Map<string, OwnRows>()
  for (const row of rows.items) {
    const id = textOf(row.values['id'])
    if (byItem.has(id))
      findings.push({ code: 'duplicate-item', sheet: 'items', line: row.line, column: 'id', facts: { id } })
    else byItem.set(id, { ...emptyRows(), items: [row] })
  }
  for (const sheet of Object.keys(rows) as SheetKey[]) {
    if (sheet === 'items') continue
    for (const row of rows[sheet]) {
      const id = textOf(row.values['item'])
      const own = byItem.get(id)
      if (own === undefined)
        findings.push({ code: 'no-such-item', sheet, line: row.line, column: 'item', facts: { id } })
      else own[sheet].push(row)
    }
  }
  return byItem
}

function emptyRows(): OwnRows {
  return {
    items: [],
    basis: [],
    conditions: [],
    fees: [],
    procedures: [],
    results: [],
    materials: [],
    points: [],
    questions: [],
    options: [],
    rules: [],
    changes: [],
    sources: [],
  }
}
