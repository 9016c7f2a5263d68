import { proveItem, resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Item, Question } from '@yichuang/modules/catalogue/rules'
import { expect, test } from 'vitest'
import { applyEdit } from './edit.ts'
import { advanced, historyOf, undone } from './history.ts'
import { orderQuestions, placesOf } from './order.ts'
import { anItem } from './testing/edits.ts'

const question = (id: string, options: Question['options']): Question => ({
  id,
  text: `${id}？`,
  type: 'single',
  required: true,
  options,
})
const yesNo = [
  { id: 'yes', label: '是' },
  { id: 'no', label: '否' },
]

/** The place is asked of everybody, though it only matters to those who have one; hardly anybody is a foreigner. */
function untidy(): Item {
  const item = anItem()
  const [first] = item.materials
  if (first === undefined) throw new Error('no material')
  const lease = { ...first, key: 'lease', ref: 'lease', name: '租赁合同', base: false }
  return {
    ...item,
    materials: [{ ...first, base: true }, lease],
    rules: [{ id: 'r', when: { all: ['has.yes', 'own.no'] }, addMaterials: ['lease'] }],
    situation: {
      questions: [
        question('own', yesNo),
        question('has', yesNo),
        question('stop', [
          { id: 'yes', label: '是', effects: { outcome: { kind: 'stop', message: '不能办' } } },
          { id: 'no', label: '否' },
        ]),
      ],
    },
  }
}

test('[CAT-03] the order the prover offers is taken over whole, and one step back undoes it', () => {
  const item = untidy()
  const counts = {
    own: 9,
    'own.yes': 8,
    'own.no': 1,
    has: 9,
    'has.no': 8,
    'has.yes': 1,
    stop: 9,
    'stop.yes': 6,
    'stop.no': 3,
  }
  const offer = proveItem(item, { counts }).tree?.order
  if (offer === undefined) throw new Error('nothing offered')
  const ordered = applyEdit(item, { kind: 'order-questions', wish: { places: placesOf(offer.questions) } })
  expect(ordered.situation.questions).toEqual(offer.questions)
  expect(offer.after).toBeLessThan(offer.before)
  expect(proveItem(ordered, { counts }).tree?.order).toBeUndefined()
  const answers = { stop: ['no'], has: ['yes'], own: ['no'] }
  expect(resolveSituation(ordered, answers).materials).toEqual(resolveSituation(item, answers).materials)
  expect(undone(advanced(historyOf(item), ordered)).present).toBe(item)
})

test('[CAT-03] places of another item, or of one that changed since, change nothing', () => {
  const item = untidy()
  const places = placesOf(item.situation.questions)
  for (const wrong of [
    places.slice(1),
    [...places, { question: 'more' }],
    places.map((place, index) => (index === 0 ? { ...place, question: 'has' } : place)),
    places.map((place) => ({ ...place, under: { question: 'own', option: 'perhaps' } })),
    // each below the other
    [
      { question: 'own', under: { question: 'has', option: 'yes' } },
      { question: 'has', under: { question: 'own', option: 'yes' } },
      { question: 'stop' },
    ],
  ])
    expect(orderQuestions(item, { places: wrong })).toBe(item)
})

test('[CAT-03] the same places change nothing but the object', () => {
  const item = untidy()
  expect(orderQuestions(item, { places: placesOf(item.situation.questions) })).toEqual(item)
})
