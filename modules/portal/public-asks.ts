import { randomUUID } from 'node:crypto'
import { nobody } from '@yichuang/platform/pure'
import type { Asked } from './public-pages.ts'

/** What a form that was sent wants: sent twice it is one act, by the key made with its page. */
export function intentOf({ at, requestId, form }: Pick<Asked, 'at' | 'requestId' | 'form'>) {
  const key = form.get('key') ?? ''
  return { actor: nobody, at, requestId, key: /^[0-9a-f-]{36}$/.test(key) ? key : randomUUID() }
}
