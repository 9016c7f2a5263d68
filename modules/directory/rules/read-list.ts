import type { ProvincialItem } from './standing.ts'

/** The columns of the province's list, as the heading of its sheet names them. */
export const columns = {
  mainCode: '主项编码',
  mainName: '主项名称',
  code: '子项编码',
  name: '子项名称',
} as const satisfies Record<keyof ProvincialItem, string>

export const listFaults = ['column-missing', 'empty', 'code-malformed', 'code-twice', 'formula'] as const
export type ListFault = (typeof listFaults)[number]

/** What is wrong in a list, and where: `row` as the spreadsheet counts, the heading being 1. */
export interface ListFinding {
  readonly row: number
  readonly column: string
  readonly fault: ListFault
}

interface ListCell {
  readonly text: string
  readonly isFormula: boolean
}

export interface ReadList {
  readonly rows: readonly ProvincialItem[]
  readonly findings: readonly ListFinding[]
}

const names = Object.keys(columns) as (keyof ProvincialItem)[]
const codeForm = /^[0-9A-Z-]{2,40}$/

/** Reads the province's list from a sheet: its heading, then one sub-item a row; empty rows are passed over. (CAT-02) */
export function readList(sheet: readonly (readonly ListCell[])[]): ReadList {
  const [heading = [], ...lines] = sheet
  const places = new Map(names.map((name) => [name, heading.findIndex(({ text }) => text.trim() === columns[name])]))
  const missing = names.filter((name) => (places.get(name) ?? -1) < 0)
  if (missing.length > 0) {
    const findings = missing.map((name) => ({ row: 1, column: columns[name], fault: 'column-missing' as const }))
    return { rows: [], findings }
  }
  const seen = new Set<string>()
  const read = lines.flatMap((line, place) => {
    if (line.every(({ text }) => text.trim() === '')) return []
    const cells = new Map(names.map((name) => [name, line[places.get(name) ?? -1]]))
    const textOf = (name: keyof ProvincialItem) => cells.get(name)?.text.trim() ?? ''
    const faultOf = (name: keyof ProvincialItem) => faultIn(name, textOf(name), cells.get(name)?.isFormula === true)
    const faults = names.flatMap((name) => {
      const fault = name === 'code' && seen.has(textOf(name)) ? 'code-twice' : faultOf(name)
      return fault === undefined ? [] : [{ row: place + 2, column: columns[name], fault }]
    })
    seen.add(textOf('code'))
    const row = {
      code: textOf('code'),
      name: textOf('name'),
      mainCode: textOf('mainCode'),
      mainName: textOf('mainName'),
    }
    return [{ row, faults }]
  })
  return { rows: read.map(({ row }) => row), findings: read.flatMap(({ faults }) => faults) }
}

function faultIn(name: keyof ProvincialItem, text: string, isFormula: boolean): ListFault | undefined {
  if (isFormula) return 'formula'
  if (text === '') return 'empty'
  return name.toLowerCase().endsWith('code') && !codeForm.test(text) ? 'code-malformed' : undefined
}
