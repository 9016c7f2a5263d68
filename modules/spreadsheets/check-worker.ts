import { checkWorkbook } from './check-workbook.ts'
import type { CheckAgainst, CheckedWorkbook, CheckStep } from './check-workbook.ts'
import { WorkbookFault } from './workbook/unzip.ts'

/** What the process is given. */
export interface CheckTask {
  readonly file: Uint8Array
  readonly against: CheckAgainst
}

/** What the process says: how far it is, then what came of it. */
export type CheckWord =
  | { readonly kind: 'progress'; readonly step: CheckStep; readonly done: number; readonly total: number }
  | { readonly kind: 'checked'; readonly checked: CheckedWorkbook }
  | { readonly kind: 'fault'; readonly code: WorkbookFault['code'] }
  | { readonly kind: 'broken'; readonly message: string }

const say = (word: CheckWord) => void process.send?.(word)

process.once('message', ({ file, against }: CheckTask) => {
  const tell = (step: CheckStep, done: number, total: number) => say({ kind: 'progress', step, done, total })
  checkWorkbook(Buffer.from(file), against, { tell }).then(
    (checked) => say({ kind: 'checked', checked }),
    (error: unknown) =>
      say(
        error instanceof WorkbookFault
          ? { kind: 'fault', code: error.code }
          : { kind: 'broken', message: String(error) },
      ),
  )
})
