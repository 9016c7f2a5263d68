import { dueMark } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { Answers } from '@yichuang/modules/catalogue/rules'
import type { Actor, Instant, PlainDate } from '@yichuang/platform/pure'
import { viewOf } from '../commands/keep-draft.ts'
import type { Draft, DraftLine } from '../contract.ts'
import { actionsOn, stepDays } from '../rules/index.ts'
import type { ChangeRequestRow, DraftRow, MockRow, ObjectionRow, ReviewRow, TrialRow } from '../tables.ts'
import type { PlannedRow } from './combing-tasks.ts'
import { standingOf } from './drafts.ts'
import type { BoardRow } from './drafts.ts'

/** To whom and when a draft is shown. */
export interface PresentedTo {
  readonly actor: Actor
  readonly at: Instant
  readonly today: PlainDate
  readonly calendar: CompiledCalendar
  readonly names: { department(id: string): string; hall(id: string | undefined): string | undefined }
}

/** A draft on the board. */
export function presentLine(row: BoardRow, to: PresentedTo): DraftLine {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    item: row.item,
    itemName: row.item_name,
    department: row.department,
    departmentName: to.names.department(row.department),
    cause: row.cause,
    reason: row.reason,
    baseVersion: row.base_version,
    ownerName: row.planned_owner ?? row.saved_by_name,
    savedByName: row.saved_by_name,
    savedAt: row.saved_at,
    dueOn: row.due_on,
    ...markOf(row, to),
    errors: row.errors,
    round: row.round,
    stepReason: row.step_reason,
    publishAt: row.publish_at,
    publishedAt: row.published_at,
    publishedVersion: row.published_version,
    standing: { ...standingOf(row) },
  }
}

function markOf({ state, due_on: due }: BoardRow, { today, calendar }: PresentedTo) {
  if (state === 'published' || state === 'cancelled') return { light: null, days: null }
  const { light, days } = dueMark(
    { due, statutoryDue: null, budget: stepDays[state], unit: 'workday' },
    today,
    calendar,
  )
  return { light, days }
}

/** An item that is to be combed by the plan, while no draft of it is on its way. */
export function presentPlanned(task: PlannedRow, { names, today, calendar }: PresentedTo) {
  const { light, days } = dueMark(
    { due: task.due_on, statutoryDue: null, budget: stepDays.combing, unit: 'workday' },
    today,
    calendar,
  )
  return {
    item: task.item,
    itemName: task.item_name,
    departmentName: names.department(task.department),
    ownerName: task.owner_name,
    dueOn: task.due_on,
    light,
    days,
    note: task.note,
  }
}

interface Round {
  readonly reviews: readonly ReviewRow[]
  readonly mocks: readonly MockRow[]
  readonly trials: readonly TrialRow[]
  readonly objections: readonly ObjectionRow[]
  readonly requests: readonly ChangeRequestRow[]
}

/** A draft whole, with what the person may do now. */
export function presentDraft(
  row: BoardRow & Pick<DraftRow, 'document'>,
  round: Round,
  to: PresentedTo & { readonly centre: string | undefined; readonly current: number | undefined },
): Draft {
  const { actor: by, centre, current, at } = to
  const { errors, objections } = row
  return {
    ...presentLine(row, to),
    document: row.document,
    currentVersion: current ?? null,
    openedAt: row.opened_at,
    openedByName: row.opened_by_name,
    submittedByName: row.submitted_by_name,
    reviews: round.reviews.map((review) => ({
      round: review.round,
      result: review.result,
      grades: review.grades,
      comment: review.comment,
      byName: review.reviewed_by_name,
      at: review.reviewed_at,
    })),
    mocks: round.mocks.map((mock) => presentMock(mock, round.trials, to)),
    objections: round.objections.map((objection) => ({
      id: objection.id,
      side: objection.side,
      mock: objection.mock,
      text: objection.text,
      byName: objection.raised_by_name,
      at: objection.raised_at,
      isOpen: objection.withdrawn_at === null,
      isMine: objection.raised_by === by.person,
    })),
    requests: round.requests.map((request) => ({
      id: request.id,
      side: request.side,
      text: request.text,
      basis: request.basis,
      wishedOn: request.wished_on,
      askedByName: request.asked_by_name,
    })),
    actions: [...actionsOn(viewOf(row), { by, centre, errors, objections, current, at })],
  }
}

function presentMock(
  { no, answers, status, materials }: MockRow,
  trials: readonly TrialRow[],
  { actor, names }: PresentedTo,
) {
  const own = trials.filter(({ mock }) => mock === no)
  return {
    no,
    answers: written(answers),
    status,
    materials,
    isMine: own.some(({ hall_window: window }) => window === actor.window),
    trials: own.map((trial) => ({
      windowNo: trial.window_no,
      hallName: names.hall(trial.hall) ?? null,
      byName: trial.tried_by_name,
      at: trial.tried_at,
      isSame: trial.is_same,
    })),
  }
}

/** Lists of their own, as the contract's answers have them. */
export function written(answers: Answers): Record<string, string[]> {
  return Object.fromEntries(Object.entries(answers).map(([question, options]) => [question, [...options]]))
}
