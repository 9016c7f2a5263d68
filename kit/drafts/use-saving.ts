import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { asProblem } from '../client/problem.ts'
import type { ApiProblem } from '../client/problem.ts'
import { reportSave } from './save-state.ts'

/** What was last saved, and as which version. */
export interface SavedBase<Document> {
  readonly document: Document
  readonly version: number
}

export interface SavingOptions<Document> {
  readonly document: Document
  readonly base: SavedBase<Document>
  /** somebody else saved first: nothing is sent until that is settled */
  readonly isStopped: boolean
  readonly send: (document: Document, expectedVersion: number) => Promise<{ readonly version: number }>
  readonly onSaved: (base: SavedBase<Document>) => void
  readonly onConflict: (problem: ApiProblem) => void
  readonly onProblem: (problem: ApiProblem | undefined) => void
}

/** Pause after the last change before a document is saved, in milliseconds. */
const SAVE_AFTER = 900

/**
 * Saves a document that several people may work on a moment after the last change, one save at a time, each with the
 * version that was seen. @returns saves at once and answers the version; undefined: it was not saved
 */
export function useSaving<Document>(options: SavingOptions<Document>): () => Promise<number | undefined> {
  const { document, base, isStopped } = options
  const newest = useRef(options)
  useLayoutEffect(() => {
    newest.current = options
  })
  const running = useRef<Promise<number | undefined>>(undefined)
  const save = useCallback(() => {
    running.current ??= saveNow(newest).finally(() => (running.current = undefined))
    return running.current
  }, [])
  useEffect(() => {
    if (isStopped || document === base.document) return undefined
    const timer = setTimeout(() => void save(), SAVE_AFTER)
    return () => clearTimeout(timer)
  }, [document, base, isStopped, save])
  useEffect(() => () => reportSave(undefined), [])
  return save
}

async function saveNow<Document>(newest: { current: SavingOptions<Document> }): Promise<number | undefined> {
  const { document, base, send, onSaved, onProblem, onConflict } = newest.current
  if (document === base.document) return base.version
  reportSave({ state: 'saving' })
  try {
    const { version } = await send(document, base.version)
    const saved = { document, version }
    newest.current = { ...newest.current, base: saved }
    onSaved(saved)
    onProblem(undefined)
    reportSave({ state: 'saved', at: new Date().toISOString() })
    return version
  } catch (thrown) {
    const met = asProblem(thrown)
    if (met.isConflict) onConflict(met)
    else onProblem(met)
    reportSave({ state: 'here-only' })
    return undefined
  }
}
