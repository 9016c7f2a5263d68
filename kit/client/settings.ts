import type { Language } from '../i18n/index.ts'

export interface ClientSettings {
  /** where the API lives */
  readonly base: string
  readonly language: () => Language
  /**
   * Asks the person to sign in again, over the page, so that nothing typed is lost. True: signed in as the same
   * person, the request is sent again; false: it fails.
   */
  readonly signInAgain: () => Promise<boolean>
  readonly fetch: typeof fetch
  /** waits between attempts of a write that got no answer, ms */
  readonly retryAfter: readonly number[]
}

let settings: ClientSettings = {
  base: '/api/v1',
  language: () => 'zh-CN',
  signInAgain: () => Promise.resolve(false),
  fetch: (...input) => globalThis.fetch(...input),
  retryAfter: [400, 1200, 3000],
}

/** Changes how this page speaks to the server; gives back what stood before. */
export function configureClient(changes: Partial<ClientSettings>): ClientSettings {
  const before = settings
  settings = { ...settings, ...changes }
  return before
}

/** How this page speaks to the server now. */
export function clientSettings(): ClientSettings {
  return settings
}
