import type { KeptDraft, LocalDrafts } from './local-drafts.ts'
import type { SaveState } from './save-state.ts'

export interface DraftKeeperOptions<Value> {
  /** name of the draft; holds its owner, so that nobody else meets it */
  readonly key: string
  readonly local: LocalDrafts
  /** saves on the server; rejects when it could not */
  readonly save?: ((value: Value) => Promise<unknown>) | undefined
  readonly onState: (state: SaveState) => void
}

export interface DraftKeeper<Value> {
  /** the value changed: keep it here at once, on the server within a second */
  changed(value: Value): void
  /** saves now what is not saved yet: on leaving the page */
  flush(): Promise<void>
  /** the draft is not wanted any more */
  discard(): Promise<void>
}

/** Typing pauses shorter than this belong to one save; the longest wait stays under a second. */
const PAUSE_MS = 400
const LONGEST_MS = 900
const RETRY_MS = 5_000

/** Keeps one draft: every change here at once and on the server within a second, trying again while it is away. */
export function createDraftKeeper<Value>({ key, local, save, onState }: DraftKeeperOptions<Value>): DraftKeeper<Value> {
  let waiting: { value: Value; since: number } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined

  function plan(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }

  async function send(): Promise<void> {
    clearTimeout(timer)
    await running
    if (waiting === undefined) return
    const { value } = waiting
    waiting = undefined
    running = attempt(value)
    await running
    running = undefined
  }

  async function attempt(value: Value): Promise<void> {
    onState({ state: 'saving' })
    try {
      await save?.(value)
      onState({ state: 'saved', at: new Date().toISOString() })
    } catch {
      waiting ??= { value, since: Date.now() }
      onState({ state: 'here-only', at: new Date().toISOString() })
      plan(RETRY_MS)
    }
  }

  return {
    changed(value) {
      const since = waiting?.since ?? Date.now()
      waiting = { value, since }
      void local.write(key, { value, savedAt: new Date().toISOString() })
      plan(Math.max(0, Math.min(PAUSE_MS, since + LONGEST_MS - Date.now())))
    },
    flush: send,
    async discard() {
      clearTimeout(timer)
      waiting = undefined
      await local.remove(key)
    },
  }
}

/** The newer of two kept drafts. */
export function newer<Value>(
  one: KeptDraft<Value> | undefined,
  other: KeptDraft<Value> | undefined,
): KeptDraft<Value> | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return Date.parse(one.savedAt) >= Date.parse(other.savedAt) ? one : other
}
