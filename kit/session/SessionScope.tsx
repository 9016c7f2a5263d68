import { createContext, use } from 'react'
import type { ReactNode } from 'react'

/** Who works here, where, and what they may do. */
export interface Session {
  readonly person: string
  readonly name: string
  readonly account: string
  readonly roles: readonly string[]
  readonly permissions: readonly string[]
  readonly region: string
  readonly department?: { readonly id: string; readonly name: string }
  readonly hall?: { readonly id: string; readonly name: string }
  /** the first password stands: nothing may be done before it is changed */
  readonly mustChangePassword?: boolean
  readonly window?: { readonly id: string; readonly no: string }
}

const SessionContext = createContext<Session | undefined>(undefined)

/** Tells everything below who is signed in. */
export function SessionScope({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/**
 * Who is signed in.
 * @throws Error outside of a SessionScope: pages are always inside one
 */
export function useSession(): Session & { readonly may: (permission: string) => boolean } {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('useSession: nobody is signed in here')
  return { ...session, may: (permission) => session.permissions.includes(permission) }
}

/** Who is signed in, undefined where nobody is: for parts that also stand outside of pages. */
export function useSessionIfAny(): Session | undefined {
  return use(SessionContext)
}
