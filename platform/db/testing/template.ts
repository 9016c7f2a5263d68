import pg from 'pg'
import { installJobs } from '../../jobs/install.ts'
import { connect } from '../database.ts'
import { migrate } from '../migrate.ts'
import { schemaHash } from '../migrations.ts'
import type { Migration } from '../migrations.ts'
import type { TestServer } from './server.ts'

const LOCK = '7239847239847'
const KEPT_MS = 3_600_000

/**
 * A migrated database to clone from; made once per state of the migrations, by whichever test process comes first.
 * @returns its name
 */
export async function ensureTemplate(server: TestServer, migrations: readonly Migration[]): Promise<string> {
  const hash = schemaHash(migrations).slice(0, 16)
  const admin = new pg.Client({ connectionString: server.urlOf('postgres') })
  await admin.connect()
  try {
    const found = await findTemplate(admin, hash)
    if (found !== undefined) return found
    await admin.query('select pg_advisory_lock($1)', [LOCK])
    const made = await findTemplate(admin, hash)
    if (made !== undefined) return made
    await dropLeftovers(admin)
    return await makeTemplate(admin, server, { migrations, hash })
  } finally {
    await admin.end()
  }
}

async function findTemplate(admin: pg.Client, hash: string): Promise<string | undefined> {
  const { rows } = await admin.query<{ datname: string }>(
    'select datname from pg_catalog.pg_database where datname like $1 order by datname desc limit 1',
    [`template_%_${hash}`],
  )
  return rows[0]?.datname
}

async function makeTemplate(
  admin: pg.Client,
  server: TestServer,
  { migrations, hash }: { readonly migrations: readonly Migration[]; readonly hash: string },
): Promise<string> {
  const raw = `making_${process.pid}_${hash}`
  await admin.query(`create database ${raw}`)
  const db = await connect(server.urlOf(raw), { poolSize: 2 })
  try {
    await migrate(db, migrations, { before: installJobs })
  } finally {
    await db.close()
  }
  const name = `template_${Date.now()}_${hash}`
  await renameWhenFree(admin, raw, name)
  return name
}

/** A connection that was just closed may still be seen by the server for a moment. */
async function renameWhenFree(admin: pg.Client, from: string, to: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await admin.query(`alter database ${from} rename to ${to}`)
      return
    } catch (error) {
      const isBusy = error instanceof pg.DatabaseError && error.code === '55006'
      if (!isBusy || tries > 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}

/** Drops what killed test runs left, and templates of older states of the migrations that nobody can be using. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_catalog.pg_database where datname ~ '^(test|making|template)_[0-9]+_'`,
  )
  for (const { datname } of rows) {
    const [kind, number] = datname.split('_')
    const isLeft = kind === 'template' ? Date.now() - Number(number) > KEPT_MS : !isRunning(Number(number))
    if (isLeft) await admin.query(`drop database if exists ${datname} with (force)`)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
