import { join } from 'node:path'
import type { Command } from 'commander'
import type { PlaceOptions } from './with-database.ts'

/** `yichuang log verify`: proves that no event, anchor or audit line was changed. */
export function registerLog(program: Command): void {
  program
    .command('log')
    .description('the record')
    .command('verify')
    .description('prove every event, every anchor and every anchored audit line')
    .option('--data <folder>', 'folder of database, files and keys')
    .option('--database-url <url>', 'PostgreSQL to use instead of the embedded one')
    .option('--json', 'machine output')
    .action(async ({ json, ...place }: PlaceOptions & { json?: boolean }) => {
      const { verifyLog } = await import('@yichuang/platform/events')
      const { provingKey } = await import('./proving-key.ts')
      const { withDatabase } = await import('./with-database.ts')
      const began = performance.now()
      const verdict = await withDatabase(
        place,
        async (db, { dataDir }) => verifyLog(db, await provingKey(join(dataDir, 'keys'))),
        { mustBeThere: true },
      )
      const seconds = (performance.now() - began) / 1000
      if (json === true) process.stdout.write(`${JSON.stringify(verdict)}\n`)
      else {
        const { events, streams, anchors, auditRows } = verdict
        process.stdout.write(
          `${events} events in ${streams} streams, ${anchors} anchors, ${auditRows} audit lines: ${verdict.faults.length} faults (${seconds.toFixed(1)} s)\n`,
        )
      }
      if (verdict.faults.length === 0) return
      for (const fault of verdict.faults.slice(0, 20)) process.stderr.write(`${JSON.stringify(fault)}\n`)
      process.exitCode = 1
    })
}
