import writeXlsxFile from 'write-excel-file/node'
import { sheetForms, writeCell } from '../rules/index.ts'
import type { Rows, SheetColumn, SheetForm } from '../rules/index.ts'

const heading = {
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#e8eef9',
  wrap: true,
  alignVertical: 'center',
} as const

/**
 * A workbook of the sheets. Every text is stored as text: what begins with = + - @ is no formula, and a code keeps its
 * zeros. The heading of a column that must be filled in ends with a star. (CAT-07)
 */
export async function writeWorkbook(rows: Rows): Promise<Buffer> {
  const sheets = sheetForms.map((form) => ({
    sheet: form.name,
    data: [
      headingOf(form),
      ...rows[form.key].map((row) => form.columns.map((column) => cellOf(column, row[column.key]))),
    ],
    columns: form.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  }))
  return writeXlsxFile([...sheets, notes()]).toBuffer()
}

function headingOf({ columns }: SheetForm) {
  return columns.map(({ title, isRequired }) => ({ ...heading, value: `${title}${isRequired ? '*' : ''}` }))
}

function cellOf(column: SheetColumn, value: Parameters<typeof writeCell>[1]) {
  const shown = writeCell(column, value)
  if (shown === '') return null
  return typeof shown === 'number'
    ? { type: Number, value: shown }
    : { type: String, value: shown, format: '@', wrap: column.kind === 'lines' }
}

/** What each column takes, for those who fill it in; not read back. */
function notes() {
  const line = (...values: readonly string[]) => values.map((value) => ({ type: String, value, wrap: true }))
  const kinds: Readonly<Record<SheetColumn['kind'], string>> = {
    text: '文字',
    code: '标识或编码，按文本填写',
    integer: '整数',
    decimal: '金额',
    'yes-no': '是、否',
    choice: '填下列之一',
    choices: '填下列几个，用、隔开',
    ids: '标识，用、隔开',
    lines: '一行一个',
    length: '如：5个工作日、20天、1个月',
    copies: '如：原件1份（收）；复印件1份（核验）',
  }
  return {
    sheet: '填写说明',
    data: [
      ['表', '列', '怎么填', '可填的词'].map((value) => ({ ...heading, value })),
      ...sheetForms.flatMap(({ name, columns }) =>
        columns.map(({ title, kind, isRequired, words = {} }) =>
          line(name, title, `${kinds[kind]}${isRequired ? '，必填' : ''}`, Object.keys(words).join('、')),
        ),
      ),
    ],
    columns: [{ width: 14 }, { width: 26 }, { width: 36 }, { width: 60 }],
    stickyRowsCount: 1,
  }
}
