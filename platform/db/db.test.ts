import pg from 'pg'
import { expect, test } from 'vitest'
import { connect, poolOf, prepared, reading, retried, violatesUnique, within, withTransaction } from './index.ts'
import type { AnyTx, Tx } from './index.ts'
import { testDatabase } from './testing/index.ts'

interface LetterTables {
  'post.letter': { id: number; to: string }
}
interface ParcelTables {
  'post.parcel': { id: number; weight: number }
}

const statements: string[] = []
const { db, url } = await testDatabase({
  migrations: [
    {
      name: 'post/202601010000-post',
      sql: `create schema post;
        create table post.letter (id int, "to" text, constraint letter_once unique (id));
        create table post.parcel (id int, weight int);`,
    },
  ],
  onStatement: (name) => statements.push(name),
})

const addLetter = prepared<never, [id: number, to: string]>(
  'post.add-letter',
  'insert into post.letter (id, "to") values ($1, $2)',
)
const findLetter = prepared<{ to: string }, [id: number]>(
  'post.find-letter',
  'select "to" from post.letter where id = $1',
)

test('dates, instants, big numbers and json come in plain types', async () => {
  const types = prepared<Record<string, unknown>, []>(
    'test.types',
    `select date '2026-09-24' as day, timestamptz '2026-09-24 09:42:18.123456+08' as instant,
       timestamptz '2026-09-24 09:42:18+08' as whole, 9007199254740991::int8 as exact, 9007199254740993::int8 as beyond,
       array[date '2026-01-02'] as days, array[timestamptz '2026-01-02 00:00+00', null] as instants,
       '{"a": 1}'::json as json, '{"a":1}'::jsonb as jsonb, null::date as none, 1.50::numeric(4,2) as money`,
  )
  expect(await db.one(types, [])).toEqual({
    day: '2026-09-24',
    instant: '2026-09-24T01:42:18.123Z',
    whole: '2026-09-24T01:42:18.000Z',
    exact: 9007199254740991,
    beyond: '9007199254740993',
    days: ['2026-01-02'],
    instants: ['2026-01-02T00:00:00.000Z', null],
    json: { a: 1 },
    jsonb: { a: 1 },
    none: null,
    money: '1.50',
  })
})

test('[SEC-02] a json column can be read as the exact text that was written', async () => {
  const body = '{"b":1,  "a":"一窗","n":1.0}'
  const echo = prepared<{ body: string }, [string]>('test.echo', 'select $1::json as body', { json: 'text' })
  expect(await db.one(echo, [body])).toEqual({ body })
})

test('one demands a row, find may give none, both refuse two', async () => {
  const upTo = prepared<{ n: number }, [number]>('test.up-to', 'select n from generate_series(1, $1) as n')
  await expect(db.one(upTo, [0])).rejects.toThrow('statement test.up-to gave no row')
  expect(await db.find(upTo, [0])).toBeUndefined()
  await expect(db.find(upTo, [2])).rejects.toThrow('gave 2 rows')
  expect(await db.many(upTo, [2])).toEqual([{ n: 1 }, { n: 2 }])
})

test('a statement is prepared once per connection under its name; one name is one text', async () => {
  const one = await connect(url, { poolSize: 1 })
  const twice = prepared<{ n: number }, [number]>('test.twice', 'select 2 * $1::int as n')
  await one.one(twice, [1])
  await one.one(twice, [2])
  const seen = prepared<{ name: string }, []>(
    'test.seen',
    `select name from pg_prepared_statements where name = 'test.twice'`,
  )
  expect(await one.many(seen, [])).toEqual([{ name: 'test.twice' }])
  expect(() => prepared('test.twice', 'select 3')).toThrow('two statements are named test.twice')
  expect(() => prepared('x'.repeat(64), 'select 3')).toThrow('longer than 63 bytes')
  await one.close()
})

test('kysely statements are prepared from their second use on', async () => {
  const one = await connect(url, { poolSize: 1 })
  const { kysely } = reading<LetterTables>(one)
  for (const id of [1, 2, 3]) {
    await kysely.selectFrom('post.letter').select('to').where('id', '=', id).execute()
  }
  const { rows } = await poolOf(one).query<{ n: number }>(
    `select count(*) as n from pg_prepared_statements where statement like '%"post"."letter"%'`,
  )
  expect(rows).toEqual([{ n: 1 }])
  await one.close()
})

test('behind a pooler without named statements nothing is prepared', async () => {
  const one = await connect(url, { poolSize: 1, namedStatements: false })
  await one.find(findLetter, [1])
  const { kysely } = reading<LetterTables>(one)
  for (const id of [1, 2]) await kysely.selectFrom('post.letter').select('id').where('id', '=', id).execute()
  const { rows } = await poolOf(one).query('select name from pg_prepared_statements')
  expect(rows).toEqual([])
  await one.close()
})

test('a transaction commits what it returns from and rolls back what it throws out of', async () => {
  await withTransaction<LetterTables, void>(db, async (tx) => {
    await tx.run(addLetter, [10, '安'])
    await tx.kysely.insertInto('post.letter').values({ id: 11, to: '李' }).execute()
  })
  expect(await db.one(findLetter, [11])).toEqual({ to: '李' })

  await expect(
    withTransaction<LetterTables, void>(db, async (tx) => {
      await tx.run(addLetter, [12, '王'])
      throw new Error('no stamp')
    }),
  ).rejects.toThrow('no stamp')
  expect(await db.find(findLetter, [12])).toBeUndefined()
})

test('a transaction reads over its own connection: a second one of the pool is refused', async () => {
  const second = 'read over the transaction itself'
  const open = (work: () => Promise<unknown>) => withTransaction(db, work)
  await expect(open(() => db.many(findLetter, [99]))).rejects.toThrow(second)
  await expect(open(() => open(async () => 1))).rejects.toThrow(second)
  await expect(
    open(() => reading<LetterTables>(db).kysely.selectFrom('post.letter').select('id').execute()),
  ).rejects.toThrow(second)
  const late: Promise<readonly unknown[]>[] = []
  await open(async () => void setTimeout(() => late.push(db.many(findLetter, [99])), 20))
  await expect.poll(() => late.length).toBe(1)
  await expect(late[0]).resolves.toEqual([])
})

test('another module opens a transaction for its own tables only', async () => {
  // what a public function of the parcel module looks like
  async function sendParcel(tx: AnyTx, id: number): Promise<void> {
    const own = within<ParcelTables>(tx)
    await own.kysely.insertInto('post.parcel').values({ id, weight: 5 }).execute()
    // @ts-expect-error the letters belong to another module
    own.kysely.selectFrom('post.letter')
    // @ts-expect-error a transaction that is not opened has no statements
    expect(typeof tx.run).toBe('function')
  }
  await withTransaction<LetterTables, void>(db, async (tx: Tx<LetterTables>) => {
    await tx.run(addLetter, [20, '赵'])
    await sendParcel(tx, 20)
  })
  const parcels = await reading<ParcelTables>(db).kysely.selectFrom('post.parcel').selectAll().execute()
  expect(parcels).toEqual([{ id: 20, weight: 5 }])
})

test('kysely cannot begin a transaction of its own', async () => {
  const { kysely } = reading<LetterTables>(db)
  await expect(kysely.transaction().execute(async () => {})).rejects.toThrow('begun and ended by withTransaction only')
})

test('two transactions that cannot be serialised are both done, one after the other', async () => {
  await poolOf(db).query('create table if not exists post.counter (n int); insert into post.counter values (0)')
  const set = prepared<never, [number]>('test.set', 'update post.counter set n = $1')
  const current = prepared<{ n: number }, []>('test.current', 'select n from post.counter')
  let runs = 0
  let bothHaveRead = () => {}
  const reading = new Promise<void>((resolve) => (bothHaveRead = resolve))
  const increment = () =>
    withTransaction(
      db,
      async (tx) => {
        runs += 1
        const { n } = await tx.one(current, [])
        if (runs === 2) bothHaveRead()
        await reading
        await tx.run(set, [n + 1])
      },
      { isolation: 'serializable' },
    )
  await Promise.all([increment(), increment()])
  expect(await db.one(current, [])).toEqual({ n: 2 })
  expect(runs).toBeGreaterThan(2)
})

test('after the last attempt the fault of the database is thrown', async () => {
  let tries = 0
  const deadlock = () => {
    tries += 1
    const error = new pg.DatabaseError('deadlock detected', 0, 'error')
    error.code = '40P01'
    return Promise.reject(error)
  }
  await expect(retried(deadlock, 3)).rejects.toThrow('deadlock detected')
  expect(tries).toBe(3)
})

test('a unique violation is recognised by its constraint', async () => {
  await db.run(addLetter, [30, '钱'])
  const fault: unknown = await db.run(addLetter, [30, '钱']).catch((error: unknown) => error)
  expect(violatesUnique(fault, 'letter_once')).toBe(true)
  expect(violatesUnique(fault, 'another')).toBe(false)
})

test('a connection that the server cut is not given out again', async () => {
  const few = await connect(url, { poolSize: 2 })
  const pid = prepared<{ pid: number }, []>('test.pid', 'select pg_backend_pid() as pid')
  const cut = withTransaction(few, async (tx) => {
    const mine = await tx.one(pid, [])
    await poolOf(db).query('select pg_terminate_backend($1)', [mine.pid])
    await tx.one(pid, [])
  })
  await expect(cut).rejects.toThrow(/terminat|connection error/)
  for (let tries = 0; tries < 4; tries += 1) expect(await few.one(pid, [])).toHaveProperty('pid')
  await few.close()
})

test('every statement is told to the listener, so that a test can count them', async () => {
  statements.length = 0
  await db.find(findLetter, [1])
  await withTransaction(db, (tx) => tx.find(findLetter, [1]))
  expect(statements).toEqual(['post.find-letter', 'post.find-letter'])
})

test('a database that cannot be reached is named without its password', async () => {
  const wrong = 'postgresql://clerk:secret@127.0.0.1:1/none'
  await expect(connect(wrong)).rejects.toThrow(
    /^database postgresql:\/\/clerk:\*\*\*@127\.0\.0\.1:1\/none: .*ECONNREFUSED/,
  )
})
