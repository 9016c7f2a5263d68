import { createHash } from 'node:crypto'
import { dueOf, effectiveDue } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar, LimitName } from '@yichuang/modules/calendar/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import { nextAlarm, runningLedger } from '../rules/index.ts'
import type { Dossier, Facts } from '../rules/index.ts'

/** The columns of `cases.dossier` beside the state, for lists and counts. Always computed from the state. */
export function overviewOf(dossier: Dossier, facts: Facts) {
  const { applicationNo, applicant, item, place } = dossier
  return {
    applicationNo,
    channel: dossier.channel,
    item: item.id,
    itemVersion: item.version,
    itemName: item.name,
    itemKind: item.kind,
    department: item.department,
    departments: [item.department, ...item.assisting],
    region: place.region,
    hall: place.hall ?? null,
    window: place.window ?? null,
    openedBy: dossier.openedBy,
    applicantKind: applicant.kind,
    applicantName: applicant.name,
    applicantKey: applicantKey(applicant.documentType, applicant.documentNumber),
    openedAt: dossier.openedAt,
    receivedAt: dossier.receivedAt ?? null,
    endedAt: dossier.endedAt ?? null,
    nextAlarm: nextAlarm(dossier, facts) ?? null,
    changedAt: facts.at,
    calendarVersion: facts.calendar.version,
    ...caseColumns(dossier),
    ...dueColumns(dossier, facts.calendar),
  }
}

function caseColumns({ stage, case: file }: Dossier) {
  if (file === undefined) {
    return { stage, conclusion: null, acceptedBy: null, acceptedAt: null, concludedAt: null, isStopped: false }
  }
  const { conclusion, accepter, acceptedAt } = file
  return {
    stage: file.stage,
    conclusion: conclusion?.kind ?? null,
    acceptedBy: accepter,
    acceptedAt,
    concludedAt: conclusion?.at ?? null,
    isStopped: file.stage === 'suspended' || file.stage === 'awaiting',
  }
}

function dueColumns(dossier: Dossier, calendar: CompiledCalendar) {
  return {
    dueOn: dueOfDossier(dossier, calendar),
    committedDue: dueOfLimit(dossier, 'committed', calendar),
    statutoryDue: dueOfLimit(dossier, 'statutory', calendar),
  }
}

/** The day a list sorts by: before acceptance the notice day, after it the effective due day; null while the clock stands. */
export function dueOfDossier(dossier: Dossier, calendar: CompiledCalendar): PlainDate | null {
  if (dossier.case === undefined) return dueOfLimit(dossier, 'notice', calendar)
  const running = (['committed', 'statutory'] as const).flatMap((limit) => runningLedger(dossier, limit) ?? [])
  return running.length === 0 ? null : effectiveDue(running, calendar).due
}

function dueOfLimit(dossier: Dossier, limit: LimitName, calendar: CompiledCalendar): PlainDate | null {
  const ledger = runningLedger(dossier, limit)
  return ledger === undefined ? null : dueOf(ledger, calendar).due
}

/** Digest of a document by which applicants are recognised without storing the number in a column. */
export function applicantKey(documentType: string, documentNumber: string): string {
  return createHash('sha256').update(`${documentType}:${documentNumber.toUpperCase()}`).digest('base64url').slice(0, 22)
}
