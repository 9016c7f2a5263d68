import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestChain, workingDaysOf } from './chain.ts'
import { composePackage, exampleGiven, finished } from './compose.ts'
import { nothingGiven } from './package-document.ts'
import { savingOf } from './saving.ts'
import { itemOf } from './testing/catalogue.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
/** Every item waits only for earlier ones, so there is no ring. */
const links = fc
  .tuple(...ids.map((_, index) => fc.tuple(fc.nat(20), fc.subarray(ids.slice(0, index)))))
  .map((drawn) => drawn.map(([days, dependsOn], index) => ({ id: ids[index] ?? '', days, dependsOn })))

describe('[CAT-11] what a package spares', () => {
  test('the time is that of the longest chain, as trying every chain shows', () => {
    fc.assert(
      fc.property(links, (all) => {
        const daysTo = (id: string): number => {
          const link = all.find((one) => one.id === id)
          return (link?.days ?? 0) + Math.max(0, ...(link?.dependsOn ?? []).map(daysTo))
        }
        const chain = longestChain(all)
        expect(chain.days).toBe(Math.max(...ids.map(daysTo)))
        expect(chain.items.reduce((sum, id) => sum + (all.find((one) => one.id === id)?.days ?? 0), 0)).toBe(chain.days)
        for (const [index, id] of chain.items.slice(1).entries())
          expect(all.find((one) => one.id === id)?.dependsOn).toContain(chain.items[index])
      }),
    )
  })

  test.each([
    [{ value: 7, unit: 'workday' }, 7],
    [{ value: 7, unit: 'day' }, 5],
    [{ value: 8, unit: 'day' }, 6],
    [{ value: 1, unit: 'month' }, 22],
    [{ value: 4, unit: 'hour' }, 1],
    [{ value: 0, unit: 'workday' }, 0],
  ] as const)('%o are %i working days', (limit, days) => {
    expect(workingDaysOf(limit)).toBe(days)
  })

  test('one application, one visit and one receipt for three items', () => {
    const pkg = finished(
      composePackage({ id: 'pkg-x', name: '过户一件事', leadDepartment: 'zrzy' }, ['shuigh', 'diangh', 'rqgh'], itemOf),
      itemOf,
    )
    const { before, after } = savingOf(pkg, exampleGiven(pkg) ?? nothingGiven, itemOf)
    expect([before.steps, after.steps, before.visits, after.visits]).toEqual([6, 2, 3, 1])
  })
})
