import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { itemBook } from '@yichuang/modules/catalogue/public'
import { writeWorkbook } from '@yichuang/modules/spreadsheets/public'
import { rowsOf } from '@yichuang/modules/spreadsheets/rules'
import type { Rows, WholeItem } from '@yichuang/modules/spreadsheets/rules'
import { testDatabase } from '@yichuang/platform/db/testing'
import { Command } from 'commander'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { productFolder } from '../home.ts'
import { importFolder } from './catalogue-folder.ts'
import { registerCatalogue } from './catalogue.ts'

const { url, db } = await testDatabase()
const scratch = await mkdtemp(join(tmpdir(), 'catalogue-sheets-'))
beforeAll(() => importFolder(join(productFolder(), 'data/catalogue'), { databaseUrl: url }), 60_000)
afterEach(() => {
  process.exitCode = 0
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

/** Types a command as a person does; what it says on both outputs, and its exit code. */
async function yichuang(...words: readonly string[]) {
  const said = { out: '', err: '' }
  const listen = (name: keyof typeof said) => (chunk: string | Uint8Array) => {
    said[name] += String(chunk)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(listen('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(listen('err')),
  ]
  try {
    const program = new Command().exitOverride()
    registerCatalogue(program)
    await program.parseAsync(['catalogue', ...words, '--database-url', url], { from: 'user' })
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return { ...said, code: process.exitCode ?? 0 }
}

async function workbook(name: string, change: (rows: Rows) => Partial<Rows>): Promise<string> {
  const current = await itemBook(db).current('gthsl')
  const rows = rowsOf(current?.item as WholeItem)
  const path = join(scratch, name)
  await writeFile(path, await writeWorkbook({ ...rows, ...change(rows) }))
  return path
}

const versionOf = async (item: string) => (await itemBook(db).current(item))?.version

test('[CAT-07] the items of a department go out as a workbook, and the same workbook changes nothing', async () => {
  const path = join(scratch, 'scjg.xlsx')
  const { out, code } = await yichuang('export', path, '--department', 'scjg', '--json')
  const told = JSON.parse(out) as { file: string; bytes: number }
  expect([code, told.file, told.bytes]).toEqual([0, path, (await readFile(path)).length])
  await expect(yichuang('export', path)).rejects.toThrow('is already there')
  const back = await yichuang('import', path, '--json')
  expect(JSON.parse(back.out)).toMatchObject({ changed: 0, findings: [] })
}, 90_000)

test('[CAT-07] at the command line a workbook is taken in at once: the first load of a hall', async () => {
  const path = await workbook('new.xlsx', ({ items }) => ({ items: items.map((row) => ({ ...row, region: '全国' })) }))
  const { out, code } = await yichuang('import', path)
  expect([code, out]).toEqual([0, expect.stringContaining('1 items changed')])
  expect(await versionOf('gthsl')).toBe(2)
}, 90_000)

test('[CAT-07] one wrong cell keeps everything out; its sheet, line and column are told and the exit code says so', async () => {
  const path = await workbook('wrong.xlsx', ({ items, materials }) => ({
    items: items.map((row) => ({ ...row, region: '全省' })),
    materials: materials.map((row, index) => (index === 0 ? { ...row, necessity: '大概要' } : row)),
  }))
  const { out, err, code } = await yichuang('import', path)
  expect([code, out]).toEqual([1, expect.stringContaining('0 items changed')])
  expect(err).toContain('error 材料!2 必要性')
  expect(err).toContain('未导入')
  expect(await versionOf('gthsl')).toBe(2)
}, 90_000)
