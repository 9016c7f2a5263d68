import { call } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { useEffect, useState } from 'react'
import { checkDocument } from '../../contract.ts'

export type Check = typeof checkDocument.answer.static

/** Pause after the last edit before it is proved anew, in milliseconds. */
const CHECK_AFTER = 200

/** What the checks and the prover say of the item as it is typed; the former answer stays until the next is there. */
export function useFindings(item: Item): { readonly check: Check | undefined; readonly isOld: boolean } {
  const [known, setKnown] = useState<{ readonly of: Item; readonly check: Check }>()
  useEffect(() => {
    const control = new AbortController()
    const timer = setTimeout(() => {
      call(checkDocument, { body: { document: item } }, { signal: control.signal }).then(
        (check) => setKnown({ of: item, check }),
        // The next edit asks again; saving says when the server is away.
        () => undefined,
      )
    }, CHECK_AFTER)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [item])
  return { check: known?.check, isOld: known?.of !== item }
}
