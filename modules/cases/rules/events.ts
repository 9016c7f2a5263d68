import type { LaterEntry, LimitName, OpenedEntry } from '@yichuang/modules/calendar/rules'
import type { FormValues } from '@yichuang/modules/forms/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type {
  Agent,
  Applicant,
  Channel,
  Commitment,
  Conclusion,
  Defect,
  Delivery,
  Fee,
  ItemRef,
  MaterialRequirement,
  Place,
  PointCheck,
  RefusalGround,
  StepName,
} from './dossier.ts'
import type { ClericalField, ContentConfirmed, FileRef, Original, ResultDocument, Sheet } from './papers.ts'

/** An event of the dossier's stream: `v` is the version of its fields, which are only ever added to. */
interface Fact<Type extends string> {
  readonly type: Type
  readonly v: 1
}

/** A limit begins to run, or an entry is added to its ledger. Carried by the events that move limits. */
export interface LimitOpening {
  readonly limit: LimitName
  readonly entry: Omit<OpenedEntry, 'kind'>
}
export interface LimitEntry {
  readonly limit: LimitName
  readonly entry: LaterEntry
}

/** What was entered of an application, at its opening or when a window takes it up. */
interface Entry {
  readonly place: Place
  readonly item: ItemRef
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly requirements: readonly MaterialRequirement[]
  readonly form?: FormValues
  readonly applicant: Applicant
  readonly agent?: Agent | undefined
  readonly delivery: Delivery
  readonly duplicateReason?: string | undefined
}

export type IntakeEvent =
  | (Fact<'intake.opened'> & Entry & { readonly applicationNo: string; readonly orderedBy?: string | undefined })
  | (Fact<'intake.taken-up'> & Entry)
  | (Fact<'intake.content-confirmed'> & ContentConfirmed)
  | (Fact<'intake.material-bound'> & MaterialBinding)
  | (Fact<'intake.received'> & {
      readonly receiptNo: string
      readonly materials: readonly ReceivedMaterial[]
      readonly limits: readonly LimitOpening[]
    })
  | (Fact<'intake.discarded'> & { readonly cause: 'person' | 'expired' })
  | (Fact<'intake.accepted'> & { readonly deferred: readonly string[]; readonly form?: FormValues })
  | Fact<'intake.deemed-accepted'>
  | (Fact<'intake.pushed'> & { readonly acceptanceNo: string })
  | (Fact<'intake.correction-proposed'> & { readonly defects: readonly Defect[] })
  | (Fact<'intake.refusal-proposed'> & RefusalReasons)
  | Fact<'intake.proposal-dropped'>
  | (Fact<'intake.correction-issued'> & { readonly noticeId: string; readonly defects: readonly Defect[] })
  | (Fact<'intake.correction-served'> & {
      readonly noticeId: string
      readonly method: ServiceMethod
      readonly proof?: string | undefined
      readonly limits: readonly (LimitOpening | LimitEntry)[]
    })
  | (Fact<'intake.second-notice-approved'> & { readonly reason: string })
  | (Fact<'intake.correction-supplied'> & { readonly bindings: readonly MaterialBinding[] })
  | (Fact<'intake.correction-answered'> & {
      readonly noticeId: string
      readonly declared: boolean
      readonly limits: readonly (LimitOpening | LimitEntry)[]
    })
  | (Fact<'intake.pre-review-passed'> & { readonly limits: readonly (LimitOpening | LimitEntry)[] })
  | (Fact<'intake.originals-presented'> & { readonly limits: readonly (LimitOpening | LimitEntry)[] })
  | (Fact<'intake.refused'> &
      RefusalReasons & {
        readonly remedies: readonly string[]
        readonly approver?: string | undefined
        readonly limits: readonly LimitEntry[]
      })
  | (Fact<'intake.withdrawn'> & { readonly by: 'applicant' | 'agent'; readonly limits: readonly LimitEntry[] })
  | (Fact<'intake.returned'> & { readonly noticeId?: string | undefined; readonly limits: readonly LimitEntry[] })

export type ServiceMethod = 'window' | 'message' | 'mail' | 'electronic' | 'public-notice'

export interface MaterialBinding {
  readonly key: string
  readonly received: boolean
  readonly shared: boolean
  readonly files: readonly FileRef[]
  readonly originalsKept: number
  readonly checks: Readonly<Record<string, PointCheck>>
}
export interface ReceivedMaterial {
  readonly key: string
  readonly form: string
  readonly count: number
}
export interface RefusalReasons {
  readonly ground: RefusalGround
  readonly reason: string
  readonly basis: readonly string[]
  readonly rightBody?: string | undefined
}

export type CasesEvent =
  | (Fact<'cases.accepted'> & {
      readonly caseNo: string
      readonly itemVersion: number
      readonly how: 'personal' | 'deemed' | 'pushed'
      readonly dayZero: PlainDate
      readonly limits: readonly (LimitOpening | LimitEntry)[]
      readonly accepter: string
      readonly accepterName: string
      readonly delegation?: string | undefined
      readonly isOnTheSpot: boolean
    })
  | (Fact<'cases.deferral-opened'> & {
      readonly commitment: Pick<Commitment, 'materials' | 'until' | 'consequence' | 'moves' | 'signatureId'>
      readonly limits: readonly (LimitOpening | LimitEntry)[]
    })
  | (Fact<'cases.deferral-extended'> & {
      readonly until: PlainDate
      readonly reason: string
      readonly limits: readonly LimitEntry[]
    })
  | (Fact<'cases.deferred-supplied'> & { readonly bindings: readonly MaterialBinding[] })
  | (Fact<'cases.deferral-fulfilled'> & { readonly late: boolean; readonly limits: readonly LimitEntry[] })
  | (Fact<'cases.deferral-released'> & { readonly cause: string })
  | (Fact<'cases.deferral-defaulted'> & {
      readonly consequence: 'terminate' | 'decide-as-is'
      readonly limits: readonly LimitEntry[]
    })
  | (Fact<'cases.fee-due'> & { readonly when: Fee['when']; readonly fen: number })
  | (Fact<'cases.fee-paid'> & { readonly fen: number; readonly order: string })
  | Fact<'cases.fee-waived'>
  | (Fact<'cases.original-taken'> & { readonly originals: readonly Original[] })
  | (Fact<'cases.clock-stopped'> & {
      readonly limits: readonly LimitEntry[]
      readonly ground: string
      readonly basis: string
      readonly noticeId: string
    })
  | (Fact<'cases.clock-resumed'> & {
      readonly limits: readonly LimitEntry[]
      readonly cause: string
      readonly noticeId: string
    })
  | (Fact<'cases.limit-extended'> & {
      readonly limits: readonly LimitEntry[]
      readonly days: number
      readonly approver: string
      readonly reason: string
    })
  | (Fact<'cases.limits-reprojected'> & {
      readonly limits: readonly LimitEntry[]
      readonly cause: string
      readonly calendarVersion: string
    })
  | (Fact<'cases.overdue'> & {
      readonly limit: LimitName
      readonly due: PlainDate
      readonly responsible?: string | undefined
    })
  | (Fact<'cases.overdue-lifted'> & { readonly limit: LimitName; readonly cause: string })
  | (Fact<'cases.material-added'> & { readonly name: string; readonly files: readonly FileRef[] })
  | (Fact<'cases.applicant-substituted'> & { readonly applicant: Applicant; readonly reason: string })
  | (Fact<'cases.concluded'> & {
      readonly conclusion: Conclusion
      readonly ground?: string | undefined
      readonly on: PlainDate
      readonly reason?: string | undefined
      readonly basis: readonly string[]
      readonly attributedTo?: 'department' | 'hall' | undefined
      readonly limits: readonly (LimitOpening | LimitEntry)[]
    })
  | (Fact<'cases.end-notice-issued'> & { readonly noticeId: string })
  | (Fact<'cases.end-notice-served'> & { readonly method: ServiceMethod; readonly proof?: string | undefined })
  | (Fact<'cases.closed'> & { readonly limits: readonly LimitEntry[] })
  | (Fact<'cases.urged'> & { readonly reason: string })
  | (Fact<'cases.error-reported'> & { readonly field: ClericalField; readonly to: string; readonly reason: string })
  | (Fact<'cases.error-corrected'> & { readonly field: ClericalField; readonly from: string; readonly to: string })
  | (Fact<'cases.error-report-rejected'> & { readonly reason: string })
  | (Fact<'cases.sheet-signed'> & { readonly sheet: Sheet })
  | (Fact<'cases.sheet-countersigned'> & { readonly no: string; readonly counted: number })
  | (Fact<'cases.sheet-rejected'> & { readonly no: string; readonly reason: string })
  | (Fact<'cases.original-returned'> & {
      readonly originals: readonly string[]
      readonly recipient: string
      readonly identityCheck: string
    })

export type HandlingEvent =
  | (Fact<'handling.tasks-opened'> & {
      readonly tasks: readonly OpenedTask[]
      readonly limits: readonly (LimitOpening | LimitEntry)[]
    })
  | (Fact<'handling.task-claimed'> & { readonly taskId: string })
  | (Fact<'handling.task-released'> & {
      readonly taskId: string
      readonly to?: { readonly person: string; readonly name: string } | undefined
    })
  | (Fact<'handling.opinion-given'> & {
      readonly taskId: string
      readonly step: StepName
      readonly agrees: boolean
      readonly text: string
      readonly checks: Readonly<Record<string, Readonly<Record<string, PointCheck>>>>
      readonly limits: readonly (LimitOpening | LimitEntry)[]
    })
  | (Fact<'handling.task-returned'> & {
      readonly taskId: string
      readonly reason: string
      readonly limits: readonly (LimitOpening | LimitEntry)[]
    })
  | (Fact<'handling.tasks-cancelled'> & { readonly taskIds: readonly string[] })
  | (Fact<'handling.procedure-opened'> & {
      readonly procedureId: string
      readonly kind: string
      readonly name: string
      readonly days: number
      /** working days unless told */
      readonly unit?: 'day' | undefined
      readonly basis?: string | undefined
      readonly stopsStatutory: boolean
      readonly noticeId: string
    })
  | (Fact<'handling.procedure-notice-served'> & {
      readonly procedureId: string
      readonly method: ServiceMethod
      readonly announcedUntil: PlainDate
    })
  | (Fact<'handling.procedure-overran'> & { readonly procedureId: string })
  | (Fact<'handling.procedure-ended'> & { readonly procedureId: string; readonly result: string })
  | (Fact<'handling.procedure-cancelled'> & { readonly procedureId: string; readonly reason: string })
  | (Fact<'handling.extension-requested'> & { readonly days: number; readonly reason: string })
  | (Fact<'handling.extension-approved'> & { readonly noticeId: string })
  | (Fact<'handling.extension-rejected'> & { readonly reason: string })
  | (Fact<'handling.extension-served'> & { readonly method: ServiceMethod })
  | Fact<'handling.extension-lapsed'>
  | (Fact<'handling.decided'> & {
      readonly decision: 'granted' | 'rejected'
      readonly reason?: string | undefined
      readonly basis: readonly string[]
      readonly remedies: readonly string[]
      readonly delegation: string
    })
  | (Fact<'handling.result-produced'> & { readonly documents: readonly ResultDocument[]; readonly seal: string })
  | (Fact<'handling.result-voided'> & {
      readonly reason: string
      readonly ground: string
      readonly limits: readonly LimitEntry[]
    })

export interface OpenedTask {
  readonly id: string
  readonly department: string
  readonly part: 'lead' | 'assist'
  readonly steps: readonly StepName[]
}

export type HandoutEvent =
  | Fact<'handout.result-owed'>
  | (Fact<'handout.result-received'> & { readonly sheetNo: string; readonly limits: readonly LimitEntry[] })
  | (Fact<'handout.mailed'> & {
      readonly carrier: string
      readonly waybill: string
      readonly limits: readonly LimitEntry[]
    })
  | (Fact<'handout.put-in-locker'> & {
      readonly box: string
      readonly codeHash: string
      readonly until: PlainDate
      readonly limits: readonly LimitEntry[]
    })
  | (Fact<'handout.delivered'> & {
      readonly recipient: string
      readonly method: 'window' | 'mail' | 'locker' | 'electronic'
      readonly identityCheck?: string | undefined
      readonly signatureId?: string | undefined
      readonly proof?: string | undefined
      readonly limits: readonly LimitEntry[]
    })
  | (Fact<'handout.came-back'> & { readonly reason: string })
  | (Fact<'handout.deposited'> & { readonly approver: string; readonly limits: readonly LimitEntry[] })

export type ArchiveEvent = Fact<'archive.archived'> & { readonly packageNo: string }

/** Everything that can happen to a dossier. */
export type DossierEvent = IntakeEvent | CasesEvent | HandlingEvent | HandoutEvent | ArchiveEvent
export type DossierEventType = DossierEvent['type']

/** Events that happened at one legal time; timers come in batches of their own, before the act that met them. */
export interface Batch {
  readonly at: Instant
  readonly events: readonly DossierEvent[]
  /** acted by the clock, not by the person of the command */
  readonly bySystem: boolean
}

/** An event as it is read back from the stream. */
export interface RecordedEvent<Event extends DossierEvent = DossierEvent> {
  readonly id: string
  readonly stream: string
  readonly seq: number
  readonly type: Event['type']
  readonly v: number
  readonly at: Instant
  readonly recordedAt: Instant
  readonly by: { readonly person: string; readonly name?: string; readonly delegation?: string }
  readonly channel: Channel | string
  readonly data: Omit<Event, 'type' | 'v'>
}
