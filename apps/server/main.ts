import { Command, CommanderError } from 'commander'
import { endWithReader } from './closed-pipe.ts'
import { registerCommands } from './commands/index.ts'
import { configHelp } from './config.ts'

/** The command line. Each command loads what it needs when it runs, so that the small ones start at once. */
const program = new Command('yichuang')
  .description('一窗: the open platform on which a government service hall runs')
  .showHelpAfterError()
  .exitOverride()
  .addHelpText('after', `\n${configHelp()}`)
registerCommands(program)
endWithReader(process.stdout, { isServer: process.argv[2] === 'start', end: () => process.exit() })

try {
  await program.parseAsync(process.argv)
} catch (error) {
  // Help and version were asked for and printed; what commander refuses it has said already.
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 1)
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
