import type { PlaceNames } from '@yichuang/modules/access/public'
import type { NamesOf } from '@yichuang/modules/cases/public'
import type { HolderNames, Holders } from '@yichuang/modules/catalogue/public'
import type { PlaceBook } from '@yichuang/modules/halls/public'
import type { Colleague } from '@yichuang/modules/handling/public'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'

const personName = prepared<{ name: string }, [id: string]>(
  'server.person-name',
  `select name from access.person where id = $1`,
)

/** Names of places and people for the session. */
export function placeNames(db: Database, places: PlaceBook): PlaceNames & { personName(id: string): Promise<string> } {
  return {
    windowOf: async (id) => (await places.current()).windows.get(id),
    hallOf: async (id) => (await places.current()).halls.get(id),
    departmentOf: async (id) => (await places.current()).departments.get(id),
    regionOf: async (code) => (await places.current()).areas.get(code),
    personName: async (id) => (await db.find(personName, [id]))?.name ?? id,
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
