import { addWorkingDays, dateOf, dueMark, workingDaysBetween } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar, Light } from '@yichuang/modules/calendar/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type { WorkLine } from '../contract.ts'
import type { WorkRow } from './work-list.ts'

/** Names that rows only know by their ids. */
export interface WorkNames {
  department(id: string): string
  window(id: string | undefined): string | undefined
}

const SOON_DAYS = 3

/** The last day that the list calls soon. */
export function soonOn(today: PlainDate, calendar: CompiledCalendar): PlainDate {
  return addWorkingDays(today, SOON_DAYS, calendar)
}

/** A row as a line of the work list, with the light of its limit on this day. (BAK-01; lifecycle 2.8) */
export function presentWork(
  row: WorkRow,
  names: WorkNames,
  on: { readonly today: PlainDate; readonly calendar: CompiledCalendar },
): WorkLine {
  return {
    task: row.task,
    id: row.dossier,
    version: row.version,
    applicationNo: row.application_no,
    item: row.item,
    itemName: row.item_name,
    itemKind: row.item_kind,
    applicantName: row.applicant_name,
    departmentName: names.department(row.department),
    part: row.part,
    state: row.state,
    step: row.step,
    holder: row.holder,
    holderName: row.holder_name,
    openedAt: row.opened_at,
    acceptedAt: row.accepted_at,
    acceptedOn: row.accepted_on,
    isDeemed: row.accepted_how === 'deemed',
    windowNo: names.window(row.accepted_window ?? undefined) ?? null,
    channel: row.channel,
    ...limitOf(row, on),
    dueOn: row.due_on,
    statutoryDue: row.statutory_due,
    isStopped: row.is_stopped,
    procedureName: row.procedure_name,
    urges: row.urges,
    awaited: row.awaited,
    papers: row.papers,
    papersMissing: row.papers_missing,
    isJoint: row.is_joint,
    conclusion: row.conclusion,
    workedAt: row.worked_at,
  }
}

type Band = 'overdue' | 'today' | 'soon' | 'later' | 'stopped' | 'done'

function limitOf(
  row: WorkRow,
  { today, calendar }: { readonly today: PlainDate; readonly calendar: CompiledCalendar },
) {
  if (row.state === 'done' || row.state === 'cancelled') return { band: 'done' as Band, light: null, days: null }
  if (row.is_stopped || row.due_on === null)
    return { band: 'stopped' as Band, light: 'grey' as Light, days: stoppedDays(row, today, calendar) }
  const due = row.due_on as PlainDate
  const line = { due, statutoryDue: row.statutory_due as PlainDate | null, budget: row.budget, unit: row.unit }
  return { band: bandOf(due, today, calendar), ...dueMark(line, today, calendar) }
}

/** Working days since the clock stopped. */
function stoppedDays({ stopped_since }: WorkRow, today: PlainDate, calendar: CompiledCalendar): number {
  return stopped_since === null ? 0 : workingDaysBetween(dateOf(stopped_since as Instant), today, calendar)
}

function bandOf(due: PlainDate, today: PlainDate, calendar: CompiledCalendar): Band {
  if (due < today) return 'overdue'
  if (due === today) return 'today'
  return due <= soonOn(today, calendar) ? 'soon' : 'later'
}
