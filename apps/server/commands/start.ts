import type { Command } from 'commander'
import type { StartOptions } from '../config.ts'

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
    .action(async (options: StartOptions & { demo: boolean }) => {
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
      const product = await startProduct(config, { say: (line) => process.stdout.write(`${line}\n`) })
      const end = await Promise.race([aborted(ending.signal), product.lost])
      await product.stop()
      if (end === 'lost') throw new Error('The embedded database has ended and does not start again; see its log.')
      process.exit(0)
    })
}

function aborted(signal: AbortSignal): Promise<'stopped'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('stopped')
    else signal.addEventListener('abort', () => resolve('stopped'), { once: true })
  })
}
