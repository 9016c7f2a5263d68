import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CaseCollector, drained } from './columns.ts'
import { basketsOf } from './baskets.ts'
import { closestOf } from './distances.ts'
import { frequentSets } from './frequent-sets.ts'
import { mineAssociations } from './mine.ts'

interface Case {
  readonly applicant: number
  readonly item: number
  readonly day: number
}

const ITEMS = 6
const histories = fc.array(fc.record({ applicant: fc.nat(7), item: fc.nat(ITEMS - 1), day: fc.nat(40) }), {
  maxLength: 60,
})
const termsOf = fc.record({
  windowDays: fc.nat(15),
  mostItems: fc.integer({ min: 2, max: ITEMS }),
  leastApplicants: fc.integer({ min: 1, max: 3 }),
  largest: fc.integer({ min: 2, max: 4 }),
})

function collected(cases: readonly Case[]) {
  const collector = new CaseCollector()
  for (const { applicant, item, day } of cases) collector.add(applicant, item, day)
  return collector.sorted()
}

/** All sets of items up to a size. */
function setsUpTo(largest: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** ITEMS }, (_, bits) =>
    Array.from({ length: ITEMS }, (_item, item) => item).filter((item) => (bits >> item) % 2 === 1),
  ).filter(({ length }) => length > 0 && length <= largest)
}

/** Whether some choice of one case per item lies within the window: every choice is tried. */
function fits(
  own: readonly Case[],
  items: readonly number[],
  windowDays: number,
  chosen: readonly number[] = [],
): boolean {
  const [item, ...rest] = items
  if (item === undefined) return Math.max(...chosen) - Math.min(...chosen) <= windowDays
  return own.some((one) => one.item === item && fits(own, rest, windowDays, [...chosen, one.day]))
}

function isAgent(own: readonly Case[], windowDays: number, mostItems: number): boolean {
  return own.some(
    ({ day }) =>
      new Set(own.filter((one) => one.day >= day && one.day - day <= windowDays).map(({ item }) => item)).size >
      mostItems,
  )
}

function byApplicant(cases: readonly Case[]): readonly (readonly Case[])[] {
  const all = new Map<number, Case[]>()
  for (const one of cases) all.set(one.applicant, [...(all.get(one.applicant) ?? []), one])
  return [...all.values()]
}

describe('[CAT-11] items that the same applicants ask for within a window of time', () => {
  test('sets and their applicants are those that trying everything finds', () => {
    fc.assert(
      fc.property(histories, termsOf, (cases, terms) => {
        const people = byApplicant(cases).filter((own) => !isAgent(own, terms.windowDays, terms.mostItems))
        const wanted = setsUpTo(terms.largest)
          .map((items) => ({ items, applicants: people.filter((own) => fits(own, items, terms.windowDays)).length }))
          .filter(({ applicants }) => applicants >= terms.leastApplicants)
        const baskets = drained(basketsOf(collected(cases), terms))
        const found = drained(frequentSets(baskets, terms))
        const sorted = (sets: readonly { readonly items: readonly number[]; readonly applicants: number }[]) =>
          sets.map(({ items, applicants }) => `${items.join(' ')}: ${applicants}`).toSorted()
        expect(sorted(found)).toEqual(sorted(wanted))
        expect([baskets.applicants, baskets.skipped]).toEqual([
          people.length,
          byApplicant(cases).length - people.length,
        ])
      }),
      { numRuns: 300 },
    )
  })

  test('support, confidence, lift and distances are those of their definitions', () => {
    fc.assert(
      fc.property(histories, termsOf, (cases, terms) => {
        const people = byApplicant(cases).filter((own) => !isAgent(own, terms.windowDays, terms.mostItems))
        const count = (items: readonly number[]) => people.filter((own) => fits(own, items, terms.windowDays)).length
        const mined = mineAssociations(collected(cases), { ...terms, leastConfidence: 0, leastLift: 0, most: 100 })
        expect(mined.cases).toBe(cases.length)
        for (const { items, applicants, support, confidence, consequent, lift, distances } of mined.associations) {
          const others = items.filter((item) => item !== consequent)
          expect(applicants).toBe(count(items))
          expect(support).toBeCloseTo(count(items) / people.length)
          expect(confidence).toBeCloseTo(count(items) / count(others))
          expect(lift).toBeCloseTo(count(items) / count(others) / (count([consequent]) / people.length))
          const spans = people
            .filter((own) => fits(own, items, terms.windowDays))
            .map((own) => Array.from({ length: 41 }, (_, days) => days).find((days) => fits(own, items, days)) ?? -1)
          expect(distances.examples.every((days) => spans.includes(days))).toBe(true)
          expect([distances.examples[0], distances.examples.at(-1)]).toEqual(
            spans.length === 1 ? [spans[0], spans[0]] : [Math.min(...spans), Math.max(...spans)],
          )
        }
      }),
      { numRuns: 100 },
    )
  })

  test('the days of several items that lie closest together', () => {
    expect(
      closestOf(
        [
          [1, 20, 40],
          [8, 23],
          [60, 22],
        ].map((days) => days.toSorted((a, b) => a - b)),
      ),
    ).toEqual({
      span: 3,
      days: [20, 23, 22],
    })
  })

  test('a larger set stands for the smaller ones that tell the same story, in the order of asking', () => {
    const cases = Array.from({ length: 20 }, (_, applicant) => [
      { applicant, item: 2, day: 0 },
      { applicant, item: 0, day: 3 + (applicant % 4) },
      { applicant, item: 1, day: 20 },
    ]).flat()
    const others = Array.from({ length: 80 }, (_, index) => ({
      applicant: 100 + index,
      item: 3 + (index % 3),
      day: index,
    }))
    const terms = {
      windowDays: 30,
      mostItems: 6,
      leastApplicants: 3,
      largest: 4,
      leastConfidence: 0.2,
      leastLift: 1.5,
      most: 9,
    }
    const { associations } = mineAssociations(collected([...others, ...cases]), terms)
    expect(associations).toHaveLength(1)
    expect(associations[0]).toMatchObject({ items: [2, 0, 1], applicants: 20, support: 0.2, confidence: 1, lift: 5 })
    expect(associations[0]?.distances.median).toBe(20)
  })

  test('nothing is found where people ask for one thing each', () => {
    const cases = Array.from({ length: 500 }, (_, applicant) => ({ applicant, item: applicant % 6, day: applicant }))
    const terms = {
      windowDays: 90,
      mostItems: 6,
      leastApplicants: 1,
      largest: 4,
      leastConfidence: 0,
      leastLift: 0,
      most: 9,
    }
    expect(mineAssociations(collected(cases), terms).associations).toEqual([])
  })
})
