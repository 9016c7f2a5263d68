/**
 * Builds what has changed: the server by esbuild, the workbench by apps/web/build.mjs. What is built is known by the
 * hash of everything it was built from, so that a second start builds nothing.
 * `node tools/build.mjs [server] [web] [--force]`.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundleServer } from './lib/bundle.mjs'
import { root } from './lib/root.mjs'

const source = /\.(ts|tsx|mjs|json|css|sql|typ|svg|html|woff2?)$/
const aside = /^(node_modules|dist|dist\.new|testing)$|\.test\.tsx?$|^\./
const common = ['package-lock.json', 'tools/build.mjs', 'tools/lib/bundle.mjs', 'tools/lib/root.mjs', 'platform']
const lock = join(root, '.cache/build.lock')

const targets = {
  server: {
    output: join(root, 'apps/server/dist'),
    proof: 'main.mjs',
    inputs: [...common, 'modules', 'kit', 'apps/server'],
    notFrom: /^modules\/[^/]+\/pages\//,
    build: bundleServer,
  },
  web: {
    output: join(root, 'apps/web/dist'),
    proof: 'index.html',
    inputs: [...common, 'modules', 'kit', 'apps/web'],
    notFrom: /^modules\/[^/]+\/(commands|queries|jobs)\/|^platform\/(?!pure|contract)/,
    build: async () => {
      const { buildWeb } = await import(pathToFileURL(join(root, 'apps/web/build.mjs')).href)
      await buildWeb()
    },
  },
}

/**
 * Makes the named targets fresh; those that are fresh already cost some 50 ms of hashing.
 * @param names 'server', 'web'
 * @param options.say told what is built; @param options.force build even what is fresh
 * @returns the names that were built
 * @throws when something does not compile
 */
export async function build(names = Object.keys(targets), options = {}) {
  const { say = () => {}, force = false } = options
  const stale = () => names.filter((name) => force || !isFresh(targets[name]))
  if (stale().length === 0) return []
  await takeLock()
  try {
    const work = stale()
    if (work.length > 0) say(`building ${work.join(' and ')} …`)
    const outcomes = await Promise.allSettled(work.map((name) => make(targets[name])))
    for (const { status, reason } of outcomes) if (status === 'rejected') throw reason
    return work
  } finally {
    rmSync(lock, { force: true })
  }
}

async function make(target) {
  const stamp = hashOf(target)
  await target.build()
  writeFileSync(join(target.output, '.stamp'), stamp)
}

function isFresh(target) {
  const stamp = join(target.output, '.stamp')
  return (
    existsSync(join(target.output, target.proof)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(target)
  )
}

/** The hash of everything a target is built from. */
function hashOf({ inputs, notFrom }) {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap(filesOf).toSorted()) {
    if (notFrom.test(path)) continue
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Every source file at or below a path, relative to the product's folder. */
export function filesOf(path) {
  if (source.test(path)) return [path]
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    if (aside.test(entry.name)) return []
    const below = `${path}/${entry.name}`
    if (entry.isDirectory()) return filesOf(below)
    return source.test(entry.name) ? [below] : []
  })
}

/** Two starts at once build once: the second waits, then finds everything fresh. */
async function takeLock() {
  mkdirSync(join(root, '.cache'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!isAlive(holder())) rmSync(lock, { force: true })
    else await wait(100)
  }
}

/** Who builds; 0 when nobody does any more or the lock is just being written. */
function holder() {
  return existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
}

/** In a container a crashed build and this one may well have the same number. */
function isAlive(pid) {
  if (pid === 0) return true
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * The same in a process of its own: what builds needs several hundred megabytes, which a server that goes on in this
 * process would keep. Costs nothing more when everything is fresh.
 * @throws when something does not compile; what the compiler said has gone to stderr
 */
export async function buildApart(names) {
  if (names.every((name) => isFresh(targets[name]))) return
  const builder = spawn(process.execPath, [fileURLToPath(import.meta.url), ...names], { stdio: ['ignore', 2, 2] })
  const [code] = await once(builder, 'exit')
  if (code !== 0) throw new Error('What does not compile stands above.')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const began = performance.now()
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1)
  const named = process.argv.slice(2).filter((word) => word in targets)
  const force = process.argv.includes('--force')
  const made = await build(named.length === 0 ? undefined : named, { say: console.log, force })
  console.log(
    made.length === 0 ? `everything is fresh (${seconds()} s)` : `built ${made.join(' and ')} in ${seconds()} s`,
  )
}
