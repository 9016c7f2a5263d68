import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { connect, prepared } from '@yichuang/platform/db'
import { addJob } from '@yichuang/platform/jobs'
import { startEmbeddedPostgres } from '@yichuang/platform/postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProduct } from '../journeys/product.ts'
import { read, yichuang } from './yichuang.ts'

const launcher = fileURLToPath(new URL('../../apps/server/bin/yichuang.mjs', import.meta.url))
const catalogue = fileURLToPath(new URL('../../data/catalogue', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'yichuang-operations-'))
const data = join(folder, 'data')
const archive = join(folder, 'kept.yichuang')

beforeAll(() => chmodSync(folder, 0o755))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))

/** Accounts of an installation. */
async function accounts(...place: readonly string[]): Promise<readonly string[]> {
  const rows = read(await yichuang('user', 'list', '--json', ...place)) as readonly { account: string }[]
  return rows.map(({ account }) => account)
}

function addUser(account: string, ...words: readonly string[]) {
  return yichuang('user', 'add', account, '张北', '--region', '339921', ...words, '--data', data)
}

test.each(['places', 'places import', 'jobs', 'jobs list', 'jobs retry', 'jobs drop'])(
  '%s explains itself',
  async (command) => {
    const { code, stdout } = await yichuang(...command.split(' '), '--help')
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Usage: yichuang ${command}`)])
  },
)

describe('an installation without the demo', () => {
  test('gets its areas, halls and departments from a folder, whole or not at all', async () => {
    const nobody = await yichuang('migrate', '--data', data)
    expect(nobody.code, nobody.stderr).toBe(0)
    const early = await addUser('zhangbei', '--role', 'system-administrator')
    expect([early.code, early.stdout, early.stderr]).toEqual([1, '', expect.stringContaining('access.no-such-place')])

    const nowhere = await yichuang('places', 'import', catalogue, '--department-area', '110000', '--data', data)
    expect([nowhere.code, nowhere.stdout, nowhere.stderr]).toEqual([1, '', '110000 is no area of halls.json\n'])
    const words = ['places', 'import', catalogue, '--department-area', '339921', '--data', data, '--json']
    expect(read(await yichuang(...words))).toMatchObject({ areas: 3, halls: 3 })
  })

  test('[SEC-01] gets its first account; one whose roles may not be held is refused as a whole', async () => {
    const apart = ['--role', 'system-administrator', '--role', 'security-auditor']
    for (const [roles, code] of [
      [apart, 'access.roles-apart'],
      [['--role', 'king'], 'access.no-such-role'],
      [['--role', 'reviewer'], 'access.role-needs-place'],
    ] as const) {
      const refused = await addUser('zhangbei', ...roles)
      expect([refused.code, refused.stdout, refused.stderr]).toEqual([1, '', expect.stringContaining(code)])
    }
    expect(await accounts('--data', data)).toEqual([])
    const added = await addUser('zhangbei', '--role', 'system-administrator')
    expect(added.code, added.stderr).toBe(0)
  })
})

test('a wrong folder is said, and nothing is made in it', async () => {
  const wrong = join(folder, 'wrong')
  for (const words of [
    ['backup', join(folder, 'none')],
    ['log', 'verify'],
    ['user', 'list'],
  ]) {
    const { code, stdout, stderr } = await yichuang(...words, '--data', wrong)
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('holds no database of the product')])
  }
  writeFileSync(join(folder, 'letter'), 'no backup')
  for (const file of ['letter', 'absent']) {
    const { code, stdout, stderr } = await yichuang('restore', join(folder, file), '--data', wrong)
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(/Nothing was changed|is not there/)])
  }
  expect(existsSync(wrong)).toBe(false)
})

describe('[SEC-04] a restore over other data', () => {
  test('needs a clear word, and then leaves exactly what the backup holds', async () => {
    const kept = await yichuang('backup', archive, '--data', data)
    expect(kept.code, kept.stderr).toBe(0)
    expect((await addUser('liming', '--role', 'security-auditor')).code).toBe(0)
    const unforced = await yichuang('restore', archive, '--data', data)
    expect([unforced.code, unforced.stdout]).toEqual([1, ''])
    expect(unforced.stderr).toContain('is not empty')
    expect(await accounts('--data', data)).toEqual(['liming', 'zhangbei'])
    const forced = await yichuang('restore', archive, '--data', data, '--force', '--json')
    expect(forced.code, forced.stderr).toBe(0)
    expect(await accounts('--data', data)).toEqual(['zhangbei'])
  })

  test('is refused while the product runs, whatever is said', async () => {
    const product = await startProduct({ dataDir: data, demo: false })
    try {
      const { code, stdout, stderr } = await yichuang('restore', archive, '--data', data, '--force')
      expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('another process')])
    } finally {
      await product.stop()
    }
    const verdict = await yichuang('log', 'verify', '--data', data, '--json')
    expect(read(verdict)).toMatchObject({ faults: [] })
  })

  test('works on a server of one’s own, and is refused there while the product runs', async () => {
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'server'), durable: false })
    const place = ['--database-url', server.url, '--data', join(folder, 'beside')]
    try {
      const back = await yichuang('restore', archive, ...place)
      expect(back.code, back.stderr).toBe(0)
      expect(await accounts(...place)).toEqual(['zhangbei'])
      const env = { DATABASE_URL: server.url }
      const product = await startProduct({ dataDir: join(folder, 'beside'), demo: false, env })
      const over = await yichuang('restore', archive, '--force', ...place)
      await product.stop()
      expect([over.code, over.stdout, over.stderr]).toEqual([1, '', expect.stringContaining('the product is running')])
      const again = await yichuang('restore', archive, '--force', ...place)
      expect(again.code, again.stderr).toBe(0)
      expect(read(await yichuang('migrate', '--json', ...place))).toEqual({ done: [] })
    } finally {
      await server.stop()
    }
  })
})

interface Finding {
  readonly about: string
  readonly state: string
  readonly mend?: { readonly zh: string; readonly en: string }
}

/** What the doctor says is an error, with how it ended. */
async function errorsOf(...words: readonly string[]) {
  const { code, stdout, stderr } = await yichuang('doctor', '--json', ...words)
  const found = (JSON.parse(stdout) as readonly Finding[]).filter(({ state }) => state === 'error')
  for (const { mend } of found) expect([mend?.zh, mend?.en]).not.toContain(undefined)
  return { code, stderr, errors: found.map(({ about }) => about) }
}

describe('the doctor', () => {
  test('makes nothing where the product has never been', async () => {
    const fresh = join(folder, 'fresh', 'data')
    expect(await errorsOf('--data', fresh, '--port', '0')).toEqual({ code: 0, stderr: '', errors: [] })
    expect(existsSync(join(folder, 'fresh'))).toBe(false)
  })

  test('names a folder that is none, a port that another program has, and a setting that is wrong', async () => {
    const other = createServer((_request, response) => response.end('<!DOCTYPE html>'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    const ill = await errorsOf('--data', join(folder, 'letter'), '--port', port)
    expect(ill).toEqual({ code: 1, stderr: '2 to mend: data, port\n', errors: ['data', 'port'] })
    const started = await yichuang('start', '--no-demo', '--data', data, '--port', port)
    expect([started.code, started.stdout]).toEqual([1, ''])
    expect(started.stderr).toContain(`port ${port} on 127.0.0.1 is taken`)
    expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false)
    await new Promise((resolve) => other.close(resolve))
    expect(await errorsOf('--port', 'eighty')).toMatchObject({ code: 1, errors: ['settings'] })
  })

  test('[SEC-02] finds that the key of the record is gone, and makes no other', async () => {
    const key = join(data, 'keys', 'anchor.pem')
    expect(await errorsOf('--data', data, '--port', '0')).toMatchObject({ code: 0, errors: [] })
    renameSync(key, `${key}.away`)
    expect(await errorsOf('--data', data, '--port', '0')).toMatchObject({ code: 1, errors: ['record'] })
    const verdict = await yichuang('log', 'verify', '--data', data)
    expect([verdict.code, verdict.stdout, verdict.stderr]).toEqual([1, '', expect.stringContaining('anchor.pem')])
    expect(existsSync(key)).toBe(false)
    renameSync(`${key}.away`, key)
  })
})

/** Begins a start and gives its process with what it says and how it ends. */
function begin() {
  const words = ['start', '--no-demo', '--json', '--port', '0', '--data', data]
  const product = spawn(process.execPath, [launcher, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [product.stdout, product.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const ended = new Promise<number | null>((resolve) => product.once('exit', (code) => resolve(code)))
  return { product, said: () => said, ended }
}

const pidFile = join(data, 'postgres', 'postmaster.pid')

async function untilDatabaseRuns(): Promise<void> {
  for (let tries = 0; tries < 600 && !existsSync(pidFile); tries++) await wait(50)
  expect(existsSync(pidFile)).toBe(true)
}

/** Kills the process of the database that runs at this moment, if one does. */
function killDatabase(): void {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
    // a file that is just being written is empty, and 0 would be this test itself with all its family
    if (pid > 1) process.kill(pid, 'SIGKILL')
  } catch (error) {
    // it may be dead already, or just being started again
    if (!/ESRCH|ENOENT/.test(String(error))) throw error
  }
}

describe('[SEC-04] a job that has failed for good', () => {
  /** Adds jobs that nobody will try any more; the product does not run. */
  async function park(count: number): Promise<void> {
    const server = await startEmbeddedPostgres({ dataDir: join(data, 'postgres') })
    const db = await connect(server.url, { poolSize: 2 })
    for (let n = 0; n < count; n++) await addJob(db, 'test.in-vain', { n })
    await db.run(
      prepared<never, []>(
        'test.park',
        `update graphile_worker._private_jobs set attempts = max_attempts, last_error = '对方系统没有应答'`,
      ),
      [],
    )
    await db.close()
    await server.stop()
  }
  const jobs = (...words: readonly string[]) => yichuang('jobs', ...words, '--data', data, '--json')

  test('is shown with its reason, tried again or dropped', async () => {
    await park(3)
    const listed = read(await jobs('list')) as readonly { id: number; error: string }[]
    const inVain = listed.filter(({ error }) => error === '对方系统没有应答').map(({ id }) => id)
    expect(inVain).toHaveLength(3)
    const { stdout } = await yichuang('doctor', '--data', data, '--port', '0', '--json')
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ about: 'jobs', state: 'warning' }))

    const [first = 0, ...others] = inVain
    expect(read(await jobs('retry', String(first)))).toEqual({ ids: [first] })
    const again = await jobs('retry', String(first))
    expect([again.code, again.stdout, again.stderr]).toEqual([1, '', expect.stringContaining(`${first} is not parked`)])
    expect(read(await jobs('drop', '--all'))).toEqual({ ids: expect.arrayContaining(others) })
    expect(read(await jobs('list'))).toEqual([])
    const none = await jobs('drop')
    expect([none.code, none.stdout, none.stderr]).toEqual([1, '', expect.stringContaining('--all')])
  })
})

describe('the start', () => {
  test('that is told to stop in its midst stops the database in order', async () => {
    const { product, ended } = begin()
    await untilDatabaseRuns()
    product.kill('SIGINT')
    expect(await ended).toBe(0)
    expect([existsSync(pidFile), existsSync(join(data, 'postgres.lock'))]).toEqual([false, false])
  })

  test('ends with a clear word when its database has died for good', async () => {
    const { said, ended } = begin()
    while (!said().includes('"url"')) await wait(50)
    const isOver = ended.then(() => true)
    while (!(await Promise.race([isOver, wait(100, false)]))) killDatabase()
    expect(await ended).toBe(1)
    expect(said()).toContain('The embedded database has ended and does not start again')
  })
})
