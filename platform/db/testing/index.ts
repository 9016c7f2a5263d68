/** Databases for tests: a fresh clone of the migrated schema for each test file, on one shared server. */

import pg from 'pg'
import { afterAll } from 'vitest'
import { connect } from '../database.ts'
import type { ConnectOptions, Database } from '../database.ts'
import { loadMigrations } from '../migrations.ts'
import type { Migration } from '../migrations.ts'
import { testServer } from './server.ts'
import type { TestServer } from './server.ts'
import { sourceRoot } from './source-root.ts'
import { ensureTemplate } from './template.ts'

export { sourceRoot } from './source-root.ts'
export { testServer } from './server.ts'
export type { TestServer } from './server.ts'

/** A database of one test file. */
export interface TestDatabase {
  readonly db: Database
  readonly url: string
  /** Closes and drops it; done by itself after the tests of the file. */
  readonly drop: () => Promise<void>
}

/** What a test may want otherwise than the product has it. */
export interface TestDatabaseOptions extends ConnectOptions {
  /** other migrations than those of the source tree; an empty list gives an empty schema with the job queue */
  readonly migrations?: readonly Migration[]
}

const POOL_SIZE = 6
let made = 0

/**
 * A database with the migrated schema and no rows, for one test file: call it once, at the top of the file
 * (`const { db } = await testDatabase()`). It is dropped after the tests of the file.
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { migrations, ...connection } = options
  const server = await testServer()
  const template = await ensureTemplate(server, migrations ?? loadMigrations(sourceRoot))
  made += 1
  const name = `test_${process.pid}_${made}_${Date.now()}`
  await administer(server, `create database ${name} template ${template}`)
  const url = server.urlOf(name)
  const db = await connect(url, { poolSize: POOL_SIZE, strict: true, ...connection })
  let dropping: Promise<void> | undefined
  const dropNow = async () => {
    await db.close()
    await administer(server, `drop database if exists ${name} with (force)`)
  }
  const drop = () => (dropping ??= dropNow())
  afterAll(drop)
  return { db, url, drop }
}

async function administer(server: TestServer, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server.urlOf('postgres') })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
