import type { Command } from 'commander'

/** Where a command works: options of every command that needs the database. */
export function withPlace(command: Command): Command {
  return command
    .option('--data <folder>', 'folder of database, files and keys')
    .option('--database-url <url>', 'PostgreSQL to use instead of the embedded one')
    .option('--json', 'machine output')
}

/** Says the outcome of a command on stdout: for a program, or for a person. */
export function tell(json: boolean | undefined, value: object, sentence: string): void {
  process.stdout.write(`${json === true ? JSON.stringify(value) : sentence}\n`)
}
