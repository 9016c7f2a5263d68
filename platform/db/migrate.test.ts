import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect, loadMigrations, migrate, poolOf, schemaHash, SchemaMismatch, schemaState } from './index.ts'
import type { Migration } from './index.ts'
import { sourceRoot, testDatabase } from './testing/index.ts'

const first: Migration = { name: 'garden/202601010900-trees', sql: 'create table tree (name text);' }
const second: Migration = {
  name: 'animals/202601020900-birds',
  sql: `create table bird (name text);\ninsert into tree values ('oak');`,
}

async function tables(db: Awaited<ReturnType<typeof testDatabase>>['db']): Promise<string[]> {
  const { rows } = await poolOf(db).query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  return rows.map(({ name }) => name)
}

test('[SEC-04] migrations run once, in the order of their time, whatever module they come from', async () => {
  const { db } = await testDatabase({ migrations: [] })
  const told: string[] = []
  const onProgress = (step: { name: string; number: number; of: number }) =>
    told.push(`${step.number}/${step.of} ${step.name}`)
  expect(await schemaState(db, [first])).toMatchObject({ pending: [first.name] })
  expect(await migrate(db, [second, first], { onProgress })).toEqual([first.name, second.name])
  expect(told).toEqual([`1/2 ${first.name}`, `2/2 ${second.name}`])
  expect(await migrate(db, [second, first])).toEqual([])
  expect(await tables(db)).toEqual(['bird', 'tree'])
  expect(await schemaState(db, [first, second])).toEqual({ pending: [], changed: [], unknown: [] })
})

test('[SEC-04] a migration that was changed after it ran stops the start and says which', async () => {
  const { db } = await testDatabase({ migrations: [first] })
  const changed = { ...first, sql: 'create table tree (name text, height int);' }
  await expect(migrate(db, [changed, second])).rejects.toThrow(
    'migration garden/202601010900-trees was changed after it had been run on this database',
  )
  expect(await tables(db)).toEqual(['tree'])
  await migrate(db, [{ ...first, sql: first.sql.replaceAll('\n', '\r\n') }])
})

test('[SEC-04] an older program refuses the database of a newer one', async () => {
  const { db } = await testDatabase({ migrations: [first, second] })
  await expect(migrate(db, [first])).rejects.toThrow(SchemaMismatch)
  await expect(migrate(db, [first])).rejects.toThrow('made by a newer release (it has animals/202601020900-birds)')
})

test('[SEC-04] a migration that fails leaves nothing of itself and names its line', async () => {
  const { db } = await testDatabase({ migrations: [first] })
  const broken = { name: 'garden/202601030900-broken', sql: 'create table leaf (n int);\nselect * from nowhere;' }
  await expect(migrate(db, [first, broken])).rejects.toThrow(
    'migration garden/202601030900-broken failed: relation "nowhere" does not exist (line 2)',
  )
  expect(await tables(db)).toEqual(['tree'])
  expect(await migrate(db, [first, second])).toEqual([second.name])
})

test('[SEC-04] processes that start at the same moment run each step once', async () => {
  const { db, url } = await testDatabase({ migrations: [] })
  const others = await Promise.all([1, 2, 3].map(() => connect(url, { poolSize: 1 })))
  const runs = await Promise.all([db, ...others].map((each) => migrate(each, [first, second])))
  expect(runs.flat().sort()).toEqual([second.name, first.name])
  await Promise.all(others.map((each) => each.close()))
})

test('the migrations of the source tree are found, well named, and give an up-to-date schema', async () => {
  const migrations = loadMigrations(sourceRoot)
  expect(migrations.map(({ name }) => name)).toContain('events/202611210500-events')
  const { db } = await testDatabase()
  expect(await schemaState(db, migrations)).toEqual({ pending: [], changed: [], unknown: [] })
})

test('a file in a migrations folder with another name is refused', () => {
  const root = mkdtempSync(join(tmpdir(), 'yichuang-migrations-'))
  mkdirSync(join(root, 'platform', 'mail', 'migrations'), { recursive: true })
  mkdirSync(join(root, 'modules'))
  writeFileSync(join(root, 'platform', 'mail', 'migrations', '1-letters.sql'), 'select 1')
  expect(() => loadMigrations(root)).toThrow('a migration is named yyyymmddhhmm-words.sql')
  rmSync(root, { recursive: true })
})

test('the hash of the schema changes with any text', () => {
  expect(schemaHash([first, second])).toBe(schemaHash([second, first]))
  expect(schemaHash([first, { ...second, sql: `${second.sql} ` }])).not.toBe(schemaHash([first, second]))
})

test('a clone of the migrated template takes a fraction of a second', async () => {
  await testDatabase()
  const before = performance.now()
  await testDatabase()
  expect(performance.now() - before).toBeLessThan(3000)
})
