import { isDeepStrictEqual } from 'node:util'
import { currentItemTexts, wordTexts } from '@yichuang/modules/catalogue/public'
import type { ItemBook } from '@yichuang/modules/catalogue/public'
import type { Database } from '@yichuang/platform/db'
import { checkApart } from './check-apart.ts'
import type { CheckAgainst, CheckedWorkbook, Tell } from './check-workbook.ts'
import type { UploadItem } from './tables.ts'

export interface CheckParts {
  readonly db: Database
  readonly items: ItemBook
  /** JSON Schema of the exchange format */
  readonly schema: () => Promise<object>
}

export interface CheckedUpload {
  readonly rows: number
  readonly items: readonly UploadItem[]
  readonly findings: CheckedWorkbook['findings']
}

/**
 * Checks a workbook against the catalogue in force and tells which items it would change. @throws WorkbookFault
 * @param department only its items may be taken in; any when undefined
 */
export async function checkUpload(
  { db, items, schema }: CheckParts,
  file: Buffer,
  { department, tell }: { readonly department?: string | undefined; readonly tell: Tell },
): Promise<CheckedUpload> {
  const [words, known, format] = await Promise.all([wordTexts(db), items.all(), schema()])
  const against: CheckAgainst = {
    words,
    known: [...known.keys()],
    schema: format,
    ...(department === undefined ? {} : { department }),
  }
  const { rows, items: read, findings } = await checkApart(file, against, tell)
  const current = new Map(
    (
      await currentItemTexts(
        db,
        read.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  )
  return {
    rows,
    findings,
    items: read.map(({ id, name, text: written }): UploadItem => {
      const before = current.get(id)
      if (before === undefined) return { id, name, change: 'new', seen: 0, text: written }
      const text = withFormOf(before.text, written)
      const isSame = isDeepStrictEqual(JSON.parse(before.text), JSON.parse(text))
      return { id, name, change: isSame ? 'same' : 'changed', seen: before.version, text: isSame ? '' : text }
    }),
  }
}

/** Sheets have no place for an item's form: it stays as it is. (NET-05) */
function withFormOf(before: string, written: string): string {
  const { form } = JSON.parse(before) as { form?: object }
  return form === undefined ? written : `${JSON.stringify({ ...(JSON.parse(written) as object), form }, null, 1)}\n`
}
