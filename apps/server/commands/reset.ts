import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { tell } from './place.ts'

interface ResetOptions {
  readonly data?: string
  readonly yes?: boolean
  readonly json?: boolean
}

/** `yichuang reset`: removes the embedded database, files and keys, so that the next start begins anew. */
export function registerReset(program: Command): void {
  program
    .command('reset')
    .description('remove database, files and keys of the data folder; the next start begins anew')
    .option('--data <folder>', 'folder of database, files and keys')
    .option('--yes', 'do not ask')
    .option('--json', 'machine output')
    .action(async ({ data, yes, json }: ResetOptions) => {
      const { readConfig } = await import('../config.ts')
      const { productFolder } = await import('../home.ts')
      const { removeDataFolder } = await import('@yichuang/platform/postgres')
      const config = readConfig(process.env, data === undefined ? {} : { data }, productFolder())
      if (config.databaseUrl !== undefined) {
        throw new Error('DATABASE_URL is set: a database server of your own is never emptied from here')
      }
      if (yes !== true) await askFor(config.dataDir)
      await removeDataFolder(join(config.dataDir, 'postgres'))
      for (const folder of ['files', 'keys']) await rm(join(config.dataDir, folder), { recursive: true, force: true })
      tell(json, { removed: config.dataDir }, `${config.dataDir} is empty. \`npm start\` begins anew.`)
    })
}

async function askFor(folder: string): Promise<void> {
  if (!process.stdin.isTTY) throw new Error('nobody is there to ask: say --yes')
  const asked = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asked.question(`Remove everything in ${folder}? Nothing of it comes back. Type "yes": `)
  asked.close()
  if (answer.trim() !== 'yes') throw new Error('nothing was removed')
}
