import type { LimitName } from '@yichuang/modules/calendar/rules'
import {
  announcedUntil,
  atDepartments,
  barIf,
  firstRefusal,
  isProcedureOpen,
  onDossier,
  resumeClock,
  stoppings,
} from '@yichuang/modules/cases/rules'
import type {
  AtDepartmentsRefusal,
  Dossier,
  ExpectedTime,
  Facts,
  Procedure,
  ProcedureTerms,
  RefusalOf,
  ServiceMethod,
} from '@yichuang/modules/cases/rules'
import { stopOf } from './stops.ts'
import { holdsTask } from './tasks.ts'

export interface OpenProcedure {
  /** one of the kinds that the item provides */
  readonly kind: string
  /** working days it is expected to take, asked for where the item gives no time */
  readonly days?: number | undefined
}

export type OpenProcedureRefusal =
  | AtDepartmentsRefusal
  | RefusalOf<
      | 'handling.procedure-not-provided'
      | 'handling.procedure-open'
      | 'handling.procedure-time-missing'
      | 'handling.task-not-open'
    >

/**
 * 启动特别程序: only what the item provides, one of a kind at a time; the clock runs until its notice is served. The notice
 * must name the time (行政许可法 45): the item's, or what is said here where it gives none. (BAK-06)
 */
export const openProcedure = onDossier<OpenProcedure, OpenProcedureRefusal>({
  name: 'handling.open-procedure',
  check: (dossier, { kind, days }, { item, by }) =>
    firstRefusal(
      () => atDepartments(dossier),
      () => barIf(termsOf(item, kind) === undefined, 'handling.procedure-not-provided', { kind }),
      () =>
        barIf(
          dossier.procedures.some((one) => one.kind === kind && isProcedureOpen(one)),
          'handling.procedure-open',
        ),
      () => barIf(expectedOf(termsOf(item, kind), days) === undefined, 'handling.procedure-time-missing'),
      () => barIf(!holdsTask(dossier, by), 'handling.task-not-open'),
    ),
  act(scribe, { kind, days }) {
    const { item, newId } = scribe.facts
    const terms = termsOf(item, kind)
    const expected = expectedOf(terms, days)
    if (terms === undefined || expected === undefined) return
    const { name, basis, stopsStatutory } = terms
    scribe.emit({
      type: 'handling.procedure-opened',
      v: 1,
      procedureId: newId(),
      kind,
      name,
      days: expected.value,
      unit: expected.unit === 'day' ? 'day' : undefined,
      basis,
      stopsStatutory,
      noticeId: newId(),
    })
  },
})

export interface ServeProcedureNotice {
  readonly procedureId: string
  readonly method: ServiceMethod
}

export type ServeProcedureNoticeRefusal =
  AtDepartmentsRefusal | RefusalOf<'handling.procedure-not-open' | 'handling.already-served'>

/**
 * 特别程序告知书送达: from here, and never earlier, the clock stands: the committed limit and the step's, the statutory
 * one only for the kinds of 行政许可法 45 or on a stated basis. (lifecycle 2.2; TIM-01, BAK-06, I-21, I-24)
 */
export const serveProcedureNotice = onDossier<ServeProcedureNotice, ServeProcedureNoticeRefusal>({
  name: 'handling.serve-procedure-notice',
  check(dossier, { procedureId }) {
    const procedure = findOpenProcedure(dossier, procedureId)
    return firstRefusal(
      () => atDepartments(dossier),
      () => barIf(procedure === undefined, 'handling.procedure-not-open'),
      () => barIf(procedure?.state !== 'opened', 'handling.already-served', { servedAt: procedure?.servedAt }),
    )
  },
  act(scribe, { procedureId, method }) {
    const procedure = findOpenProcedure(scribe.dossier(), procedureId)
    if (procedure === undefined) return
    const until = announcedUntil(procedure, scribe.today, scribe.facts.calendar)
    const stop = stopOf(procedure)
    scribe.emit({ type: 'handling.procedure-notice-served', v: 1, procedureId, method, announcedUntil: until })
    scribe.emit({
      type: 'cases.clock-stopped',
      v: 1,
      limits: stoppings(scribe, procedure.stopsStatutory ? [...always, 'statutory'] : always, stop),
      ground: stop.ground,
      basis: stop.basis,
      noticeId: stop.notice,
    })
  },
})

const always: readonly LimitName[] = ['committed', 'step']

export interface EndProcedure {
  readonly procedureId: string
  /** held to its end, or given up; only one that ended counts where the item requires it */
  readonly outcome: 'ended' | 'cancelled'
  /** what it found, or why it was given up */
  readonly result: string
}

export type EndProcedureRefusal = AtDepartmentsRefusal | RefusalOf<'handling.procedure-not-open'>

/**
 * 结束特别程序: the clock runs on. The holder of a task does it as a rule, but a procedure may outlast the tasks, so
 * anybody of the department with this permission may. (lifecycle 2.2, 4; BAK-06)
 */
export const endProcedure = onDossier<EndProcedure, EndProcedureRefusal>({
  name: 'handling.end-procedure',
  check: (dossier, { procedureId }) =>
    firstRefusal(
      () => atDepartments(dossier),
      () => barIf(findOpenProcedure(dossier, procedureId) === undefined, 'handling.procedure-not-open'),
    ),
  act(scribe, { procedureId, outcome, result }) {
    const procedure = findOpenProcedure(scribe.dossier(), procedureId)
    if (procedure === undefined) return
    if (outcome === 'ended') scribe.emit({ type: 'handling.procedure-ended', v: 1, procedureId, result })
    else scribe.emit({ type: 'handling.procedure-cancelled', v: 1, procedureId, reason: result })
    resumeClock(scribe, procedure.noticeId, outcome)
  },
})

/** How long it is announced to take: what the item says, else what the department says. */
function expectedOf(terms: ProcedureTerms | undefined, days: number | undefined): ExpectedTime | undefined {
  if (terms === undefined || terms.expected !== undefined) return terms?.expected
  return days === undefined || !Number.isSafeInteger(days) || days < 1 ? undefined : { value: days, unit: 'workday' }
}

/** What the item provides of this kind; an instant item provides none. (lifecycle 1, kind) */
function termsOf({ kind: itemKind, procedures }: Facts['item'], kind: string): ProcedureTerms | undefined {
  return itemKind === 'instant' ? undefined : procedures.find((one) => one.kind === kind)
}

function findOpenProcedure({ procedures }: Dossier, id: string): Procedure | undefined {
  return procedures.find((one) => one.id === id && isProcedureOpen(one))
}
