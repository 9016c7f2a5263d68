import { call, useLive } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { useEffect, useState } from 'react'
import { checkDocument } from '../../contract.ts'

export type Check = typeof checkDocument.answer.static

/** Pause after the last edit before it is proved anew, in milliseconds. */
const CHECK_AFTER = 200

/** What was said, of which state of the item, and whether it was edited since. */
export interface Told {
  readonly check: Check | undefined
  readonly of: Item
  readonly isOld: boolean
}

/** What the checks and the prover say of the item as it is typed; the former answer stays until the next is there. */
export function useFindings(item: Item, draft: string): Told {
  const [known, setKnown] = useState<{ readonly of: Item; readonly check: Check }>()
  const [round, setRound] = useState(0)
  // Answers to the cancellation rules are kept beside the document.
  useLive(['workshop'], () => setRound((before) => before + 1))
  useEffect(() => {
    const control = new AbortController()
    const timer = setTimeout(() => {
      call(checkDocument, { body: { document: item, draft } }, { signal: control.signal }).then(
        (check) => setKnown({ of: item, check }),
        // The next edit asks again; saving says when the server is away.
        () => undefined,
      )
    }, CHECK_AFTER)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [item, draft, round])
  return { check: known?.check, of: known?.of ?? item, isOld: known?.of !== item }
}
