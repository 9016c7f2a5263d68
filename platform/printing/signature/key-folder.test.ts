import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyFolder } from '../index.ts'

const at = '2026-09-18T02:31:00.000Z'
const owner = { commonName: '云岫县电子印章根证书', organization: '云岫县行政服务中心' }
const bureau = { commonName: '云岫县公安局', organization: '云岫县公安局' }
const newFolder = async () => join(await mkdtemp(join(tmpdir(), 'yichuang-keys-')), 'seals')

test('a key is made once, issued by the authority of the folder, and found again by another process', async () => {
  const folder = await newFolder()
  const first = await keyFolder(folder, owner).credentials('gaj-official', bureau, at)
  const second = await keyFolder(folder, owner).credentials('gaj-official', bureau, at)
  expect(second).toEqual(first)
  const authority = new X509Certificate(await keyFolder(folder, owner).authority(at))
  expect(new X509Certificate(first.certificate).verify(authority.publicKey)).toBe(true)
  expect(new X509Certificate(first.certificate).subject).toContain('CN=云岫县公安局')
})

test('many that ask at once get the same key', async () => {
  const folder = await newFolder()
  const asked = Array.from({ length: 6 }, () => keyFolder(folder, owner).credentials('gaj-special', bureau, at))
  const keys = new Set((await Promise.all(asked)).map(({ key }) => key))
  expect(keys.size).toBe(1)
})

test('[LIC-02] nobody else on the machine can read the keys', async () => {
  const folder = await newFolder()
  await keyFolder(folder, owner).credentials('gaj-official', bureau, at)
  expect((await stat(folder)).mode & 0o077).toBe(0)
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.key.pem'))) {
    expect((await stat(join(folder, name))).mode & 0o077, name).toBe(0)
  }
})

test('[LIC-02] a certificate is not used outside of its time', async () => {
  const keys = keyFolder(await newFolder(), owner)
  await keys.credentials('gaj-official', bureau, at)
  await expect(keys.credentials('gaj-official', bureau, '2040-01-01T00:00:00.000Z')).rejects.toThrow('holds from')
})

test('a secret stays the same; names lead nowhere else', async () => {
  const folder = await newFolder()
  const secret = await keyFolder(folder, owner).secret('codes')
  expect(secret).toHaveLength(32)
  expect(await keyFolder(folder, owner).secret('codes')).toEqual(secret)
  await expect(keyFolder(folder, owner).credentials('../outside', bureau, at)).rejects.toThrow('not a name')
})

test('a key without its certificate is said, not replaced', async () => {
  const folder = await newFolder()
  await keyFolder(folder, owner).secret('codes')
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  await writeFile(join(folder, 'gaj-official.key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const asked = keyFolder(folder, owner).credentials('gaj-official', bureau, at)
  await expect(asked).rejects.toThrow('no certificate gaj-official.pem')
}, 10_000)
