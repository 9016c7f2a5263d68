import type { PlaceUses } from '@yichuang/modules/halls/public'
import { prepared, queriesOf } from '@yichuang/platform/db'
import type { AnyTx, Database } from '@yichuang/platform/db'

/** What depends on halls, departments and windows, known by the modules that keep people, sessions, cases and tasks. */
export const placeUses: PlaceUses = {
  hall: prepared(
    'server.uses-of-hall',
    `select (select count(*)::int from access.person where hall = $1 and is_active) as people,
       (select count(*)::int from halls.hall_window where hall = $1 and not is_closed) as windows,
       (select count(*)::int from cases.v_overview where hall = $1 and ended_at is null and stage <> 'draft') as running`,
  ),
  department: prepared(
    'server.uses-of-department',
    `select (select count(*)::int from access.person where department = $1 and is_active) as people, 0 as windows,
       (select count(*)::int from handling.task where department = $1 and state in ('waiting', 'claimed')) as running`,
  ),
  window: prepared(
    'server.uses-of-window',
    `select count(*)::int as people, 0 as windows, 0 as running
     from access.session where hall_window = $1 and expires_at > $2::timestamptz`,
  ),
  boards: prepared(
    'server.boards',
    `select b.id, b.name from catalogue.part, json_to_recordset(body -> 'boards') as b(id text, name text, "order" int)
     where kind = 'boards' order by b."order"`,
  ),
}

const countPeople = prepared<{ department: string; people: number }, []>(
  'server.people-by-department',
  `select department, count(*)::int as people from access.person
   where is_active and department is not null group by department`,
)

/** Counts the active accounts of each department. */
export function peopleByDepartment(db: Database) {
  return async (): Promise<ReadonlyMap<string, number>> =>
    new Map((await db.many(countPeople, [])).map(({ department, people }) => [department, people]))
}

/** Names of the boards by id, in their order. */
export async function boardNames(on: AnyTx | Database): Promise<ReadonlyMap<string, string>> {
  return new Map((await queriesOf(on).many(placeUses.boards, [])).map(({ id, name }) => [id, name]))
}
