import { readFileSync } from 'node:fs'
import { sourceRoot } from '@yichuang/platform/db/testing'
import { expect, test } from 'vitest'
import type { Item } from '../rules/index.ts'
import { countAnswers } from './answer-counts.ts'

const item = JSON.parse(readFileSync(`${sourceRoot}/data/catalogue/items/gthsl.json`, 'utf8')) as Item

test('[CAT-03] a question counts when it came up, its answers as often as given; what a change of mind left does not', () => {
  const counts = countAnswers(item, [
    { operator: ['cn'], place: ['rent'], landlord: ['yes'], residential: ['no'], extra: ['agent'] },
    { operator: ['cn'], place: ['own'], landlord: ['no'], residential: ['no'] },
  ])
  expect(counts).toMatchObject({
    operator: 2,
    'operator.cn': 2,
    'place.rent': 1,
    'place.own': 1,
    extra: 2,
    'extra.agent': 1,
  })
  expect([counts['landlord'], counts['landlord.yes'], counts['landlord.no']]).toEqual([1, 1, undefined])
  expect(countAnswers(item, [])).toEqual({})
})
