import { openCipher } from './cipher.ts'
import type { DraftStore } from './idb-store.ts'
import { openStore } from './idb-store.ts'

/** A draft as it was kept, and when. */
export interface KeptDraft<Value> {
  readonly value: Value
  /** ISO instant */
  readonly savedAt: string
}

/** Where drafts are kept in this browser. Never throws: a browser that keeps nothing only loses the second copy. */
export interface LocalDrafts {
  read<Value>(key: string): Promise<KeptDraft<Value> | undefined>
  write<Value>(key: string, draft: KeptDraft<Value>): Promise<void>
  remove(key: string): Promise<void>
}

/** Drafts hold personal data: they are kept two days at most. */
const KEPT_MS = 2 * 86_400_000

/**
 * Drafts in IndexedDB, sealed with a key that cannot be taken out of the browser. Without a secure context there is no
 * such key; then they live in the tab only, which still outlives a reload.
 */
export function localDrafts(): LocalDrafts {
  const hasVault = typeof indexedDB !== 'undefined' && globalThis.crypto?.subtle !== undefined
  return hasVault ? vaultDrafts(openStore()) : tabDrafts()
}

function vaultDrafts(store: DraftStore): LocalDrafts {
  return {
    async read<Value>(key: string) {
      try {
        const sealed = await store.get(key)
        if (sealed === undefined) return undefined
        const cipher = await openCipher(store)
        return fresh(JSON.parse(await cipher.open(sealed)) as KeptDraft<Value>)
      } catch {
        return undefined
      }
    },
    async write(key, draft) {
      try {
        const cipher = await openCipher(store)
        await store.put(key, await cipher.seal(JSON.stringify(draft)))
      } catch {
        // The server keeps the other copy; a full disk here must not stop the person from typing.
      }
    },
    async remove(key) {
      await store.remove(key).catch(() => undefined)
    },
  }
}

function tabDrafts(): LocalDrafts {
  const nameOf = (key: string) => `yichuang.draft.${key}`
  return {
    read<Value>(key: string) {
      const text = sessionStorage.getItem(nameOf(key))
      return Promise.resolve(text === null ? undefined : fresh(JSON.parse(text) as KeptDraft<Value>))
    },
    write(key, draft) {
      sessionStorage.setItem(nameOf(key), JSON.stringify(draft))
      return Promise.resolve()
    },
    remove(key) {
      sessionStorage.removeItem(nameOf(key))
      return Promise.resolve()
    },
  }
}

function fresh<Value>(draft: KeptDraft<Value>): KeptDraft<Value> | undefined {
  return Date.now() - Date.parse(draft.savedAt) < KEPT_MS ? draft : undefined
}
