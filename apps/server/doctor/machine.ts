import { existsSync } from 'node:fs'
import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { fault, ok, sentenceOf, warning } from './finding.ts'
import type { Finding } from './finding.ts'

const GIB = 1024 ** 3

/** The program and the machine it runs on. */
export function nodeVersion(): Finding {
  const version = process.versions.node
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24
  return fits
    ? ok('node', version)
    : fault('node', version, {
        zh: '请安装 Node.js 20.19、22.12 或 24 以上版本',
        en: 'Install Node.js 20.19, 22.12 or 24 and newer',
      })
}

/** Processors and memory; a small hall runs on 2 processors and 2 GB. */
export function strength(): Finding {
  const says = `${availableParallelism()} processors, ${(totalmem() / GIB).toFixed(1)} GB of memory`
  return availableParallelism() >= 2 && totalmem() > 1.7 * GIB
    ? ok('machine', says)
    : warning('machine', says, { zh: '建议至少 2 核、2 GB 内存', en: '2 processors and 2 GB of memory are advised' })
}

/** Whether the clock counts and knows the time of the law, Asia/Shanghai. */
export function clock(now = new Date()): Finding {
  const words = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' })
  const says = words.format(now)
  return now.getUTCFullYear() >= 2025
    ? ok('clock', says)
    : fault('clock', says, {
        zh: '系统时间不对，期限会算错；请开启时间同步（chrony 或 systemd-timesyncd）',
        en: 'The clock is wrong, so limits would be: switch on time synchronisation (chrony, systemd-timesyncd)',
      })
}

/** The data folder: there, writable, with room. */
export async function dataFolder({ dataDir }: Config): Promise<Finding> {
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.W_OK)
    const { bavail, bsize, blocks } = await statfs(dataDir)
    const free = bavail * bsize
    const says = `${dataDir}, ${(free / GIB).toFixed(1)} GB free`
    return free > 2 * GIB || bavail > blocks / 5
      ? ok('data', says)
      : warning('data', says, { zh: '磁盘空间不多了，请清理或扩容', en: 'The disk is nearly full: make room' })
  } catch (error) {
    return fault('data', sentenceOf(error), {
      zh: `数据目录 ${dataDir} 不可写，请换目录（--data）或改权限`,
      en: `The data folder ${dataDir} cannot be written: choose another (--data) or change its rights`,
    })
  }
}

/** Whether the port is free, or the product itself listens on it. */
export async function port({ host, port: wanted }: Config): Promise<Finding> {
  const says = `${host}:${wanted}`
  if (await isFree(host, wanted)) return ok('port', `${says} is free`)
  const answer = await fetch(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${wanted}/healthz`).then(
    (response) => response.json() as Promise<{ status?: string }>,
    () => ({ status: undefined }),
  )
  return answer.status === 'alive'
    ? ok('port', `${says}, the product is running`)
    : fault('port', `${says} is taken by another program`, {
        zh: '请停掉占用端口的程序，或换端口（--port）',
        en: 'Stop the program that has the port, or choose another (--port)',
      })
}

function isFree(host: string, wanted: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(wanted, host, () => probe.close(() => resolve(true)))
  })
}

/** The built workbench, which the server serves as files. */
export function pages(home: string): Finding {
  const index = join(home, 'apps/web/dist/index.html')
  return existsSync(index)
    ? ok('pages', 'built')
    : warning('pages', 'not built', { zh: '下次 npm start 会自动生成', en: 'The next `npm start` builds them' })
}
