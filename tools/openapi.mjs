/**
 * Writes docs/openapi.json, the published contract, from the running product. A test compares the two, so that a change
 * of the interface is seen in review. `npm run openapi`.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { root } from './lib/root.mjs'

const { startProduct } = await tsImport('../tests/journeys/product.ts', import.meta.url)
const product = await startProduct({ demo: false })
try {
  const document = await (await fetch(`${product.address}/api/v1/openapi.json`)).json()
  writeFileSync(join(root, 'docs/openapi.json'), `${JSON.stringify(document, null, 1)}\n`)
  console.log(`docs/openapi.json: ${Object.keys(document.paths).length} paths`)
} finally {
  await product.remove()
}
