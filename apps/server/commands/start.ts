import type { Command } from 'commander'
import { configHelp } from '../config.ts'
import type { StartOptions } from '../config.ts'
import { tell } from './place.ts'

/** `yichuang start`: the product with its database, until it is told to stop. */
export function registerStart(program: Command): void {
  program
    .command('start')
    .description('start the product: database, server, background work')
    .option('--port <number>', 'port to listen on')
    .option('--host <address>', 'address to listen on')
    .option('--data <folder>', 'folder of database, files and keys')
    .option('--database-url <url>', 'PostgreSQL to use instead of the embedded one')
    .option('--no-demo', 'do not load the demo hall')
    .addHelpText('after', () => `\n${configHelp()}`)
    .option('--json', 'machine output: one line when it is ready')
    .action(async ({ json, ...options }: StartOptions & { demo: boolean; json?: boolean }) => {
      const { readConfig } = await import('../config.ts')
      const { productFolder } = await import('../home.ts')
      const { startProduct } = await import('../product.ts')
      const { demo, ...rest } = options
      const config = readConfig(process.env, demo ? rest : { ...rest, demo }, productFolder())
      // From here on a signal ends what has begun, also in the midst of the start.
      const ending = new AbortController()
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.on(signal, () => {
          if (ending.signal.aborted) process.exit(1)
          ending.abort()
        })
      }
      const onReady = (url: string) => tell(json, { url, pid: process.pid }, `一窗 is ready: ${url}`)
      const product = await startProduct(config, { onReady, signal: ending.signal }).catch((error: unknown) => {
        if (ending.signal.aborted) process.exit(0)
        throw error
      })
      const end = await Promise.race([aborted(ending.signal), product.lost])
      if (end === 'stopped') await product.stop()
      else await endWithout(product)
      process.exit(end === 'stopped' ? 0 : 1)
    })
}

const PATIENCE_MS = 10_000

/** Ends a product whose database is gone: what waits for the database is not waited for. */
async function endWithout(product: { stop(): Promise<void> }): Promise<void> {
  process.stderr.write('The embedded database has ended and does not start again; the end of its log says why.\n')
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  await Promise.race([product.stop().catch(() => {}), late])
}

function aborted(signal: AbortSignal): Promise<'stopped'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('stopped')
    else signal.addEventListener('abort', () => resolve('stopped'), { once: true })
  })
}
