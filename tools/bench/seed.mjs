/**
 * Fills the database in bulk: cases played by the product are taken as patterns, and their rows are multiplied under
 * new ids and numbers, event chains hashed anew, so that a copy cannot be told from a case that was worked on.
 */
import { createHash, randomBytes } from 'node:crypto'

/** whose work list is measured: it gets its pending tasks first; the floor advances cases of the others */
export const DEPARTMENT = 'scjg'

const CHUNK = 5000

// An id keeps its end and gets a new beginning; a pattern has a mark where the beginning was.
const patterns = `
  create extension if not exists pg_trgm;
  create table bench.pattern as
  select row_number() over (order by d.id)::int as pattern, d.id, d.application_no, d.version, d.department,
    d.ended_at is not null as is_ended,
    (select count(*) from handling.task t where t.dossier = d.id and t.state in ('waiting', 'claimed'))::int as open_tasks,
    (select array_agg(t.task) from handling.task t where t.dossier = d.id) as tasks,
    d.state::text as state
  from cases.dossier d
  where not exists (select from platform.event e where e.stream = 'dossier:' || d.id and e.seq > 40);
  create table bench.pattern_event as
  select p.pattern, e.seq, e.type, e.body::text as body, e.recorded_at
  from bench.pattern p join platform.event e on e.stream = 'dossier:' || p.id;
  create function bench.marked(text text, p bench.pattern) returns text language plpgsql immutable as $$
  declare own uuid;
  begin
    foreach own in array p.id || coalesce(p.tasks, '{}') loop
      text := replace(text, own::text, '@@@@@@@@-@@@@' || substr(own::text, 14));
    end loop;
    return replace(text, p.application_no, '######-######-#####');
  end $$;
  update bench.pattern p set state = bench.marked(p.state, p);
  update bench.pattern_event e set body = bench.marked(e.body, p) from bench.pattern p where p.pattern = e.pattern;
  create table bench.dossier as select p.pattern, x.* from bench.pattern p join cases.dossier x using (id);
  create table bench.task as select p.pattern, x.* from bench.pattern p join handling.task x on x.dossier = p.id;
  create table bench.matter as select p.pattern, x.* from bench.pattern p join handling.matter x on x.dossier = p.id;
  create table bench.result as select p.pattern, x.* from bench.pattern p join handout.result x on x.dossier = p.id;
  create table bench.audit as select p.pattern, x.* from bench.pattern p join platform.audit x on x.subject = 'dossier:' || p.id;
  create table bench.receipt as
  select p.pattern, x.* from bench.pattern p join platform.command_receipt x on x.key like 'demo-' || p.application_no || '-%';
  create unique index on bench.pattern (pattern);
  create unique index on bench.pattern_event (pattern, seq);
  create function bench.id(old uuid, head text) returns uuid language sql immutable as
    $$ select (head || substr(old::text, 14))::uuid $$;
  create function bench.filled(text text, head text, number text) returns text language sql immutable as
    $$ select replace(replace(text, '@@@@@@@@-@@@@', head), '######-######-#####', number) $$;`

/** Which pattern each copy follows: as many open tasks in every department as wanted, the rest has ended. */
const copies = `
  create table bench.copy as
  with chosen as (
    select pattern, row_number() over (partition by department order by random()) as place, department
    from bench.pattern, generate_series(1, $2) where open_tasks > 0 and not is_ended
  ), waiting as (
    select pattern from chosen c where place <= $2 - (
      select count(*) from handling.task t where t.department = c.department and t.state in ('waiting', 'claimed'))
    order by department = '${DEPARTMENT}' desc, random() limit $1 / 2
  ), ended as (
    select array_agg(pattern) as patterns from bench.pattern where is_ended
  ), whole as (
    select pattern from waiting
    union all
    select patterns[1 + floor(random() * cardinality(patterns))::int]
    from ended, generate_series(1, $1 - (select count(*) from waiting)::int)
  ), numbered as (
    select row_number() over (order by random())::int as n, pattern from whole
  )
  select n, pattern, bench.head(n) as head, 30 + n / 2000 as days,
    '339921-' || to_char(date '2024-12-31' - n / 2000, 'YYMMDD') || '-' || lpad((n % 2000 + 1)::text, 5, '0') as number
  from numbered`

const head = `
  create function bench.head(n int) returns text language sql immutable as
    $$ select substr(md5(n::text), 1, 8) || '-' || substr(md5(n::text), 9, 4) $$`

const others = (columns, table, changes) => columns[table].map((name) => changes[name] ?? `x.${name}`).join(', ')

/** Rows of one chunk of copies, table by table; what is multiplied stands apart, so that it stays as small as it was. */
function chunkStatements(columns) {
  const inserted = (table, changes) =>
    `insert into ${table} (${columns[table].join(', ')}) select ${others(columns, table, changes)}`
  const from = 'from bench.copy c join bench.pattern p using (pattern)'
  const chunk = 'c.n between $1 and $2'
  const shift = (name) => ({ [name]: `x.${name} - make_interval(days => case when p.is_ended then c.days else 0 end)` })
  const shifted = (...names) => Object.assign({}, ...names.map(shift))
  const owner = { id: 'bench.id(x.id, c.head)', application_no: 'c.number', dossier: 'bench.id(p.id, c.head)' }
  // What is open falls due over the next three weeks.
  const due = (name) => ({
    [name]: `case when p.is_ended or x.${name} > '9999-01-01' then x.${name} else x.${name} + c.n % 20 end`,
  })
  const dossierChanges = {
    ...owner,
    head_hash: `(select e.hash from platform.event e where e.stream = 'dossier:' || bench.id(p.id, c.head) and e.seq = p.version)`,
    state: 'bench.filled(p.state, c.head, c.number)::json',
    ...shifted('opened_at', 'received_at', 'accepted_at', 'concluded_at', 'ended_at', 'changed_at'),
    ...due('due_on'),
  }
  return [
    `with recursive chain as (
       select c.n, c.head, c.number, c.pattern, 'dossier:' || bench.id(p.id, c.head) as stream, e.seq, e.type, e.recorded_at,
         b.body, h.prev, sha256(h.prev || convert_to(b.body, 'UTF8')) as hash
       ${from} join bench.pattern_event e on e.pattern = c.pattern and e.seq = 1,
         lateral (select bench.filled(e.body, c.head, c.number) as body) b,
         lateral (select sha256(convert_to('dossier:' || bench.id(p.id, c.head), 'UTF8')) as prev) h
       where ${chunk}
       union all
       select a.n, a.head, a.number, a.pattern, a.stream, e.seq, e.type, e.recorded_at, b.body, a.hash,
         sha256(a.hash || convert_to(b.body, 'UTF8'))
       from chain a join bench.pattern_event e on e.pattern = a.pattern and e.seq = a.seq + 1,
         lateral (select bench.filled(e.body, a.head, a.number) as body) b
     )
     insert into platform.event (stream, seq, type, body, prev_hash, hash, recorded_at)
     select stream, seq, type, body::json, prev, hash, recorded_at from chain`,
    `${inserted('cases.dossier', dossierChanges)} ${from} join bench.dossier x using (pattern) where ${chunk}`,
    `${inserted('handling.task', {
      ...owner,
      task: 'bench.id(x.task, c.head)',
      ...shifted('worked_at'),
      ...due('sort_on'),
      ...due('due_on'),
    })} ${from} join bench.task x using (pattern) where ${chunk}`,
    `${inserted('handling.matter', owner)} ${from} join bench.matter x using (pattern) where ${chunk}`,
    `${inserted('handout.result', { ...owner, ...shifted('settled_at', 'moved_at') })}
     ${from} join bench.result x using (pattern) where ${chunk}`,
    `insert into platform.audit (at, person, role, act, name, subject, outcome, request_id)
     select x.at - make_interval(days => c.days), x.person, x.role, x.act, x.name, 'dossier:' || bench.id(p.id, c.head),
       x.outcome, x.request_id
     ${from} join bench.audit x using (pattern) where ${chunk}`,
    `insert into platform.command_receipt (person, key, command, body_hash, answer, at)
     select x.person, replace(x.key, p.application_no, c.number), x.command, x.body_hash, x.answer, x.at
     ${from} join bench.receipt x using (pattern) where ${chunk}`,
  ]
}

/** Multiplies the cases there are to `cases`, with `pending` open tasks in every department that has any. */
export async function seedCases(db, { cases, pending }, say) {
  await db.query(patterns)
  await db.query(head)
  const { rows: existing } = await db.query(`select count(*)::int as n from cases.dossier`)
  const wanted = Math.max(0, cases - existing[0].n)
  await db.query(
    copies.replaceAll('$1', String(wanted)).replaceAll('$2', String(Math.min(pending, Math.ceil(cases / 4)))),
  )
  await db.query(
    `create unique index on bench.copy (n); analyze bench.copy; analyze bench.pattern; analyze bench.pattern_event`,
  )
  const statements = chunkStatements(await columnsOf(db))
  for (let first = 1; first <= wanted; first += CHUNK) {
    for (const statement of statements) await db.query(statement, [first, first + CHUNK - 1])
    say(`${Math.min(wanted, first + CHUNK - 1)} of ${wanted} cases`)
  }
  await db.query('vacuum (analyze)')
}

async function columnsOf(db) {
  const { rows } = await db.query(
    `select table_schema || '.' || table_name as name, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns where is_identity = 'NO' and is_generated = 'NEVER'
       and table_schema in ('cases', 'handling', 'handout') group by 1`,
  )
  return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]))
}

/**
 * Multiplies the items of the catalogue: each copy has an id and a name of its own. The floor searches a table made
 * for it: names and words, trigrams indexed.
 */
export async function seedItems(db, items) {
  await db.query(
    `insert into catalogue.item_version (item, version, body, sha256, published_at, is_current)
     select c.item || '-' || c.n, 1,
       (c.body::jsonb || jsonb_build_object('id', c.item || '-' || c.n, 'name', (c.body ->> 'name') || '（' || c.n || '号）'))::json,
       c.sha256, c.published_at, true
     from (select v.*, row_number() over () as k, g.n from catalogue.item_version v,
       generate_series(1, $1 / (select count(*) from catalogue.item_version)) g (n) where v.is_current) c
     where k <= $1 - (select count(*) from catalogue.item_version)`,
    [items],
  )
  await db.query(
    `create table bench.item as
     select item, version, body ->> 'name' as name, body ->> 'type' as type, body ->> 'handling' as handling,
       body ->> 'board' as board, body ->> 'department' as department,
       lower(item || ' ' || (body ->> 'name') || ' ' || coalesce(body ->> 'aliases', '')) as words
     from catalogue.item_version where is_current;
     create index on bench.item using gin (words gin_trgm_ops);
     analyze bench.item; analyze catalogue.item_version`,
  )
}

/** Sessions as signing in makes them. @returns their tokens */
export async function seedSessions(db, person, { window, count }) {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
  for (const token of tokens) {
    const hash = createHash('sha256').update(token).digest()
    await db.query(
      `insert into access.session (token_hash, person, hall_window, created_at, seen_at, expires_at)
       values ($1, $2, $3, now(), now(), now() + interval '10 hours')`,
      [hash, person, window ?? null],
    )
  }
  return tokens
}
