import { startEmbeddedPostgres, backup, restore } from '../index.ts'
import { connect, migrate, loadMigrations, poolOf } from '../../db/index.ts'
import { openLocalStore } from '../../files/index.ts'
import { installJobs } from '../../jobs/index.ts'
const server = await startEmbeddedPostgres({ dataDir: '/tmp/pgtry5/postgres' })
const db = await connect(server.url, { poolSize: 4 })
const migrations = loadMigrations('/work/main')
await migrate(db, migrations, { before: installJobs })
await poolOf(db).query(`insert into platform.event select 's'||n/10, n%10+1, 'cases.accepted', ('{"id":"'||md5(n::text)||'","text":"'||repeat(md5((n*7)::text), 20)||'"}')::json, decode(md5(n::text)||md5((n+1)::text),'hex'), decode(md5((n+2)::text)||md5((n+1)::text),'hex'), now() from generate_series(0, 499999) n`)
const files = await openLocalStore('/tmp/pgtry5/files')
for (let i=0;i<200;i++) await files.putOwn(Buffer.alloc(200_000, 'x'+i))
let t=performance.now()
const s = await backup(db, files, '/tmp/pgtry5/b.tar')
console.log('backup', s, Math.round(performance.now()-t), 'ms', Math.round(process.memoryUsage().rss/1e6), 'MB')
await poolOf(db).query('create database other')
const o = await connect(server.urlOf('other'))
t=performance.now()
console.log('restore', await restore('/tmp/pgtry5/b.tar', {db:o, files: await openLocalStore('/tmp/pgtry5/files2'), migrations, before: installJobs}), Math.round(performance.now()-t), 'ms', Math.round(process.memoryUsage().rss/1e6), 'MB')
await o.close(); await db.close(); await server.stop()
