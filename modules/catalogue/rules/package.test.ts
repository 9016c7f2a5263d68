import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { resolvePackage, resolvePackageLine } from './index.ts'
import type { Answers, Item, Package } from './index.ts'

const folder = new URL('../../../data/catalogue/', import.meta.url)
const read = <Content>(path: string) =>
  readdirSync(new URL(path, folder)).map(
    (file) => JSON.parse(readFileSync(new URL(`${path}${file}`, folder), 'utf8')) as Content,
  )
const items = new Map(read<Item>('items/').map((item) => [item.id, item]))
const packages = new Map(read<Package>('packages/').map((pkg) => [pkg.id, pkg]))
const catalogue = { items, packages }

interface Example {
  readonly answers: Answers
  readonly itemAnswers: Readonly<Record<string, Answers>>
  readonly items: readonly string[]
  readonly before: number
  readonly after: number
  readonly perItem: Readonly<Record<string, readonly string[]>>
  readonly suppressed: readonly unknown[]
  readonly merged: readonly object[]
}

describe('[CAT-11] a package asks for every document once', () => {
  test.each([...packages.keys()])('%s comes to its worked example', (id) => {
    const example = packages.get(id)?.dedup.example as unknown as Example
    const line = { package: id, answers: example.answers, itemAnswers: example.itemAnswers }
    const answer = JSON.parse(resolvePackageLine(JSON.stringify(line), catalogue)) as Example & { status: string }
    expect(answer).toMatchObject({
      status: 'complete',
      items: example.items,
      before: example.before,
      after: example.after,
      perItem: example.perItem,
      suppressed: example.suppressed,
    })
    expect(answer.merged).toMatchObject(example.merged)
    expect(answer.merged).toHaveLength(example.merged.length)
  })

  const question = (id: string, options: readonly string[]) => ({
    id,
    text: id,
    type: 'single' as const,
    required: true,
    options: options.map((option) => ({ id: option, label: option, effects: { addMaterials: [option] } })),
  })
  const material = (key: string, more: object = {}) => ({
    key,
    ref: key,
    name: key,
    party: 'applicant',
    base: true,
    ...more,
  })
  const copy = (count: number) => ({ copies: [{ form: 'copy', count, action: 'submit' }] })
  const item = (id: string, materials: readonly object[]) =>
    ({
      id,
      limits: {},
      fee: { lines: [] },
      specialProcedures: [],
      situation: { questions: [] },
      materials,
    }) as unknown as Item
  const pkg = (more: object) =>
    ({
      items: [],
      questions: [],
      mergedForm: { name: 'one form', replaces: [], formFields: [] },
      ...more,
    }) as unknown as Package
  const entry = (id: string, stage = 1, more: object = {}) => ({
    item: id,
    required: true,
    stage,
    dependsOn: [],
    ...more,
  })
  const none = { answers: {}, itemAnswers: {} }

  test('copies take the largest count per form and action; another party is another document', () => {
    const known = new Map([
      ['a', item('a', [material('id', copy(1)), material('id2', { ref: 'id', party: 'buyer', ...copy(1) })])],
      ['b', item('b', [material('id', copy(3))])],
    ])
    const { merged } = resolvePackage(pkg({ items: [entry('a'), entry('b')] }), none, (id) => known.get(id))
    expect(merged).toEqual([
      { ref: 'id', party: 'applicant', name: 'id', usedBy: ['a', 'b'], ...copy(3) },
      { ref: 'id', party: 'buyer', name: 'id2', usedBy: ['a'], ...copy(1) },
    ])
  })
  test('a result of the same stage is still asked for, of an earlier stage is not', () => {
    const known = new Map([
      ['a', item('a', [material('x', copy(1))])],
      ['b', item('b', [material('r', { resultOf: ['a'], ...copy(1) })])],
    ])
    const of = (stage: number) =>
      resolvePackage(pkg({ items: [entry('a'), entry('b', stage)] }), none, (id) => known.get(id))
    expect(of(1)).toMatchObject({ before: 2, after: 2, suppressed: [] })
    expect(of(2)).toMatchObject({ before: 2, after: 1, suppressed: [{ item: 'b', key: 'r', producedBy: 'a' }] })
  })
  test("presets yield to answers of the package's options, both to the person's own", () => {
    const asked = {
      ...item('a', []),
      situation: { questions: [question('q', ['one', 'two', 'three'])] },
      materials: ['one', 'two', 'three'].map((key) => material(key, { base: false, ...copy(1) })),
    } as unknown as Item
    const presetAnswers = [{ item: 'a', answers: { q: ['two'] } }]
    const asking = pkg({
      items: [entry('a', 1, { presets: { q: ['one'] } })],
      questions: [
        { ...question('p', []), required: false, options: [{ id: 'y', label: 'y', effects: { presetAnswers } }] },
      ],
    })
    const of = (answers: Answers, own: Answers) =>
      resolvePackage(asking, { answers, itemAnswers: { a: own } }, () => asked).merged.map(({ ref }) => ref)
    expect(of({}, {})).toEqual(['one'])
    expect(of({ p: ['y'] }, {})).toEqual(['two'])
    expect(of({ p: ['y'] }, { q: ['three'] })).toEqual(['three'])
  })
})

test.each([
  ['{', 'not-json'],
  ['[]', 'not-an-object'],
  ['{}', 'package-missing'],
  ['{"package":"nowhere"}', 'unknown-package'],
  ['{"package":"pkg-jrty","answers":3}', 'answers-malformed'],
  ['{"package":"pkg-jrty","itemAnswers":{"tyhk":{"where":"orig"}}}', 'answer-malformed'],
  ['{"package":"pkg-jrty","answers":{"with":["moon"]}}', 'unknown-option'],
  ['{"package":"pkg-jrty","itemAnswers":{"tyhk":{"where":["moon"]}}}', 'unknown-option'],
])('[CAT-11] the line %s is answered with what is wrong', (line, code) => {
  expect(JSON.parse(resolvePackageLine(line, catalogue))).toMatchObject({ status: 'invalid', errors: [{ code }] })
})
