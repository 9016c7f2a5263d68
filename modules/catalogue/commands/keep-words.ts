import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { MissedState } from '../queries/missed-searches.ts'
import { normalise } from '../rules/search.ts'
import type { CatalogueTables } from '../tables.ts'

const permission = 'catalogue.keep-words'

const addWord = prepared<{ phrase: string }, [phrase: string, item: string, at: string, by: string, byName: string]>(
  'catalogue.add-everyday-word',
  `insert into catalogue.everyday_word (phrase, item, added_at, added_by, added_by_name) values ($1, $2, $3, $4, $5)
   on conflict do nothing returning phrase`,
)
const removeWord = prepared<{ phrase: string }, [phrase: string, item: string]>(
  'catalogue.remove-everyday-word',
  `delete from catalogue.everyday_word where phrase = $1 and item = $2 returning phrase`,
)
const otherWord = prepared<{ item: string }, [phrase: string]>(
  'catalogue.item-of-everyday-word',
  `select item from catalogue.everyday_word where phrase = $1 order by added_at desc limit 1`,
)
const missedForChange = prepared<{ state: MissedState; reason: string | null }, [phrase: string]>(
  'catalogue.missed-search-for-change',
  `select state, reason from catalogue.missed_search where phrase = $1 for update`,
)
const settleMissed = prepared<
  never,
  [phrase: string, state: MissedState, item: string | null, reason: string | null, at: string | null, by: string | null]
>(
  'catalogue.settle-missed-search',
  `update catalogue.missed_search set state = $2, item = $3, reason = $4, settled_at = $5, settled_by_name = $6
   where phrase = $1`,
)

export interface EverydayWord {
  readonly phrase: string
  readonly item: string
}

const streamOf = (phrase: string) => `everyday-word:${phrase}`
/** One character says nothing of a matter. */
const SHORTEST = 2

/** Adds words by which people look for an item; words that found nothing are settled with it. Twice is once. (CON-08) */
export const addEverydayWord = command<CatalogueTables>()({
  name: 'catalogue.add-everyday-word',
  may: permission,
  async handle(tx, { phrase: typed, item }: EverydayWord, { at, by, record }) {
    const phrase = normalise(typed)
    if (phrase.length < SHORTEST) return refused({ code: 'catalogue.word-too-short', phrase })
    const added = (await tx.find(addWord, [phrase, item, at, by.person, by.name])) !== undefined
    if (added) await record(streamOf(phrase), [{ type: 'catalogue.everyday-word-added', v: 1, phrase, item }])
    await tx.run(settleMissed, [phrase, 'added', item, null, at, by.name])
    return decided({ phrase, item, added })
  },
})

/** Takes words back; what was missed by them before waits again, unless another item still has them. */
export const removeEverydayWord = command<CatalogueTables>()({
  name: 'catalogue.remove-everyday-word',
  may: permission,
  async handle(tx, { phrase: typed, item }: EverydayWord, { at, by, record }) {
    const phrase = normalise(typed)
    const removed = (await tx.find(removeWord, [phrase, item])) !== undefined
    if (removed) {
      await record(streamOf(phrase), [{ type: 'catalogue.everyday-word-removed', v: 1, phrase, item }])
      const other = await tx.find(otherWord, [phrase])
      await tx.run(
        settleMissed,
        other === undefined
          ? [phrase, 'open', null, null, null, null]
          : [phrase, 'added', other.item, null, at, by.name],
      )
    }
    return decided({ phrase, item, removed })
  },
})

interface Dismissal {
  readonly phrase: string
  readonly reason: string
}

/** Puts words aside that mean no item of this place. The same again is no further act. */
export const dismissMissedSearch = command<CatalogueTables>()({
  name: 'catalogue.dismiss-missed-search',
  may: permission,
  async handle(tx, { phrase: typed, reason: given }: Dismissal, { at, by, record }) {
    const phrase = normalise(typed)
    const reason = given.trim()
    if (reason === '') return refused({ code: 'catalogue.reason-missing' })
    const missed = await tx.find(missedForChange, [phrase])
    if (missed === undefined) return refused({ code: 'catalogue.no-such-missed-search', phrase })
    if (missed.state !== 'dismissed' || missed.reason !== reason) {
      await tx.run(settleMissed, [phrase, 'dismissed', null, reason, at, by.name])
      await record(streamOf(phrase), [{ type: 'catalogue.missed-search-dismissed', v: 1, phrase, reason }])
    }
    return decided({ phrase, state: 'dismissed' as const })
  },
})
