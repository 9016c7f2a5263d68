import { budgetOn, dateOf, dueOf, effectiveDue, stopsOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar, Ledger } from '@yichuang/modules/calendar/rules'
import type { Projection } from '@yichuang/modules/cases/public'
import { isProcedureOpen, runningLedger } from '@yichuang/modules/cases/rules'
import type { CaseState, Dossier, Facts, Task } from '@yichuang/modules/cases/rules'

/** Sorts behind every day of the calendar: the clock stands, nothing is due. */
const NEVER = '9999-12-31'

const columns = {
  task: 'uuid',
  dossier: 'uuid',
  department: 'text',
  part: 'text',
  state: 'text',
  step: 'text',
  holder: 'text',
  holder_name: 'text',
  opened_at: 'timestamptz',
  sort_on: 'date',
  due_on: 'date',
  statutory_due: 'date',
  is_stopped: 'boolean',
  budget: 'int',
  unit: 'text',
  stopped_left: 'int',
  stopped_since: 'timestamptz',
  application_no: 'text',
  item: 'text',
  item_name: 'text',
  item_kind: 'text',
  applicant_name: 'text',
  accepted_at: 'timestamptz',
  accepted_on: 'date',
  accepted_how: 'text',
  accepted_window: 'text',
  channel: 'text',
  procedure_name: 'text',
  urges: 'int',
  awaited: 'int',
  papers: 'int',
  papers_missing: 'int',
  is_joint: 'boolean',
  conclusion: 'text',
  workers: 'text[]',
  worked_at: 'timestamptz',
} as const
type Column = keyof typeof columns
type Row = Readonly<Record<Column, unknown>>

const names = Object.keys(columns) as Column[]
const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
const changed = names.filter((name) => name !== 'task').map((name) => `${name} = excluded.${name}`)

/** Keeps the tasks of the work list in step with their dossiers, in the same statement as every act. (BAK-01) */
export const taskProjection: Projection = {
  name: 'handling.task',
  sql: (parameter) => `task_rows as (
    insert into handling.task (${names.join(', ')})
    select ${names.map((name) => `r.${name}`).join(', ')} from root, json_to_recordset(${parameter}::json) as r(${typed.join(', ')})
    on conflict (task) do update set ${changed.join(', ')}
  )`,
  rows(before, after, facts) {
    if (before !== undefined && shown.every((part) => before[part] === after[part])) return undefined
    const rows = taskRows(after, facts)
    return rows.length === 0 ? undefined : rows
  },
}

/** The parts of a dossier that the rows of its tasks show; a fold leaves what it does not change as it was. */
const shown = [
  'case',
  'tasks',
  'ledgers',
  'procedures',
  'commitment',
  'extension',
  'requirements',
  'materials',
  'urges',
  'applicant',
  'item',
  'place',
] as const satisfies readonly (keyof Dossier)[]

/** Keeps what waits for the decider in step: a decision, an extension, a broken promise, a result. (BAK-02, BAK-12) */
export const matterProjection: Projection = {
  name: 'handling.matter',
  sql: (parameter) => `matter_rows as (
    select r.* from root, json_to_recordset(${parameter}::json)
      as r(dossier uuid, kind text, department text, sort_on date, opened_at timestamptz, is_open boolean)
  ),
  matters_open as (
    insert into handling.matter (dossier, kind, department, sort_on, opened_at)
    select dossier, kind, department, sort_on, opened_at from matter_rows where is_open
    on conflict (dossier, kind) do update set sort_on = excluded.sort_on, department = excluded.department
  ),
  matters_gone as (
    delete from handling.matter m using matter_rows r where not r.is_open and m.dossier = r.dossier and m.kind = r.kind
  )`,
  rows(before, after, facts) {
    const former = before === undefined ? [] : mattersOf(before)
    const open = mattersOf(after)
    const sortOn = sortDay(after, facts)
    const isMoved = before !== undefined && !isSame(before.ledgers, after.ledgers)
    if (isSame(former, open) && (open.length === 0 || !isMoved)) return undefined
    const row = (kind: string) => ({
      dossier: after.id,
      kind,
      department: after.item.department,
      sort_on: sortOn,
      opened_at: facts.at,
    })
    const gone = former.filter((kind) => !open.includes(kind))
    return [
      ...open.map((kind) => ({ ...row(kind), is_open: true })),
      ...gone.map((kind) => ({ ...row(kind), is_open: false })),
    ]
  },
}

/** What waits for a person with the power to decide. */
export type MatterKind = 'decide' | 'extension' | 'default' | 'result'

function mattersOf({ case: file, tasks, extension, commitment, result, procedures }: Dossier): MatterKind[] {
  if (file === undefined) return []
  const isOpen = file.stage !== 'concluded' && file.stage !== 'closed'
  const isReviewed =
    tasks.length > 0 && tasks.every(({ state }) => state === 'done') && !procedures.some(isProcedureOpen)
  const matters: readonly (readonly [MatterKind, boolean])[] = [
    ['decide', isOpen && isReviewed],
    ['extension', isOpen && extension?.state === 'requested'],
    ['default', isOpen && commitment?.state === 'defaulted'],
    ['result', result?.state === 'owed'],
  ]
  return matters.flatMap(([kind, waits]) => (waits ? [kind] : []))
}

function taskRows(dossier: Dossier, facts: Facts): Row[] {
  const { case: file } = dossier
  if (file === undefined) return []
  const ofCase = caseColumns(dossier, file, facts)
  return dossier.tasks.map((task) => ({ ...taskColumns(task, file), ...ofCase }))
}

function taskColumns(task: Task, { conclusion }: CaseState) {
  const last = task.opinions.at(-1)
  const isDecider = conclusion !== undefined && task.part === 'lead'
  return {
    task: task.id,
    department: task.department,
    part: task.part,
    state: task.state,
    step: task.steps[task.stepIndex] ?? '承办',
    holder: task.holder ?? null,
    holder_name: task.holderName ?? null,
    opened_at: task.openedAt,
    workers: [...new Set([...task.opinions.map(({ by }) => by), ...(isDecider ? [conclusion.by] : [])])],
    worked_at: (isDecider ? conclusion.at : last?.at) ?? null,
  }
}

function caseColumns(dossier: Dossier, file: CaseState, facts: Facts) {
  const { item, place, commitment, requirements, materials } = dossier
  const needed = requirements.filter(({ isRequired }) => isRequired)
  const here = new Set(materials.filter(({ received, shared }) => received || shared).map(({ key }) => key))
  const awaited = commitment?.state === 'open' ? commitment.materials.length - commitment.supplied.length : 0
  return {
    ...clockColumns(dossier, facts),
    dossier: dossier.id,
    application_no: dossier.applicationNo,
    item: item.id,
    item_name: item.name,
    item_kind: item.kind,
    applicant_name: dossier.applicant.name,
    accepted_at: file.acceptedAt,
    accepted_on: file.dayZero,
    accepted_how: file.how,
    accepted_window: place.window ?? null,
    channel: dossier.channel,
    procedure_name: dossier.procedures.find(isProcedureOpen)?.name ?? null,
    urges: dossier.urges.length,
    awaited,
    papers: needed.length,
    papers_missing: needed.filter(({ key }) => !here.has(key)).length,
    is_joint: item.assisting.length > 0,
    conclusion: file.conclusion?.kind ?? null,
  }
}

function clockColumns(dossier: Dossier, facts: Facts) {
  const { calendar } = facts
  const ledgers = bindingLedgers(dossier)
  const due = ledgers.length === 0 ? null : effectiveDue(ledgers, calendar).due
  const isStopped = dossier.case?.stage === 'suspended' || dossier.case?.stage === 'awaiting'
  const [committed] = ledgers
  return {
    sort_on: isStopped ? NEVER : (due ?? NEVER),
    due_on: due,
    statutory_due: statutoryDue(dossier, calendar),
    is_stopped: isStopped,
    ...budgetColumns(
      ledgers.find((ledger) => dueOf(ledger, calendar).due === due),
      facts,
    ),
    ...(isStopped ? stopColumns(committed, facts) : { stopped_left: null, stopped_since: null }),
  }
}

function stopColumns(ledger: Ledger | undefined, { at, calendar }: Facts) {
  if (ledger === undefined) return { stopped_left: null, stopped_since: null }
  const stop = stopsOf(ledger).findLast(({ resumedAt }) => resumedAt === null)
  return { stopped_left: budgetOn(ledger, dateOf(at), calendar).remaining, stopped_since: stop?.suspendedAt ?? null }
}

function budgetColumns(ledger: Ledger | undefined, { at, calendar }: Facts) {
  if (ledger === undefined) return { budget: null, unit: null }
  const [opened] = ledger.entries
  return { budget: budgetOn(ledger, dateOf(at), calendar).total, unit: opened.unit }
}

function sortDay(dossier: Dossier, facts: Facts): string {
  return clockColumns(dossier, facts).sort_on
}

/** The committed limit first, as the list shows it. */
function bindingLedgers(dossier: Dossier): Ledger[] {
  return (['committed', 'statutory'] as const).flatMap((limit) => runningLedger(dossier, limit) ?? [])
}

function statutoryDue(dossier: Dossier, calendar: CompiledCalendar): string | null {
  const ledger = runningLedger(dossier, 'statutory')
  return ledger === undefined ? null : dueOf(ledger, calendar).due
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
