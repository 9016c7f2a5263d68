import { expect, test } from 'vitest'
import { facetsOfGuides, isListed, pageOfGuides } from './index.ts'
import type { GuideEntry } from './index.ts'

const entry = (id: string, more: Partial<GuideEntry> = {}): GuideEntry => ({
  id,
  name: id,
  version: 1,
  handling: '即办件',
  objects: ['自然人'],
  department: { id: 'scjg', name: '市场监督管理局' },
  board: { id: 'ssdj', name: '商事登记' },
  packages: [],
  letter: 'A',
  committed: { value: 0, unit: 'workday' },
  ...more,
})

const both = entry('b', {
  objects: ['自然人', '企业法人'],
  packages: [{ id: 'pkg-tx', name: '退休一件事' }],
  letter: 'B',
})

test('[CAT-13] an item is listed where every wish fits', () => {
  expect(isListed(both, {})).toBe(true)
  expect(isListed(both, { object: '企业法人', life: 'pkg-tx', letter: 'B' })).toBe(true)
  expect(isListed(both, { object: '企业法人', life: 'pkg-xse' })).toBe(false)
  expect(isListed(entry('a'), { theme: 'gafw' })).toBe(false)
})

test('[CAT-13] choices count the guides they lead to; letters stand in the order of the alphabet', () => {
  const entries = [both, entry('a'), entry('c')]
  expect(facetsOfGuides(entries, 'object')).toEqual([
    { id: '自然人', name: '自然人', count: 3 },
    { id: '企业法人', name: '企业法人', count: 1 },
  ])
  expect(facetsOfGuides(entries, 'letter').map(({ id }) => id)).toEqual(['A', 'B'])
  expect(facetsOfGuides(entries, 'life')).toEqual([{ id: 'pkg-tx', name: '退休一件事', count: 1 }])
})

test('a page behind the end is the last one', () => {
  const rows = [1, 2, 3, 4, 5]
  expect(pageOfGuides(rows, 2, 2)).toEqual({ rows: [3, 4], page: 2, pages: 3, total: 5 })
  expect(pageOfGuides(rows, 99, 2)).toEqual({ rows: [5], page: 3, pages: 3, total: 5 })
  expect(pageOfGuides([], 0, 2)).toEqual({ rows: [], page: 1, pages: 1, total: 0 })
})
