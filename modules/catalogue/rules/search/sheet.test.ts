import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestOf, clearSheet, newSheet, raise } from './sheet.ts'

const scored = fc.array(fc.record({ entry: fc.nat(40), score: fc.integer({ min: 1, max: 1000 }) }), { maxLength: 200 })

test('[CON-08] the best of a sheet are those that sorting all of them gives', () => {
  fc.assert(
    fc.property(scored, fc.integer({ min: 1, max: 12 }), fc.nat(3), (raises, limit, ranks) => {
      const sheet = newSheet(41)
      raise(sheet, 7, 0.5)
      clearSheet(sheet)
      const best = new Map<number, number>()
      for (const { entry, score } of raises) {
        raise(sheet, entry, score / 1000)
        best.set(entry, Math.max(best.get(entry) ?? 0, score))
      }
      const order = { rank: (entry: number) => entry % (ranks + 1), place: (entry: number) => entry % 5 }
      const isWanted = (entry: number) => entry % 3 !== 1
      const expected = [...best]
        .filter(([entry]) => isWanted(entry))
        .toSorted(
          ([one, a], [other, b]) =>
            b - a || order.rank(other) - order.rank(one) || order.place(one) - order.place(other) || one - other,
        )
        .map(([entry]) => entry)
      const found = bestOf(sheet, limit, order, isWanted)
      expect(found.numbers).toEqual(expected.slice(0, limit))
      expect(found.total).toBe(expected.length)
    }),
  )
})

test('[CON-08] of thousands with the same score the list is the best by rank', () => {
  const sheet = newSheet(5000)
  for (let entry = 0; entry < 5000; entry += 1) raise(sheet, entry, 0.9)
  const order = { rank: (entry: number) => (entry * 7919) % 5000, place: () => 0 }
  const ranks = bestOf(sheet, 8, order, () => true).numbers.map(order.rank)
  expect(ranks).toEqual([4999, 4998, 4997, 4996, 4995, 4994, 4993, 4992])
})
