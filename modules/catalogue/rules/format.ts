import type { ItemForm } from '@yichuang/modules/forms/rules'

/** Types of the exchange format 1.0, as far as rules read them. Unknown members are kept by whoever stores the file. */
export interface Item {
  readonly kind: 'item'
  readonly id: string
  readonly name: string
  readonly mainItem: { readonly name: string; readonly basicCode?: string | null }
  readonly codes: { readonly basic: string | null; readonly business?: string | null }
  readonly aliases: readonly string[]
  readonly board: string
  readonly department: string
  readonly type: string
  readonly levels: readonly string[]
  readonly objects: readonly string[]
  readonly handling: '即办件' | '承诺件' | '联办件'
  readonly channels: readonly string[]
  readonly visits: number
  /** where it may be applied for wherever one lives: 全市, 全省, 全国 */
  readonly region?: string
  readonly limits: Limits
  readonly fee: { readonly charged: boolean; readonly lines: readonly FeeLine[] }
  readonly legalBasis: readonly { readonly law: string; readonly article?: string; readonly note?: string }[]
  readonly conditions: readonly string[]
  readonly specialProcedures: readonly SpecialProcedure[]
  readonly results: readonly { readonly name: string; readonly licence?: string; readonly validity?: string }[]
  readonly situation: { readonly questions: readonly Question[] }
  readonly rules?: readonly Rule[]
  readonly materials: readonly Material[]
  /** keys of the data elements its form asks for */
  readonly formFields?: readonly string[]
  /** its smart form: what is asked for beside situation and materials */
  readonly form?: ItemForm
}

export interface Limits {
  readonly statutory: LimitValue
  readonly committed: LimitValue
}
export interface LimitValue {
  readonly value: number
  readonly unit: 'workday' | 'day' | 'month' | 'hour'
}

export interface FeeLine {
  readonly id: string
  readonly name: string
  readonly amount: number | null
  readonly unit?: string
  readonly basis?: string
  readonly situational?: boolean
}

export interface SpecialProcedure {
  readonly id: string
  readonly kind: string
  readonly days: LimitValue | null
  readonly when: 'always' | 'situation'
  readonly clock: 'excluded' | 'included'
  readonly basis?: string
  readonly note?: string
}

export interface Question {
  readonly id: string
  readonly text: string
  readonly type: 'single' | 'multi'
  readonly required: boolean
  readonly options: readonly Option[]
}

export interface Option {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly exclusive?: boolean
  readonly effects?: Effects
  readonly next?: readonly Question[]
}

export interface Effects {
  readonly addMaterials?: readonly string[]
  readonly removeMaterials?: readonly string[]
  readonly setMaterials?: readonly MaterialPatch[]
  readonly addProcedures?: readonly string[]
  readonly addFees?: readonly string[]
  readonly setLimits?: Partial<Limits>
  readonly outcome?: Outcome
  /** of packages only: items that come in or go out, and answers given in advance */
  readonly includeItems?: readonly string[]
  readonly excludeItems?: readonly string[]
  readonly presetAnswers?: readonly { readonly item: string; readonly answers: Answers }[]
}

/** Changes members of a material that an answer brings. */
export interface MaterialPatch {
  readonly key: string
  readonly set: {
    readonly copies?: readonly Copy[]
    readonly necessity?: Material['necessity']
    readonly deferral?: Deferral
    readonly per?: string
  }
}

/** Ends the questions: this cannot be applied for here, or it is another item. */
export interface Outcome {
  readonly kind: 'stop' | 'redirect'
  readonly message: string
  /** item to apply for instead */
  readonly item?: string
}

/** A combination of answers the tree cannot express; all given parts of `when` must hold. */
export interface Rule extends Effects {
  readonly id: string
  readonly when: {
    readonly all?: readonly string[]
    readonly any?: readonly string[]
    readonly none?: readonly string[]
    readonly atLeast?: { readonly count: number; readonly of: readonly string[] }
  }
}

export interface Copy {
  readonly form: 'original' | 'copy' | 'electronic'
  readonly count: number
  readonly action: 'submit' | 'verify'
}
export interface Deferral {
  readonly allowed: boolean
  /** counted from acceptance, in working days unless the unit says otherwise */
  readonly days?: LimitValue
}

export interface ReviewPoint {
  readonly id: string
  readonly text: string
  readonly check?: { readonly type: string; readonly field?: string }
}

export interface Material {
  readonly key: string
  readonly ref: string
  readonly name: string
  readonly party: string
  readonly base: boolean
  readonly source: string
  readonly issuer: string
  readonly copies: readonly Copy[]
  readonly media: readonly string[]
  readonly necessity: '必要' | '容缺后补' | '非必要'
  readonly deferral: Deferral
  readonly share: { readonly available: boolean; readonly mode?: 'replace' | 'verify'; readonly licence?: string }
  readonly formReview: readonly ReviewPoint[]
  readonly contentReview: readonly ReviewPoint[]
  readonly per?: string
  readonly blankForm?: boolean
  readonly resultOf?: readonly string[]
}

/** Answers: question id → option ids. */
export type Answers = Readonly<Record<string, readonly string[]>>

/** 一件事: several items applied for together. (exchange format §5) */
export interface Package {
  readonly kind: 'package'
  readonly id: string
  readonly name: string
  readonly leadDepartment: string
  readonly items: readonly PackageItem[]
  readonly questions: readonly Question[]
  readonly mergedForm: {
    readonly name: string
    readonly replaces: readonly string[]
    readonly formFields: readonly string[]
  }
  readonly dedup: { readonly rule: string; readonly example: Readonly<Record<string, unknown>> }
}

export interface PackageItem {
  readonly item: string
  readonly required: boolean
  /** same stage: in parallel; a later stage waits for the earlier ones it depends on */
  readonly stage: number
  readonly dependsOn: readonly string[]
  readonly presets?: Answers
}
