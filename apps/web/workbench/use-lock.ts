import { ApiProblem } from '@yichuang/kit'
import type { Session } from '@yichuang/kit'
import { useCallback, useState } from 'react'
import { answerAgain, useIsAskingAgain } from './reentry.ts'
import { enter } from './session.ts'
import { useHeldSession } from './SessionHolder.tsx'

type Cause = 'locked' | 'idle' | 'ended'

/** The lock of the screen: why it is closed, and the ways to close and open it. */
export interface Lock {
  readonly cause: Cause | undefined
  readonly close: (cause: 'locked' | 'idle') => void
  readonly open: (password: string) => Promise<ApiProblem | undefined>
  /** another person takes over */
  readonly giveUp: () => void
}

const place = 'yichuang.locked'

/** Locks the screen; a reload does not open it. Only the same person opens it, with the password. */
export function useLock(session: Session): Lock {
  const held = useHeldSession()
  const isEnded = useIsAskingAgain()
  const [closed, setClosed] = useState(storedCause)
  const clear = useCallback(() => {
    sessionStorage.removeItem(place)
    setClosed(undefined)
  }, [])
  return {
    cause: isEnded ? 'ended' : closed,
    close(cause) {
      sessionStorage.setItem(place, cause)
      setClosed((before) => before ?? cause)
    },
    async open(password) {
      const { account, window } = session
      const found = await enter({ account, password, ...(window !== undefined && { windowId: window.id }) })
      if (found instanceof ApiProblem) return found
      held.enter(found)
      clear()
      answerAgain(true)
      return undefined
    },
    giveUp() {
      clear()
      answerAgain(false)
    },
  }
}

function storedCause(): 'locked' | 'idle' | undefined {
  const cause = sessionStorage.getItem(place)
  return cause === 'locked' || cause === 'idle' ? cause : undefined
}
