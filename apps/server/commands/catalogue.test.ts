import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { itemBook, readCatalogueFolder } from '@yichuang/modules/catalogue/public'
import { testDatabase } from '@yichuang/platform/db/testing'
import { afterAll, expect, test } from 'vitest'
import { productFolder } from '../home.ts'
import { checkedFolder, exportFolder, importFiles, importFolder, provedFolder } from './catalogue-folder.ts'

const run = promisify(execFile)
const shipped = join(productFolder(), 'data/catalogue')
const { url, db } = await testDatabase()
const place = { databaseUrl: url }
const scratch = await mkdtemp(join(tmpdir(), 'catalogue-'))
afterAll(() => rm(scratch, { recursive: true, force: true }))

/** A copy of the shipped catalogue with a text replaced in one file and in the manifest's hash of it. */
async function copyWith(name: string, path: string, edit: (text: string) => string): Promise<string> {
  const folder = join(scratch, name)
  await cp(shipped, folder, { recursive: true })
  const hashOf = async () => (await readCatalogueFolder(folder)).find((file) => file.path === path)?.sha256 ?? ''
  const before = await hashOf()
  await writeFile(join(folder, path), edit(await readFile(join(folder, path), 'utf8')))
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8')
  await writeFile(join(folder, 'manifest.json'), manifest.replace(before, await hashOf()))
  return folder
}

test('[CAT-03] [CAT-05] the check proves the trees too: each thing once, errors and hints apart', async () => {
  const { findings } = await provedFolder(shipped)
  const places = findings.map(({ code, file, pointer, ...rest }) => {
    const { place, other } = { place: {}, other: {}, ...rest }
    return JSON.stringify([code, file, pointer, place, other])
  })
  expect(new Set(places).size).toBe(places.length)
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  expect(new Set(findings.map(({ level }) => level))).toEqual(new Set(['warning', 'hint']))
  const never = await copyWith('never', 'items/gjjzf.json', (text) =>
    text.replace(/"all": *\[\s*"amount\.real",/, '"all": ["type.public", "type.market", "amount.real",'),
  )
  const { findings: broken } = await provedFolder(never)
  expect(broken.filter(({ level }) => level === 'error').map(({ code }) => code)).toContain('rule-never')
  const torn = await copyWith('torn', 'items/gthsl.json', (text) => text.replace('"situation"', '"moon"'))
  expect((await provedFolder(torn)).findings.every(({ code }) => code === 'schema')).toBe(true)
})

const items = async () => itemBook(db).all()

test('[CAT-12] a catalogue with an error is refused wholly', async () => {
  const broken = await copyWith('broken', 'items/gthsl.json', (text) =>
    text.replace(/"board": *"[^"]+"/, '"board": "moon"'),
  )
  const refused = await importFolder(broken, place)
  const errors = 'findings' in refused ? refused.findings.filter(({ level }) => level === 'error') : []
  expect(errors).toMatchObject([{ code: 'unknown-board', file: 'items/gthsl.json', pointer: '/board' }])
  expect((await items()).size).toBe(0)
  await expect(exportFolder(join(scratch, 'nothing'), undefined, place)).rejects.toThrow(
    'no catalogue was imported yet',
  )
})

test('[CAT-05] [CAT-11] what is exported is byte for byte what was imported, packages and questions too', async () => {
  expect(await importFolder(shipped, place)).toMatchObject({ changed: 54, retired: 0 })
  const out = join(scratch, 'out')
  const { files, catalogue } = await exportFolder(out, undefined, place)
  expect({ files, catalogue }).toEqual({ files: 80, catalogue: 'shared-catalogue' })
  expect((await run('diff', ['-r', shipped, out])).stdout).toBe('')
  await expect(exportFolder(out, undefined, place)).rejects.toThrow('is not empty')
  expect(await importFolder(shipped, place)).toMatchObject({ changed: 0, retired: 0 })
})

test('[CAT-12] a changed item gets a new version, the others keep theirs', async () => {
  const renamed = await copyWith('renamed', 'items/gthsl.json', (text) => text.replace('"visits": 1', '"visits": 0'))
  expect(await importFolder(renamed, place)).toMatchObject({ changed: 1, retired: 0 })
  expect((await items()).get('gthsl')?.version).toBe(2)
  expect((await items()).get('gssl')?.version).toBe(1)
  const out = join(scratch, 'out2')
  await exportFolder(out, 'shared-catalogue', place)
  expect((await run('diff', ['-r', renamed, out])).stdout).toBe('')
})

test('[CAT-12] an item published after the import goes out with its current text and its hash in the manifest', async () => {
  const path = 'items/gssl.json'
  const file = (await readCatalogueFolder(shipped)).find((one) => one.path === path)
  const text = (file?.text ?? '').replace('"visits": 0', '"visits": 1')
  expect(text).not.toBe(file?.text)
  await importFiles(db, [{ path, text }])
  const out = join(scratch, 'out3')
  await exportFolder(out, undefined, place)
  expect(await readFile(join(out, path), 'utf8')).toBe(text)
  const { findings } = await checkedFolder(out)
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
})

test('[CAT-12] what the catalogue no longer holds goes out of force, its versions stay', async () => {
  const files = (await readCatalogueFolder(shipped)).filter(({ path }) => path !== 'items/gthsl.json')
  expect(await importFiles(db, files)).toMatchObject({ retired: 1 })
  expect((await items()).has('gthsl')).toBe(false)
  expect(await itemBook(db).version('gthsl', 1)).toMatchObject({ id: 'gthsl' })
})
