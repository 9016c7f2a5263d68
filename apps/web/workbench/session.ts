import { ApiProblem, asProblem, call } from '@yichuang/kit'
import type { Session } from '@yichuang/kit'
import { readSession, signIn } from '@yichuang/modules/access/contract'

/** Who is signed in, undefined when nobody is; a server that is away is said by the page, not here. */
export async function findSession(): Promise<Session | undefined> {
  try {
    return await call(readSession, {}, { isSessionOptional: true })
  } catch {
    return undefined
  }
}

export interface Credentials {
  readonly account: string
  readonly password: string
  readonly windowId?: string
}

/** Signs in; gives the session, or the problem that stands in the way. */
export async function enter(credentials: Credentials): Promise<Session | ApiProblem> {
  try {
    return await call(signIn, { body: credentials })
  } catch (thrown) {
    return asProblem(thrown)
  }
}

const windowPlace = 'yichuang.window'

/** The window this computer stands at, as it was chosen last. */
export function rememberedWindow(): string {
  return localStorage.getItem(windowPlace) ?? ''
}

/** Remembers the window of this computer. */
export function rememberWindow(windowId: string): void {
  localStorage.setItem(windowPlace, windowId)
}
