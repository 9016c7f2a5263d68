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
      const product = await startProduct(config, { say: (line) => process.stdout.write(`${line}\n`) })
      let stopping = false
      const stop = () => {
        if (stopping) process.exit(1)
        stopping = true
        product.stop().then(
          () => process.exit(0),
          (error: unknown) => {
            process.stderr.write(`${String(error)}\n`)
            process.exit(1)
          },
        )
      }
      process.on('SIGINT', stop)
      process.on('SIGTERM', stop)
    })
}
