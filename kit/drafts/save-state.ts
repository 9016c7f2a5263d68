import { useSyncExternalStore } from 'react'

/** `saved` on the server · `saving` · `here-only`: the server is away, this computer has it */
export interface SaveState {
  readonly state: 'saved' | 'saving' | 'here-only'
  /** ISO instant of the last save */
  readonly at?: string
}

let current: SaveState | undefined
const watchers = new Set<() => void>()

/** Tells the top bar how the last save went; undefined when nothing is being filled in. */
export function reportSave(state: SaveState | undefined): void {
  current = state
  for (const changed of watchers) changed()
}

/** How the last save went, for the top bar. */
export function useSaveState(): SaveState | undefined {
  return useSyncExternalStore(
    watch,
    () => current,
    () => undefined,
  )
}

function watch(changed: () => void): () => void {
  watchers.add(changed)
  return () => {
    watchers.delete(changed)
  }
}
