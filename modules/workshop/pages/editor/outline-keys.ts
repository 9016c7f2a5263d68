import type { Item } from '@yichuang/modules/catalogue/rules'
import { findQuestion } from '../../rules/index.ts'
import type { Edit } from '../../rules/index.ts'
import type { Row } from './rows.ts'

/** What a key on a row does: an edit, and the row that has the focus afterwards. */
export interface KeyAct {
  readonly edit: Edit
  readonly focus?: string
}

/** Texts for what is new. */
export interface NewTexts {
  readonly question: string
  readonly answers: readonly string[]
}

/** The edit of a key on a row; undefined: the key does nothing here and keeps its usual meaning. */
export function keyAct(item: Item, row: Row, combo: string, texts: NewTexts): KeyAct | undefined {
  const { selection } = row
  if (selection.kind === 'question') return questionKey(item, row, { id: selection.question, combo, texts })
  if (selection.kind === 'option') return optionKey(item, row, { ...selection, combo, texts })
  return selection.kind === 'rule' && combo === 'Ctrl+Delete'
    ? { edit: { kind: 'remove-condition', wish: { rule: selection.rule } } }
    : undefined
}

interface QuestionKey {
  readonly id: string
  readonly combo: string
  readonly texts: NewTexts
}

function questionKey(item: Item, row: Row, { id, combo, texts }: QuestionKey): KeyAct | undefined {
  const found = findQuestion(item, id)
  if (found === undefined) return undefined
  const focus = row.key
  const acts: Readonly<Record<string, () => KeyAct | undefined>> = {
    Enter: () => ({ edit: { kind: 'add-option', wish: { question: id, index: 0, label: '' } } }),
    'Ctrl+Enter': () => ({
      edit: {
        kind: 'add-question',
        wish: {
          ...(found.under === undefined ? {} : { under: found.under }),
          index: found.index + 1,
          type: 'single',
          text: texts.question,
          options: texts.answers,
        },
      },
    }),
    Tab: () => deeper(item, row, id),
    'Shift+Tab': () => higher(item, row, id),
    'Alt+ArrowUp': () => moved(row, id, -1),
    'Alt+ArrowDown': () => moved(row, id, 1),
    'Ctrl+D': () => ({ edit: { kind: 'copy-question', wish: { question: id } }, focus }),
    'Ctrl+Delete': () => ({ edit: { kind: 'remove-question', wish: { question: id } } }),
  }
  return acts[combo]?.()
}

/** A question goes below the last answer of the question before it. */
function deeper(item: Item, { under, index, key: focus }: Row, id: string): KeyAct | undefined {
  const neighbours = under === undefined ? item.situation.questions : belowOf(item, under)
  const before = neighbours[index - 1]
  const last = before?.options.at(-1)
  if (before === undefined || last === undefined) return undefined
  const place = { question: before.id, option: last.id }
  return { edit: { kind: 'move-question', wish: { question: id, under: place, index: last.next?.length ?? 0 } }, focus }
}

/** A question comes out behind the question it hung on. */
function higher(item: Item, { under, key: focus }: Row, id: string): KeyAct | undefined {
  const parent = under && findQuestion(item, under.question)
  if (parent === undefined) return undefined
  const place = parent.under === undefined ? {} : { under: parent.under }
  return { edit: { kind: 'move-question', wish: { question: id, ...place, index: parent.index + 1 } }, focus }
}

function moved({ under, index, of, key: focus }: Row, id: string, by: 1 | -1): KeyAct | undefined {
  const next = index + by
  if (next < 0 || next >= of) return undefined
  const place = under === undefined ? {} : { under }
  return { edit: { kind: 'move-question', wish: { question: id, ...place, index: next } }, focus }
}

function belowOf(item: Item, { question, option }: { readonly question: string; readonly option: string }) {
  return findQuestion(item, question)?.question.options.find(({ id }) => id === option)?.next ?? []
}

interface OptionKey {
  readonly question: string
  readonly option: string
  readonly combo: string
  readonly texts: NewTexts
}

function optionKey(item: Item, row: Row, { question, option, combo, texts }: OptionKey): KeyAct | undefined {
  const place = { question, option }
  const shift = (by: 1 | -1): KeyAct | undefined => {
    const index = row.index + by
    if (index < 0 || index >= row.of) return undefined
    return { edit: { kind: 'move-option', wish: { ...place, index } }, focus: row.key }
  }
  const acts: Readonly<Record<string, () => KeyAct | undefined>> = {
    Enter: () => ({ edit: { kind: 'add-option', wish: { question, index: row.index + 1, label: '' } } }),
    Tab: () => ({
      edit: {
        kind: 'add-question',
        wish: {
          under: place,
          index: belowOf(item, place).length,
          type: 'single',
          text: texts.question,
          options: texts.answers,
        },
      },
    }),
    'Alt+ArrowUp': () => shift(-1),
    'Alt+ArrowDown': () => shift(1),
    'Ctrl+D': () => ({ edit: { kind: 'copy-option', wish: place }, focus: row.key }),
    'Ctrl+Delete': () => ({ edit: { kind: 'remove-option', wish: place } }),
    Backspace: () => (row.text === '' ? { edit: { kind: 'remove-option', wish: place } } : undefined),
  }
  return acts[combo]?.()
}

/** Where what is dragged lands when it is let go on a row. */
export function dropAct(item: Item, dragged: Row, onto: Row): Edit | undefined {
  if (dragged.key === onto.key) return undefined
  return dragged.selection.kind === 'question'
    ? questionDrop(item, { dragged, question: dragged.selection.question }, onto)
    : optionDrop(dragged, onto)
}

/** On an answer: below it. On a question: in front of it. */
function questionDrop(
  item: Item,
  { dragged, question }: { readonly dragged: Row; readonly question: string },
  { selection, under, index: at }: Row,
): Edit | undefined {
  if (selection.kind === 'option') {
    const place = { question: selection.question, option: selection.option }
    return { kind: 'move-question', wish: { question, under: place, index: belowOf(item, place).length } }
  }
  if (selection.kind !== 'question') return undefined
  const isSame = JSON.stringify(dragged.under) === JSON.stringify(under)
  const index = isSame && dragged.index < at ? at - 1 : at
  return { kind: 'move-question', wish: { question, ...(under === undefined ? {} : { under }), index } }
}

function optionDrop(dragged: Row, onto: Row): Edit | undefined {
  if (dragged.selection.kind !== 'option' || onto.selection.kind !== 'option') return undefined
  const { question, option } = dragged.selection
  if (onto.selection.question !== question) return undefined
  return { kind: 'move-option', wish: { question, option, index: onto.index } }
}

/** The combination of keys of a key press: modifiers in the order Ctrl, Alt, Shift. */
export function comboOf(event: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}): string {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  const name = key.length === 1 ? key.toUpperCase() : key
  return [(ctrlKey || metaKey) && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', name].filter(Boolean).join('+')
}

/** The row that is new after an edit, else the one at the same place. */
export function freshRow(before: readonly Row[], after: readonly Row[], from: Row): string | undefined {
  const known = new Set(before.map(({ key }) => key))
  const fresh = after.find(({ key }) => !known.has(key))
  if (fresh !== undefined) return fresh.key
  const at = before.findIndex(({ key }) => key === from.key)
  return (after[Math.min(Math.max(at - 1, 0), after.length - 1)] ?? after[0])?.key
}
