import { randomUUID } from 'node:crypto'
import { ownDepartment } from '@yichuang/modules/access/rules'
import type { DraftSheets, SheetDraft, WorkshopTables } from '@yichuang/modules/workshop/public'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Language, Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { checkUpload } from './check-upload.ts'
import type { CheckParts } from './check-upload.ts'
import type { SheetFinding } from './check-workbook.ts'
import * as contract from './contract.ts'
import { exportWorkbook } from './export.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { spreadsheetsProblems } from './problems.ts'
import {
  beginUpload,
  endCheck,
  findUpload,
  lastUploads,
  noteImported,
  noteProgress,
  sweepUploads,
} from './queries/uploads.ts'
import type { UploadRow } from './tables.ts'
import { sentWorkbook, workbookAnswer } from './workbook/over-http.ts'
import { WorkbookFault } from './workbook/unzip.ts'

export interface SpreadsheetsParts extends Omit<CheckParts, 'db'> {
  /** makes drafts of the workshop of what was sent, all of it or nothing */
  readonly drafts: Command<WorkshopTables, DraftSheets, { readonly drafts: readonly SheetDraft[] }>
}

type LoggedParts = SpreadsheetsParts & Pick<Services, 'db' | 'log'>

/** Findings kept and shown; whoever has more mends these first. */
const SHOWN = 500

/** The catalogue as spreadsheets: export, template, upload with a dry run, drafts of all items or of none. (CAT-07) */
export function spreadsheetsModule({ db, now, log }: Services, given: SpreadsheetsParts): Module {
  const parts: LoggedParts = { ...given, db, log }
  return {
    name: 'spreadsheets',
    problems: { status: spreadsheetsProblems, 'zh-CN': zh, en },
    routes: [exportRoute(parts), ...uploadRoutes(parts), importRoute(parts)],
    jobs: [
      {
        name: 'spreadsheets.sweep',
        schedule: { everyMinutes: 60 },
        run: () => db.run(sweepUploads, [now()]).then(() => undefined),
      },
    ],
  }
}

function exportRoute({ db, items }: CheckParts): Route {
  return answer(contract.exportSheets, async ({ query, actor }) => {
    const department = ownDepartment(actor) ?? query.department
    const isTemplate = query.template === '1'
    const file = await exportWorkbook(db, items, { department, isTemplate })
    const name = isTemplate ? '事项导入模板.xlsx' : '事项.xlsx'
    return decided(workbookAnswer(name, file))
  })
}

function uploadRoutes(parts: LoggedParts): Route[] {
  const { db } = parts
  return [
    answer(contract.uploadSheets, async ({ actor, at, parts: files }) => {
      const sent = await sentWorkbook(files())
      if (!sent.ok) return sent
      const { fileName, bytes } = sent.value
      const id = randomUUID()
      await db.run(beginUpload, [id, fileName, bytes.length, at, actor.person])
      void runCheck(parts, { id, bytes, department: ownDepartment(actor) })
      return decided({ id })
    }),
    answer(contract.listUploads, async ({ actor }) => {
      const rows = await db.many(lastUploads, [actor.person])
      return decided({
        rows: rows.map(({ id, file_name, uploaded_at, state, row_count, finding_count }) => ({
          id,
          fileName: file_name,
          uploadedAt: uploaded_at,
          state,
          rows: row_count,
          findingCount: finding_count,
        })),
      })
    }),
    answer(contract.readUpload, async ({ params, actor, language }) => {
      const upload = await db.find(findUpload, [params.id, actor.person])
      if (upload === undefined) return refused({ code: 'spreadsheets.no-such-upload' })
      return decided(presentUpload(upload, language))
    }),
  ]
}

function importRoute({ db, drafts }: LoggedParts): Route {
  return answer(contract.importSheets, async ({ params, body, actor, at, key, requestId }) => {
    const upload = await db.find(findUpload, [params.id, actor.person])
    if (upload === undefined) return refused({ code: 'spreadsheets.no-such-upload' })
    const decision = decideImport(upload)
    if (!decision.ok) return decision
    const items = decision.value.map(({ id, text, seen }) => ({ id, text, seen }))
    const done = await runCommand(db, drafts, { ...body, items }, { actor, at, key, requestId })
    if (!done.ok) return done
    await db.run(noteImported, [params.id, at, JSON.stringify(done.value.drafts)])
    return decided({ drafts: [...done.value.drafts] })
  })
}

/** What of an upload becomes drafts: all that changes, once nothing is wrong with any of it. */
function decideImport({ state, items, findings, finding_count }: UploadRow): Decision<UploadRow['items']> {
  if (state === 'imported') return refused({ code: 'spreadsheets.already-imported' })
  if (state !== 'checked') return refused({ code: 'spreadsheets.not-checked' })
  const errors = errorsIn(findings as readonly SheetFinding[], finding_count)
  if (errors > 0) return refused({ code: 'spreadsheets.has-findings', count: errors })
  const changing = items.filter(({ change }) => change !== 'same')
  return changing.length === 0 ? refused({ code: 'spreadsheets.nothing-new' }) : decided(changing)
}

/** Findings beyond those kept count as errors: errors are kept first. */
function errorsIn(findings: readonly SheetFinding[], count: number): number {
  const isCut = count > findings.length
  return isCut ? count : findings.filter(({ level }) => level === 'error').length
}

interface Check {
  readonly id: string
  readonly bytes: Buffer
  readonly department: string | undefined
}

/** Milliseconds between two notes of the progress. */
const BEAT_MS = 400

async function runCheck({ log, ...parts }: LoggedParts, { id, bytes, department }: Check): Promise<void> {
  const { db } = parts
  let noted = 0
  const tell = (step: string, done: number, total: number) => {
    if (performance.now() - noted < BEAT_MS) return
    noted = performance.now()
    void db.run(noteProgress, [id, step, done, total]).catch(() => undefined)
  }
  try {
    const { rows, items, findings } = await checkUpload(parts, bytes, { department, tell })
    const kept = [...findings].sort(errorsFirst).slice(0, SHOWN)
    await db.run(endCheck, [id, rows, JSON.stringify(items), JSON.stringify(kept), findings.length, 'checked', null])
  } catch (error) {
    const code = error instanceof WorkbookFault ? error.code : 'check-failed'
    if (code === 'check-failed') log.error('spreadsheets: a check failed', { upload: id, error: String(error) })
    await db.run(endCheck, [id, 0, '[]', '[]', 0, 'faulty', `spreadsheets.${code}`]).catch(() => undefined)
  }
}

function errorsFirst(one: SheetFinding, other: SheetFinding): number {
  return Number(one.level !== 'error') - Number(other.level !== 'error')
}

function presentUpload(upload: UploadRow, language: Language) {
  const findings = upload.findings as readonly SheetFinding[]
  return {
    id: upload.id,
    fileName: upload.file_name,
    size: upload.size,
    uploadedAt: upload.uploaded_at,
    state: upload.state,
    ...(upload.fault === null ? {} : { fault: upload.fault }),
    progress: { step: upload.step, done: upload.done, total: upload.total },
    rows: upload.row_count,
    items: upload.items.map(({ id, name, change }) => ({ id, name, change })),
    findings: findings.map(({ level, code, sheet, line, column, zh: chinese, en: english }) => ({
      level,
      code,
      sheet,
      line,
      ...(column === undefined ? {} : { column }),
      message: language === 'en' ? english : chinese,
    })),
    findingCount: upload.finding_count,
    errors: errorsIn(findings, upload.finding_count),
    ...(upload.imported_at === null ? {} : { importedAt: upload.imported_at }),
    drafts: upload.drafts.map((draft) => ({ ...draft })),
  }
}
