import type { Item } from '@yichuang/modules/catalogue/rules'
import { expect, test } from 'vitest'
import { checkMaster } from './master.ts'
import { anItem } from './testing/edits.ts'

const codesOf = (more: Partial<Item>) => checkMaster(anItem(more)).map(({ code }) => code)
const workdays = (value: number) => ({ value, unit: 'workday' }) as const

test('[CAT-01] an item whose members fit together has nothing to mend', () => {
  expect(codesOf({})).toEqual([])
})

const line = { id: 'f', name: '工本费', amount: 5 }
const cases: readonly (readonly [string, Partial<Item>, readonly string[]])[] = [
  ['an instant item promises 0', { handling: '即办件' }, ['instant-takes-time']],
  [
    'only an instant item promises 0',
    { limits: { statutory: workdays(20), committed: workdays(0) } },
    ['instant-takes-time'],
  ],
  [
    'a promise is not longer than the law allows',
    { limits: { statutory: workdays(3), committed: { value: 3, unit: 'month' } } },
    ['promise-over-statutory'],
  ],
  ['a fee has lines', { fee: { charged: true, lines: [] } }, ['fee-without-lines']],
  ['a free item has none', { fee: { charged: false, lines: [{ ...line, basis: '文' }] } }, ['lines-without-fee']],
  ['a line has a basis', { fee: { charged: true, lines: [line] } }, ['fee-without-basis']],
  ['no visit needs a way on line', { visits: 0 }, ['no-visit-no-line']],
  ['on line only needs no visit', { channels: ['网上办理'] }, ['line-but-visits']],
  ['a licence names its article', { legalBasis: [{ law: '《法》' }] }, ['licence-without-law']],
  [
    'nothing that must be there is missing',
    { name: ' ', legalBasis: [], results: [], objects: [], channels: [] },
    ['name-missing', 'law-missing', 'result-missing', 'object-missing', 'channel-missing'],
  ],
]

test.each(cases)('[CAT-01] %s', (_, more, expected) => {
  expect(codesOf(more)).toEqual(expected)
})

test('[CAT-01] a shorter promise in another unit is no breach', () => {
  expect(codesOf({ limits: { statutory: workdays(20), committed: { value: 10, unit: 'day' } } })).toEqual([])
})
