import type { PlaceNames } from '@yichuang/modules/access/public'
import type { NamesOf } from '@yichuang/modules/cases/public'
import type { HolderNames, Holders, WindowOfficer } from '@yichuang/modules/catalogue/public'
import type { PlaceBook } from '@yichuang/modules/halls/public'
import type { Colleague } from '@yichuang/modules/handling/public'
import { prepared, queriesOf } from '@yichuang/platform/db'
import type { AnyTx, Database } from '@yichuang/platform/db'

const personName = prepared<{ name: string; account: string }, [id: string]>(
  'server.person-name',
  `select name, account from access.person where id = $1`,
)

/** Names by which people are shown. */
interface PersonNames {
  personName(id: string): Promise<string>
  /** the number on the sign of a window: the account */
  accountOf(id: string): Promise<string | undefined>
}

/** Names of places and people for the session. */
export function placeNames(db: Database, places: PlaceBook): PlaceNames & PersonNames {
  return {
    windowOf: async (id) => (await places.current()).windows.get(id),
    hallOf: async (id) => (await places.current()).halls.get(id),
    departmentOf: async (id) => (await places.current()).departments.get(id),
    regionOf: async (code) => (await places.current()).areas.get(code),
    personName: async (id) => (await db.find(personName, [id]))?.name ?? id,
    accountOf: async (id) => (await db.find(personName, [id]))?.account,
  }
}

/** Names that dossiers only know by their ids. */
export async function caseNames(places: PlaceBook): Promise<NamesOf> {
  const { departments, halls, windows } = await places.current()
  return {
    department: (id) => departments.get(id)?.short_name ?? id,
    hall: (id) => (id === undefined ? undefined : halls.get(id)?.name),
    window: (id) => (id === undefined ? undefined : windows.get(id)?.no),
  }
}

/** Names of those who hold delegations. */
export async function holderNames(db: Database, places: PlaceBook): Promise<HolderNames> {
  const { departments, halls } = await places.current()
  return {
    department: (id) => departments.get(id)?.short_name ?? id,
    hall: (id) => halls.get(id)?.name ?? id,
    person: async (id) => (await db.find(personName, [id]))?.name ?? id,
  }
}

const peopleOf = prepared<Colleague, [department: string]>(
  'server.people-of-department',
  `select p.id as person, p.name, array_agg(g.role order by g.role) as roles
   from access.person p join access.v_role g on g.person = p.id
   where p.department = $1 and p.is_active group by p.id, p.name order by p.name`,
)

/** The active people of a department with their roles. */
export function colleaguesIn(db: Database): (department: string) => Promise<readonly Colleague[]> {
  return (department) => db.many(peopleOf, [department])
}

const possibleHolders = prepared<
  { id: string; name: string; department: string | null; hall: string | null },
  [department: string | null]
>(
  'server.possible-holders',
  `select p.id, p.name, p.department, p.hall from access.person p
   where p.is_active and (p.department = $1 or (p.department is null and exists (
     select 1 from access.role_grant g where g.person = p.id and g.role in ('window-clerk', 'handout-clerk'))))
   order by p.department nulls last, p.name`,
)

/** Who may hold a delegation of a department: its own people, the clerks of the halls, and the halls as such. */
export async function holdersFor(db: Database, places: PlaceBook, department: string | undefined): Promise<Holders> {
  const { departments, halls } = await places.current()
  const people = await db.many(possibleHolders, [department ?? null])
  return {
    departments: [...departments.values()].map(({ id, short_name: name }) => ({ id, name })),
    halls: [...halls.values()].map(({ id, name }) => ({ id, name })),
    people: people.map(({ id, name, department: own, hall }) => ({
      id,
      name,
      place: departments.get(own ?? '')?.short_name ?? halls.get(hall ?? '')?.name ?? '',
    })),
  }
}

const officersOf = prepared<
  { person: string; name: string; hall: string; window: string | null },
  [hall: string | null]
>(
  'server.window-officers',
  `select p.id as person, p.name, p.hall, coalesce((select s.hall_window from access.session s
       where s.person = p.id and s.hall_window is not null order by s.created_at desc limit 1), p.usual_window) as window
   from access.person p
   where p.is_active and p.hall is not null and ($1::text is null or p.hall = $1)
     and exists (select from access.v_role g where g.person = p.id and g.role = 'window-clerk')
   order by p.name`,
)

/** Who takes applications at the windows of a hall, or of all, each with the window they sat at last. */
export async function windowOfficers(
  on: AnyTx | Database,
  hall: string | undefined,
): Promise<readonly WindowOfficer[]> {
  const rows = await queriesOf(on).many(officersOf, [hall ?? null])
  return rows.map(({ window, ...officer }) => ({ ...officer, window: window ?? undefined }))
}

/** Name of what a person watches: the hall, else the area. */
export function watchedPlace(places: PlaceBook) {
  return async ({ hall }: { readonly hall: string | undefined }, { region }: { readonly region: string }) => {
    const { halls, areas } = await places.current()
    return hall === undefined ? (areas.get(region)?.name ?? region) : (halls.get(hall)?.name ?? hall)
  }
}

const openWork = prepared<{ count: number }, [person: string]>(
  'server.open-work-of-person',
  `select count(*)::int as count from handling.task where holder = $1 and state = 'claimed'`,
)

/** How many tasks a person has claimed and not finished. */
export function openWorkOf(db: Database): (person: string) => Promise<number> {
  return async (person) => (await db.one(openWork, [person])).count
}
