import { checkFolder } from '@yichuang/modules/catalogue/public'
import type { FolderFile } from '@yichuang/modules/catalogue/public'
import en from './i18n/en.findings.json' with { type: 'json' }
import zh from './i18n/zh-CN.findings.json' with { type: 'json' }
import { itemsFrom, placeOf, readSheets, sheetForm } from './rules/index.ts'
import type { CellFinding, CellPlace, ReadItem, RowFinding } from './rules/index.ts'
import { readWorkbook } from './workbook/read-workbook.ts'
import type { WorkbookLimits } from './workbook/unzip.ts'

/** What a workbook is checked against. */
export interface CheckAgainst {
  /** departments, boards, licences, material library, data elements of the catalogue */
  readonly words: readonly { readonly path: string; readonly text: string }[]
  /** ids of all items in force */
  readonly known: readonly string[]
  /** JSON Schema of the exchange format */
  readonly schema: object
  /** only items of this department may be taken in */
  readonly department?: string
}

/** A finding with its place in the words of the file, and its sentence in both languages. */
export interface SheetFinding {
  readonly level: 'error' | 'warning'
  readonly code: string
  /** 材料 */
  readonly sheet: string
  /** line of the sheet, the heading being 1 */
  readonly line: number
  /** 必要性; absent: the whole line */
  readonly column?: string
  readonly zh: string
  readonly en: string
}

export interface CheckedWorkbook {
  readonly rows: number
  readonly items: readonly { readonly id: string; readonly name: string; readonly text: string }[]
  readonly findings: readonly SheetFinding[]
}

export type CheckStep = 'reading' | 'rows' | 'items'
export type Tell = (step: CheckStep, done: number, total: number) => void

/** Items checked against the schema and each other in one go; between two goes the progress is told. */
const AT_ONCE = 50

/**
 * Reads a workbook and checks every row: cells, then what hangs together, then the exchange format and its meaning. The
 * items without a finding are texts in the exchange format. @throws WorkbookFault (CAT-07)
 */
export async function checkWorkbook(
  file: Buffer,
  against: CheckAgainst,
  { tell = () => undefined, limits }: { readonly tell?: Tell; readonly limits?: WorkbookLimits } = {},
): Promise<CheckedWorkbook> {
  tell('reading', 0, 1)
  const sheets = await readWorkbook(file, limits)
  const read = readSheets(sheets)
  const count = Object.values(read.rows).reduce((sum, rows) => sum + rows.length, 0)
  tell('rows', count, count)
  const made = itemsFrom(read.rows)
  const early = [...read.findings, ...made.findings]
  const faulty = itemsAt(made.items, early)
  const sound = made.items.filter(({ id }) => !faulty.has(id))
  const findings = early.map(toldPlace)
  for (const item of sound) findings.push(...foreign(item, against))
  const known = new Set([...against.known, ...made.items.map(({ id }) => id)])
  for (let at = 0; at < sound.length; at += AT_ONCE) {
    const batch = sound.slice(at, at + AT_ONCE)
    findings.push(...checkBatch(batch, against, known))
    tell('items', Math.min(at + AT_ONCE, sound.length), sound.length)
  }
  return {
    rows: count,
    items: sound.map(({ id, item }) => ({ id, name: String(item['name']), text: textOf(item) })),
    findings: findings.toSorted(byPlace),
  }
}

function checkBatch(
  batch: readonly ReadItem[],
  { words, schema }: CheckAgainst,
  known: ReadonlySet<string>,
): SheetFinding[] {
  const byPath = new Map(batch.map((item) => [`items/${item.id}.json`, item]))
  const files: FolderFile[] = [
    ...words.map(({ path, text }) => fileOf(path, text)),
    ...[...byPath].map(([path, { item }]) => fileOf(path, textOf(item))),
  ]
  return checkFolder(files, schema).flatMap(({ level, code, file, pointer, zh: chinese, en: english }) => {
    const item = byPath.get(file)
    const target = code === 'unknown-item' && item !== undefined ? valueAt(item.item, pointer) : undefined
    if (item === undefined || (typeof target === 'string' && known.has(target))) return []
    const place = placeOf(item, pointer)
    return place === undefined ? [] : [{ level, code, ...placeWords(place), zh: chinese, en: english }]
  })
}

function fileOf(path: string, text: string): FolderFile {
  return { path, text, sha256: '', isCleanUtf8: true }
}

function textOf(item: ReadItem['item']): string {
  return `${JSON.stringify(item, undefined, 1)}\n`
}

/** What stands at a JSON pointer. */
function valueAt(content: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
      content,
    )
}

/** Ids of the items on whose lines something was found. */
function itemsAt(items: readonly ReadItem[], findings: readonly CellPlace[]): ReadonlySet<string> {
  const lines = new Set(findings.map(({ sheet, line }) => `${sheet} ${line}`))
  return new Set(
    items.flatMap(({ id, places }) =>
      [...places.values()].some(({ sheet, line }) => lines.has(`${sheet} ${line}`)) ? [id] : [],
    ),
  )
}

/** An item of another department is not for this person to bring in. */
function foreign(item: ReadItem, { department }: CheckAgainst): SheetFinding[] {
  if (department === undefined || item.item['department'] === department) return []
  const place = placeOf(item, '/department')
  const facts = { value: String(item.item['department']) }
  return place === undefined ? [] : [toldPlace({ ...place, code: 'foreign-department', facts })]
}

type Found = Omit<CellFinding | RowFinding, 'code'> & { readonly code: string }

function toldPlace({ code, facts, ...place }: Found): SheetFinding {
  return { level: 'error', code, ...placeWords(place), zh: filled(zh, code, facts), en: filled(en, code, facts) }
}

function placeWords({ sheet, line, column }: CellPlace) {
  const form = sheetForm(sheet)
  const title = form.columns.find(({ key }) => key === column)?.title
  return { sheet: form.name, line, ...(title === undefined ? {} : { column: title }) }
}

function filled(
  texts: Readonly<Record<string, string>>,
  code: string,
  facts: Readonly<Record<string, string>>,
): string {
  return (texts[code] ?? code).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? '')
}

function byPlace(one: SheetFinding, other: SheetFinding): number {
  return one.sheet === other.sheet ? one.line - other.line : one.sheet < other.sheet ? -1 : 1
}
