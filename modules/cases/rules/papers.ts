import type { Instant, PlainDate } from '@yichuang/platform/pure'

/** A file of the store, by its content. */
export interface FileRef {
  readonly hash: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

export interface ResultDocument {
  readonly id: string
  readonly name: string
  readonly number: string
  readonly licence?: string | undefined
  readonly validUntil?: string | undefined
}

export interface ResultState {
  readonly state: 'owed' | 'produced' | 'received' | 'mailed' | 'locker' | 'delivered' | 'deposited' | 'voided'
  readonly documents: readonly ResultDocument[]
  readonly producedAt?: Instant | undefined
  readonly receivedAt?: Instant | undefined
  readonly sheetNo?: string | undefined
  readonly waybill?: string | undefined
  readonly carrier?: string | undefined
  readonly locker?: { readonly box: string; readonly codeHash: string; readonly until: PlainDate } | undefined
  readonly recipient?: string | undefined
  readonly settledAt?: Instant | undefined
  readonly returns: number
}

export interface EndNotice {
  readonly id: string
  readonly state: 'issued' | 'served'
  readonly issuedAt: Instant
  readonly servedAt?: Instant | undefined
}

/** One paper that is not the applicant's copy: who has it now. (INT-09, I-34) */
export interface Original {
  readonly id: string
  readonly material: string
  readonly name: string
  readonly holder: OriginalHolder
}
export type OriginalHolder =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'window'; readonly hall: string }
  | { readonly kind: 'department'; readonly department: string }

export interface Sheet {
  readonly no: string
  readonly direction: 'toDept' | 'toWindow'
  readonly originals: readonly string[]
  readonly from: OriginalHolder
  readonly to: OriginalHolder
  readonly giver: string
  readonly giverName: string
  readonly at: Instant
}

/** The sheet last sent back, and what was wrong with it. */
export interface SheetReturned {
  readonly no: string
  readonly reason: string
}

export interface ClericalRequest {
  readonly by: string
  readonly at: Instant
  readonly field: ClericalField
  readonly to: string
  readonly reason: string
}
/** What a clerical correction may touch; everything else is substance. */
export type ClericalField =
  'applicant.name' | 'applicant.address' | 'applicant.phone' | 'applicant.legalRepresentative' | 'delivery.address'

/** What was handed in of one's own accord after acceptance. */
export interface Addition {
  readonly at: Instant
  readonly by: string
  readonly name: string
  readonly files: readonly FileRef[]
}

/** Who applies confirmed on the pad what the clerk typed, and signed; content and signature are proved by their hashes. */
export interface ContentConfirmed {
  readonly confirmation: string
  readonly window: string
  readonly confirmedAt: Instant
  readonly contentHash: string
  readonly signatureHash: string
}
