import { isOptional, isShared, resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Answers, Item, Material, Resolution } from '@yichuang/modules/catalogue/rules'
import type { FileRef } from '@yichuang/modules/cases/rules'
import type { FormFinding, FormValues, TypedValues } from '@yichuang/modules/forms/rules'
import type { BodyOf } from '@yichuang/platform/contract'
import type { openApplication } from '../contract.ts'
import { formAtDesk } from './desk-form.ts'

export type Tick = { readonly ok: true } | { readonly ok: false; readonly defect: string }

/** What a clerk did with one material. */
export interface MaterialWork {
  readonly received: boolean
  readonly files: readonly FileRef[]
  readonly originalsKept: number
  readonly checks: Readonly<Record<string, Tick>>
}

export type ApplicantForm = Readonly<Record<ApplicantField, string>> & {
  readonly kind: 'person' | 'enterprise' | 'organisation'
}
export type ApplicantField =
  | 'name'
  | 'documentType'
  | 'documentNumber'
  | 'phone'
  | 'legalRepresentative'
  | 'contactName'
  | 'address'
  | 'projectCode'

export interface AgentForm {
  readonly name: string
  readonly documentNumber: string
  readonly phone: string
  readonly authorisedUntil: string
}

/** Everything typed at the desk, as it is kept every second. */
export interface DeskState {
  readonly answers: Answers
  readonly applicant: ApplicantForm
  readonly agent: AgentForm | null
  readonly delivery: {
    readonly method: 'window' | 'mail' | 'locker' | 'electronic'
    readonly recipient: string
    readonly phone: string
    readonly address: string
  }
  readonly materials: Readonly<Record<string, MaterialWork>>
  /** what was typed into the item's form */
  readonly form?: TypedValues
  /** what the applicant said in earlier applications */
  readonly earlier?: FormValues
  /** the application that was prepared at a machine of the hall, and is taken up here */
  readonly prepared?: { readonly id: string; readonly applicationNo: string }
}

export const emptyDesk: DeskState = {
  answers: {},
  applicant: {
    kind: 'person',
    name: '',
    documentType: 'residentId',
    documentNumber: '',
    phone: '',
    legalRepresentative: '',
    contactName: '',
    address: '',
    projectCode: '',
  },
  agent: null,
  delivery: { method: 'window', recipient: '', phone: '', address: '' },
  materials: {},
}

const untouched: MaterialWork = { received: false, files: [], originalsKept: 0, checks: {} }

/** What was done with a material so far. */
export function workOf(state: DeskState, key: string): MaterialWork {
  return state.materials[key] ?? untouched
}

/** The desk after a change to one material. */
export function withWork(state: DeskState, key: string, change: Partial<MaterialWork>): DeskState {
  return { ...state, materials: { ...state.materials, [key]: { ...workOf(state, key), ...change } } }
}

export interface Point {
  readonly id: string
  readonly text: string
  readonly part: 'form' | 'content'
}

/** The review points of a material, formal ones first. */
export function pointsOf({
  formReview,
  contentReview,
}: Pick<Material, 'formReview' | 'contentReview'>): readonly Point[] {
  return [
    ...formReview.map(({ id, text }) => ({ id, text, part: 'form' as const })),
    ...contentReview.map(({ id, text }) => ({ id, text, part: 'content' as const })),
  ]
}

/** Whether it is known who applies: only then can the sharing platform have been asked about them. (INT-12) */
export function isApplicantKnown({ applicant }: Pick<DeskState, 'applicant'>): boolean {
  return applicant.name.trim() !== '' && applicant.documentNumber.trim() !== ''
}

export type MaterialStanding = 'shared' | 'untouched' | 'partly' | 'done' | 'wrong'

/** How far a material is: for the row's sign and words. */
export function standingOf(material: Material, work: MaterialWork): MaterialStanding {
  const points = pointsOf(material)
  const ticks = points.map(({ id }) => work.checks[id])
  if (ticks.some((tick) => tick?.ok === false)) return 'wrong'
  const done = ticks.filter((tick) => tick?.ok === true).length
  const isHere = work.received || isShared(material)
  if (isHere && done === points.length) return 'done'
  if (isShared(material) && done === 0) return 'shared'
  return done > 0 || work.received ? 'partly' : 'untouched'
}

/** What is missing before the act can be done; the first one is where F9 goes. */
export interface Gaps {
  readonly resolution: Resolution
  readonly openMaterials: readonly Material[]
  readonly wrongMaterials: readonly Material[]
  readonly deferrable: readonly Material[]
  readonly blocking: readonly Material[]
  readonly applicantFields: readonly ApplicantField[]
  /** what is missing or wrong in the item's form */
  readonly form: readonly FormFinding[]
}

/** Everything that still stands in the way, from what is on the desk. */
export function gapsAtDesk(item: Item, state: DeskState): Gaps {
  const resolution = resolveSituation(item, state.answers)
  const rows = resolution.details as readonly Material[]
  const standing = (material: Material) => standingOf(material, workOf(state, material.key))
  const needed = rows.filter((material) => !isOptional(material))
  const missing = needed.filter((material) => !workOf(state, material.key).received && !isShared(material))
  return {
    resolution,
    openMaterials: needed.filter((material) => ['untouched', 'partly', 'shared'].includes(standing(material))),
    wrongMaterials: needed.filter((material) => standing(material) === 'wrong'),
    deferrable: missing.filter(({ deferral }) => deferral.allowed),
    blocking: missing.filter(({ deferral }) => !deferral.allowed),
    applicantFields: (['name', 'documentNumber', 'phone'] as const).filter(
      (field) => state.applicant[field].trim() === '',
    ),
    form: formAtDesk(item, state)?.findings ?? [],
  }
}

type Body = BodyOf<typeof openApplication>

/** The body of the one act that takes the application. Empty fields are left out. */
export function bodyOf(item: Item, state: DeskState, then: NonNullable<Body['then']>, duplicateReason: string): Body {
  return { item: item.id, ...enteredOf(item, state, then, duplicateReason) }
}

/** The same of an application that is there already, with its item. */
export function enteredOf(
  item: Item,
  state: DeskState,
  then: NonNullable<Body['then']>,
  duplicateReason: string,
): Omit<Body, 'item'> {
  const { applicant, agent, delivery } = state
  const rows = resolveSituation(item, state.answers).details
  const form = formAtDesk(item, state)
  return {
    answers: Object.fromEntries(Object.entries(state.answers).map(([id, chosen]) => [id, [...chosen]])),
    applicant: filled(applicant) as Body['applicant'],
    ...(agent === null
      ? {}
      : { agent: { documentType: 'residentId' as const, ...filled(agent) } as NonNullable<Body['agent']> }),
    delivery: filled(delivery) as Body['delivery'],
    ...(duplicateReason === '' ? {} : { duplicateReason }),
    materials: rows.flatMap(({ key }) => {
      const work = workOf(state, key)
      const { received, files, originalsKept, checks } = work
      if (isUntouched(work)) return []
      return [{ key, ...(received ? { received } : {}), files: [...files], originalsKept, checks: { ...checks } }]
    }),
    ...(form === undefined ? {} : { form: { ...form.stored } }),
    then,
  }
}

function isUntouched({ received, files, originalsKept, checks }: MaterialWork): boolean {
  return !received && files.length === 0 && originalsKept === 0 && Object.keys(checks).length === 0
}

function filled(form: object): object {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
}
