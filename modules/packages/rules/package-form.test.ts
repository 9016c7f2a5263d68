import type { Item } from '@yichuang/modules/catalogue/rules'
import type { FormField } from '@yichuang/modules/forms/rules'
import { describe, expect, test } from 'vitest'
import { sampleApplications } from './applications.ts'
import { composePackage, exampleGiven, finished } from './compose.ts'
import { nothingGiven } from './package-document.ts'
import type { Given, ItemOf, PackageDocument } from './package-document.ts'
import { packageForm } from './package-form.ts'
import { savingOf } from './saving.ts'
import { drawnItemOf, packages } from './testing/catalogue.ts'

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('not in the example catalogue')
  return value
}

const restaurant = found(packages.find(({ id }) => id === 'pkg-kcyd'))
const example = found(exampleGiven(restaurant))
const fieldOf = (pkg: PackageDocument, given: Given, id: string, itemOf: ItemOf = drawnItemOf) =>
  packageForm(pkg, given, itemOf).fields.find((field) => field.id === id)

/** The example's answers with others to some questions of one item. */
const withItemAnswers = (item: string, answers: Given['itemAnswers'][string]): Given => ({
  ...example,
  itemAnswers: { ...example.itemAnswers, [item]: { ...example.itemAnswers[item], ...answers } },
})

describe('[CAT-11] [NET-05] the one form of a package', () => {
  test('asks once what several items want, and says for which', () => {
    const { fields, asked } = packageForm(restaurant, example, drawnItemOf)
    const name = fields.find(({ id }) => id === 'org.name')
    expect(name).toMatchObject({ label: '字号名称', isRequired: true, isConditional: false })
    expect(name?.serves.slice(0, 2)).toEqual(['gthsl', 'spjy'])
    expect(fields.find(({ id }) => id === 'org.scope')?.serves).toEqual(['gthsl'])
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
    expect(asked.after).toBe(fields.length)
    expect(asked.after).toBeLessThan(asked.before)
  })

  test.each(packages.map((pkg) => [pkg.name, pkg] as const))(
    'counts %s as its fields say, whoever applies',
    (_name, pkg) => {
      const samples = sampleApplications(pkg, drawnItemOf, 8)
      expect(samples.length).toBeGreaterThan(0)
      for (const { given, path } of samples) {
        const { fields, asked } = packageForm(pkg, given, drawnItemOf)
        expect(fields.reduce((sum, { serves }) => sum + serves.length, 0)).toBe(asked.before)
        const served = new Set(fields.flatMap(({ serves }) => serves))
        expect([...served].filter((item) => !path.resolution.items.includes(item))).toEqual([])
        const { before, after } = savingOf(pkg, given, drawnItemOf)
        expect([before.fields, after.fields]).toEqual([asked.before, asked.after])
      }
    },
  )

  test('leaves out what the answers rule out, and marks what hangs on another field', () => {
    const family = withItemAnswers('gthsl', { extra: ['family'] })
    const alone = withItemAnswers('gthsl', { extra: ['none'] })
    expect(fieldOf(restaurant, family, 'operator.family')?.serves).toEqual(['gthsl'])
    expect(fieldOf(restaurant, alone, 'operator.family')).toBeUndefined()
    expect(fieldOf(restaurant, example, 'place.owner')).toMatchObject({ isConditional: true, serves: ['spjy'] })
  })

  test('asks nothing while nobody knows which items there are', () => {
    expect(packageForm(restaurant, nothingGiven, drawnItemOf)).toEqual({ fields: [], asked: { before: 0, after: 0 } })
  })

  test('takes data elements of an item without a form, named by the catalogue', () => {
    const transfer = found(packages.find(({ id }) => id === 'pkg-esf'))
    const { fields } = packageForm(transfer, found(exampleGiven(transfer)), drawnItemOf)
    expect(fields.length).toBeGreaterThan(5)
    expect(new Set(fields.map(({ label }) => label))).toEqual(new Set([undefined]))
    expect(fields.some(({ serves }) => serves.length > 1)).toBe(true)
  })

  test('asks twice what two items mean differently, and says so at both', () => {
    const drawn = (id: string, field: FormField): Item => ({
      ...found(drawnItemOf(id)),
      form: { groups: [{ id: 'g', title: '组', columns: 1, fields: [field] }] },
    })
    const two = new Map([
      ['shuigh', drawn('shuigh', { id: 'use', label: '用途', kind: 'text' })],
      [
        'diangh',
        drawn('diangh', { id: 'use', label: '用电类别', kind: 'single', options: [{ id: 'home', label: '居民' }] }),
      ],
    ])
    const itemOf: ItemOf = (id) => two.get(id)
    const start = { id: 'pkg-x', name: '过户一件事', leadDepartment: 'zrzy' }
    const pkg = finished(composePackage(start, ['shuigh', 'diangh'], itemOf), itemOf)
    const given = found(exampleGiven(pkg))
    expect(fieldOf(pkg, given, 'use', itemOf)).toMatchObject({ serves: ['shuigh'], apartFrom: 'diangh' })
    expect(fieldOf(pkg, given, 'use@diangh', itemOf)).toMatchObject({ serves: ['diangh'], apartFrom: 'shuigh' })
  })
})
