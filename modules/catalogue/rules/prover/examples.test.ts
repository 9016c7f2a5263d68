import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cancellationRules, compareVersions, proofLevels, proveItem, resolveSituation } from '../index.ts'
import type { Effects, Item, ProofCode, Question } from '../index.ts'
import { plainItem, plainMaterial } from '../testing/small-items.ts'

const folder = new URL('../../../../data/catalogue/items/', import.meta.url)
const items = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Item)

const option = (id: string, effects?: Effects, next?: readonly Question[]) => ({
  id,
  label: id,
  ...(effects === undefined ? {} : { effects }),
  ...(next === undefined ? {} : { next }),
})
const single = (id: string, ...options: readonly ReturnType<typeof option>[]): Question => ({
  id,
  text: id,
  type: 'single',
  required: true,
  options,
})
const stop: Effects = { outcome: { kind: 'stop', message: '不受理' } }
const found = (item: Item, code: ProofCode) => proveItem(item).findings.filter((finding) => finding.code === code)
const form = plainMaterial('form', { base: true })

describe('[CAT-03] the catalogue of the product', () => {
  const proofs = items.map((item) => proveItem(item))
  const findings = proofs.flatMap((proof) => proof.findings.map((finding) => ({ ...finding, item: proof.item })))
  const listed = (code: ProofCode) => findings.filter((one) => one.code === code)
  test('every combination of every item comes to one result, none is without materials or at odds with itself', () => {
    expect(proofs.every(({ tree }) => tree !== undefined)).toBe(true)
    expect(findings.filter(({ level }) => level === 'error')).toEqual([])
    expect(proofs.reduce((sum, { tree }) => sum + (tree?.combinations ?? 0), 0)).toBe(12_031)
  })
  test('what is found in it', () => {
    const codes = Object.keys(proofLevels) as ProofCode[]
    const counts = codes.map((code) => [code, listed(code).length] as const).filter(([, count]) => count > 0)
    expect(Object.fromEntries(counts)).toEqual({
      'add-meets-remove': 16,
      'question-idle': 2,
      'answer-idle': 14,
      'answers-alike': 6,
      'hides-lists': 5,
      'hides-alternative': 25,
      'vague-name': 1,
      'catch-all': 15,
      'share-asked': 189,
      'question-order': 2,
    })
  })
  test('two questions whose answer nothing depends on, and what could be asked first', () => {
    expect(listed('question-idle').map(({ item, place }) => [item, place.question])).toEqual([
      ['jszbh', 'ageopt'],
      ['lnyd', 'age'],
    ])
    expect(listed('question-order').map(({ item, facts }) => [item, facts.order, facts.before, facts.after])).toEqual([
      ['syjsl', 'reason, card', '2.00', '1.50'],
      ['yczm', 'place, subject, care, agent', '4.00', '3.63'],
    ])
  })
  test('each example leads where its finding says', () => {
    const of = (...codes: readonly ProofCode[]) =>
      findings.flatMap(({ item: id, code, example, place: { material = '' } }) => {
        const item = items.find((one) => one.id === id) as Item
        return example !== undefined && codes.includes(code)
          ? [{ material, id, ...resolveSituation(item, example) }].map(({ status, materials }) => ({
              status,
              isAsked: materials.includes(material),
            }))
          : []
      })
    const asked = of('share-asked', 'hides-lists', 'hides-alternative')
    const removed = of('add-meets-remove')
    expect(asked).toEqual(asked.map(() => ({ status: 'complete', isAsked: true })))
    expect(removed).toEqual(removed.map(() => ({ status: 'complete', isAsked: false })))
    expect(findings.length).toBeGreaterThan(200)
  })
  test('against itself nothing changes; with one more material exactly its situations do', () => {
    const gthsl = items.find(({ id }) => id === 'gthsl') as Item
    const all = proveItem(gthsl).tree?.combinations
    expect(compareVersions(gthsl, gthsl)).toEqual({ changes: [], combinations: all, unchanged: all, isCut: false })
    const more = { ...gthsl, materials: [...gthsl.materials, plainMaterial('extra', { base: true })] }
    const [change, ...others] = compareVersions(gthsl, more)?.changes ?? []
    expect(others).toEqual([])
    expect(change).toMatchObject({ kind: 'more', added: ['extra'], combinations: proveItem(gthsl).tree?.accepted })
  })
})

describe('[CAT-03] a tree of more than a million combinations', () => {
  const count = 13
  const materials = [
    form,
    ...Array.from({ length: count }, (_, index) => plainMaterial(`m${index}`)),
    plainMaterial('rare'),
    plainMaterial('never'),
  ]
  const questions = Array.from({ length: count }, (_, index) =>
    single(
      `q${index}`,
      option('with', { addMaterials: [`m${index}`] }),
      option('without'),
      option('free', { removeMaterials: ['form'] }),
    ),
  )
  const choices = questions.map(({ id }) => `${id}.with`)
  const item = plainItem(questions, materials, [
    { id: 'all', when: { all: choices }, addMaterials: ['rare'] },
    { id: 'odd', when: { all: choices, any: ['q0.without'] }, addMaterials: ['never'] },
  ])
  const { findings, tree } = proveItem(item)
  test('is counted exactly, and the one combination in it that matters is found', () => {
    expect(tree).toMatchObject({ combinations: 3 ** count, accepted: 3 ** count, expectedQuestions: count })
    expect(findings.map(({ code, place }) => [code, place.rule ?? place.material])).toEqual([
      ['rule-never', 'odd'],
      ['no-material', undefined],
      ['material-never', 'never'],
    ])
    const bare = findings.find(({ code }) => code === 'no-material')?.example ?? {}
    expect(resolveSituation(item, bare)).toMatchObject({ status: 'complete', materials: [] })
  })
  test('is compared with a version that asks one thing in one combination only', () => {
    const later = { ...item, rules: item.rules?.filter(({ id }) => id !== 'all') ?? [] }
    const all = Object.fromEntries(questions.map(({ id }) => [id, ['with']]))
    expect(compareVersions(item, later)?.changes).toEqual([
      { kind: 'fewer', combinations: 1, added: [], dropped: ['rare'], changed: [], example: all },
    ])
  })
})

describe('[CAT-03] gaps and faults of a tree under way', () => {
  test('a question that must be answered and cannot be leaves a gap', () => {
    const gap = plainItem([single('q', option('a', undefined, [single('empty')]), option('b'))], [form])
    expect(found(gap, 'no-answer')).toMatchObject([{ pointer: '/situation/questions/0/options/0/next/0' }])
    expect(found(gap, 'answer-dead-end')).toMatchObject([{ place: { question: 'q', option: 'a' } }])
    const [empty] = proveItem(plainItem([single('empty')], [form])).findings
    expect(empty).toMatchObject({ code: 'no-answer', level: 'error' })
  })
  test('an id given twice makes a tree mean nothing certain', () => {
    const twice = plainItem(
      [single('q', option('a'), option('a')), single('q', option('b'), option('c'))],
      [form, form],
    )
    expect(proveItem(twice).tree).toBeUndefined()
    expect(found(twice, 'not-provable').map(({ facts }) => facts.id)).toEqual(['q', 'q.a', 'form'])
  })
  test('an item that turns everyone away', () => {
    expect(
      found(plainItem([single('q', option('a', stop), option('b', stop))], [form]), 'never-accepted'),
    ).toHaveLength(1)
  })
  test('two ends in one combination, two limits, two settings, two conditions at odds', () => {
    const other: Effects = { outcome: { kind: 'redirect', message: '另办', item: 'x' } }
    const patch = (per: string): Effects => ({ setMaterials: [{ key: 'form', set: { per } }] })
    const limit = (value: number): Effects => ({ setLimits: { committed: { value, unit: 'workday' } } })
    const item = plainItem(
      [
        single('p', option('a', stop), option('b', patch('人')), option('c', limit(1))),
        single('q', option('a', other), option('b', patch('户')), option('c', limit(2))),
      ],
      [form, plainMaterial('extra')],
      [
        { id: 'r', when: { all: ['p.b'] }, addMaterials: ['extra'] },
        { id: 's', when: { any: ['q.c', 'q.b'] }, removeMaterials: ['extra'] },
        { id: 't', when: { none: ['p.a', 'p.c'] } },
      ],
    )
    const example = (code: ProofCode) => found(item, code).map((one) => one.example)
    expect(example('outcomes-contradict')).toEqual([{ p: ['a'], q: ['a'] }])
    expect(example('settings-contradict')).toEqual([{ p: ['b'], q: ['b'] }])
    expect(example('limits-contradict')).toEqual([{ p: ['c'], q: ['c'] }])
    expect(found(item, 'rules-overlap')).toMatchObject([
      { place: { rule: 'r', material: 'extra' }, other: { place: { rule: 's' } } },
    ])
    expect(found(item, 'rules-same')).toMatchObject([{ place: { rule: 't' }, other: { place: { rule: 'r' } } }])
  })
  test('an effect that changes nothing: the material is in every such list anyway, or never is', () => {
    const item = plainItem(
      [single('q', option('a', { addMaterials: ['m'] }), option('b', { removeMaterials: ['m'] }), option('c'))],
      [form, plainMaterial('m')],
    )
    expect(found(item, 'effect-idle')).toMatchObject([{ place: { question: 'q', option: 'b', material: 'm' } }])
  })
  test('a tree too tangled for its diagrams is said to be unproved', () => {
    const proof = proveItem(tangled([(at) => at, (at) => (5 * at + 3) % 18, (at) => (7 * at + 1) % 18]))
    expect([proof.tree === undefined, proof.findings.some(({ code }) => code === 'too-complex')]).toEqual([true, true])
  })
})

test('[CAT-03] conditions over questions far apart are proved, wherever the questions stand', () => {
  expect(proveItem(tangled([(at) => at])).tree).toMatchObject({ combinations: 2 ** 36, accepted: 2 ** 36 })
})

/** Eighteen questions, eighteen more, and conditions that name one of each, by several matchings. */
function tangled(matchings: readonly ((at: number) => number)[]): Item {
  const numbers = Array.from({ length: 18 }, (_, at) => at)
  const ask = (name: string) => numbers.map((at) => single(`${name}${at}`, option('y'), option('n')))
  const rules = matchings.flatMap((partner, index) =>
    numbers.map((at) => ({
      id: `r${index}-${at}`,
      when: { all: [`a${at}.y`, `b${partner(at)}.y`] },
      addMaterials: ['m'],
    })),
  )
  return plainItem([...ask('a'), ...ask('b')], [form, plainMaterial('m')], rules)
}

describe('[CAT-05] what materials are called, where they come from, why they stay', () => {
  test('names and clauses that leave things open', () => {
    const item = {
      ...plainItem(
        [single('q', option('a'), { id: 'other', label: '其他情况' })],
        [
          plainMaterial('m', { base: true, name: '其他相关材料' }),
          plainMaterial('n', { base: true, name: '户口簿或居住证' }),
          plainMaterial('o', { base: true, name: '批准文件（立项或备案）' }),
        ],
      ),
      conditions: ['年满十八周岁', '法律、行政法规规定的其他条件'],
    }
    expect(found(item, 'vague-name')).toMatchObject([{ pointer: '/materials/0/name' }])
    expect(found(item, 'catch-all').map(({ pointer }) => pointer)).toEqual([
      '/conditions/1',
      '/situation/questions/0/options/1/label',
    ])
    expect(found(item, 'hides-alternative')).toMatchObject([{ place: { material: 'n' } }])
  })
  test('one situation with a document that may be left out hides two lists', () => {
    const item = plainItem(
      [single('q', option('a', { setMaterials: [{ key: 'form', set: { necessity: '非必要' } }] }), option('b'))],
      [form],
    )
    expect(found(item, 'hides-lists')).toMatchObject([{ example: { q: ['a'] } }])
  })
  test('paper of what the data platform holds, and the same document twice in a list', () => {
    const share = { available: true, mode: 'replace', licence: 'lic' } as const
    const item = plainItem(
      [],
      [
        plainMaterial('m', { base: true, share }),
        plainMaterial('n', { base: true, share, copies: [{ form: 'original', count: 1, action: 'verify' }] }),
        plainMaterial('o', { base: true, ref: 'ref-m' }),
      ],
    )
    expect(found(item, 'share-asked')).toMatchObject([{ place: { material: 'm' } }])
    expect(found(item, 'material-twice')).toMatchObject([
      { place: { material: 'o' }, other: { place: { material: 'm' } } },
    ])
  })
  test('six rules, each with an answer, for every proof that somebody else issues', () => {
    const issued = { base: true, source: '政府部门核发' }
    const item = plainItem([], [form, plainMaterial('m', issued), plainMaterial('n', issued)])
    const all = Object.fromEntries(cancellationRules.map((rule) => [rule, '不适用']))
    const open = (record: Parameters<typeof proveItem>[1]) =>
      proveItem(item, record).findings.filter(({ code }) => code === 'cancellation-open')
    expect(open({})).toEqual([])
    expect(open({ cancellation: { n: all, m: { ...all, 'written-promise': ' ' } } })).toMatchObject([
      { place: { material: 'm' }, facts: { rules: 'written-promise' } },
    ])
    expect(open({ cancellation: {} })).toHaveLength(2)
  })
})

describe('[CAT-03] the order of questions by real frequencies', () => {
  const item = plainItem(
    [
      single('kind', option('a', { addMaterials: ['m'] }), option('b')),
      single('may', option('no', stop), option('yes')),
      single('sub', option('x'), option('y')),
    ],
    [form, plainMaterial('m'), plainMaterial('n')],
    [{ id: 'r', when: { all: ['kind.a', 'sub.x'] }, addMaterials: ['n'] }],
  )
  test('what ends the questions comes first, what matters after one answer only goes below it', () => {
    const { tree } = proveItem(item)
    expect(tree?.order).toMatchObject({ before: 2.5, after: 1.75, moves: [{ question: 'sub', below: 'kind.a' }] })
    expect(tree?.order?.questions.map(({ id }) => id)).toEqual(['may', 'kind'])
  })
  test('counts of the case history weigh the answers', () => {
    const counts = { may: 100, 'may.no': 0, 'may.yes': 100, kind: 100, 'kind.a': 100 }
    expect(proveItem(item, { counts }).tree).toMatchObject({ expectedQuestions: 3 })
    expect(proveItem(item, { counts }).tree?.order).toBeUndefined()
  })
})
