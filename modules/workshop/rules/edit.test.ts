import { resolveSituation } from '@yichuang/modules/catalogue/rules'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit } from './edit.ts'
import { advanced, historyOf, redone, undone } from './history.ts'
import { aMaterial, anItem, documentsOf, editOf, wishes } from './testing/edits.ts'
import { findQuestion, standing } from './tree.ts'
import { brokenBones } from './well-formed.ts'

const item = anItem()
const keysFor = (of: typeof item, answers: Readonly<Record<string, readonly string[]>>) =>
  resolveSituation(of, answers).materials

describe('any row of edits', () => {
  test('[CAT-07] keeps the draft well-formed', () => {
    expect(brokenBones(item)).toEqual([])
    fc.assert(
      fc.property(wishes, (row) => {
        for (const document of documentsOf(item, row)) expect(brokenBones(document)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('[CAT-07] is undone exactly, step by step, and done again exactly', () => {
    fc.assert(
      fc.property(wishes, (row) => {
        const documents = documentsOf(item, row).filter((document, n, all) => document !== all[n - 1])
        const [first = item, ...rest] = documents
        const end = rest.reduce((history, document) => advanced(history, document), historyOf(first))
        const back = rest.reduce((history) => undone(history), end)
        expect([back.present, back.past]).toEqual([first, []])
        expect(back.present).toBe(first)
        const again = rest.reduce((history) => redone(history), back)
        expect(again).toEqual(end)
      }),
      { numRuns: 100 },
    )
  })

  test('[CAT-07] leaves members alone that the rules do not know', () => {
    const strange = { ...item, region: '全市', sources: [{ title: '指南' }] }
    fc.assert(
      fc.property(wishes, (row) => {
        const last = documentsOf(strange, row).at(-1)
        expect(last).toMatchObject({ region: '全市', sources: [{ title: '指南' }], id: 'probe' })
      }),
      { numRuns: 50 },
    )
  })

  test('never says the same about one item twice: an edit is a function of the draft', () => {
    fc.assert(
      fc.property(wishes, (row) => {
        expect(documentsOf(item, row)).toEqual(documentsOf(item, row))
        expect(item).toEqual(anItem())
        expect(editOf(item, [0, 0, 0, 0])).toBeDefined()
      }),
      { numRuns: 50 },
    )
  })
})

describe('materials', () => {
  test('[CAT-03] a material attached to one answer is asked for there and nowhere else', () => {
    const attached = applyEdit(item, {
      kind: 'add-material',
      wish: { material: aMaterial('licence'), at: { question: 'extra', option: 'agent' } },
    })
    const own = { place: ['own'] }
    expect(keysFor(attached, { ...own, extra: ['agent'] })).toEqual(['form', 'deed', 'licence'])
    expect(keysFor(attached, { ...own, extra: ['none'] })).toEqual(['form', 'deed'])
  })

  test('[CAT-05] what nothing asks for any more goes out, and nobody is asked for it by accident', () => {
    const detached = applyEdit(item, {
      kind: 'detach-material',
      wish: { key: 'lease', at: { question: 'place', option: 'rent' }, kind: 'add' },
    })
    expect(detached.materials.map(({ key }) => key)).toEqual(['form', 'deed'])
    expect(findQuestion(detached, 'landlord')?.question.options[1]).toEqual({ id: 'no', label: '不能' })
  })

  test('a material everybody gives can be asked of some, and of everybody again', () => {
    const some = applyEdit(item, {
      kind: 'attach-material',
      wish: { key: 'form', at: { question: 'place', option: 'own' }, kind: 'add' },
    })
    expect(keysFor(some, { place: ['rent'], landlord: ['yes'] })).toEqual(['lease'])
    const all = applyEdit(some, { kind: 'ask-everybody', wish: { key: 'form' } })
    expect(all).toEqual(item)
  })

  test('one that is here already, by library material and owner, comes in once', () => {
    const twice = applyEdit(item, {
      kind: 'add-material',
      wish: { material: aMaterial('other', { ref: 'ref-lease' }), at: { question: 'extra', option: 'agent' } },
    })
    expect(twice.materials.map(({ key }) => key)).toEqual(['form', 'deed', 'lease'])
    expect(keysFor(twice, { place: ['own'], extra: ['agent'] })).toEqual(['form', 'deed', 'lease'])
  })
})

describe('questions', () => {
  test('a question moves below an answer and out again, and never into itself', () => {
    const deeper = applyEdit(item, {
      kind: 'move-question',
      wish: { question: 'extra', under: { question: 'place', option: 'own' }, index: 0 },
    })
    expect(standing(deeper.situation.questions).map(({ question, depth }) => [question.id, depth])).toEqual([
      ['place', 0],
      ['extra', 1],
      ['landlord', 1],
    ])
    expect(applyEdit(deeper, { kind: 'move-question', wish: { question: 'extra', index: 1 } })).toEqual(item)
    const inside = { question: 'place', under: { question: 'landlord', option: 'yes' }, index: 0 }
    expect(applyEdit(item, { kind: 'move-question', wish: inside })).toBe(item)
  })

  test('[CAT-03] a condition goes with the answer it needs; one that can do without stays', () => {
    const gone = applyEdit(item, { kind: 'remove-option', wish: { question: 'extra', option: 'agent' } })
    expect(gone.rules).toEqual([])
    const any = applyEdit(item, {
      kind: 'change-condition',
      wish: { rule: 'r1', when: { any: ['place.own', 'extra.agent'] } },
    })
    const kept = applyEdit(any, { kind: 'remove-option', wish: { question: 'extra', option: 'agent' } })
    expect(kept.rules).toMatchObject([{ id: 'r1', when: { any: ['place.own'] } }])
  })

  test('[CAT-07] a question is reused with what its answers need, under ids of its own', () => {
    const place = findQuestion(item, 'place')?.question
    if (place === undefined) throw new Error('no question')
    const other = anItem({
      situation: { questions: [] },
      rules: [],
      materials: [aMaterial('form'), aMaterial('deed', { ref: 'elsewhere' })],
    })
    const reused = applyEdit(other, { kind: 'reuse-question', wish: { question: place, materials: item.materials } })
    expect(standing(reused.situation.questions).map(({ question }) => question.id)).toEqual(['place', 'landlord'])
    expect(reused.materials.map(({ key, ref, base }) => [key, ref, base])).toEqual([
      ['form', 'ref-form', true],
      ['deed', 'elsewhere', true],
      ['deed1', 'ref-deed', false],
      ['lease', 'ref-lease', false],
    ])
    expect(keysFor(reused, { place: ['own'] })).toEqual(['form', 'deed', 'deed1'])
  })

  test('a single choice has no answer that excludes the others', () => {
    const single = applyEdit(item, { kind: 'change-question', wish: { question: 'extra', type: 'single' } })
    expect(findQuestion(single, 'extra')?.question.options.map(({ exclusive }) => exclusive)).toEqual([
      undefined,
      undefined,
    ])
  })
})
