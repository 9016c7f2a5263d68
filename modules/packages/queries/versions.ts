import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { Actor } from '@yichuang/platform/pure'

/** A version of a package, without its text. */
export interface PackageVersion {
  readonly version: number
  readonly published_at: string | null
  readonly published_by_name: string | null
  readonly items: number
  readonly reason: string
}

const newest = prepared<{ version: number | null }, [id: string]>(
  'packages.last-version',
  `select max(version) as version from packages.version where package = $1`,
)
const firstVersion = prepared<never, [id: string, body: string]>(
  'packages.keep-first-version',
  `insert into packages.version (package, version, body, reason) select $1, 1, $2, ''
   where not exists (select 1 from packages.version where package = $1)`,
)
const insert = prepared<
  never,
  [id: string, version: number, body: string, at: string, by: string, name: string, reason: string]
>(
  'packages.write-version',
  `insert into packages.version (package, version, body, published_at, published_by, published_by_name, reason)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)
const versions = prepared<PackageVersion, [id: string]>(
  'packages.versions',
  `select version, published_at, published_by_name, json_array_length(body -> 'items') as items, reason
   from packages.version where package = $1 order by version desc`,
)
const lock = prepared<never, [id: string]>(
  'packages.lock-versions',
  `select version from packages.version where package = $1 order by version desc limit 1 for update`,
)
const textOf = prepared<{ body: string }, [id: string, version: number]>(
  'packages.version-text',
  `select body::text as body from packages.version where package = $1 and version = $2`,
)
const stamps = prepared<{ package: string; version: number; published_at: string | null }, []>(
  'packages.current-stamps',
  `select distinct on (package) package, version, published_at from packages.version order by package, version desc`,
)

/** The newest kept version of a package; null for one that was imported and never changed, and for a new one. */
export async function lastVersion(db: Queries, id: string): Promise<number | null> {
  return (await db.one(newest, [id])).version
}

/** Keeps the text that was imported as the first version, unless versions are kept already. */
export async function keepFirstVersion(tx: Queries, id: string, text: string): Promise<void> {
  await tx.run(firstVersion, [id, text])
}

/** The next versions of a package are written one after the other. */
export async function lockVersions(tx: Queries, id: string): Promise<void> {
  await tx.run(lock, [id])
}

/** The exact text of a kept version. */
export async function packageVersionText(db: Queries, id: string, version: number): Promise<string | undefined> {
  return (await db.find(textOf, [id, version]))?.body
}

/** Writes the version that comes into force. */
export async function writeVersion(
  tx: Queries,
  version: {
    readonly package: string
    readonly version: number
    readonly text: string
    readonly at: string
    readonly by: Actor
    readonly reason: string
  },
): Promise<void> {
  const { package: id, text, at, by, reason } = version
  await tx.run(insert, [id, version.version, text, at, by.person, by.name, reason])
}

/** The kept versions of a package, the newest first; none for one that was imported and never changed. */
export function listPackageVersions(db: Queries, id: string): Promise<readonly PackageVersion[]> {
  return db.many(versions, [id])
}

/** The newest kept version of every package. */
export function currentStamps(db: Queries) {
  return db.many(stamps, [])
}
