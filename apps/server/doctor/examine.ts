import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { removeDataFolder, startEmbeddedPostgres } from '@yichuang/platform/postgres'
import { collectFonts, startPrinter } from '@yichuang/platform/printing'
import { templateFolder } from '@yichuang/modules/documents/public'
import { readConfig } from '../config.ts'
import type { Config, StartOptions } from '../config.ts'
import { withDatabase } from '../commands/with-database.ts'
import type { PlaceOptions } from '../commands/with-database.ts'
import { productFolder } from '../home.ts'
import { contents, databaseClock } from './contents.ts'
import { fault, ok, sentenceOf } from './finding.ts'
import type { Finding } from './finding.ts'
import { clock, dataFolder, nodeVersion, pages, port, strength } from './machine.ts'

/** Looks at everything the product stands on and changes nothing of it. */
export async function examine(place: PlaceOptions & Pick<StartOptions, 'port' | 'host'>): Promise<readonly Finding[]> {
  const home = productFolder()
  let config: Config
  try {
    config = readConfig(process.env, place, home)
  } catch (error) {
    return [nodeVersion(), fault('settings', sentenceOf(error), settingsMend)]
  }
  const folder = await dataFolder(config)
  const machine = [nodeVersion(), strength(), clock(), folder, await port(config), pages(home), await printing(config)]
  return folder.state === 'error' ? machine : [...machine, ...(await database(place, config))]
}

const settingsMend = {
  zh: '请改正这个环境变量；全部设置见 npx yichuang --help',
  en: 'Correct this variable; `npx yichuang --help` lists all of them',
}

/** Whether documents come out, and in which fonts: the faces of GB/T 9704 are licensed, so the city brings its own. */
async function printing({ fontDir }: Config): Promise<Finding> {
  const printer = startPrinter({ templates: templateFolder, fontDir, workers: 1 })
  try {
    await printer.ready()
    const { families } = collectFonts({ fontDir })
    const first = (face: 'title' | 'body') => families[face][0] ?? ''
    return ok('printing', `titles in ${first('title')}, text in ${first('body')}`)
  } catch (error) {
    return fault('printing', sentenceOf(error), {
      zh: '文书印不出来：重新 npm ci；FONT_DIR 里的字体文件要能读',
      en: 'Documents cannot be made: `npm ci` again; font files in FONT_DIR must be readable',
    })
  } finally {
    await printer.close()
  }
}

async function database(place: PlaceOptions, config: Config): Promise<readonly Finding[]> {
  const about = 'database'
  try {
    if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, 'postgres'))) return [await trial()]
    return await withDatabase(place, async (db) => [
      ok(about, `${config.databaseUrl === undefined ? 'embedded' : 'own'} PostgreSQL ${versionOf(db)}`),
      ...(config.databaseUrl === undefined ? [] : [await databaseClock(db)]),
      ...(await contents(db, config, new Date())),
    ])
  } catch (error) {
    return [fault(about, sentenceOf(error), config.databaseUrl === undefined ? embeddedMend : serverMend)]
  }
}

const embeddedMend = {
  zh: '内置数据库起不来：看 docs/operations.md 的“Troubleshooting”；不要手工删 postmaster.pid',
  en: 'The embedded database does not start: see Troubleshooting in docs/operations.md; never delete postmaster.pid by hand',
}
const serverMend = { zh: '检查 DATABASE_URL、网络和密码', en: 'Check DATABASE_URL, the network and the password' }

/** Where there is no database yet: whether one could be made, in a folder that is gone afterwards. */
async function trial(): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'yichuang-doctor-'))
  const dataDir = join(folder, 'postgres')
  try {
    // the user that the database runs as must get in
    await chmod(folder, 0o755)
    const embedded = await startEmbeddedPostgres({ dataDir, durable: false })
    try {
      const db = await connect(embedded.url, { poolSize: 1 })
      const version = versionOf(db)
      await db.close()
      return ok('database', `embedded PostgreSQL ${version} works; the first start sets it up`)
    } finally {
      await embedded.stop()
    }
  } finally {
    await removeDataFolder(dataDir)
    await rm(folder, { recursive: true, force: true })
  }
}

function versionOf({ serverVersion }: Database): string {
  return `${Math.floor(serverVersion / 10_000)}.${serverVersion % 10_000}`
}
