import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Command } from 'commander'

/** What `--json` means where there is no other output. */
export const alwaysJson = 'machine output; these answers are JSON in any case'

/** Commands that read JSON lines and answer one line each, without a database: `deadline`, `code`. */
export function registerLineCommands(program: Command): void {
  program
    .command('deadline')
    .description(
      'due days of limits: reads {"acceptedAt","limit","stops","extension"} lines, answers {"due","provisional"}',
    )
    .requiredOption('--calendar <file>', 'calendar in the exchange format')
    .option('--json', alwaysJson)
    .action(async ({ calendar }: { calendar: string }) => {
      const { compileCalendar, deadlineLine, parseCalendar } = await import('@yichuang/modules/calendar/rules')
      const parsed = parseCalendar(JSON.parse(await readFile(calendar, 'utf8')))
      if (!parsed.ok) throw new Error(`${calendar}: ${JSON.stringify(parsed.refusal)}`)
      const compiled = compileCalendar(parsed.value)
      await eachLine((line) => deadlineLine(line, compiled))
    })
  program
    .command('code')
    .description(
      'checks codes: reads {"type","value"} lines, answers {"valid","normalized","reason","birthDate","sex"}',
    )
    .option('--json', alwaysJson)
    .action(async () => {
      const { codeLine } = await import('@yichuang/modules/codes/rules')
      const { dateOf, instantOf } = await import('@yichuang/modules/calendar/rules')
      const today = dateOf(instantOf(Date.now()))
      await eachLine((line) => codeLine(line, today))
    })
}

/** Answers every line of stdin with one line on stdout; empty lines are passed over. */
export async function eachLine(answer: (line: string) => string): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })
  for await (const line of lines) {
    if (line.trim() === '') continue
    if (!process.stdout.write(`${answer(line)}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}
