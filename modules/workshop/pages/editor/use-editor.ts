import { call, newKey, useSaving } from '@yichuang/kit'
import type { ApiProblem, SavedBase } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { FormEdit } from '@yichuang/modules/forms/rules'
import { useCallback, useState } from 'react'
import { saveDraft } from '../../contract.ts'
import type { Draft } from '../../contract.ts'
import { advanced, applyEdit, historyOf, redone, undone } from '../../rules/index.ts'
import type { Edit, History } from '../../rules/index.ts'

/** A document and the edit that made it. */
interface Step {
  readonly item: Item
  readonly by?: Edit
}

/** The editing of one draft: history, saving as one types, and what to do when somebody else saved first. */
export function useEditor(draft: Draft) {
  const [history, setHistory] = useState<History<Step>>(() => historyOf({ item: draft.document as Item }))
  const [base, setBase] = useState<SavedBase<Item>>({ document: draft.document as Item, version: draft.version })
  const [conflict, setConflict] = useState<ApiProblem>()
  const [problem, setProblem] = useState<ApiProblem>()
  const { item } = history.present
  const edit = useCallback((next: Edit) => setHistory((now) => stepped(now, next)), [])
  const undo = useCallback(() => setHistory(undone), [])
  const redo = useCallback(() => setHistory(redone), [])
  const isStopped = conflict !== undefined
  const save = useSaving<Item>({
    document: item,
    base,
    isStopped,
    send: (document, expectedVersion) =>
      call(saveDraft, { params: { id: draft.id }, body: { document, expectedVersion } }, { key: newKey() }),
    onSaved: setBase,
    onConflict: setConflict,
    onProblem: setProblem,
  })
  /** Puts what was edited here since the last save onto the draft that somebody else saved. */
  const rebase = (theirs: Draft) => {
    const document = theirs.document as Item
    const mine = editsSince(history, base.document)
    setBase({ document, version: theirs.version })
    setHistory(mine.reduce(stepped, historyOf<Step>({ item: document })))
    setConflict(undefined)
  }
  /** Leaves what was edited here and goes on with what somebody else saved. */
  const takeTheirs = (theirs: Draft) => {
    const document = theirs.document as Item
    setBase({ document, version: theirs.version })
    setHistory(historyOf<Step>({ item: document }))
    setConflict(undefined)
  }
  return {
    item,
    edit,
    undo,
    redo,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    isSaved: item === base.document,
    version: base.version,
    mine: editsSince(history, base.document).length,
    conflict,
    problem,
    save,
    rebase,
    takeTheirs,
  }
}

export type EditorState = ReturnType<typeof useEditor>

/** One edit further; typing on at the same place is one step. */
function stepped(history: History<Step>, edit: Edit): History<Step> {
  const item = applyEdit(history.present.item, edit)
  if (item === history.present.item) return history
  const next = { item, by: edit }
  const { by } = history.present
  return by !== undefined && goesOn(by, edit) ? { ...history, present: next, future: [] } : advanced(history, next)
}

function goesOn(before: Edit, now: Edit): boolean {
  const place = ({ kind, wish }: Edit) => {
    if (kind === 'change-question') return wish.text === undefined ? undefined : `q ${wish.question}`
    if (kind === 'change-option') return wish.label === undefined ? undefined : `o ${wish.question}.${wish.option}`
    if (kind === 'edit-form') return formPlace(wish)
    return kind === 'set-master' ? `m ${wish.member}` : undefined
  }
  const here = place(now)
  return here !== undefined && here === place(before)
}

/** Where a form is typed on: the same members of the same field or group. */
function formPlace(edit: FormEdit): string | undefined {
  if (edit.kind !== 'change-field' && edit.kind !== 'change-group') return undefined
  const of = edit.kind === 'change-field' ? `f ${edit.field}` : `g ${edit.group}`
  const typed = Object.keys(edit.change).filter((member) => typedMembers.has(member))
  return typed.length === 0 ? undefined : `${of} ${typed.join(' ')}`
}

const typedMembers: ReadonlySet<string> = new Set(['label', 'title', 'help', 'unit', 'options', 'columns'])

/** The edits that lead from a document to the present one; none where it was undone past it. */
function editsSince({ past, present }: History<Step>, from: Item): readonly Edit[] {
  const all = [...past, present]
  const at = all.findLastIndex(({ item }) => item === from)
  return all.slice(at + 1).flatMap(({ by }) => by ?? [])
}
