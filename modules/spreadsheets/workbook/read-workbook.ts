import readXlsxFile from 'read-excel-file/node'
import type { Cell } from '../rules/index.ts'
import { unzip, WorkbookFault, workbookLimits } from './unzip.ts'
import type { WorkbookLimits } from './unzip.ts'

/** A sheet as the file holds it: row by row, from the first line on. */
export interface RawSheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
}

/** The digits of a number, as they stand in the file: no code is rounded on its way through a number. */
class Digits {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const formulaCell = /<c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<f\b/g

/** Reads a workbook: texts as they are, numbers digit by digit, formulas marked. @throws WorkbookFault */
export async function readWorkbook(
  file: Buffer,
  limits: WorkbookLimits = workbookLimits,
): Promise<readonly RawSheet[]> {
  const parts = unzip(file, limits)
  const formulas = formulasIn(parts)
  const sheets = await readXlsxFile(file, { trim: false, parseNumber: (text) => new Digits(text) }).catch(() => {
    throw new WorkbookFault('not-a-workbook')
  })
  const rows = sheets.reduce((sum, { data }) => sum + data.length, 0)
  if (rows > limits.rows) throw new WorkbookFault('too-many-rows')
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((row, line) =>
      row.map((value, column) => cellOf(value, formulas.get(sheet)?.has(`${columnName(column)}${line + 1}`) === true)),
    ),
  }))
}

function cellOf(value: unknown, isFormula: boolean): Cell {
  if (value === null || value === undefined) return { text: '', isNumber: false, isFormula }
  if (value instanceof Digits) return { text: value.text, isNumber: true, isFormula }
  if (value instanceof Date) return { text: value.toISOString().slice(0, 10), isNumber: true, isFormula }
  return { text: String(value), isNumber: false, isFormula }
}

/** Cells with a formula, by the name of their sheet. */
function formulasIn(parts: ReadonlyMap<string, Buffer>): ReadonlyMap<string, ReadonlySet<string>> {
  const textOf = (name: string) => parts.get(name)?.toString('utf8') ?? ''
  const targets = new Map(
    [...textOf('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  )
  return new Map(
    [...textOf('xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => {
      const target = targets.get(attribute(tag, 'r:id')) ?? ''
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      const cells = [...textOf(path).matchAll(formulaCell)].flatMap(([, cell]) => cell ?? [])
      return [unescaped(attribute(tag, 'name')), new Set(cells)]
    }),
  )
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

function unescaped(text: string): string {
  const marks: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => marks[name] ?? '')
}

/** The letters of a column: 0 → A, 26 → AA. */
function columnName(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (column % 26))
}
