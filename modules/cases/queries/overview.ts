import { createHash } from 'node:crypto'
import { dueOf, effectiveDue } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar, LimitName } from '@yichuang/modules/calendar/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import { nextAlarm, runningLedger } from '../rules/index.ts'
import type { Dossier, Facts } from '../rules/index.ts'

/** The columns of `cases.dossier` beside the state, for lists and counts. Always computed from the state. */
export function overviewOf(dossier: Dossier, facts: Facts) {
  const { applicationNo, applicant, item, place, case: file } = dossier
  const { calendar } = facts
  return {
    applicationNo,
    stage: file?.stage ?? dossier.stage,
    conclusion: file?.conclusion?.kind ?? null,
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
    acceptedBy: file?.accepter ?? null,
    applicantKind: applicant.kind,
    applicantName: applicant.name,
    applicantKey: applicantKey(applicant.documentType, applicant.documentNumber),
    openedAt: dossier.openedAt,
    receivedAt: dossier.receivedAt ?? null,
    acceptedAt: file?.acceptedAt ?? null,
    concludedAt: file?.conclusion?.at ?? null,
    endedAt: dossier.endedAt ?? null,
    dueOn: dueOfDossier(dossier, calendar),
    committedDue: dueOfLimit(dossier, 'committed', calendar),
    statutoryDue: dueOfLimit(dossier, 'statutory', calendar),
    isStopped: file?.stage === 'suspended' || file?.stage === 'awaiting',
    nextAlarm: nextAlarm(dossier, facts) ?? null,
    changedAt: facts.at,
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
