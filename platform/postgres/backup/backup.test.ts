import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { connect, loadMigrations, migrate, poolOf } from '../../db/index.ts'
import type { Database, Migration } from '../../db/index.ts'
import { sourceRoot, testDatabase } from '../../db/testing/index.ts'
import { openLocalStore } from '../../files/index.ts'
import { addJob, installJobs, listParkedJobs, queueState } from '../../jobs/index.ts'
import { backup, DamagedBackup, restore } from '../index.ts'
import type { RestoreTarget } from '../index.ts'
import { listTables, quoted } from './tables.ts'

const home = mkdtempSync(join(tmpdir(), 'yichuang-backup-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

// every kind of column and every guard that a restore has to cope with
const museum: Migration = {
  name: 'museum/202601010000-museum',
  sql: `
    create schema museum;
    create type museum.colour as enum ('red', 'green');
    create table museum.piece (
      id bigint generated always as identity primary key,
      name text not null unique,
      named int generated always as (length(name)) stored,
      body json, facts jsonb, hash bytea, at timestamptz, on_day date, price numeric(12, 2), weight double precision,
      colours museum.colour[], notes text[], words tsvector, span tstzrange, is_shown boolean, "select" text,
      parent bigint references museum.piece (id)
    );
    create table museum.label (piece bigint not null references museum.piece (id), text text);
    create table museum.room (n int primary key, first_label int);
    create table museum.door (n int primary key, room int references museum.room (n));
    alter table museum.room add constraint room_door foreign key (first_label) references museum.door (n);
    insert into museum.room (n) values (1), (2);
    create function museum.refuse() returns trigger language plpgsql as $$ begin raise exception 'never'; end $$;
    create trigger piece_for_ever before update or delete on museum.piece for each row execute function museum.refuse();
    create trigger label_no_truncate before truncate on museum.label for each statement execute function museum.refuse();
    create sequence museum.number start 100;
    create view museum.shown as select id, name from museum.piece where is_shown;
  `,
}
const migrations = [...loadMigrations(sourceRoot), museum]

async function furnish(db: Database, labels: number): Promise<void> {
  await poolOf(db).query(`
    insert into museum.piece (name, body, facts, hash, at, on_day, price, weight, colours, notes, words, span, is_shown, "select", parent)
    values
      (E'瓶 "a"\\t\\\\N\\n第二行', '{"b":1,  "a": "一窗"}', '{"b": 1}', '\\x00ff10', '2026-09-24 01:42:18.123456+00', '0044-03-15 BC',
       123.40, 'NaN', '{red,green}', array['a,b', null, '"', E'\\\\.', ''], to_tsvector('simple', 'one two'),
       '[2026-01-01 00:00+00,)', true, '\\N', null),
      ('', null, 'null', '', 'infinity', 'infinity', 'NaN', '-Infinity', '{}', null, null, 'empty', false, null, 1);
    insert into museum.label select 1, repeat('字', 100) || n from generate_series(1, ${labels}) as n;
    insert into museum.door (n, room) values (1, 2);
    update museum.room set first_label = 1 where n = 2;
    select nextval('museum.number'), nextval('museum.number');
  `)
}

/** A hash over all rows of each table, whatever their order. */
async function fingerprint(db: Database): Promise<Record<string, string>> {
  const client = await poolOf(db).connect()
  const prints: Record<string, string> = {}
  for (const table of await listTables(client)) {
    const { rows } = await client.query<{ print: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(row::text, chr(10) order by row::text)), '') as print
       from ${quoted(table)} as row`,
    )
    prints[`${table.schema}.${table.name}`] = rows[0]?.print ?? ''
  }
  client.release()
  return prints
}

async function source(labels = 100) {
  const { db } = await testDatabase({ migrations })
  await furnish(db, labels)
  await addJob(db, 'test.later', { to: '张三' }, { key: 'due-1', lane: 'case 1', runAt: '2099-01-01T00:00:00Z' })
  const files = await openLocalStore(mkdtempSync(join(home, 'store-')))
  const made = [await files.putOwn(Buffer.from('第一份文书')), await files.putOwn(Buffer.alloc(3_000_000, 7))]
  return { db, files, made, path: join(mkdtempSync(join(home, 'to-')), 'hall.yichuang') }
}

async function emptyTarget(): Promise<RestoreTarget & { folder: string }> {
  const { db } = await testDatabase({ migrations: [] })
  await poolOf(db).query('drop table platform.migration; drop schema platform')
  const folder = mkdtempSync(join(home, 'store-'))
  return { db, files: await openLocalStore(folder), migrations, before: installJobs, folder }
}

// read by most tests, changed by none; more than one piece of packed rows
const kept = await source(40_000)
const made = await backup(kept.db, kept.files, kept.path)
const prints = await fingerprint(kept.db)

test('[SEC-04] every row of every table, the sequences, the jobs and the files come back equal', async () => {
  expect(made).toMatchObject({ files: 2, damagedFiles: [] })
  expect(made.rows).toBeGreaterThan(40_000)
  expect(statSync(kept.path)).toMatchObject({ size: made.bytes })
  expect(statSync(kept.path).mode & 0o077).toBe(0)

  const target = await emptyTarget()
  expect(await restore(kept.path, target)).toEqual(made)
  expect(await fingerprint(target.db)).toEqual(prints)
  for (const { hash } of kept.made) expect(await target.files.verify(hash)).toBe('intact')
  expect(await queueState(target.db)).toMatchObject({ scheduled: 1 })
  expect(await listParkedJobs(target.db)).toEqual([])
  const { rows } = await poolOf(target.db).query<{ next: number; id: number }>(
    `select nextval('museum.number') as next, nextval(pg_get_serial_sequence('museum.piece', 'id')) as id`,
  )
  expect(rows).toEqual([{ next: 102, id: 3 }])
  expect(await migrate(target.db, migrations)).toEqual([])
})

test('[SEC-02] what guarded the rows guards them again after a restore', async () => {
  const { db, path } = kept
  const target = await emptyTarget()
  await restore(path, target)
  const pool = poolOf(target.db)
  await expect(pool.query(`update museum.piece set is_shown = false`)).rejects.toThrow('never')
  await expect(pool.query('truncate museum.label')).rejects.toThrow('never')
  await expect(pool.query(`insert into museum.label values (99, 'x')`)).rejects.toThrow(
    'violates foreign key constraint',
  )
  await expect(pool.query('delete from platform.event')).resolves.toMatchObject({ rowCount: 0 })
  const triggers =
    'select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2'
  expect((await pool.query(triggers)).rows).toEqual((await poolOf(db).query(triggers)).rows)
  const constraints = `select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated
    from pg_constraint where connamespace > 16383 order by 1, 2`
  expect((await pool.query(constraints)).rows).toEqual((await poolOf(db).query(constraints)).rows)
})

test('[SEC-04] rows written while a backup runs are in it wholly or not at all', async () => {
  const { db, files, path } = await source()
  let isWriting = true
  const writing = (async () => {
    for (let n = 10; isWriting; n += 1) {
      await poolOf(db).query(
        'with r as (insert into museum.room (n) values ($1) returning n) insert into museum.door select n, null from r',
        [n],
      )
    }
  })()
  await new Promise((resolve) => setTimeout(resolve, 50))
  await backup(db, files, path)
  isWriting = false
  await writing
  const target = await emptyTarget()
  await restore(path, target)
  const { rows } = await poolOf(target.db).query<{ rooms: number; doors: number }>(
    'select (select count(*) from museum.room where n >= 10) as rooms, (select count(*) from museum.door where n >= 10) as doors',
  )
  expect(rows[0]?.rooms).toBe(rows[0]?.doors)
  expect(rows[0]?.rooms).toBeGreaterThan(0)
})

test('[SEC-04] a backup that is cut short or changed by one byte is refused before anything is touched', async () => {
  const { path } = kept
  const whole = readFileSync(path)
  const target = await emptyTarget()
  const damaged = join(home, 'damaged')
  const places = [0, 600, Math.floor(whole.length / 3), Math.floor(whole.length / 2), whole.length - 3_000]
  for (const at of places) {
    const changed = Buffer.from(whole)
    changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at)
    writeFileSync(damaged, changed)
    await expect(restore(damaged, target), `byte ${at}`).rejects.toThrow(DamagedBackup)
  }
  for (const length of [0, 100, Math.floor(whole.length / 2), whole.length - 1_024]) {
    writeFileSync(damaged, whole.subarray(0, length))
    await expect(restore(damaged, target), `${length} bytes`).rejects.toThrow('Nothing was changed')
  }
  expect(await fingerprint(target.db)).toEqual(await fingerprint((await emptyTarget()).db))
  expect(existsSync(join(target.folder, 'sha256'))).toBe(false)
  await restore(path, target)
})

test('[SEC-04] a restore that fails half way leaves neither rows nor files', async () => {
  const { path } = kept
  const target = await emptyTarget()
  const failing: RestoreTarget = {
    ...target,
    files: {
      ...target.files,
      async putOwn(bytes) {
        const kept = await target.files.putOwn(bytes)
        if (kept.size === 3_000_000) throw new Error('disk full')
        return kept
      },
    },
  }
  await expect(restore(path, failing)).rejects.toThrow('disk full')
  const left: unknown[] = []
  for await (const file of target.files.list()) left.push(file)
  expect(left).toEqual([])
  expect(await fingerprint(target.db)).toEqual(await fingerprint((await emptyTarget()).db))
  await restore(path, target)
  expect(await fingerprint(target.db)).toEqual(prints)
})

test('[SEC-04] the owner of a database on a server need not be its superuser', async () => {
  const { path } = kept
  const target = await emptyTarget()
  const owner = `owner_${process.pid}`
  const pool = poolOf(target.db)
  await pool.query(`create role ${owner} login password 'secret'`)
  const { rows } = await pool.query<{ name: string }>('select current_database() as name')
  await pool.query(`alter database ${rows[0]?.name ?? ''} owner to ${owner}; drop schema graphile_worker cascade`)
  const own = await connect(target.db.url.replace(/\/\/[^@]+@/, `//${owner}:secret@`), { poolSize: 3 })
  expect(await poolOf(own).query('show is_superuser')).toMatchObject({ rows: [{ is_superuser: 'off' }] })
  await restore(path, { ...target, db: own })
  expect(await fingerprint(own)).toEqual(prints)
  expect(await migrate(own, migrations, { before: installJobs })).toEqual([])
  await backup(own, target.files, `${path}.again`)
  await own.close()
  await pool.query(`reassign owned by ${owner} to current_user; drop owned by ${owner}; drop role ${owner}`)
})

test('[SEC-04] a database that holds anything is not restored into', async () => {
  const { db, path } = kept
  await expect(restore(path, { ...(await emptyTarget()), db })).rejects.toThrow(/is not empty \(it has \d+ tables\)/)
  const target = await emptyTarget()
  await addJob(target.db, 'test.waiting', {})
  await expect(restore(path, target)).rejects.toThrow('is not empty')
})

test('[SEC-04] a newer release restores the backup of an older one, an older release refuses a newer one’s', async () => {
  const { path } = kept
  const newer: Migration = { name: 'museum/202701010000-guide', sql: 'alter table museum.label add column guide text' }
  const target = await emptyTarget()
  await restore(path, { ...target, migrations: [...migrations, newer] })
  expect(await migrate(target.db, [...migrations, newer])).toEqual([newer.name])

  const older = await emptyTarget()
  await expect(restore(path, { ...older, migrations: loadMigrations(sourceRoot) })).rejects.toThrow(
    'made by a newer release (it has museum/202601010000-museum)',
  )
  const other = { ...museum, sql: `${museum.sql} -- changed` }
  await expect(restore(path, { ...older, migrations: [...loadMigrations(sourceRoot), other] })).rejects.toThrow(
    'is another one than when the backup was made',
  )
})

test('[SEC-04] a name that is taken is not written over, and a failed backup leaves no file', async () => {
  const { db, files, path } = await source()
  writeFileSync(path, 'precious')
  await expect(backup(db, files, path)).rejects.toThrow('is there already')
  expect(readFileSync(path, 'utf8')).toBe('precious')

  const folder = mkdtempSync(join(home, 'failed-'))
  const away = { ...files, open: () => Promise.reject(new Error('disk away')) }
  await expect(backup(db, away, join(folder, 'b'))).rejects.toThrow('disk away')
  expect(readdirSync(folder)).toEqual([])
})

test('[SEC-04] a file that was damaged in the store is named, and does not stand in the way of the others', async () => {
  const { db, files } = kept
  const path = join(home, 'with-damage')
  const [small] = kept.made
  const hash = small?.hash ?? ''
  const store = mkdtempSync(join(home, 'store-'))
  const own = await openLocalStore(store)
  await own.putOwn(Buffer.from('第一份文书'))
  await own.putOwn(Buffer.from('第二份文书'))
  const place = join(store, 'sha256', hash.slice(0, 2), hash.slice(2, 4), hash)
  chmodSync(place, 0o600)
  writeFileSync(place, '别的内容')
  expect(await backup(db, own, path)).toMatchObject({ files: 1, damagedFiles: [hash] })
  const target = await emptyTarget()
  expect(await restore(path, target)).toMatchObject({ files: 1, damagedFiles: [hash] })
  expect(await target.files.sizeOf(hash)).toBeUndefined()
  expect(await target.files.verify(createHash('sha256').update('第二份文书').digest('hex'))).toBe('intact')
  expect(await files.verify(hash)).toBe('intact')
})

test('[SEC-02] the signing keys of the log travel with a backup, and never replace others', async () => {
  const { db, files, path } = await source()
  const keys = mkdtempSync(join(home, 'keys-'))
  writeFileSync(join(keys, 'anchor.pem'), 'the key')
  await backup(db, files, path, { folders: { keys, absent: join(home, 'absent') } })

  const target = await emptyTarget()
  const place = join(mkdtempSync(join(home, 'data-')), 'keys')
  await restore(path, { ...target, folders: { keys: place } })
  expect(readFileSync(join(place, 'anchor.pem'), 'utf8')).toBe('the key')
  expect(statSync(join(place, 'anchor.pem')).mode & 0o777).toBe(0o600)

  const other = await emptyTarget()
  writeFileSync(join(place, 'anchor.pem'), 'another key')
  await expect(restore(path, { ...other, folders: { keys: place } })).rejects.toThrow('with other content')
  expect(readFileSync(join(place, 'anchor.pem'), 'utf8')).toBe('another key')
  expect(existsSync(join(other.folder, 'sha256'))).toBe(false)
  const elsewhere = join(home, 'elsewhere')
  await restore(path, { ...other, folders: { keys: elsewhere } })
  expect(readFileSync(join(elsewhere, 'anchor.pem'), 'utf8')).toBe('the key')
})

/** A hall at work with a key, a file and a job of its own. */
async function otherHall(): Promise<RestoreTarget & { readonly keys: string; readonly hash: string }> {
  const { db, files } = await source(3)
  const { hash } = await files.putOwn(Buffer.from('另一份文书'))
  const keys = mkdtempSync(join(home, 'keys-'))
  writeFileSync(join(keys, 'anchor.pem'), 'their key')
  return { db, files, migrations, before: installJobs, folders: { keys }, replaces: true, keys, hash }
}

async function backupWithKey(): Promise<string> {
  const keys = mkdtempSync(join(home, 'keys-'))
  writeFileSync(join(keys, 'anchor.pem'), 'our key')
  const path = join(mkdtempSync(join(home, 'to-')), 'with-key')
  await backup(kept.db, kept.files, path, { folders: { keys } })
  return path
}

test('[SEC-04] a restore that replaces leaves nothing of what was there but its keys, set aside', async () => {
  const target = await otherHall()
  await restore(await backupWithKey(), target)
  expect(await fingerprint(target.db)).toEqual(prints)
  const {
    made: [first],
  } = kept
  expect(await target.files.verify(first?.hash ?? '')).toBe('intact')
  expect(await target.files.sizeOf(target.hash)).toBeUndefined()
  expect(readFileSync(join(target.keys, 'anchor.pem'), 'utf8')).toBe('our key')
  const aside = readdirSync(target.keys).find((name) => name.startsWith('replaced-'))
  expect(readFileSync(join(target.keys, aside ?? '', 'anchor.pem'), 'utf8')).toBe('their key')
  expect(await migrate(target.db, migrations)).toEqual([])
})

test('[SEC-04] a restore that replaces and fails half way leaves rows, files and keys as they were', async () => {
  const target = await otherHall()
  const before = await fingerprint(target.db)
  const failing = { ...target.files, putOwn: () => Promise.reject(new Error('disk full')) }
  await target.files.remove(kept.made[0]?.hash ?? '')
  await expect(restore(await backupWithKey(), { ...target, files: failing })).rejects.toThrow('disk full')
  expect(await fingerprint(target.db)).toEqual(before)
  expect(await target.files.verify(target.hash)).toBe('intact')
  expect(readFileSync(join(target.keys, 'anchor.pem'), 'utf8')).toBe('their key')
})

test('[SEC-04] tables that the product has not made are not replaced', async () => {
  const target = await otherHall()
  await poolOf(target.db).query(
    'create schema ledger; create table ledger.entry (n int); insert into ledger.entry values (1)',
  )
  await expect(restore(kept.path, target)).rejects.toThrow(/not the product's \(ledger\.entry\)/)
  await expect(poolOf(target.db).query('select from ledger.entry')).resolves.toMatchObject({ rowCount: 1 })
})
