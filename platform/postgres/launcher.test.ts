import { execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { databaseAccount } from './account.ts'
import { FolderInUse, removeDataFolder, startEmbeddedPostgres } from './index.ts'
import { runningPostmaster } from './postmaster.ts'

const isRoot = process.getuid?.() === 0
const home = mkdtempSync(join(tmpdir(), 'yichuang-launcher-'))
// mkdtemp makes it 0700; the account of the database must get through
chmodSync(home, 0o755)
const launcher = join(import.meta.dirname, 'testing', 'run-launcher.ts')
const tsx = ['--import', 'tsx']
afterAll(() => rmSync(home, { recursive: true, force: true }))

async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

/** A product process that starts the database in `folder` and prints what it got; killed by the test. */
async function productOn(folder: string): Promise<{ url: string; how: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [...tsx, launcher, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const printed = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString()))
    child.once('exit', (code) => reject(new Error(`product ended with ${code}`)))
  })
  const kill = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGKILL')
    })
  return { ...(JSON.parse(printed) as { url: string; how: string }), kill }
}

test('[SEC-04] a first start sets up a server, a second start keeps the rows and is quick', async () => {
  const dataDir = join(home, 'deeply', 'nested', 'postgres')
  const first = await startEmbeddedPostgres({ dataDir })
  expect(first.how).toBe('started')
  await query(first.url, 'create table kept (n int); insert into kept values (7)')
  await first.stop()
  expect(runningPostmaster(dataDir)).toBeUndefined()

  const before = performance.now()
  const second = await startEmbeddedPostgres({ dataDir })
  const took = performance.now() - before
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }])
  expect(await query(second.url, 'show fsync')).toEqual([{ fsync: 'on' }])
  await second.stop()
  expect(took).toBeLessThan(1500)
  // folders above stay open for others, the data do not
  expect(statSync(join(home, 'deeply')).mode & 0o777).toBe(0o755)
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
})

test('[SEC-04] text sorts by code point whatever the machine, names sort by an explicit collation', async () => {
  const server = await startEmbeddedPostgres({ dataDir: join(home, 'collation'), durable: false })
  const [settings] = await query<{ provider: string; locale: string; encoding: string; sums: string }>(
    server.url,
    `select datlocprovider as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding,
       current_setting('data_checksums') as sums
     from pg_database where datname = current_database()`,
  )
  expect(settings).toEqual({ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8', sums: 'on' })
  const sorted = await query<{ name: string }>(
    server.url,
    `select name from (values ('张'), ('李'), ('安'), ('赵'), ('王')) as people (name) order by name collate "zh-x-icu"`,
  )
  expect(sorted.map(({ name }) => name)).toEqual(['安', '李', '王', '张', '赵'])
  await server.stop()
})

test('[SEC-01] nobody gets in without the password, and no network port is open', async () => {
  const server = await startEmbeddedPostgres({ dataDir: join(home, 'guarded'), durable: false })
  const wrong = server.url.replace(/:[^:@]+@/, ':wrong@')
  await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed')
  expect(await query(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  expect(statSync(join(home, 'guarded', 'yichuang.password')).mode & 0o077).toBe(0)
  await server.stop()
})

test('a second process on the same folder is told who has it; a command of the product joins it', async () => {
  const dataDir = join(home, 'shared')
  const product = await productOn(dataDir)
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(FolderInUse)
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
    /another process is using this data folder: process \d+/,
  )
  const joined = await startEmbeddedPostgres({ dataDir, whenInUse: 'join' })
  expect(joined.how).toBe('joined')
  await joined.stop()
  expect(await query(product.url, 'select 1 as still')).toEqual([{ still: 1 }])
  await product.kill()
  const after = await startEmbeddedPostgres({ dataDir })
  await after.stop()
})

test('[SEC-04] after kill -9 of the product its server is taken over with every committed row', async () => {
  const dataDir = join(home, 'orphan')
  const product = await productOn(dataDir)
  await query(product.url, 'create table act (n int)')
  const written = await writeUntil(product.url, () => product.kill())
  const orphan = runningPostmaster(dataDir)

  const before = performance.now()
  const server = await startEmbeddedPostgres({ dataDir })
  const took = performance.now() - before
  expect(server.how).toBe('adopted')
  expect(server.pid()).toBe(orphan?.pid)
  expect(await query(server.url, 'select count(*)::int as n from act where n <= ' + written)).toEqual([{ n: written }])
  expect(took).toBeLessThan(3000)
  await server.stop()
  expect(runningPostmaster(dataDir)).toBeUndefined()
})

test('[SEC-04] after kill -9 of the product and of its server every acknowledged row is there', async () => {
  const dataDir = join(home, 'killed')
  const product = await productOn(dataDir)
  await query(product.url, 'create table act (n int)')
  const written = await writeUntil(product.url, async () => {
    await product.kill()
    process.kill(runningPostmaster(dataDir)?.pid ?? 0, 'SIGKILL')
  })
  const server = await startEmbeddedPostgres({ dataDir })
  expect(server.how).toBe('started')
  expect(await query(server.url, 'select count(*)::int as n from act where n <= ' + written)).toEqual([{ n: written }])
  await server.stop()
})

test('a server that dies under the product is started again at the same address', async () => {
  const server = await startEmbeddedPostgres({ dataDir: join(home, 'revived'), durable: false })
  const first = server.pid()
  process.kill(first, 'SIGKILL')
  await expect.poll(() => server.pid(), { timeout: 10_000 }).not.toBe(first)
  expect(await query(server.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await server.stop()
  await server.gone
})

test('a lock file whose process number went to another process does not keep the server from starting', async () => {
  const dataDir = join(home, 'reused-number')
  const server = await startEmbeddedPostgres({ dataDir, durable: false })
  process.kill(server.pid(), 'SIGKILL')
  server.leave()
  await expect.poll(() => runningPostmaster(dataDir)).toBeUndefined()
  // an innocent process of the same user now has the number
  const account = databaseAccount()
  const innocent = spawn('sleep', ['60'], { ...account, stdio: 'ignore' })
  const file = join(dataDir, 'postmaster.pid')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(innocent.pid)))
  const again = await startEmbeddedPostgres({ dataDir, durable: false })
  expect(await query(again.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await again.stop()
  innocent.kill()
})

test('a folder that holds something else is refused, an interrupted set-up is done anew', async () => {
  const foreign = join(home, 'foreign')
  mkdirSync(foreign)
  writeFileSync(join(foreign, 'letter.txt'), 'dear reader')
  await expect(startEmbeddedPostgres({ dataDir: foreign })).rejects.toThrow('holds other files')
  expect(existsSync(join(foreign, 'letter.txt'))).toBe(true)

  const cutShort = join(home, 'cut-short')
  mkdirSync(join(cutShort, 'base'), { recursive: true })
  writeFileSync(join(cutShort, 'PG_VERSION'), '18\n')
  const server = await startEmbeddedPostgres({ dataDir: cutShort, durable: false })
  expect(await query(server.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await server.stop()
})

test('a data folder with a long path gets its socket elsewhere', async () => {
  const dataDir = join(home, 'a'.repeat(60), 'b'.repeat(60), 'postgres')
  const server = await startEmbeddedPostgres({ dataDir, durable: false })
  const socketFolder = runningPostmaster(dataDir)?.socketFolder ?? ''
  expect(socketFolder.startsWith(tmpdir())).toBe(true)
  expect(await query(server.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await server.stop()
  expect(existsSync(socketFolder)).toBe(false)
})

test.runIf(isRoot)(
  'run by root: the server runs as nobody; under a closed folder its data lie elsewhere, linked',
  async () => {
    const closed = join(home, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const dataDir = join(closed, '.data', 'postgres')
    const server = await startEmbeddedPostgres({ dataDir, durable: false })
    expect(lstatSync(dataDir).isSymbolicLink()).toBe(true)
    const place = readlinkSync(dataDir)
    expect(statSync(place).uid).toBe(65534)
    expect(statSync(closed).mode & 0o777).toBe(0o700)
    await query(server.url, 'create table kept (n int)')
    await server.stop()
    const again = await startEmbeddedPostgres({ dataDir, durable: false })
    expect(await query(again.url, 'select n from kept')).toEqual([])
    await again.stop()
    await removeDataFolder(dataDir)
    expect(existsSync(place)).toBe(false)
    expect(existsSync(dataDir)).toBe(false)
  },
)

test.runIf(isRoot)(
  'run by root from a closed folder: the programs are copied to where nobody can run them',
  async () => {
    const closed = join(home, 'closed-programs')
    mkdirSync(closed, { mode: 0o700 })
    const binaries = findBinaries(databaseAccount(), { native: await copyOfNative(closed), caches: [home] })
    expect(binaries.postgres.startsWith(closed)).toBe(false)
    const { stdout } = await promisify(execFile)(binaries.postgres, ['--version'], { uid: 65534, gid: 65534 })
    expect(stdout).toContain('PostgreSQL')
  },
)

/** Starts and stops the database as another user; gives what was printed. */
async function asUser(uid: number, dataDir: string): Promise<string> {
  const child = spawn(process.execPath, [...tsx, launcher, dataDir, 'stop'], {
    uid,
    gid: uid,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: '/nowhere', TMPDIR: '/tmp' },
  })
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  await new Promise((resolve) => child.once('close', resolve))
  return said
}

test.runIf(isRoot)(
  'run by another user than root: the server is that user’s own, and root may start it later',
  async () => {
    const own = join(home, 'own')
    mkdirSync(own)
    chmodSync(own, 0o777)
    const dataDir = join(own, 'postgres')
    expect(await asUser(1, dataDir)).toContain('started')
    expect(statSync(dataDir).uid).toBe(1)
    const byRoot = await startEmbeddedPostgres({ dataDir })
    expect(statSync(`/proc/${byRoot.pid()}`).uid).toBe(1)
    await byRoot.stop()
    expect(await asUser(1, dataDir)).toContain('started')
    expect(await asUser(2, dataDir)).toContain('belongs to user 1, this process runs as user 2')
  },
)

test.runIf(isRoot)('a user without a name on this machine is told what to do', async () => {
  const own = join(home, 'nameless')
  mkdirSync(own)
  chmodSync(own, 0o777)
  expect(await asUser(61234, join(own, 'postgres'))).toContain('user 61234, which has no name on this machine')
})

test('a database that is in use is not removed; one that a killed process left is stopped and removed', async () => {
  const dataDir = join(home, 'removed')
  const product = await productOn(dataDir)
  await expect(removeDataFolder(dataDir)).rejects.toThrow(FolderInUse)
  await product.kill()
  await removeDataFolder(dataDir)
  expect(existsSync(dataDir)).toBe(false)
  await expect(query(product.url, 'select 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/)
})

async function copyOfNative(folder: string): Promise<string> {
  const { postgres } = findBinaries(databaseAccount())
  const native = join(postgres, '..', '..')
  await promisify(execFile)('cp', ['-a', join(native, '..'), join(folder, 'package')])
  return join(folder, 'package', 'native')
}

/** Inserts 1, 2, 3 … one transaction each, until killed; gives the last number that was acknowledged. */
async function writeUntil(url: string, kill: () => Promise<void>): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  let written = 0
  let killed: Promise<void> | undefined
  try {
    for (;;) {
      await client.query('insert into act values ($1)', [written + 1])
      written += 1
      if (written === 200) killed = kill()
      if (written === 600) break
    }
  } catch {
    // the server was killed: what was acknowledged counts
  }
  await killed
  await client.end().catch(() => {})
  return written
}
