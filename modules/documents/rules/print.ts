import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'

/** The first print of a document, or one more, which is marked 补打. */
export type Print =
  { readonly type: 'first' } | { readonly type: 'reprint'; readonly n: number; readonly reason: string }

export type PrintRefusal = { readonly code: 'documents.reason-missing'; readonly printed: number }

/**
 * Whether a print is the first one. Another copy of an official document is marked, and somebody answers for it.
 * @param printed how often it was printed before
 */
export function decidePrint(printed: number, reason: string | undefined): Decision<Print, PrintRefusal> {
  if (printed === 0) return decided({ type: 'first' })
  const given = reason?.trim() ?? ''
  if (given === '') return refused({ code: 'documents.reason-missing', printed })
  return decided({ type: 'reprint', n: printed + 1, reason: given })
}
