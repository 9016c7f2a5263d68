import { useQueryClient } from '@tanstack/react-query'
import { call } from '@yichuang/kit'
import type { Session } from '@yichuang/kit'
import { signOut } from '@yichuang/modules/access/contract'
import { createContext, use, useCallback, useMemo, useState } from 'react'
import type { ReactNode } from 'react'

/** The session of this page, and the two ways to change it. */
export interface HeldSession {
  readonly session: Session | undefined
  readonly enter: (session: Session) => void
  readonly leave: () => Promise<void>
}

const HolderContext = createContext<HeldSession>({
  session: undefined,
  enter: () => undefined,
  leave: () => Promise.resolve(),
})

/** Holds who is signed in. Answers of one person are forgotten before the next one comes. */
export function SessionHolder({
  first,
  children,
}: {
  readonly first: Session | undefined
  readonly children: ReactNode
}) {
  const memory = useQueryClient()
  const [session, setSession] = useState(first)
  const enter = useCallback(
    (next: Session) => {
      setSession((former) => {
        if (former?.person !== next.person) memory.clear()
        return next
      })
    },
    [memory],
  )
  const leave = useCallback(async () => {
    await call(signOut, {}).catch(() => undefined)
    memory.clear()
    setSession(undefined)
  }, [memory])
  const held = useMemo(() => ({ session, enter, leave }), [session, enter, leave])
  return <HolderContext value={held}>{children}</HolderContext>
}

/** Who is signed in here, and the ways in and out. */
export function useHeldSession(): HeldSession {
  return use(HolderContext)
}
