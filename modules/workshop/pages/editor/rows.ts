import type { Effects, Item, Option, Question } from '@yichuang/modules/catalogue/rules'
import type { AnswerPlace } from '../../rules/index.ts'
import { keyOf } from './selection.ts'
import type { Selection } from './selection.ts'

/** A row of the outline: a question, an answer, or a condition. */
export interface Row {
  readonly key: string
  readonly selection: Selection
  /** 0 for the questions everybody is asked */
  readonly depth: number
  readonly text: string
  readonly look: 'single' | 'multi' | 'option' | 'rule'
  /** place among its neighbours, and how many there are */
  readonly index: number
  readonly of: number
  /** the answer a question hangs on */
  readonly under: AnswerPlace | undefined
  /** materials it adds and frees of */
  readonly adds: number
  readonly frees: number
  readonly ends: boolean
}

const members = ['key', 'depth', 'look', 'text', 'index', 'of', 'adds', 'frees', 'ends'] as const

/** Whether two rows say the same at the same place. */
export function isSameRow(one: Row, other: Row): boolean {
  return (
    members.every((member) => one[member] === other[member]) &&
    one.under?.question === other.under?.question &&
    one.under?.option === other.under?.option
  )
}

/** The item as the rows of an outline, in document order, conditions last. */
export function rowsOf(item: Item): readonly Row[] {
  return [...questionRows(item.situation.questions, 0), ...conditionRows(item)]
}

function questionRows(questions: readonly Question[], depth: number, under?: AnswerPlace): Row[] {
  return questions.flatMap((question, index) => {
    const selection: Selection = { kind: 'question', question: question.id }
    const row: Row = {
      key: keyOf(selection),
      selection,
      depth,
      text: question.text,
      look: question.type,
      index,
      of: questions.length,
      under,
      ...idle,
    }
    return [row, ...question.options.flatMap((option, place) => optionRows(question, option, { place, depth }))]
  })
}

const idle = { adds: 0, frees: 0, ends: false }

function optionRows(question: Question, option: Option, at: { readonly place: number; readonly depth: number }): Row[] {
  const place = { question: question.id, option: option.id }
  const selection: Selection = { kind: 'option', ...place }
  const row: Row = {
    key: keyOf(selection),
    selection,
    depth: at.depth,
    text: option.label,
    look: 'option',
    index: at.place,
    of: question.options.length,
    under: undefined,
    ...doneBy(option.effects),
  }
  return [row, ...questionRows(option.next ?? [], at.depth + 1, place)]
}

function conditionRows(item: Item): Row[] {
  const rules = item.rules ?? []
  return rules.map((rule, index) => {
    const selection: Selection = { kind: 'rule', rule: rule.id }
    return {
      key: keyOf(selection),
      selection,
      depth: 0,
      text: rule.id,
      look: 'rule',
      index,
      of: rules.length,
      under: undefined,
      ...doneBy(rule),
    }
  })
}

function doneBy(effects: Effects | undefined): Pick<Row, 'adds' | 'frees' | 'ends'> {
  return {
    adds: effects?.addMaterials?.length ?? 0,
    frees: effects?.removeMaterials?.length ?? 0,
    ends: effects?.outcome !== undefined,
  }
}
