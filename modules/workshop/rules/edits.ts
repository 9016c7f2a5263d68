import type { Item, Material, Outcome, Question, Rule } from '@yichuang/modules/catalogue/rules'
import type { FormEdit } from '@yichuang/modules/forms/rules'
import type { QuestionPlace } from './order.ts'
import type { AnswerPlace } from './tree.ts'

/** Members of an item that are typed as master data. */
export type MasterMember = Exclude<keyof Item, 'kind' | 'id' | 'situation' | 'rules' | 'materials' | 'form'>

/** Where a material is attached: an answer, or a condition. */
export type AttachPlace = AnswerPlace | { readonly rule: string }

/** What an answer or condition does to a material: it is asked for besides, or not asked for. */
export type AttachKind = 'add' | 'remove'

/** Everything that can be done to a draft, by name. */
export interface EditWishes {
  readonly 'set-master': { readonly member: MasterMember; readonly value: unknown }
  readonly 'add-question': {
    readonly under?: AnswerPlace
    readonly index?: number
    readonly type: Question['type']
    readonly text: string
    readonly options: readonly string[]
  }
  readonly 'change-question': {
    readonly question: string
    readonly text?: string
    readonly type?: Question['type']
    readonly required?: boolean
  }
  readonly 'remove-question': { readonly question: string }
  readonly 'move-question': { readonly question: string; readonly under?: AnswerPlace; readonly index: number }
  readonly 'order-questions': { readonly places: readonly QuestionPlace[] }
  readonly 'copy-question': { readonly question: string }
  readonly 'add-option': { readonly question: string; readonly index?: number; readonly label: string }
  readonly 'change-option': AnswerPlace & { readonly label?: string; readonly exclusive?: boolean }
  readonly 'set-outcome': AnswerPlace & { readonly outcome?: Outcome }
  readonly 'remove-option': AnswerPlace
  readonly 'move-option': AnswerPlace & { readonly index: number }
  readonly 'copy-option': AnswerPlace
  readonly 'add-condition': { readonly when: Rule['when'] }
  readonly 'change-condition': { readonly rule: string; readonly when: Rule['when'] }
  readonly 'remove-condition': { readonly rule: string }
  readonly 'add-material': { readonly material: Material; readonly at?: AttachPlace }
  readonly 'change-material': { readonly key: string; readonly change: Partial<Omit<Material, 'key' | 'base'>> }
  readonly 'drop-material': { readonly key: string }
  readonly 'attach-material': { readonly key: string; readonly at: AttachPlace; readonly kind: AttachKind }
  readonly 'detach-material': { readonly key: string; readonly at: AttachPlace; readonly kind: AttachKind }
  readonly 'ask-everybody': { readonly key: string }
  readonly 'reuse-question': {
    readonly question: Question
    readonly materials: readonly Material[]
    readonly under?: AnswerPlace
    readonly index?: number
  }
  readonly 'edit-form': FormEdit
}

export type EditKind = keyof EditWishes
export type EditOf<Kind extends EditKind> = {
  readonly [K in Kind]: { readonly kind: K; readonly wish: EditWishes[K] }
}[Kind]
/** One step of combing an item. */
export type Edit = EditOf<EditKind>
