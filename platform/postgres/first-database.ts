import pg from 'pg'
import { ROLE } from './cluster.ts'

/** Addresses of the databases of a server that is reached through a socket. */
export function socketUrl(socketFolder: string, password: string): (database: string) => string {
  return (database) =>
    `postgresql://${ROLE}:${password}@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(socketFolder)}`
}

/** Makes a database when the server does not have it yet. @param url address of a database that exists */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_catalog.pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    // another process joined and made it in between
    if (!(error instanceof pg.DatabaseError) || (error.code !== '42P04' && error.code !== '23505')) throw error
  } finally {
    await client.end()
  }
}
