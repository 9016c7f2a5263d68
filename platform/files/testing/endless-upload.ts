/** A process for tests that must kill one in the midst of an upload: writes, and never comes to the end. */

import { setTimeout } from 'node:timers/promises'
import { openLocalStore } from '../index.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: endless-upload FOLDER')
async function* endless(): AsyncGenerator<Uint8Array> {
  for (let n = 0; ; n += 1) {
    yield Buffer.alloc(65_536, n)
    if (n === 10) process.stdout.write('writing\n')
    if (n > 10) await setTimeout(1_000)
  }
}
const store = await openLocalStore(folder)
await store.putStream(endless(), { maxBytes: Number.MAX_SAFE_INTEGER })
