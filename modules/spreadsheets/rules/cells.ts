import type { Copy, LimitValue } from '@yichuang/modules/catalogue/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { SheetColumn } from './sheets.ts'

/** A cell as the file holds it; an empty one has an empty text. Numbers keep their digits as they are written. */
export interface Cell {
  readonly text: string
  readonly isNumber: boolean
  /** its value was computed by the spreadsheet: nobody has checked it */
  readonly isFormula: boolean
}

export type CellValue = string | number | boolean | readonly string[] | LimitValue | readonly Copy[]

/** What is wrong with a cell; each has a sentence. */
export type CellFaultCode =
  | 'formula'
  | 'required'
  | 'number-for-code'
  | 'not-integer'
  | 'not-number'
  | 'not-yes-no'
  | 'unknown-word'
  | 'not-length'
  | 'not-copies'
  | 'too-long'

export type CellFault = {
  readonly code: CellFaultCode
  /** words the column knows, for `unknown-word` */
  readonly words?: string
}

/** Longest text of a cell a spreadsheet holds. */
const LONGEST = 32_767

const units = [
  ['个工作日', 'workday'],
  ['工作日', 'workday'],
  ['个月', 'month'],
  ['小时', 'hour'],
  ['天', 'day'],
  ['日', 'day'],
] as const
const forms = { 原件: 'original', 复印件: 'copy', 电子件: 'electronic' } as const
const actions = { 收: 'submit', 核验: 'verify' } as const

/**
 * Reads a cell by its column. A formula is never taken, whatever it came to; a number in a column of codes is not taken
 * either, as a spreadsheet has dropped its zeros or rounded its end. Empty answers undefined. (CAT-07)
 */
export function readCell(column: SheetColumn, cell: Cell): Decision<CellValue | undefined, CellFault> {
  const text = cell.text.trim()
  if (cell.isFormula) return refused({ code: 'formula' })
  if (text === '') return column.isRequired ? refused({ code: 'required' }) : decided(undefined)
  if (text.length > LONGEST) return refused({ code: 'too-long' })
  const isCode = column.kind === 'code' || column.kind === 'ids'
  if (cell.isNumber && isCode) return refused({ code: 'number-for-code' })
  return readers[column.kind](text, column)
}

type Reader = (text: string, column: SheetColumn) => Decision<CellValue, CellFault>

const readers: Readonly<Record<SheetColumn['kind'], Reader>> = {
  text: (text) => decided(text),
  code: (text) => decided(text),
  integer: (text) => (/^\d{1,9}$/.test(text) ? decided(Number(text)) : refused({ code: 'not-integer' })),
  decimal: (text) =>
    /^\d{1,12}(\.\d{1,17})?(E[+-]?\d{1,2})?$/i.test(text) ? decided(Number(text)) : refused({ code: 'not-number' }),
  'yes-no': (text) => {
    if (/^(是|true|yes)$/i.test(text)) return decided(true)
    return /^(否|false|no)$/i.test(text) ? decided(false) : refused({ code: 'not-yes-no' })
  },
  choice: readWord,
  choices(text, column) {
    const values: string[] = []
    for (const part of partsOf(text)) {
      const value = readWord(part, column)
      if (!value.ok) return value
      values.push(value.value)
    }
    return decided(values)
  },
  ids: (text) => decided(partsOf(text)),
  lines: (text) => decided(linesOf(text)),
  length: readLength,
  copies: readCopies,
}

function readWord(text: string, { words = {}, isOpen }: SheetColumn): Decision<string, CellFault> {
  const value = Object.hasOwn(words, text) ? words[text] : isOpen === true ? text : undefined
  return value === undefined ? refused({ code: 'unknown-word', words: Object.keys(words).join('、') }) : decided(value)
}

function readLength(text: string, { words = {} }: SheetColumn): Decision<LimitValue | string, CellFault> {
  if (Object.hasOwn(words, text)) return decided(words[text] ?? '')
  const [, value = '', name = ''] = /^(\d{1,5})\s*(\D+)$/.exec(text) ?? []
  const unit = units.find(([word]) => word === name.trim())?.[1]
  return unit === undefined ? refused({ code: 'not-length' }) : decided({ value: Number(value), unit })
}

function readCopies(text: string): Decision<readonly Copy[], CellFault> {
  const copies: Copy[] = []
  for (const part of text.split(/[；;\n]+/).filter((one) => one.trim() !== '')) {
    const [, form, count, action] =
      /^(原件|复印件|电子件)\s*(\d{1,4})\s*份\s*[（(](收|核验)[）)]$/.exec(part.trim()) ?? []
    if (form === undefined || action === undefined) return refused({ code: 'not-copies' })
    copies.push({
      form: forms[form as keyof typeof forms],
      count: Number(count),
      action: actions[action as keyof typeof actions],
    })
  }
  return copies.length === 0 ? refused({ code: 'not-copies' }) : decided(copies)
}

/** What a cell shows of a value; numbers stay numbers where they count something, everything else is text. */
export function writeCell(column: SheetColumn, value: CellValue | undefined): string | number {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return value
  if (typeof value === 'string') return wordOf(column, value)
  if (isLength(value)) return `${value.value}${value.unit === 'day' ? '天' : unitWord(value)}`
  return value.map((one) => (typeof one === 'string' ? wordOf(column, one) : copyWord(one))).join(gapOf(column))
}

function wordOf({ words = {} }: SheetColumn, value: string): string {
  return Object.entries(words).find(([, known]) => known === value)?.[0] ?? value
}

function unitWord({ unit }: LimitValue): string {
  return units.find(([, known]) => known === unit)?.[0] ?? ''
}

function copyWord({ form, count, action }: Copy): string {
  const name = Object.entries(forms).find(([, known]) => known === form)?.[0] ?? ''
  const what = Object.entries(actions).find(([, known]) => known === action)?.[0] ?? ''
  return `${name}${count}份（${what}）`
}

function gapOf({ kind }: SheetColumn): string {
  if (kind === 'lines') return '\n'
  return kind === 'copies' ? '；' : '、'
}

function isLength(value: CellValue): value is LimitValue {
  return typeof value === 'object' && 'unit' in value
}

function partsOf(text: string): string[] {
  return text.split(/[\s,，、;；]+/).filter((part) => part !== '')
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
