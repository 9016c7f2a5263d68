import type { DraftStore, SealedBytes } from './idb-store.ts'

export interface Cipher {
  seal(text: string): Promise<SealedBytes>
  open(sealed: SealedBytes): Promise<string>
}

/** AES-GCM with a key that lives in the store and cannot be exported from it. */
export async function openCipher(store: DraftStore): Promise<Cipher> {
  const key = await store.sealingKey(() =>
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  )
  return {
    async seal(text) {
      const nonce = crypto.getRandomValues(new Uint8Array(12))
      const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, new TextEncoder().encode(text))
      return { nonce, bytes }
    },
    async open({ nonce, bytes }) {
      return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, bytes))
    },
  }
}
