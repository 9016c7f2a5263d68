import type { Instant } from '@yichuang/platform/pure'
import type { DraftState, PackageDocument } from './rules/index.ts'

/** Row types of schema `packages`. */
export interface PackagesTables {
  'packages.draft': PackageDraftRow
}

export interface PackageDraftRow {
  id: string
  package: string
  name: string
  department: string
  region: string
  base_version: number | null
  document: PackageDocument
  version: number
  state: DraftState
  reason: string
  /** findings that keep it from being published, as of the last saving */
  errors: number
  opened_at: Instant
  opened_by: string
  opened_by_name: string
  saved_at: Instant
  saved_by: string
  saved_by_name: string
  published_version: number | null
}

/** What mining found of some items. */
export interface FoundAssociation {
  readonly items: readonly string[]
  readonly applicants: number
  readonly support: number
  readonly confidence: number
  readonly consequent: string
  readonly lift: number
  readonly days: {
    readonly quarter: number
    readonly median: number
    readonly threeQuarters: number
    readonly examples: readonly number[]
  }
}
