import { asProblem, call, newKey, reportSave } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { saveDraft } from '../../contract.ts'
import type { Draft } from '../../contract.ts'
import { advanced, applyEdit, historyOf, redone, undone } from '../../rules/index.ts'
import type { Edit, History } from '../../rules/index.ts'

/** A document and the edit that made it. */
interface Step {
  readonly item: Item
  readonly by?: Edit
}

/** What was last saved by this page, and as which version. */
interface Base {
  readonly item: Item
  readonly version: number
}

/** Pause after the last key before the draft is saved, in milliseconds. */
const SAVE_AFTER = 900

/** The editing of one draft: history, saving as one types, and what to do when somebody else saved first. */
export function useEditor(draft: Draft) {
  const [history, setHistory] = useState<History<Step>>(() => historyOf({ item: draft.document as Item }))
  const [base, setBase] = useState<Base>({ item: draft.document as Item, version: draft.version })
  const [conflict, setConflict] = useState<ApiProblem>()
  const [problem, setProblem] = useState<ApiProblem>()
  const { item } = history.present
  const edit = useCallback((next: Edit) => setHistory((now) => stepped(now, next)), [])
  const undo = useCallback(() => setHistory(undone), [])
  const redo = useCallback(() => setHistory(redone), [])
  const isStopped = conflict !== undefined
  const save = useSaving({ id: draft.id, item, base, isStopped, setBase, setConflict, setProblem })
  /** Puts what was edited here since the last save onto the draft that somebody else saved. */
  const rebase = (theirs: Draft) => {
    const document = theirs.document as Item
    const mine = editsSince(history, base.item)
    setBase({ item: document, version: theirs.version })
    setHistory(mine.reduce(stepped, historyOf<Step>({ item: document })))
    setConflict(undefined)
  }
  /** Leaves what was edited here and goes on with what somebody else saved. */
  const takeTheirs = (theirs: Draft) => {
    const document = theirs.document as Item
    setBase({ item: document, version: theirs.version })
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
    isSaved: item === base.item,
    version: base.version,
    mine: editsSince(history, base.item).length,
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
    return kind === 'set-master' ? `m ${wish.member}` : undefined
  }
  const here = place(now)
  return here !== undefined && here === place(before)
}

/** The edits that lead from a document to the present one; none where it was undone past it. */
function editsSince({ past, present }: History<Step>, from: Item): readonly Edit[] {
  const all = [...past, present]
  const at = all.findLastIndex(({ item }) => item === from)
  return all.slice(at + 1).flatMap(({ by }) => by ?? [])
}

interface Saving {
  readonly id: string
  readonly item: Item
  readonly base: Base
  readonly isStopped: boolean
  readonly setBase: (base: Base) => void
  readonly setConflict: (problem: ApiProblem) => void
  readonly setProblem: (problem: ApiProblem | undefined) => void
}

/** Saves a moment after the last edit, one save at a time; @returns saves at once and answers the version */
function useSaving({ id, item, base, isStopped, setBase, setConflict, setProblem }: Saving) {
  const newest = useRef({ item, base })
  useLayoutEffect(() => {
    newest.current = { item, base }
  })
  const running = useRef<Promise<number | undefined>>(undefined)
  const send = useCallback(async (): Promise<number | undefined> => {
    const { item: document, base: from } = newest.current
    if (document === from.item) return from.version
    reportSave({ state: 'saving' })
    try {
      const body = { document, expectedVersion: from.version }
      const { version } = await call(saveDraft, { params: { id }, body }, { key: newKey() })
      newest.current = { ...newest.current, base: { item: document, version } }
      setBase({ item: document, version })
      setProblem(undefined)
      reportSave({ state: 'saved', at: new Date().toISOString() })
      return version
    } catch (thrown) {
      const met = asProblem(thrown)
      if (met.isConflict) setConflict(met)
      else setProblem(met)
      reportSave({ state: 'here-only' })
      return undefined
    } finally {
      running.current = undefined
    }
  }, [id, setBase, setConflict, setProblem])
  const save = useCallback(() => {
    const begun = running.current ?? send()
    running.current = begun
    return begun
  }, [send])
  useEffect(() => {
    if (isStopped || item === base.item) return undefined
    const timer = setTimeout(() => void save(), SAVE_AFTER)
    return () => clearTimeout(timer)
  }, [item, base, isStopped, save])
  useEffect(() => () => reportSave(undefined), [])
  return save
}
