import { ownDepartment } from '@yichuang/modules/access/rules'
import type { ItemBook } from '@yichuang/modules/catalogue/public'
import { readWorkbook, sentWorkbook, workbookAnswer, WorkbookFault } from '@yichuang/modules/spreadsheets/public'
import { runCommand } from '@yichuang/platform/commands'
import type { QueryOf } from '@yichuang/platform/contract'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { setCorrespondences } from './commands/set-correspondences.ts'
import { takeList } from './commands/take-list.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { writeList } from './list-workbook.ts'
import { directoryProblems } from './problems.ts'
import { findProvincial, readDirectory, readList as readWholeList } from './queries/directory.ts'
import type { DirectoryLine } from './queries/directory.ts'
import { levelsOf, readList, standings } from './rules/index.ts'
import type { ReadList } from './rules/index.ts'

export interface DirectoryParts {
  readonly items: Pick<ItemBook, 'all' | 'current'>
  /** names of departments by their ids */
  readonly names: () => Promise<{ department(id: string): string }>
}

/** Findings told at once; whoever has more mends these first. */
const SHOWN = 200

/** 事项目录: the four levels of items, and what corresponds to them in the province's directory. (CAT-02) */
export function directoryModule({ db }: Pick<Services, 'db'>, parts: DirectoryParts): Module {
  return {
    name: 'directory',
    problems: { status: directoryProblems, 'zh-CN': zh, en },
    routes: [...readRoutes(db, parts), exportRoute(db), ...changeRoutes(db, parts)],
  }
}

function readRoutes(db: Services['db'], { items, names }: DirectoryParts): Route[] {
  return [
    answer(contract.readDirectory, async ({ query, actor }) => {
      const [all, { department }] = await Promise.all([items.all(), names()])
      const { lines, list, missing } = await readDirectory(db, all)
      const rows = lines.map((line) => presentLine(line, department(line.title.department), actor))
      const wanted = rows.filter((row) => isWanted(row, query))
      const from = query.after === undefined ? 0 : wanted.findIndex(({ id }) => id === query.after) + 1
      const page = wanted.slice(from, from + query.limit)
      const last = page.at(-1)
      const hasMore = from + query.limit < wanted.length && last !== undefined
      return decided({
        rows: page,
        total: wanted.length,
        ...(hasMore ? { next: last.id } : {}),
        list:
          list === undefined
            ? null
            : { source: list.source, takenAt: list.taken_at, takenByName: list.taken_by_name, count: list.row_count },
        counts: { ...countsOf(rows), missing },
        proposals: rows.filter(({ proposal, mayChange }) => proposal !== null && mayChange).length,
      })
    }),
    answer(contract.readLevels, async ({ params }) => {
      const current = await items.current(params.item)
      if (current === undefined) return refused({ code: 'directory.no-such-item' })
      const { question, third } = levelsOf(current.item)
      return decided({
        question: question ?? null,
        third: third.map((one) => ({ ...one, fourth: [...one.fourth], question: one.question ?? null })),
      })
    }),
    answer(contract.findProvincialItems, async ({ query: { q = '', missing = false, after = -1, limit } }) => {
      const found = await findProvincial(db, { q, isMissing: missing, after, most: limit + 1 })
      const rows = found.slice(0, limit)
      const next = found.length > limit ? rows.at(-1)?.place : undefined
      return decided({
        rows: rows.map(({ place: _place, taken, ...row }) => ({ ...row, isTaken: taken })),
        ...(next === undefined ? {} : { next }),
      })
    }),
  ]
}

const intentOf = ({ actor, at, key, requestId }: Call) => ({ actor, at, key, requestId })

function exportRoute(db: Services['db']): Route {
  return answer(contract.exportProvincialList, async () => {
    return decided(workbookAnswer('省库清单.xlsx', await writeList(await readWholeList(db))))
  })
}

function changeRoutes(db: Services['db'], { items }: DirectoryParts): Route[] {
  const setting = setCorrespondences(items)
  return [
    answer(contract.takeProvincialList, async (call) => {
      const sent = await listIn(call.parts())
      if (!sent.ok) return sent
      const { source, rows, findings } = sent.value
      if (findings.length > 0)
        return decided({ taken: 0, findings: findings.slice(0, SHOWN), findingCount: findings.length })
      const done = await runCommand(db, takeList, { source, rows }, intentOf(call))
      return done.ok ? decided({ ...done.value, findings: [], findingCount: 0 }) : done
    }),
    answer(contract.setCorrespondences, (call) => runCommand(db, setting, call.body, intentOf(call))),
  ]
}

/** The list in a workbook that was sent. */
async function listIn(files: ReturnType<Call['parts']>): Promise<Decision<ReadList & { readonly source: string }>> {
  const sent = await sentWorkbook(files)
  if (!sent.ok) return sent
  try {
    const [sheet] = await readWorkbook(sent.value.bytes)
    return decided({ ...readList(sheet?.rows ?? []), source: sent.value.fileName })
  } catch (thrown) {
    if (!(thrown instanceof WorkbookFault)) throw thrown
    return refused({ code: `spreadsheets.${thrown.code}` })
  }
}

function presentLine(
  { title, own, standing, provincial, proposal, chosen }: DirectoryLine,
  name: string,
  actor: Actor,
) {
  const department = ownDepartment(actor)
  const maySet = actor.permissions.has('directory.set-correspondence')
  return {
    id: title.id,
    ...own,
    department: title.department,
    departmentName: name,
    state: standing.state,
    differences: standing.state === 'differs' ? [...standing.differences] : [],
    chosen: chosen ?? null,
    provincial: provincial ?? null,
    proposal: proposal ?? null,
    mayChange: maySet && (department === undefined || department === title.department),
  }
}

type Line = ReturnType<typeof presentLine>

function countsOf(rows: readonly Line[]) {
  const count = (state: Line['state']) => rows.filter((row) => row.state === state).length
  return Object.fromEntries(standings.map((state) => [state, count(state)])) as Record<Line['state'], number>
}

function isWanted(row: Line, { q = '', department, state }: QueryOf<typeof contract.readDirectory>): boolean {
  const isOneOf = (value: string, wanted: string | undefined) =>
    wanted === undefined || wanted.split(',').includes(value)
  const said = [row.name, row.mainName, row.code ?? '', row.mainCode ?? '', row.chosen ?? '']
  return isOneOf(row.department, department) && isOneOf(row.state, state) && said.some((one) => one.includes(q.trim()))
}
