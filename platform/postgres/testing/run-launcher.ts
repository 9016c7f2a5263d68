/** A product process for tests that must kill one: starts the database, prints the address, waits (or stops at once). */

import { startEmbeddedPostgres } from '../index.ts'

const [dataDir, order] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('usage: run-launcher DATA_DIR [stop]')
const server = await startEmbeddedPostgres({ dataDir })
process.stdout.write(`${JSON.stringify({ url: server.url, how: server.how })}\n`)
if (order === 'stop') await server.stop()
else setInterval(() => {}, 1_000)
