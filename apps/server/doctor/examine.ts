import { startPrinter } from '@yichuang/platform/printing'
import { templateFolder } from '@yichuang/modules/documents/public'
import { readConfig } from '../config.ts'
import type { Config } from '../config.ts'
import { withDatabase } from '../commands/with-database.ts'
import type { PlaceOptions } from '../commands/with-database.ts'
import { productFolder } from '../home.ts'
import { contents } from './contents.ts'
import { fault, ok, sentenceOf } from './finding.ts'
import type { Finding } from './finding.ts'
import { clock, dataFolder, nodeVersion, pages, port, strength } from './machine.ts'

/** Looks at everything the product stands on; nothing is changed but a missing data folder. */
export async function examine(place: PlaceOptions): Promise<readonly Finding[]> {
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

async function printing({ fontDir }: Config): Promise<Finding> {
  const printer = startPrinter({ templates: templateFolder, fontDir, workers: 1 })
  try {
    await printer.ready()
    return ok('printing', fontDir === undefined ? 'shipped fonts' : `fonts of ${fontDir}`)
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
    return await withDatabase(place, async (db) => [
      ok(about, config.databaseUrl === undefined ? 'embedded PostgreSQL' : 'PostgreSQL of DATABASE_URL'),
      ...(await contents(db, config, new Date())),
    ])
  } catch (error) {
    const mend =
      config.databaseUrl === undefined
        ? {
            zh: '内置数据库起不来：看 docs/operations.md 的“Troubleshooting”；不要手工删 postmaster.pid',
            en: 'The embedded database does not start: see Troubleshooting in docs/operations.md; never delete postmaster.pid by hand',
          }
        : { zh: '检查 DATABASE_URL、网络和密码', en: 'Check DATABASE_URL, the network and the password' }
    return [fault(about, sentenceOf(error), mend)]
  }
}
