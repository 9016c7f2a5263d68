import {
  barIf,
  delegated,
  endings,
  firstRefusal,
  isBlank,
  isNoticeTimeOver,
  notEnded,
  onDossier,
  opening,
  rejectedFile,
  underExamination,
} from '@yichuang/modules/cases/rules'
import type {
  Defect,
  Dossier,
  EndedRefusal,
  ExaminationRefusal,
  Facts,
  RefusalOf,
  Scribe,
  ServiceMethod,
} from '@yichuang/modules/cases/rules'
import { hasUnservedNotice, proposalOpen, secondNotice, speaksForDepartment } from './bars.ts'
import { defectsOf, untoldDefects } from './defects.ts'
import { bindingOf, notInSituation } from './materials.ts'
import type { MaterialChange } from './materials.ts'
import { noticeOpening } from './receiving.ts'

/** What must be corrected, in the words of the person; without it, everything the ticks say. */
export interface CorrectionNoticeText {
  readonly defects?: readonly Defect[] | undefined
}

export type ProposeCorrectionRefusal =
  | ExaminationRefusal
  | RefusalOf<'intake.window-issues' | 'intake.proposal-open' | 'intake.nothing-missing' | 'intake.second-notice'>

/** 提报补正: where the department confirms, the clerk proposes; the five days run on. (JL2 7.1.3; INT-05) */
export const proposeCorrection = onDossier<CorrectionNoticeText, ProposeCorrectionRefusal>({
  name: 'intake.propose-correction',
  check: (dossier, { defects }, facts) =>
    firstRefusal(
      () => underExamination(dossier, facts),
      () => barIf(facts.item.correctionBy === 'window', 'intake.window-issues'),
      () => proposalOpen(dossier),
      () => nothingMissing(dossier, defects),
      () => secondNotice(dossier),
    ),
  act: (scribe, { defects }) =>
    scribe.emit({ type: 'intake.correction-proposed', v: 1, defects: defects ?? defectsOf(scribe.dossier()) }),
})

export type IssueCorrectionRefusal =
  | ExaminationRefusal
  | RefusalOf<
      | 'intake.department-confirms'
      | 'intake.no-delegation-in-force'
      | 'intake.proposal-open'
      | 'intake.nothing-missing'
      | 'intake.second-notice'
      | 'intake.notice-incomplete'
    >

/**
 * 出具补正通知: everything that must be corrected, told once and in writing; a second one needs a supervisor's approval.
 * Where the department confirms, its confirmation of what the clerk proposed issues the notice.
 * (行政许可法 32 一（四）; ZJ2 6.1.3; JL1 6.9, 9.3.3; JL2 7.1.3; INT-05, CAT-15)
 */
export const issueCorrection = onDossier<CorrectionNoticeText, IssueCorrectionRefusal>({
  name: 'intake.issue-correction',
  check: (dossier, { defects }, facts) =>
    firstRefusal(
      () => underExamination(dossier, facts),
      () => departmentConfirms(dossier, facts),
      () => delegated(facts, 'intake', 'accept'),
      () => otherProposalOpen(dossier, facts),
      () => nothingMissing(dossier, defects),
      () => secondNotice(dossier),
      () => noticeIncomplete(dossier, defects),
    ),
  act(scribe, { defects }) {
    const noticeId = scribe.facts.newId()
    scribe.emit({ type: 'intake.correction-issued', v: 1, noticeId, defects: toldDefects(scribe.dossier(), defects) })
  },
})

export interface ServeCorrection {
  readonly method: ServiceMethod
  readonly proof?: string | undefined
}

export type ServeCorrectionRefusal = RefusalOf<
  'intake.deemed-accepted' | 'intake.no-notice-issued' | 'intake.already-served'
>

/**
 * 补正通知送达: only service stops the five days, not the signature under the notice; from here the days for
 * correcting run. (lifecycle 2.1; INT-05, TIM-02)
 */
export const serveCorrection = onDossier<ServeCorrection, ServeCorrectionRefusal>({
  name: 'intake.serve-correction',
  check: (dossier, _input, facts) =>
    firstRefusal(
      () => barIf(isDeemed(dossier, facts), 'intake.deemed-accepted'),
      () => barIf(dossier.notices.length === 0 || dossier.endedAt !== undefined, 'intake.no-notice-issued'),
      () => barIf(!hasUnservedNotice(dossier), 'intake.already-served'),
    ),
  act(scribe, { method, proof }) {
    const notice = scribe.dossier().notices.at(-1)
    if (notice === undefined) return
    const { settings } = scribe.facts
    const limits = [
      ...endings(scribe, ['notice'], 'correction-served'),
      opening('correction', scribe.today, { value: settings.correctionDays, unit: 'workday' }),
    ]
    scribe.emit({ type: 'intake.correction-served', v: 1, noticeId: notice.id, method, proof, limits })
  },
})

export interface ApproveSecondNotice {
  /** the stated ground */
  readonly reason: string
}

export type ApproveSecondNoticeRefusal =
  | ExaminationRefusal
  | RefusalOf<
      'intake.first-notice-unused' | 'intake.second-notice-spent' | 'intake.reason-missing' | 'intake.self-approval'
    >

/** 批准再次补正: once, by a supervisor, for a stated ground, never by whoever gave the first notice. (INT-05, I-06, I-09) */
export const approveSecondNotice = onDossier<ApproveSecondNotice, ApproveSecondNoticeRefusal>({
  name: 'intake.approve-second-notice',
  check: (dossier, { reason }, facts) =>
    firstRefusal(
      () => underExamination(dossier, facts),
      () => barIf(dossier.notices.length === 0, 'intake.first-notice-unused'),
      () => barIf(dossier.secondNoticeApprovals > 0, 'intake.second-notice-spent'),
      () => barIf(isBlank(reason), 'intake.reason-missing'),
      () => barIf(hasGivenNotice(dossier, facts.by.person), 'intake.self-approval'),
    ),
  act: (scribe, { reason }) => scribe.emit({ type: 'intake.second-notice-approved', v: 1, reason }),
})

export interface SupplyCorrection {
  readonly changes: readonly MaterialChange[]
  /** the applicant says that this is all, whether or not everything noticed is in */
  readonly isDeclaredComplete: boolean
}

export type SupplyCorrectionRefusal =
  EndedRefusal | RefusalOf<'intake.not-correcting' | 'intake.material-not-in-situation' | 'intake.file-rejected'>

/**
 * 提交补正, at any window or on line. With the last noticed material, or when the applicant declares it complete, the
 * examination and its five days begin anew. (lifecycle 1.1, 2.1; INT-05)
 */
export const supplyCorrection = onDossier<SupplyCorrection, SupplyCorrectionRefusal>({
  name: 'intake.supply-correction',
  check: (dossier, { changes, isDeclaredComplete }) =>
    firstRefusal(
      () => notEnded(dossier),
      () => barIf(dossier.stage !== 'correcting', 'intake.not-correcting', { stage: dossier.stage }),
      () => notNoticed(dossier, changes, isDeclaredComplete),
      () => notInSituation(dossier, changes),
      // A file is a file, whichever command brings it (SEC-05).
      () =>
        rejectedFile(
          changes.flatMap(({ files = [] }) => files),
          'intake.file-rejected',
        ),
    ),
  act(scribe, { changes, isDeclaredComplete }) {
    const supplied = changes.map((change) => suppliedBinding(scribe, change))
    if (supplied.length > 0) scribe.emit({ type: 'intake.correction-supplied', v: 1, bindings: supplied })
    const notice = servedNotice(scribe.dossier())
    if (notice === undefined || !(isDeclaredComplete || isAnswered(notice))) return
    const limits = [...endings(scribe, ['correction'], 'answered'), noticeOpening(scribe)]
    const declared = isDeclaredComplete && !isAnswered(notice)
    scribe.emit({ type: 'intake.correction-answered', v: 1, noticeId: notice.id, declared, limits })
  },
})

type Notice = Dossier['notices'][number]

function servedNotice({ notices }: Dossier): Notice | undefined {
  return notices.findLast(({ state }) => state === 'served')
}

function isAnswered({ defects, suppliedKeys }: Notice): boolean {
  return defects.every(({ material }) => suppliedKeys.includes(material))
}

/** What comes in anew is handed in, and is looked at anew: old ticks do not speak for it. */
function suppliedBinding(scribe: Scribe, change: MaterialChange) {
  const binding = bindingOf(scribe.dossier(), change, scribe.facts.by)
  const isTickedByHall = scribe.facts.by.kind !== 'applicant'
  return { ...binding, received: true, checks: isTickedByHall ? (change.checks ?? {}) : {} }
}

function notNoticed(dossier: Dossier, changes: readonly MaterialChange[], isDeclaredComplete: boolean) {
  const noticed = servedNotice(dossier)?.defects.map(({ material }) => material) ?? []
  const unknown = changes.filter(({ key }) => !noticed.includes(key)).map(({ key }) => ({ material: key }))
  const isNothing = changes.length === 0 && !isDeclaredComplete
  return barIf(unknown.length > 0 || isNothing, 'intake.material-not-in-situation', { unknown, noticed })
}

/** The defects of the notice: as given, else as proposed, else as ticked. */
function toldDefects(dossier: Dossier, given: readonly Defect[] | undefined): readonly Defect[] {
  const { proposal } = dossier
  return given ?? (proposal?.kind === 'correction' ? proposal.defects : defectsOf(dossier))
}

function nothingMissing(dossier: Dossier, given: readonly Defect[] | undefined) {
  const isNothing = defectsOf(dossier).length === 0 && toldDefects(dossier, given).length === 0
  return barIf(isNothing, 'intake.nothing-missing')
}

function noticeIncomplete(dossier: Dossier, given: readonly Defect[] | undefined) {
  const untold = untoldDefects(toldDefects(dossier, given), defectsOf(dossier))
  return barIf(untold.length > 0, 'intake.notice-incomplete', { untold })
}

/** The department confirms, and nobody confirms what they proposed themselves. (JL2 7.1.3; I-09) */
function departmentConfirms({ proposal }: Dossier, { item, by }: Facts) {
  const isConfirmer = speaksForDepartment(by, item) && proposal?.by !== by.person
  return barIf(item.correctionBy === 'department' && !isConfirmer, 'intake.department-confirms', {
    department: item.department,
  })
}

// What the department confirms is the clerk's proposal of a correction; any other thing open bars the notice.
function otherProposalOpen(dossier: Dossier, { item }: Facts) {
  const isConfirmed = item.correctionBy === 'department' && dossier.proposal?.kind === 'correction'
  return isConfirmed && !hasUnservedNotice(dossier) ? undefined : proposalOpen(dossier)
}

function isDeemed(dossier: Dossier, facts: Facts): boolean {
  return dossier.case?.how === 'deemed' || isNoticeTimeOver(dossier, facts)
}

function hasGivenNotice({ notices }: Dossier, person: string): boolean {
  return notices.some(({ issuedBy }) => issuedBy === person)
}
