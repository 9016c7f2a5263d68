import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestOf, clearSheet, newSheet, raise, raiseOwners } from './sheet.ts'
import { spokenGrams, textsBuilder } from './texts.ts'

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
      const expected = [...best]
        .toSorted(
          ([one, a], [other, b]) =>
            b - a || order.rank(other) - order.rank(one) || order.place(one) - order.place(other) || one - other,
        )
        .map(([entry]) => entry)
      const found = bestOf(sheet, limit, order)
      expect(found.numbers).toEqual(expected.slice(0, limit))
      expect(found.total).toBe(expected.length)
    }),
  )
})

test('[CON-08] of thousands with the same score the list is the best by rank', () => {
  const sheet = newSheet(5000)
  for (let entry = 0; entry < 5000; entry += 1) raise(sheet, entry, 0.9)
  const order = { rank: (entry: number) => (entry * 7919) % 5000, place: () => 0 }
  const ranks = bestOf(sheet, 8, order).numbers.map(order.rank)
  expect(ranks).toEqual([4999, 4998, 4997, 4996, 4995, 4994, 4993, 4992])
})

test('[CON-08] owners are looked at from the best text down, until the list is full and no further', () => {
  const builder = textsBuilder(spokenGrams)
  for (let owner = 0; owner < 9000; owner += 1) builder.add(owner, 'word', owner < 6000 ? '办执照' : '开店')
  const texts = builder.build()
  const scores = newSheet(texts.texts.length)
  raise(scores, 0, 0.9)
  raise(scores, 1, 0.8)
  const some = newSheet(9000)
  expect(raiseOwners(some, [{ texts, sheet: scores }], 8)).toBe(false)
  expect([some.count, some.highest]).toEqual([6000, 0.9])
  const late = newSheet(9000)
  expect(raiseOwners(late, [{ texts, sheet: scores }], 8, (owner) => owner >= 8990)).toBe(true)
  expect([late.count, late.highest]).toEqual([10, 0.8])
})
