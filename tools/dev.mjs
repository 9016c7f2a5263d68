/** `npm run dev`: the product, built and started anew whenever a source file changes. Options go to `yichuang start`. */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { root } from './lib/root.mjs'

const folders = ['modules', 'platform', 'kit', 'apps/server', 'apps/web']
const isSource = (path) =>
  /\.(ts|tsx|mjs|json|css|sql|typ|svg|html)$/.test(path) && !/(^|\/)(dist|dist\.new|node_modules)\//.test(path)

let server
let work = Promise.resolve()
let pending

for (const folder of folders) {
  watch(join(root, folder), { recursive: true }, (_, path) => {
    if (path === null || !isSource(path)) return
    clearTimeout(pending)
    pending = setTimeout(() => {
      work = work.then(refresh)
    }, 120)
  })
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopServer().then(() => process.exit(0))
  })
}
await refresh()

/** Builds what changed and starts the server anew; a server that runs goes on when the code does not compile. */
async function refresh() {
  try {
    const made = await build(undefined, { say: console.error })
    if (server !== undefined && made.length === 0) return
    if (server !== undefined && !made.includes('server')) return void console.error('pages are new: reload the browser')
    await stopServer()
    const launcher = join(root, 'apps/server/bin/yichuang.mjs')
    server = spawn(process.execPath, [launcher, 'start', ...process.argv.slice(2)], { stdio: 'inherit' })
  } catch (error) {
    console.error(error.message)
  }
}

async function stopServer() {
  if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}
