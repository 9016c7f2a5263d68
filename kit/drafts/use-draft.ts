import { useCallback, useEffect, useRef, useState } from 'react'
import { useSessionIfAny } from '../session/SessionScope.tsx'
import { createDraftKeeper, newer } from './draft-keeper.ts'
import type { DraftKeeper } from './draft-keeper.ts'
import { localDrafts } from './local-drafts.ts'
import type { KeptDraft } from './local-drafts.ts'
import { reportSave } from './save-state.ts'
import type { SaveState } from './save-state.ts'

export interface DraftOptions<Value> {
  /** what is being filled in: `intake/A-339921-…`; the owner is added */
  readonly key: string
  readonly initial: Value
  /** saves on the server; without it the draft lives in this browser only */
  readonly save?: (value: Value) => Promise<unknown>
  /** the copy on the server, when there is one */
  readonly load?: () => Promise<KeptDraft<Value> | undefined>
}

export interface Draft<Value> {
  readonly value: Value
  readonly set: (next: Value | ((former: Value) => Value)) => void
  /** false while the kept copies are being looked for */
  readonly isReady: boolean
  /** what is shown came from a kept copy */
  readonly isRestored: boolean
  readonly saved: SaveState | undefined
  /** the act is done or given up: forget the copies here */
  readonly discard: () => Promise<void>
  /** saves at once: before an act that reads it on the server */
  readonly flush: () => Promise<void>
}

const local = localDrafts()

/**
 * What is being typed, kept within a second in this browser and on the server, and found again after a reload, a crash
 * or a lost network. The newer copy wins. Drafts belong to the person who typed them.
 */
export function useDraft<Value>({ key, initial, save, load }: DraftOptions<Value>): Draft<Value> {
  const owned = `${useSessionIfAny()?.person ?? 'nobody'}/${key}`
  const [value, setValue] = useState(initial)
  const [restored, setRestored] = useState<'looking' | 'found' | 'none'>('looking')
  const [saved, setSaved] = useState<SaveState>()
  const isTouched = useRef(false)
  const latest = useRef(initial)
  const keeper = useRef<DraftKeeper<Value>>(undefined)
  const outside = useRef({ save, load })
  useEffect(() => {
    outside.current = { save, load }
  })

  useEffect(() => {
    isTouched.current = false
    const tell = (state: SaveState) => {
      setSaved(state)
      reportSave(state)
    }
    const own = createDraftKeeper<Value>({
      key: owned,
      local,
      save: (typed) => outside.current.save?.(typed) ?? Promise.resolve(),
      onState: tell,
    })
    keeper.current = own
    let isGone = false
    const restore = async () => {
      const kept = await find<Value>(owned, outside.current.load)
      if (isGone || isTouched.current) return
      if (kept !== undefined) {
        latest.current = kept.value
        setValue(kept.value)
        tell({ state: 'saved', at: kept.savedAt })
      }
      setRestored(kept === undefined ? 'none' : 'found')
    }
    void restore()
    const flush = () => void own.flush()
    addEventListener('pagehide', flush)
    addEventListener('online', flush)
    return () => {
      isGone = true
      removeEventListener('pagehide', flush)
      removeEventListener('online', flush)
      flush()
      reportSave(undefined)
    }
  }, [owned])

  const set = useCallback((next: Value | ((former: Value) => Value)) => {
    isTouched.current = true
    latest.current = isChange(next) ? next(latest.current) : next
    setValue(latest.current)
    setRestored((former) => (former === 'looking' ? 'none' : former))
    keeper.current?.changed(latest.current)
  }, [])
  const discard = useCallback(() => keeper.current?.discard() ?? Promise.resolve(), [])
  const flush = useCallback(() => keeper.current?.flush() ?? Promise.resolve(), [])

  return { value, set, isReady: restored !== 'looking', isRestored: restored === 'found', saved, discard, flush }
}

async function find<Value>(key: string, load: DraftOptions<Value>['load']): Promise<KeptDraft<Value> | undefined> {
  const [here, there] = await Promise.all([local.read<Value>(key), load?.().catch(() => undefined)])
  return newer(here, there)
}

function isChange<Value>(next: Value | ((former: Value) => Value)): next is (former: Value) => Value {
  return typeof next === 'function'
}
