import { existsSync, statSync } from 'node:fs'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { availableParallelism, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
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
  try {
    const words = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, dateStyle: 'long', timeStyle: 'short' })
    const says = `${words.format(now)} ${ZONE}`
    return now.getUTCFullYear() >= 2025 ? ok('clock', says) : fault('clock', says, wrongClock)
  } catch (error) {
    return fault('clock', sentenceOf(error), {
      zh: '这个 Node.js 不带时区数据，请换用官方版本',
      en: 'This Node.js comes without time zones: install the official one',
    })
  }
}

const ZONE = 'Asia/Shanghai'
const wrongClock = {
  zh: '系统时间不对，期限会算错；请开启时间同步（chrony 或 systemd-timesyncd）',
  en: 'The clock is wrong, so limits would be: switch on time synchronisation (chrony, systemd-timesyncd)',
}

/** The data folder: there or to be made, writable, with room. Nothing stays behind. */
export async function dataFolder({ dataDir }: Config): Promise<Finding> {
  try {
    const there = nearest(dataDir)
    if (!statSync(there).isDirectory()) throw new Error(`${there} is no folder`)
    await tryToWrite(there)
    const { bavail, bsize, blocks } = await statfs(there)
    const free = bavail * bsize
    const says = `${dataDir}${there === dataDir ? '' : ' (not made yet)'}, ${(free / GIB).toFixed(1)} GB free`
    if (free < LEAST_FREE) return fault('data', says, fullDisk)
    return free > 2 * GIB || bavail > blocks / 5 ? ok('data', says) : warning('data', says, fullDisk)
  } catch (error) {
    return fault('data', sentenceOf(error), {
      zh: `数据目录 ${dataDir} 不可写，请换目录（--data）或改权限`,
      en: `The data folder ${dataDir} cannot be written: choose another (--data) or change its rights`,
    })
  }
}

/** The database stops for want of less than this. */
const LEAST_FREE = GIB / 5
const fullDisk = { zh: '磁盘空间不多了，请清理或扩容', en: 'The disk is nearly full: make room' }

/** The folder itself or, when it is not there, the first above it that is. */
function nearest(folder: string): string {
  let path = resolve(folder)
  while (!existsSync(path) && dirname(path) !== path) path = dirname(path)
  return path
}

async function tryToWrite(folder: string): Promise<void> {
  const path = join(folder, `.doctor-${process.pid}`)
  try {
    await writeFile(path, 'yichuang doctor', { flag: 'wx', mode: 0o600 })
  } finally {
    await rm(path, { force: true })
  }
}

/** Whether the port is free, or the product itself listens on it. */
export async function port({ host, port: wanted }: Config): Promise<Finding> {
  const says = `${host}:${wanted}`
  if (await isFree(host, wanted)) return ok('port', `${says} is free`)
  const answer = await healthOf(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${wanted}/healthz`)
  return answer === 'alive'
    ? ok('port', `${says}, the product is running`)
    : fault('port', `${says} is taken by another program`, {
        zh: '请停掉占用端口的程序，或换端口（--port）',
        en: 'Stop the program that has the port, or choose another (--port)',
      })
}

/** What answers there says of itself; undefined when it is no product of ours. */
async function healthOf(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000) })
    const { status } = (await response.json()) as { status?: unknown }
    return status
  } catch {
    return undefined
  }
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
