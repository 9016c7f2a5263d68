/** The description of a smart form (智能表单): what is asked, in which order, when, and from where it is filled in. */

/** What is asked for in a field. `table` asks for rows of the other kinds. */
export const fieldKinds = [
  'text',
  'paragraph',
  'number',
  'date',
  'single',
  'multi',
  'yesNo',
  'identity',
  'creditCode',
  'phone',
  'address',
  'table',
] as const
export type FieldKind = (typeof fieldKinds)[number]
export type ColumnKind = Exclude<FieldKind, 'table'>

/** One of the values of a choice; the id is what is stored. */
export interface FormOption {
  readonly id: string
  readonly label: string
}

/** What another field or an answer of the situation questions must say. */
export type FormTest =
  | { readonly field: string; readonly in: readonly (string | boolean)[] }
  | { readonly field: string; readonly filled: true }
  | { readonly field: string; readonly from?: number; readonly to?: number }
  | { readonly question: string; readonly in: readonly string[] }

/** When a field or group is asked: a test, or several of which all or any must hold. */
export type FormCondition =
  FormTest | { readonly all: readonly FormCondition[] } | { readonly any: readonly FormCondition[] }

/** Members of the applicant a field may be filled in from. */
export const applicantMembers = [
  'name',
  'documentNumber',
  'phone',
  'address',
  'legalRepresentative',
  'contactName',
  'projectCode',
] as const
export type ApplicantMember = (typeof applicantMembers)[number]

/**
 * Where a value comes from before anybody types: the applicant, an answer of the situation questions, what the applicant
 * said in an earlier application under the same code, the day of the application.
 */
export type PrefillSource = `applicant.${ApplicantMember}` | `answer.${string}` | 'earlier' | 'today'

interface Asked {
  /** the code of the meaning, stored with the value: a key of the data elements, or one of the item's own */
  readonly id: string
  readonly label: string
  /** how it is written, where it is found */
  readonly help?: string
  readonly required?: boolean
  /** of `single` and `multi` */
  readonly options?: readonly FormOption[]
  /** numbers: the least value; text: characters; `multi`: choices; `table`: rows */
  readonly min?: number
  readonly max?: number
  /** numbers: no fractions */
  readonly whole?: boolean
  /** written behind a number */
  readonly unit?: string
}

/** A column of a table. */
export interface FormColumn extends Asked {
  readonly kind: ColumnKind
}

export interface FormField extends Asked {
  readonly kind: FieldKind
  readonly when?: FormCondition
  readonly prefill?: PrefillSource
  /** takes the whole line of its group */
  readonly wide?: boolean
  /** of `table` */
  readonly columns?: readonly FormColumn[]
}

/** Fields under one heading, side by side in so many columns where there is room. */
export interface FormGroup {
  readonly id: string
  readonly title: string
  readonly help?: string
  readonly columns: 1 | 2 | 3
  readonly when?: FormCondition
  readonly fields: readonly FormField[]
}

/** The form of an item, as the item's version keeps it. (NET-05) */
export interface ItemForm {
  readonly groups: readonly FormGroup[]
}

/** A form nobody drew yet. */
export const emptyForm: ItemForm = { groups: [] }

export type CellValue = string | number | boolean | readonly string[]
export type FormRow = Readonly<Record<string, CellValue>>
export type FormValue = CellValue | readonly FormRow[]
/** What was filled in, by the codes of the fields. What is blank or not asked is not there. */
export type FormValues = Readonly<Record<string, FormValue>>

/** Answers of the situation questions: question id → option ids. */
export type FormAnswers = Readonly<Record<string, readonly string[]>>

/** All fields in the order they are asked in. */
export function fieldsOf({ groups }: ItemForm): readonly FormField[] {
  return groups.flatMap(({ fields }) => fields)
}

/** A field by its code. */
export function findField(form: ItemForm, id: string): FormField | undefined {
  return fieldsOf(form).find((field) => field.id === id)
}

/** When a field is asked, its group's condition included; undefined: always. */
export function conditionOf({ when: ofGroup }: FormGroup, { when }: FormField): FormCondition | undefined {
  if (ofGroup === undefined || when === undefined) return when ?? ofGroup
  return { all: [ofGroup, when] }
}

/** The tests of a condition, however deep they stand. */
export function testsOf(condition: FormCondition | undefined): readonly FormTest[] {
  if (condition === undefined) return []
  if ('all' in condition) return condition.all.flatMap(testsOf)
  if ('any' in condition) return condition.any.flatMap(testsOf)
  return [condition]
}
