import { expect, test } from 'vitest'
import { searchItems } from '../contract.ts'
import type { ItemLine } from '../contract.ts'
import { pageOfItems } from './list-items.ts'

const usual = searchItems.example.answer?.rows[0]
function line(change: Partial<ItemLine>): ItemLine {
  if (usual === undefined) throw new Error('the contract has no example')
  return { ...usual, ...change }
}

const lines = [
  line({ id: 'b', name: '乙', committed: { value: 1, unit: 'month' } }),
  line({ id: 'a', name: '安', committed: { value: 20, unit: 'workday' } }),
  line({ id: 'c', name: '陈', committed: { value: 0, unit: 'workday' } }),
]
const idsOf = (page: ReturnType<typeof pageOfItems>) => page.rows.map(({ id }) => id)

test('[CAT-01] without an order the best hits stay first', () => {
  expect(idsOf(pageOfItems(lines, { limit: 10 }))).toEqual(['b', 'a', 'c'])
})

test('[CAT-01] names are in the order of their pinyin, limits by their length whatever the unit', () => {
  expect(idsOf(pageOfItems(lines, { sort: 'name', limit: 10 }))).toEqual(['a', 'c', 'b'])
  expect(idsOf(pageOfItems(lines, { sort: 'limit', limit: 10 }))).toEqual(['c', 'a', 'b'])
  expect(idsOf(pageOfItems(lines, { sort: '-limit', limit: 10 }))).toEqual(['b', 'a', 'c'])
})

test('pages follow each other without gap or repetition, and the last has no next', () => {
  const first = pageOfItems(lines, { sort: 'name', limit: 2 })
  expect([idsOf(first), first.next, first.total]).toEqual([['a', 'c'], 'c', 3])
  const second = pageOfItems(lines, { sort: 'name', limit: 2, after: 'c' })
  expect([idsOf(second), second.next]).toEqual([['b'], undefined])
})
