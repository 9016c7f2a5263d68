import type { Actor } from '@yichuang/platform/pure'
import { describe, expect, test } from 'vitest'
import { comparePackages } from './compare.ts'
import { applyPackageEdit } from './compose.ts'
import { decideRestoring } from './decide.ts'
import type { PackageEdit } from './edits.ts'
import type { PackageDocument } from './package-document.ts'
import { itemOf, packages } from './testing/catalogue.ts'

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('not in the example catalogue')
  return value
}

const restaurant = found(packages.find(({ id }) => id === 'pkg-kcyd'))
const edited = (pkg: PackageDocument, edit: PackageEdit) => {
  const after = applyPackageEdit(pkg, edit, itemOf)
  if (!after.ok) throw new Error(`refused: ${after.refusal.items.join(' ')}`)
  return after.value
}
const everySign = edited(restaurant, { kind: 'set-required', item: 'hwzp', isRequired: true })
const names = (documents: readonly { readonly name: string }[]) => documents.map(({ name }) => name).toSorted()

describe('[CAT-11] [CAT-12] two versions of a package', () => {
  test.each(packages.map((pkg) => [pkg.name, pkg] as const))('nothing differs between %s and itself', (_name, pkg) => {
    const { tried, unchanged, saving, ...rest } = comparePackages(pkg, pkg, itemOf)
    expect(tried).toBeGreaterThan(0)
    expect(unchanged).toBe(tried)
    expect(saving?.before).toEqual(saving?.after)
    const none = { added: [], dropped: [] }
    expect(rest).toEqual({ items: { ...none, changed: [] }, questions: [], fields: none, members: [], changes: [] })
  })

  test('an item everybody must apply for asks some for more documents, and the way back spares them', () => {
    const there = comparePackages(restaurant, everySign, itemOf)
    const back = comparePackages(everySign, restaurant, itemOf)
    expect(there.items).toEqual({ added: [], dropped: [], changed: [{ item: 'hwzp', what: ['required'] }] })
    expect(back.items.changed).toEqual([{ item: 'hwzp', what: ['optional'] }])
    const [more, fewer] = [
      there.changes.filter(({ kind }) => kind === 'more'),
      back.changes.filter(({ kind }) => kind === 'fewer'),
    ]
    expect(more.length).toBeGreaterThan(0)
    const own = new Set(itemOf('hwzp')?.materials.map(({ name }) => name))
    expect(more.flatMap(({ added }) => names(added)).filter((name) => !own.has(name))).toEqual([])
    expect(more.flatMap(({ dropped }) => dropped)).toEqual([])
    expect(new Set(fewer.flatMap(({ dropped }) => names(dropped)))).toEqual(
      new Set(more.flatMap(({ added }) => names(added))),
    )
    expect(there.unchanged + there.changes.reduce((sum, { concerned }) => sum + concerned, 0)).toBe(there.tried)
  })

  test('an item that comes or goes brings its fields with it', () => {
    const less = edited(restaurant, { kind: 'remove-item', item: 'spjy' })
    const { items, fields } = comparePackages(restaurant, less, itemOf)
    expect([items.added, items.dropped]).toEqual([[], ['spjy']])
    expect(fields.added).toEqual([])
    expect(fields.dropped.map(({ id }) => id)).toEqual(expect.arrayContaining(['food.format', 'food.items']))
    expect(comparePackages(less, restaurant, itemOf).items.added).toEqual(['spjy'])
  })

  test('questions and answers that come, go, or are others', () => {
    const [first] = restaurant.questions
    const { id: question, text, options } = found(first)
    const option = found(options[0])
    const reworded = edited(restaurant, { kind: 'change-question', question, wish: { text: '店面是哪来的？' } })
    expect(comparePackages(restaurant, reworded, itemOf).questions).toEqual([
      { kind: 'changed', text: '店面是哪来的？', isReworded: true, added: [], dropped: [], changed: [] },
    ])
    const relabelled = edited(restaurant, { kind: 'change-option', question, option: option.id, label: '自己的' })
    expect(comparePackages(restaurant, relabelled, itemOf).questions).toEqual([
      { kind: 'changed', text, isReworded: false, added: [], dropped: [], changed: ['自己的'] },
    ])
    const more = edited(restaurant, { kind: 'add-option', question, id: 'market', label: '商场柜位' })
    expect(comparePackages(restaurant, more, itemOf).questions[0]?.added).toEqual(['商场柜位'])
    const wish = { id: 'seats', text: '有堂食吗？', type: 'single', required: false } as const
    const asks = edited(restaurant, { kind: 'add-question', question: wish })
    expect(comparePackages(restaurant, asks, itemOf).questions.map(({ kind }) => kind)).toEqual(['added'])
    expect(comparePackages(asks, restaurant, itemOf).questions.map(({ kind }) => kind)).toEqual(['dropped'])
  })

  test('an answer that is gone is said to be gone for who gave it', () => {
    const [first] = restaurant.questions
    const { id: question, options } = found(first)
    const gone = edited(restaurant, { kind: 'remove-option', question, option: found(options[0]).id })
    const { changes } = comparePackages(restaurant, gone, itemOf)
    expect(changes.some(({ kind }) => kind === 'path-gone')).toBe(true)
    expect(comparePackages(gone, restaurant, itemOf).changes.some(({ kind }) => kind === 'path-new')).toBe(true)
  })
})

describe('[CAT-12] putting an earlier version in force again', () => {
  const by: Actor = {
    kind: 'staff',
    person: 'fangmingche',
    name: '方明澈',
    roles: ['hall-manager'],
    permissions: new Set(['packages.publish']),
    region: '339921',
    hall: 'hall-county',
  }
  const place = { region: '339921', department: 'scjg', centre: 'hall-county' }
  const wish = { version: 1, current: 2, reason: '漏了一种情形', openDraft: undefined, errors: 0 }

  test('is for the centre, with a reason', () => {
    expect(decideRestoring(by, place, wish).ok).toBe(true)
  })

  test.each([
    ['packages.same-version', { version: 2 }],
    ['packages.draft-open', { openDraft: 'draft' }],
    ['packages.reason-missing', { reason: '' }],
    ['packages.findings-open', { errors: 1 }],
  ])('is refused as %s', (code, change) => {
    const decision = decideRestoring(by, place, { ...wish, ...change })
    expect(decision.ok ? undefined : decision.refusal.code).toBe(code)
  })

  test('is not for another hall', () => {
    const decision = decideRestoring(by, { ...place, centre: undefined }, wish)
    expect(decision.ok).toBe(false)
  })
})
