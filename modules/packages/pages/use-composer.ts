import { call, newKey, useSaving } from '@yichuang/kit'
import type { ApiProblem, SavedBase } from '@yichuang/kit'
import { readItem } from '@yichuang/modules/catalogue/contract'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { advanced, historyOf, redone, undone } from '@yichuang/modules/workshop/rules'
import type { History } from '@yichuang/modules/workshop/rules'
import { useCallback, useState } from 'react'
import { savePackageDraft } from '../contract.ts'
import type { PackageDraft } from '../contract.ts'
import { applyPackageEdit } from '../rules/index.ts'
import type { ItemOf, PackageDocument, PackageEdit } from '../rules/index.ts'
import { lookupIn, useItems } from './use-items.ts'

/** The composing of one draft: history, saving as one goes, the ring that was refused last. (CAT-11) */
export function useComposer(draft: PackageDraft) {
  const document = draft.document as PackageDocument
  const [history, setHistory] = useState<History<PackageDocument>>(() => historyOf(document))
  const [base, setBase] = useState<SavedBase<PackageDocument>>({ document, version: draft.version })
  const [items, setItems] = useState(draft.items as readonly Item[])
  const [conflict, setConflict] = useState<ApiProblem>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [ring, setRing] = useState<readonly string[]>()
  const { present: pkg } = history
  const itemOf = useItems(items)
  const save = useSaving<PackageDocument>({
    document: pkg,
    base,
    isStopped: conflict !== undefined,
    send: (typed, expectedVersion) =>
      call(
        savePackageDraft,
        { params: { id: draft.id }, body: { document: typed, expectedVersion } },
        { key: newKey() },
      ),
    onSaved: setBase,
    onConflict: setConflict,
    onProblem: setProblem,
  })
  const apply = (edit: PackageEdit, known: ItemOf) => {
    const edited = applyPackageEdit(pkg, edit, known)
    setRing(edited.ok ? undefined : edited.refusal.items)
    if (edited.ok) setHistory((now) => advanced(now, edited.value))
  }
  /** Adds an item as it is in force; its documents, questions and needs come with it. */
  const addItem = async (id: string) => {
    const known = itemOf(id) ?? ((await call(readItem, { params: { id } })).item as Item)
    const all = itemOf(id) === undefined ? [...items, known] : items
    setItems(all)
    apply({ kind: 'add-item', item: id }, lookupIn(all))
  }
  /** Leaves what was composed here and goes on with what somebody else saved. */
  const takeTheirs = useCallback((theirs: PackageDraft) => {
    const newest = theirs.document as PackageDocument
    setBase({ document: newest, version: theirs.version })
    setItems(theirs.items as readonly Item[])
    setHistory(historyOf(newest))
    setConflict(undefined)
  }, [])
  return {
    pkg,
    itemOf,
    elements: draft.elements,
    edit: (edit: PackageEdit) => apply(edit, itemOf),
    addItem,
    undo: () => setHistory(undone),
    redo: () => setHistory(redone),
    isSaved: pkg === base.document,
    version: base.version,
    save,
    conflict,
    problem,
    ring,
    takeTheirs,
  }
}

export type Composer = ReturnType<typeof useComposer>
