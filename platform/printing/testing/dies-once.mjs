// A typesetting process that ends over its first document, as a crash of native code would.
import { existsSync, writeFileSync } from 'node:fs'
const marker = process.argv[3]
const say = (said) => process.send(said, () => undefined)
process.on('disconnect', () => process.exit(0))
process.on('message', ({ kind }) => {
  if (kind !== 'warm-up' && !existsSync(marker)) {
    writeFileSync(marker, '')
    process.exit(1)
  }
  say({ kind: 'done', ok: true, value: { pdf: new Uint8Array(), pages: 1, missing: [] } })
})
say({ kind: 'awake' })
