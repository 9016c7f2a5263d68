import { join } from 'node:path'
import pg from 'pg'
import { tsImport } from 'tsx/esm/api'

/**
 * Where the measurement happens. With DATABASE_URL in a database made for it, which `release` drops again; else in the
 * embedded server of the product that runs on `dataDir`.
 */
export async function makeDatabase() {
  const server = process.env.DATABASE_URL
  if (server === undefined || server === '') return { url: undefined, release: async () => {} }
  const name = `yichuang_bench_${process.pid}`
  await withAdmin(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, release: () => withAdmin(server, `drop database if exists ${name} with (force)`) }
}

async function withAdmin(url, statement) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Address of the database of the embedded server that a running product has started. */
export async function embeddedUrl(dataDir) {
  const { startEmbeddedPostgres } = await tsImport('../../platform/postgres/index.ts', import.meta.url)
  const { url } = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), whenInUse: 'join' })
  return url
}

/** An embedded server without a product. @returns its address, and how it is ended and its files are removed */
export async function startEmbedded(dataDir) {
  const { removeDataFolder, startEmbeddedPostgres } = await tsImport(
    '../../platform/postgres/index.ts',
    import.meta.url,
  )
  const folder = join(dataDir, 'postgres')
  const { url, stop } = await startEmbeddedPostgres({ dataDir: folder })
  const end = async () => {
    await stop()
    await removeDataFolder(folder)
  }
  return { url, end }
}

/** A connection for loading and looking. */
export async function openClient(url) {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
  await client.connect()
  return client
}
