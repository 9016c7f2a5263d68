import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Item } from './format.ts'
import { isParty, wordKey } from './words.ts'

const folder = fileURLToPath(new URL('../../../data/catalogue/items/', import.meta.url))
const items = readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as Item)

test('[CAT-01] every fixed word of the shipped items has a text in both languages', () => {
  const fixed = items.flatMap((item) => [
    item.type,
    item.handling,
    ...item.levels,
    ...item.objects,
    ...item.channels,
    ...item.materials.flatMap(({ necessity, source }) => [necessity, source]),
  ])
  expect(fixed.length).toBeGreaterThan(500)
  expect([...new Set(fixed)].filter((word) => wordKey(word) === undefined)).toEqual([])
})

test('[CAT-05] every party of the shipped materials has a text', () => {
  const met = new Set(items.flatMap(({ materials }) => materials.map(({ party }) => party)))
  expect(met.size).toBeGreaterThan(10)
  expect([...met].filter((party) => !isParty(party))).toEqual([])
})

test('words that the format leaves free have no key', () => {
  expect(wordKey('现场勘验')).toBeUndefined()
  expect(wordKey('toString')).toBeUndefined()
})
