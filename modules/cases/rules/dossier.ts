import type { Ledger, LimitName } from '@yichuang/modules/calendar/rules'
import type { FormValues } from '@yichuang/modules/forms/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type {
  Addition,
  ClericalRequest,
  EndNotice,
  FileRef,
  Original,
  ResultState,
  Sheet,
  SheetReturned,
} from './papers.ts'

/** How an application came in; behind acceptance nobody asks any more. (lifecycle 1, Channels) */
export type Channel = 'window' | 'kiosk' | 'full' | 'half' | 'agent' | 'post' | 'push'

export type ApplicationStage =
  'draft' | 'received' | 'correcting' | 'originals' | 'accepted' | 'refused' | 'withdrawn' | 'returned' | 'discarded'
export type CaseStage = 'awaiting' | 'accepted' | 'suspended' | 'concluded' | 'closed'
export type Conclusion = 'granted' | 'rejected' | 'withdrawn' | 'terminated' | 'forwarded'

/** Where an act took place. */
export interface Place {
  readonly region: string
  readonly hall?: string | undefined
  readonly window?: string | undefined
}

export type ApplicantKind = 'person' | 'enterprise' | 'organisation'
export type DocumentType = 'residentId' | 'hmtResidence' | 'fpr' | 'uscc' | 'passport' | 'hmtPermit' | 'other'

/** The applicant as entered and verified. (INT-02) */
export interface Applicant {
  readonly kind: ApplicantKind
  readonly name: string
  readonly documentType: DocumentType
  readonly documentNumber: string
  readonly phone: string
  readonly legalRepresentative?: string | undefined
  readonly contactName?: string | undefined
  readonly address?: string | undefined
  readonly projectCode?: string | undefined
}

/** Who acts for the applicant, with written authority. */
export interface Agent {
  readonly name: string
  readonly documentType: DocumentType
  readonly documentNumber: string
  readonly phone: string
  /** last day of the authority */
  readonly authorisedUntil?: PlainDate | undefined
}

export interface Delivery {
  readonly method: 'window' | 'mail' | 'locker' | 'electronic'
  readonly recipient?: string | undefined
  readonly phone?: string | undefined
  readonly address?: string | undefined
  /** the applicant agreed to electronic service */
  readonly acceptsElectronic?: boolean | undefined
}

/** The item as the dossier keeps it: which version, and what lists show. */
export interface ItemRef {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly kind: 'instant' | 'commitment' | 'joint'
  readonly department: string
  readonly assisting: readonly string[]
}

export interface CopyRequirement {
  readonly form: 'original' | 'copy' | 'electronic'
  readonly count: number
  readonly action: 'submit' | 'verify'
}

/** A material that the situation needs. */
export interface MaterialRequirement {
  readonly key: string
  readonly name: string
  readonly copies: readonly CopyRequirement[]
  readonly isRequired: boolean
  /** days allowed for supplying it later; absent: cannot be deferred */
  readonly deferralDays?: number | undefined
  /** fetched from the sharing platform instead of paper */
  readonly isShared: boolean
  readonly reviewPoints: readonly string[]
}

/** What was handed in for one material, and how it was checked. */
export interface MaterialState {
  readonly key: string
  readonly received: boolean
  readonly shared: boolean
  readonly files: readonly FileRef[]
  /** papers kept by the hall, to be handed over and given back */
  readonly originalsKept: number
  /** review point id → in order, or what is wrong */
  readonly checks: Readonly<Record<string, PointCheck>>
}
export type PointCheck = { readonly ok: true } | { readonly ok: false; readonly defect: string }

export interface Defect {
  readonly material: string
  readonly reviewPoint?: string | undefined
  /** what must be corrected, in a sentence */
  readonly required: string
}

export type Proposal =
  | { readonly kind: 'correction'; readonly by: string; readonly at: Instant; readonly defects: readonly Defect[] }
  | {
      readonly kind: 'refusal'
      readonly by: string
      readonly at: Instant
      readonly ground: RefusalGround
      readonly reason: string
      readonly basis: readonly string[]
      readonly rightBody?: string | undefined
    }

export type RefusalGround = 'not-required' | 'not-competent' | 'not-eligible'

export interface CorrectionNotice {
  readonly id: string
  readonly issuedAt: Instant
  readonly issuedBy: string
  readonly defects: readonly Defect[]
  readonly state: 'issued' | 'served' | 'answered' | 'lapsed'
  readonly servedAt?: Instant | undefined
  readonly suppliedKeys: readonly string[]
}

/** The case that grows out of an accepted application. */
export interface CaseState {
  readonly stage: CaseStage
  readonly dayZero: PlainDate
  readonly acceptedAt: Instant
  readonly how: 'personal' | 'deemed' | 'pushed'
  readonly accepter: string
  readonly accepterName: string
  readonly isOnTheSpot: boolean
  readonly conclusion?: CaseConclusion | undefined
  readonly closedAt?: Instant | undefined
}

export interface CaseConclusion {
  readonly kind: Conclusion
  /** of a termination */
  readonly ground?: string | undefined
  /** whose a wrong acceptance was (INT-13) */
  readonly attributedTo?: 'department' | 'hall' | undefined
  readonly at: Instant
  readonly by: string
  readonly byName: string
  readonly reason?: string | undefined
  readonly basis: readonly string[]
}

/** 容缺承诺: what was promised until when, and what follows. (INT-04) */
export interface Commitment {
  readonly state: 'open' | 'fulfilled' | 'released' | 'defaulted'
  readonly materials: readonly string[]
  readonly supplied: readonly string[]
  readonly until: PlainDate
  readonly consequence: 'terminate' | 'decide-as-is'
  readonly moves: 'after-materials' | 'at-once'
  readonly signatureId: string
  readonly isExtended: boolean
}

export interface Fee {
  readonly state: 'due' | 'paid' | 'waived'
  readonly when: 'before' | 'after'
  readonly fen: number
  readonly order?: string | undefined
}

export type StepName = '承办' | '审核' | '批准'

/** 部门任务: the work of one department, through the steps of the item's flow. */
export interface Task {
  readonly id: string
  readonly department: string
  readonly part: 'lead' | 'assist'
  readonly state: 'waiting' | 'claimed' | 'done' | 'cancelled'
  readonly steps: readonly StepName[]
  readonly stepIndex: number
  readonly openedAt: Instant
  readonly holder?: string | undefined
  readonly holderName?: string | undefined
  readonly opinions: readonly Opinion[]
}

export interface Opinion {
  readonly step: StepName
  readonly by: string
  readonly byName: string
  readonly at: Instant
  readonly agrees: boolean
  readonly text: string
}

export interface Procedure {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly state: 'opened' | 'stopped' | 'overran' | 'ended' | 'cancelled'
  readonly openedAt: Instant
  readonly openedBy: string
  /** days it is announced to take */
  readonly days: number
  /** working days unless told */
  readonly unit?: 'day' | undefined
  readonly basis?: string | undefined
  readonly stopsStatutory: boolean
  readonly noticeId: string
  readonly servedAt?: Instant | undefined
  readonly announcedUntil?: PlainDate | undefined
  readonly endedAt?: Instant | undefined
  readonly result?: string | undefined
}

export interface Extension {
  readonly state: 'requested' | 'approved' | 'in-force' | 'rejected' | 'lapsed'
  readonly days: number
  readonly reason: string
  readonly requestedBy: string
  readonly requestedAt: Instant
  readonly settledBy?: string | undefined
  readonly noticeId?: string | undefined
  readonly servedAt?: Instant | undefined
}

export interface Refused {
  readonly ground: RefusalGround
  readonly reason: string
  readonly basis: readonly string[]
  readonly rightBody?: string | undefined
  readonly by: string
  readonly approver?: string | undefined
  readonly at: Instant
}

export interface Urge {
  readonly at: Instant
  readonly by: string
  readonly byName: string
  readonly reason: string
}

/** The person whose hands an application is in before anybody accepts it. */
export interface Taker {
  readonly person: string
  readonly name: string
}

/**
 * 案卷: an application and the case that grows from it, folded from one event stream. Serialisable; the truth for
 * reads. Absent parts have not happened yet.
 */
export interface Dossier {
  readonly id: string
  readonly applicationNo: string
  readonly version: number
  /** legal time of the last fact; times never run backwards (I-38) */
  readonly lastAt: Instant
  readonly channel: Channel
  readonly place: Place
  readonly openedAt: Instant
  readonly openedBy: string
  readonly openedByName: string
  /** who took up at a window what the applicant had prepared at a machine of the hall */
  readonly takenUpBy?: Taker | undefined
  readonly item: ItemRef
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** what was filled in of the item's form; absent: the item has none, or nothing was filled in */
  readonly form?: FormValues | undefined
  readonly applicant: Applicant
  readonly agent?: Agent | undefined
  readonly delivery: Delivery
  readonly requirements: readonly MaterialRequirement[]
  readonly materials: readonly MaterialState[]
  readonly stage: ApplicationStage
  readonly receivedAt?: Instant | undefined
  /** receipt, or the day corrections were complete or originals shown: from here the notice limit runs */
  readonly examinationFrom?: Instant | undefined
  readonly preReviewPassedAt?: Instant | undefined
  readonly originalsSeenAt?: Instant | undefined
  readonly proposal?: Proposal | undefined
  readonly notices: readonly CorrectionNotice[]
  readonly secondNoticeApprovals: number
  readonly refused?: Refused | undefined
  readonly endedAt?: Instant | undefined
  readonly ledgers: Readonly<Partial<Record<LimitName, Ledger>>>
  readonly overdue: Readonly<Partial<Record<LimitName, Instant>>>
  readonly case?: CaseState | undefined
  readonly commitment?: Commitment | undefined
  readonly fee?: Fee | undefined
  readonly tasks: readonly Task[]
  readonly procedures: readonly Procedure[]
  readonly extension?: Extension | undefined
  readonly result?: ResultState | undefined
  readonly endNotice?: EndNotice | undefined
  readonly originals: readonly Original[]
  readonly sheet?: Sheet | undefined
  readonly sheetReturned?: SheetReturned | undefined
  readonly clerical?: ClericalRequest | undefined
  readonly additions?: readonly Addition[] | undefined
  readonly urges: readonly Urge[]
  readonly archivedAt?: Instant | undefined
  readonly orderedBy?: string | undefined
}
