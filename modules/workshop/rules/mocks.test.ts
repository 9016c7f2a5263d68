import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { describe, expect, test } from 'vitest'
import { mockApplications } from './mocks.ts'
import { anItem } from './testing/edits.ts'
import { standing } from './tree.ts'

const folder = join(import.meta.dirname, '../../../data/catalogue/items')
const items = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Item)

function given(mocks: ReturnType<typeof mockApplications>): ReadonlySet<string> {
  return new Set(
    mocks.flatMap(({ answers }) => Object.entries(answers).flatMap(([id, all]) => all.map((one) => `${id}.${one}`))),
  )
}

test('[CAT-09] every answer of a small tree is given by somebody, and its condition holds for somebody', () => {
  const item = anItem()
  const mocks = mockApplications(item)
  expect([...given(mocks)].toSorted()).toEqual([
    'extra.agent',
    'extra.none',
    'landlord.no',
    'landlord.yes',
    'place.own',
    'place.rent',
  ])
  const met = mocks.some(({ answers }) => answers['place']?.includes('rent') && answers['extra']?.includes('agent'))
  expect(met).toBe(true)
  expect(mocks.length).toBeLessThanOrEqual(4)
})

describe('[CAT-09] of the example catalogue', () => {
  test.each(items.map((item) => [item.id, item] as const))(
    '%s: the applicants cover every answer and come to an end',
    (_, item) => {
      const mocks = mockApplications(item)
      const all = standing(item.situation.questions).flatMap(({ question }) =>
        question.options.map(({ id }) => `${question.id}.${id}`),
      )
      const known = given(mocks)
      expect(all.filter((choice) => !known.has(choice))).toEqual([])
      for (const { answers, status, materials } of mocks) {
        const resolved = resolveSituation(item, answers)
        expect([resolved.status, resolved.materials]).toEqual([status, materials])
      }
      expect(mocks.length).toBeGreaterThan(0)
    },
  )
})

test('an item without questions is tried by one applicant', () => {
  expect(mockApplications(anItem({ situation: { questions: [] }, rules: [] }))).toMatchObject([{ no: 1, answers: {} }])
})
