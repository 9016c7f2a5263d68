import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { readCatalogueFolder } from '../folder.ts'
import { SURE, indexEntries, searchItems } from '../rules/search.ts'
import type { SearchIndex } from '../rules/search.ts'
import type { Item, Package } from '../rules/index.ts'
import { entryOf, packageEntryOf, phrasesByItem, soundOf } from './search-index.ts'
import type { Synonyms } from './search-index.ts'
import phrases from './testing/phrases.json' with { type: 'json' }

const folder = fileURLToPath(new URL('../../../data/catalogue', import.meta.url))
let index: SearchIndex

beforeAll(async () => {
  const contents = (await readCatalogueFolder(folder)).map(({ text }) => JSON.parse(text) as Item | Package | Words)
  const synonyms = contents.find((one) => one.kind === 'synonyms') as Words | undefined
  const said = phrasesByItem(synonyms)
  index = indexEntries(
    contents.flatMap((one) => {
      if (one.kind === 'item') return [entryOf(one as Item, { phrases: said.get((one as Item).id) })]
      return one.kind === 'package' ? [packageEntryOf(one as Package)] : []
    }),
    { soundOf },
  )
})

interface Words extends Synonyms {
  readonly kind: 'synonyms'
}

interface Case {
  readonly phrase: string
  readonly wanted: readonly (readonly string[])[]
}

function casesOf(said: Readonly<Record<string, readonly string[]>>): readonly Case[] {
  return Object.entries(said).flatMap(([ids, all]) =>
    all.map((phrase) => ({ phrase, wanted: ids.split('+').map((one) => one.split('|')) })),
  )
}

const found = casesOf(phrases.found)
const later = casesOf(phrases.later.found)
const halfOf = <One>(all: readonly One[], half: 0 | 1) => all.filter((_, place) => place % 2 === half)
const floors = { first: 0.85, five: 0.97, nothing: 0.9 }
const sets = [
  { set: 'the half tuned on', mine: halfOf(found, 0), empty: halfOf(phrases.nothing, 0) },
  { set: 'the half reported on', mine: halfOf(found, 1), empty: halfOf(phrases.nothing, 1) },
  { set: 'those written later', mine: later, empty: phrases.later.nothing },
]

test('the set is large enough, and no phrase is in it twice', () => {
  const all = [...[...found, ...later].map(({ phrase }) => phrase), ...phrases.nothing, ...phrases.later.nothing]
  expect(new Set(all).size).toBe(all.length)
  expect(found.length).toBeGreaterThanOrEqual(240)
  expect(phrases.nothing.length).toBeGreaterThanOrEqual(60)
})

test.each(sets)('[CON-08] everyday phrases find their matter: $set', ({ mine, empty }) => {
  const missedFirst: string[] = []
  const missedFive: string[] = []
  for (const { phrase, wanted } of mine) {
    const ids = searchItems(index, phrase, 5).map(({ id }) => id)
    const told = `${phrase} → ${ids.join(' ')} (${wanted.join('+')})`
    if (!wanted.some((one) => one.includes(ids[0] ?? ''))) missedFirst.push(told)
    if (!wanted.every((one) => one.some((id) => ids.includes(id)))) missedFive.push(told)
  }
  const wrongly = empty.flatMap((phrase) => {
    const [first] = searchItems(index, phrase, 1)
    return first !== undefined && first.score >= SURE ? [`${phrase} → ${first.id} ${first.score}`] : []
  })
  const share = (missed: readonly string[], of: readonly unknown[]) => 1 - missed.length / of.length
  const figures = { first: share(missedFirst, mine), five: share(missedFive, mine), nothing: share(wrongly, empty) }
  // The message of a failure names what went wrong.
  expect(figures.first, missedFirst.join('\n')).toBeGreaterThanOrEqual(floors.first)
  expect(figures.five, missedFive.join('\n')).toBeGreaterThanOrEqual(floors.five)
  expect(figures.nothing, wrongly.join('\n')).toBeGreaterThanOrEqual(floors.nothing)
})

test('[CON-08] what is found has the name that people read, brackets and all', () => {
  expect(searchItems(index, '娃儿上户口', 1)).toMatchObject([{ id: 'csdj', name: '国（境）内出生登记' }])
})
