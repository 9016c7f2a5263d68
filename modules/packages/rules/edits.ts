import type { Answers, LimitValue, Question } from '@yichuang/modules/catalogue/rules'
import type { Given } from './package-document.ts'
import type { QuestionRef } from './same-questions.ts'

/** One step of composing a package. */
export type PackageEdit =
  | { readonly kind: 'add-item'; readonly item: string }
  | { readonly kind: 'remove-item'; readonly item: string }
  /** an item that is not always in comes with an answer to the question of what else one wants */
  | { readonly kind: 'set-required'; readonly item: string; readonly isRequired: boolean }
  | { readonly kind: 'set-dependency'; readonly item: string; readonly on: string; readonly isHeld: boolean }
  /** an answer that holds for everybody; none: the question is asked */
  | {
      readonly kind: 'fix-answer'
      readonly item: string
      readonly question: string
      readonly answer: readonly string[]
    }
  | { readonly kind: 'set-master'; readonly wish: MasterWish }
  /** several questions of items that ask the same become one */
  | { readonly kind: 'merge-questions'; readonly members: readonly QuestionRef[] }
  | { readonly kind: 'add-question'; readonly question: Pick<Question, 'id' | 'text' | 'type' | 'required'> }
  | { readonly kind: 'remove-question'; readonly question: string }
  | { readonly kind: 'move-question'; readonly question: string; readonly by: number }
  | { readonly kind: 'change-question'; readonly question: string; readonly wish: QuestionWish }
  | { readonly kind: 'add-option'; readonly question: string; readonly id: string; readonly label: string }
  | { readonly kind: 'change-option'; readonly question: string; readonly option: string; readonly label: string }
  | { readonly kind: 'remove-option'; readonly question: string; readonly option: string }
  /** an answer of the package answers a question of an item too; none: it no longer does */
  | {
      readonly kind: 'imply-answer'
      readonly question: string
      readonly option: string
      readonly target: QuestionRef
      readonly answer: readonly string[]
    }
  | {
      readonly kind: 'set-brought'
      readonly question: string
      readonly option: string
      readonly items: readonly string[]
    }
  | { readonly kind: 'set-merged-form'; readonly name?: string; readonly replaces?: readonly string[] }
  | { readonly kind: 'set-example'; readonly given: Given }

export interface MasterWish {
  readonly name?: string
  readonly aliases?: readonly string[]
  readonly leadDepartment?: string
  readonly committed?: LimitValue
}

export interface QuestionWish {
  readonly text?: string
  readonly type?: Question['type']
  readonly required?: boolean
}

/** Answers by question of one item, without the empty ones. */
export function withAnswerOf(answers: Answers, question: string, answer: readonly string[]): Answers {
  const { [question]: _, ...others } = answers
  return answer.length === 0 ? others : { ...others, [question]: answer }
}
