import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { anchorPublicKey } from '@yichuang/platform/events'

/**
 * The key that the log is proved with. A missing one is never made anew: it would make every anchor look forged.
 * @throws when it is not there
 */
export async function provingKey(folder: string): Promise<KeyObject> {
  const key = await anchorPublicKey(folder)
  if (key !== undefined) return key
  throw new Error(
    `${join(folder, 'anchor.pem')}, which signed the record, is not there: take it from a backup. ` +
      'Where the product never ran, start it once',
  )
}
