import { readFile, stat, writeFile } from 'node:fs/promises'
import type { PlaceOptions } from './with-database.ts'
import { importFiles, onDatabase } from './catalogue-folder.ts'

/** A finding of a workbook as the command line tells it. */
export interface SheetsFinding {
  readonly level: string
  readonly code: string
  readonly sheet: string
  readonly line: number
  readonly column?: string
  readonly zh: string
  readonly en: string
}

interface SheetsDone {
  readonly rows: number
  readonly changed: number
  readonly findings: readonly SheetsFinding[]
}

/** Whether a path names a workbook and no folder. */
export function isWorkbook(path: string): boolean {
  return path.toLowerCase().endsWith('.xlsx')
}

/** Checks a workbook and takes its items in, all of them or, with an error among the findings, none. (CAT-07) */
export async function importWorkbook(path: string, place: PlaceOptions): Promise<SheetsDone> {
  const file = await readFile(path)
  return onDatabase(place, async (db) => {
    const { itemBook } = await import('@yichuang/modules/catalogue/public')
    const { checkUpload } = await import('@yichuang/modules/spreadsheets/public')
    const { exchangeSchema } = await import('../exchange-schema.ts')
    const tell = (step: string, done: number, total: number) => process.stderr.write(`${step} ${done}/${total}\n`)
    const { rows, items, findings } = await checkUpload({ db, items: itemBook(db), schema: exchangeSchema }, file, {
      tell,
    })
    const changing = items.filter(({ change }) => change !== 'same')
    if (changing.length === 0 || findings.some(({ level }) => level === 'error')) return { rows, changed: 0, findings }
    const seen = Object.fromEntries(changing.map((item) => [item.id, item.seen]))
    const { changed } = await importFiles(
      db,
      changing.map(({ id, text }) => ({ path: `items/${id}.json`, text })),
      seen,
    )
    return { rows, changed, findings }
  })
}

/** Writes the items in force, or those of a department, as a workbook into a file that is not there yet. */
export async function exportToWorkbook(path: string, department: string | undefined, place: PlaceOptions) {
  if ((await stat(path).catch(() => undefined)) !== undefined) throw new Error(`${path} is already there`)
  return onDatabase(place, async (db) => {
    const { itemBook } = await import('@yichuang/modules/catalogue/public')
    const { exportWorkbook } = await import('@yichuang/modules/spreadsheets/public')
    const bytes = await exportWorkbook(db, itemBook(db), { department })
    await writeFile(path, bytes)
    return { file: path, bytes: bytes.length }
  })
}

/** One line per finding on stderr: level, sheet, line, column, the sentence in Chinese and English. */
export function tellSheets(findings: readonly SheetsFinding[]): void {
  for (const { level, sheet, line, column, zh, en } of findings) {
    process.stderr.write(`${level} ${sheet}!${line}${column === undefined ? '' : ` ${column}`}: ${zh} / ${en}\n`)
  }
}
