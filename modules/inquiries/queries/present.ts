import { mayAct } from '@yichuang/modules/access/rules'
import { dueMark } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { maskPhone } from '@yichuang/modules/codes/rules'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import { viewOf } from '../commands/keep-inquiry.ts'
import type { Directed, Inquiry, InquiryLine } from '../contract.ts'
import { actionsOn } from '../rules/index.ts'
import type { InquiryRow, PassRow } from '../tables.ts'

/** To whom and when a question is shown. */
export interface PresentedTo {
  readonly actor: Actor
  readonly today: PlainDate
  readonly calendar: CompiledCalendar
  readonly names: { department(id: string): string; hall(id: string | undefined): string | undefined }
}

/** A question in the list. */
export function presentLine(row: InquiryRow, wasPassed: boolean, to: PresentedTo): InquiryLine {
  const { person } = to.actor
  const isMine = row.asked_by === person
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    item: row.item,
    itemName: row.item_name,
    department: row.department,
    departmentName: row.department === '' ? '' : to.names.department(row.department),
    colleagueName: row.colleague_name,
    hallName: to.names.hall(row.hall ?? undefined) ?? null,
    applicationId: row.dossier,
    applicationNo: row.application_no,
    applicantName: row.applicant_name,
    topic: row.topic,
    channel: row.channel,
    directed: directedOf(row),
    question: row.question,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    askedByName: row.asked_by_name,
    dueOn: row.due_on,
    ...markOf(row, to),
    wasPassed,
    isMine,
    isForMe: row.state === 'asked' && row.colleague === person,
    isUnread: isMine && row.state === 'answered' && row.seen_at === null,
  }
}

function directedOf({ directed_kind: kind, directed_place: place, directed_to: to }: InquiryRow): Directed | null {
  return kind === null || to === null ? null : { kind, place, to }
}

function markOf({ state, due_on: due, answer_days: budget }: InquiryRow, { today, calendar }: PresentedTo) {
  if (state !== 'asked') return { light: null, days: null }
  return dueMark({ due, statutoryDue: null, budget, unit: 'workday' }, today, calendar)
}

/** A question whole. The telephone is for those who tell the applicant; others see it masked. */
export function presentInquiry(row: InquiryRow, passes: readonly PassRow[], to: PresentedTo): Inquiry {
  const { actor, names } = to
  const { region, hall, department } = viewOf(row)
  const tells = mayAct(actor, 'inquiries.tell', { region, hall, departments: [department] }).ok
  return {
    ...presentLine(row, passes.length > 0, to),
    phone: tells || row.phone === '' ? row.phone : maskPhone(row.phone),
    answer: row.answer,
    basis: row.basis,
    answeredAt: row.answered_at,
    answeredByName: row.answered_by_name,
    toldAt: row.told_at,
    toldByName: row.told_by_name,
    toldHow: row.told_how,
    toldNote: row.told_note,
    withdrawnAt: row.withdrawn_at,
    withdrawReason: row.withdraw_reason,
    passes: passes.map((pass) => ({
      fromName: names.department(pass.from_department),
      toName: names.department(pass.to_department),
      reason: pass.reason,
      byName: pass.passed_by_name,
      at: pass.passed_at,
    })),
    actions: [...actionsOn(viewOf(row), actor)],
  }
}
