import { chmodSync, existsSync, mkdtempSync, rmSync, truncateSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProduct } from '../journeys/product.ts'
import type { Product } from '../journeys/product.ts'
import { call, tokenOf } from './api.ts'
import { anApplication } from './take.ts'
import { read, yichuang } from './yichuang.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-commands-'))
const archive = join(folder, 'kept.yichuang')
const restored = join(folder, 'restored')
let product: Product

const here = () => ['--data', product.dataDir, '--json']

beforeAll(async () => {
  chmodSync(folder, 0o755)
  product = await startProduct()
})
afterAll(async () => {
  await product.remove()
  rmSync(folder, { recursive: true, force: true })
})

describe('every command', () => {
  const plain = 'start migrate backup restore log user doctor reset deadline code'.split(' ')
  const words = [
    ...plain,
    'log verify',
    ...['list', 'add', 'grant', 'revoke', 'password', 'unlock', 'end-sessions'].map((one) => `user ${one}`),
    ...['check', 'import', 'export', 'resolve', 'resolve-package'].map((one) => `catalogue ${one}`),
  ]
  test.each(words)('%s explains itself', async (command) => {
    const { code, stdout } = await yichuang(...command.split(' '), '--help')
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Usage: yichuang ${command}`)])
  })

  test('that does not exist, and an option that does not, are said on stderr with exit code 1', async () => {
    for (const words of [['nonsense'], ['doctor', '--nonsense'], ['backup']]) {
      const { code, stdout, stderr } = await yichuang(...words)
      expect([code, stdout]).toEqual([1, ''])
      expect(stderr).toMatch(/error: /)
    }
  })
})

test('[SEC-01] the operator adds the first account of an administrator, whose password is told once and must be changed', async () => {
  const added = await yichuang(
    'user',
    'add',
    'zhangbei',
    '张北',
    '--region',
    '339921',
    '--role',
    'system-administrator',
    ...here(),
  )
  expect(added.code, added.stderr).toBe(0)
  const { password } = read(added) as { password: string }
  const session = await call('POST', '/session', { body: { account: 'zhangbei', password }, address: product.address })
  expect([session.status, session.body]).toEqual([200, expect.objectContaining({ mustChangePassword: true })])

  const again = await yichuang('user', 'add', 'zhangbei', '张北', '--region', '339921', ...here())
  expect([again.code, again.stdout]).toEqual([1, ''])
  expect(again.stderr).toContain('access.account-taken')
  const apart = await yichuang('user', 'grant', 'zhangbei', 'security-auditor', '--reason', '兼任', ...here())
  expect([apart.code, apart.stderr]).toEqual([1, expect.stringContaining('access.roles-apart')])
  expect(read(await yichuang('user', 'list', 'zhangbei', ...here()))).toMatchObject([
    { account: 'zhangbei', state: 'active', roles: ['system-administrator'] },
  ])

  const { body } = session as { body: { token: string } }
  expect(read(await yichuang('user', 'end-sessions', 'zhangbei', ...here()))).toMatchObject({ ended: 1 })
  const after = await call('GET', '/session', { token: body.token, address: product.address })
  expect(after.status).toBe(401)
})

test('[SEC-01] an account that wrong passwords have locked is opened again', async () => {
  const wrong = { account: 'manager-town', password: 'wrong-wrong-wrong' }
  for (let tries = 0; tries < 8; tries++) await call('POST', '/session', { body: wrong, address: product.address })
  const right = { account: 'manager-town', password: 'yichuang-demo' }
  const locked = await call('POST', '/session', { body: right, address: product.address })
  expect([locked.status, locked.code]).toEqual([403, 'access.account-locked'])
  expect((await yichuang('user', 'unlock', 'manager-town', ...here())).code).toBe(0)
  expect((await call('POST', '/session', { body: right, address: product.address })).status).toBe(200)
})

test('the doctor finds a sound installation, and says of a broken one how to mend it', async () => {
  const well = await yichuang('doctor', '--data', product.dataDir, '--json')
  expect(well.code, well.stdout).toBe(0)
  const findings = read(well) as readonly { about: string; state: string }[]
  expect(findings.filter(({ state }) => state === 'error')).toEqual([])
  expect(findings.map(({ about }) => about)).toEqual(
    expect.arrayContaining(['node', 'database', 'schema', 'printing', 'record']),
  )
  const ill = await yichuang('doctor', '--database-url', 'postgresql://nobody:x@127.0.0.1:1/none', '--json')
  expect(ill.code).toBe(1)
  expect(ill.stderr).toContain('database')
  expect(read(ill)).toContainEqual({
    about: 'database',
    state: 'error',
    says: expect.any(String),
    mend: { zh: expect.stringContaining('DATABASE_URL'), en: expect.any(String) },
  })
})

describe('[SEC-04] a backup of the running product', () => {
  let id = ''
  let hash = ''

  test('holds rows, files and keys, and never writes over another', async () => {
    const { address } = product
    const token = await tokenOf('shenruoxi', 'hall-county-13', address)
    const form = new FormData()
    const pdf =
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n%%EOF\n'
    form.append('file', new Blob([pdf]), '申请书.pdf')
    const headers = { authorization: `Bearer ${token}` }
    const sent = await fetch(`${address}/api/v1/files`, { method: 'POST', headers, body: form })
    const { files } = (await sent.json()) as { files: readonly { hash: string }[] }
    hash = files[0]?.hash ?? ''
    const application = anApplication(8_800) as { materials: readonly object[] }
    const materials = application.materials.map((one, at) => (at === 0 ? { ...one, files } : one))
    const taken = await call('POST', '/applications', { token, address, body: { ...application, materials } })
    id = (taken.body as { id: string }).id
    const kept = await yichuang('backup', archive, ...here())
    expect(kept.code, kept.stderr).toBe(0)
    expect(read(kept)).toMatchObject({ files: expect.toSatisfy((count: number) => count >= 1), damagedFiles: [] })
    const again = await yichuang('backup', archive, ...here())
    expect([again.code, again.stdout]).toEqual([1, ''])
  })

  test('comes back in an empty folder: the same case, the same file, the record proved', async () => {
    const back = await yichuang('restore', archive, '--data', restored, '--json')
    expect(back.code, back.stderr).toBe(0)
    const verdict = await yichuang('log', 'verify', '--data', restored, '--json')
    expect(read(verdict)).toMatchObject({ faults: [] })
    const copy = await startProduct({ dataDir: restored })
    try {
      const token = await tokenOf('shenruoxi', 'hall-county-13', copy.address)
      const found = await call('GET', `/applications/${id}`, { token, address: copy.address })
      expect([found.status, found.body]).toEqual([200, expect.objectContaining({ stage: 'received' })])
      const file = await call('GET', `/applications/${id}/files/${hash}`, { token, address: copy.address })
      expect(file.status).toBe(200)
      expect(Buffer.from(file.body as ArrayBuffer).toString()).toContain('%PDF-1.4')
    } finally {
      await copy.stop()
    }
  })

  test('that is cut short, or would go over other data, is refused and changes nothing', async () => {
    const over = await yichuang('restore', archive, '--data', restored, '--json')
    expect([over.code, over.stdout]).toEqual([1, ''])
    expect(over.stderr).toContain('is not empty')
    truncateSync(archive, Math.floor(statSync(archive).size / 2))
    const cut = await yichuang('restore', archive, '--data', join(folder, 'other'), '--json')
    expect([cut.code, cut.stderr]).toEqual([1, expect.stringContaining('Nothing was changed')])
  })
})

test('a reset empties a folder after a clear word only, and never under a running product', async () => {
  const unasked = await yichuang('reset', '--data', restored)
  expect([unasked.code, unasked.stderr]).toEqual([1, expect.stringContaining('--yes')])
  const running = await yichuang('reset', '--yes', '--data', product.dataDir)
  expect([running.code, running.stderr]).toEqual([1, expect.stringContaining('another process')])
  expect((await yichuang('reset', '--yes', '--data', restored)).code).toBe(0)
  expect(existsSync(join(restored, 'postgres'))).toBe(false)
  const anew = await yichuang('migrate', '--data', restored, '--json')
  expect(anew.code, anew.stderr).toBe(0)
  expect((read(anew) as { done: readonly string[] }).done.length).toBeGreaterThan(10)
  expect(read(await yichuang('migrate', '--data', restored, '--json'))).toEqual({ done: [] })
})
