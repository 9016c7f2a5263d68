import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'

/** Where words were typed: at a window, by staff elsewhere, on a public page, by a program. */
export type SearchPlace = 'window' | 'office' | 'public-page' | 'open-interface'

/** Words that found nothing. */
export interface Missed {
  readonly phrase: string
  readonly place: SearchPlace
  readonly at: string
}

export type MissedState = 'open' | 'added' | 'dismissed'

export interface MissedRow {
  readonly phrase: string
  readonly count: number
  readonly lastAt: string
  readonly state: MissedState
  readonly item: string | null
  readonly reason: string | null
  readonly settledAt: string | null
  readonly settledByName: string | null
  readonly places: readonly { readonly place: SearchPlace; readonly count: number }[]
}

const noteMissed = prepared<never, [phrase: string, at: string, place: string]>(
  'catalogue.note-missed-search',
  `with m as (
     insert into catalogue.missed_search (phrase, count, last_at) values ($1, 1, $2)
     on conflict (phrase) do update set count = missed_search.count + 1, last_at = excluded.last_at,
       state = case missed_search.state when 'added' then 'open' else missed_search.state end)
   insert into catalogue.missed_search_place (phrase, place, count) values ($1, $3, 1)
   on conflict (phrase, place) do update set count = missed_search_place.count + 1`,
)
const someMissed = prepared<MissedRow, [state: string, most: number]>(
  'catalogue.missed-searches',
  `select m.phrase, m.count, m.last_at as "lastAt", m.state, m.item, m.reason, m.settled_at as "settledAt",
     m.settled_by_name as "settledByName",
     coalesce((select json_agg(json_build_object('place', p.place, 'count', p.count) order by p.count desc, p.place)
       from catalogue.missed_search_place p where p.phrase = m.phrase), '[]') as places
   from catalogue.missed_search m where m.state = $1 order by m.count desc, m.last_at desc, m.phrase limit $2`,
)
const oneMissed = prepared<{ state: MissedState }, [phrase: string]>(
  'catalogue.one-missed-search',
  `select state from catalogue.missed_search where phrase = $1`,
)

/** Counts words that found nothing. What an item was given for before is open again when it is still missed. */
export function noteMissedSearch(db: Database, { phrase, at, place }: Missed): Promise<unknown> {
  return db.run(noteMissed, [phrase, at, place])
}

/** Words that found nothing, the most frequent first. */
export function missedSearches(db: Database, state: MissedState, most: number): Promise<readonly MissedRow[]> {
  return db.many(someMissed, [state, most])
}

/** Whether words are known to have found nothing. */
export async function isMissed(db: Database, phrase: string): Promise<boolean> {
  return (await db.find(oneMissed, [phrase])) !== undefined
}
