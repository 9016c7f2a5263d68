import { readCell } from './cells.ts'
import type { Cell, CellFault, CellValue } from './cells.ts'
import type { CellPlace, ReadRow, ReadRows } from './items-from.ts'
import { sheetForms, sheetKeys } from './sheets.ts'
import type { SheetColumn, SheetForm, SheetKey } from './sheets.ts'

/** What is wrong with a sheet, a heading or a cell. */
export interface CellFinding extends CellPlace {
  readonly code: CellFault['code'] | 'no-sheet' | 'no-column' | 'strange-column' | 'column-twice'
  readonly facts: Readonly<Record<string, string>>
}

interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
}

const empty: Cell = { text: '', isNumber: false, isFormula: false }

/**
 * Reads the rows of all sheets by their headings, whatever their order. Empty lines count nothing. A row with a faulty
 * cell is told and still read without it, so that all its faults come to light at once. (CAT-07)
 */
export function readSheets(sheets: readonly Sheet[]): {
  readonly rows: ReadRows
  readonly findings: readonly CellFinding[]
} {
  const findings: CellFinding[] = []
  const rows = Object.fromEntries(sheetKeys.map((key) => [key, [] as ReadRow[]])) as Record<SheetKey, ReadRow[]>
  for (const form of sheetForms) {
    const sheet = sheets.find(({ name }) => name.trim() === form.name)
    if (sheet !== undefined) rows[form.key] = readSheet(form, sheet, findings)
    else if (form.key === 'items')
      findings.push({ code: 'no-sheet', sheet: form.key, line: 1, facts: { name: form.name } })
  }
  return { rows, findings }
}

function readSheet(form: SheetForm, { rows }: Sheet, findings: CellFinding[]): ReadRow[] {
  const [titles = [], ...lines] = rows
  const columns = columnsOf(form, titles, findings)
  return lines.flatMap((cells, index) => {
    if (cells.every(({ text, isFormula }) => text.trim() === '' && !isFormula)) return []
    const line = index + 2
    const values: Record<string, CellValue> = {}
    for (const [column, at] of columns) {
      const read = readCell(column, cells[at] ?? empty)
      if (!read.ok) findings.push(faultAt({ sheet: form.key, line, column: column.key }, read.refusal, cells[at]))
      else if (read.value !== undefined) values[column.key] = read.value
    }
    return [{ line, values }]
  })
}

function faultAt(place: CellPlace, { code, words = '' }: CellFault, cell: Cell = empty): CellFinding {
  return { code, ...place, facts: { value: cell.text.slice(0, 40), words } }
}

/** Which column of the file holds which column of the form. */
function columnsOf(
  form: SheetForm,
  titles: readonly Cell[],
  findings: CellFinding[],
): readonly (readonly [SheetColumn, number])[] {
  const found = new Map<SheetColumn, number>()
  for (const [at, { text }] of titles.entries()) {
    const title = plain(text)
    const column = form.columns.find((one) => plain(one.title) === title)
    const told = { sheet: form.key, line: 1, facts: { title: text.trim().slice(0, 40) } }
    if (column !== undefined && found.has(column)) findings.push({ code: 'column-twice', ...told })
    else if (column !== undefined) found.set(column, at)
    else if (title !== '') findings.push({ code: 'strange-column', ...told })
  }
  for (const column of form.columns) {
    if (!found.has(column) && column.isRequired)
      findings.push({ code: 'no-column', sheet: form.key, line: 1, column: column.key, facts: { title: column.title } })
  }
  return [...found]
}

function plain(title: string): string {
  return title.replaceAll(/[\s*＊]/g, '')
}
