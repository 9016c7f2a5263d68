import writeXlsxFile from 'write-excel-file/node'
import { columns } from './rules/index.ts'
import type { ProvincialItem } from './rules/index.ts'

const order = ['mainCode', 'mainName', 'code', 'name'] as const satisfies readonly (keyof ProvincialItem)[]
const cell = (value: string) => ({ type: String, value, format: '@' })

/** The list as a workbook that can be taken over again; every cell is text, so that no code loses its zeros. */
export function writeList(rows: readonly ProvincialItem[]): Promise<Buffer> {
  const heading = order.map((name) => ({ ...cell(columns[name]), fontWeight: 'bold' as const }))
  const data = [heading, ...rows.map((row) => order.map((name) => cell(row[name])))]
  return writeXlsxFile([{ sheet: '省库清单', data, columns: [22, 40, 22, 40].map((width) => ({ width })) }]).toBuffer()
}
