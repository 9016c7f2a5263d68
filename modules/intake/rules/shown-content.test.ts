import { plainItem, plainMaterial } from '@yichuang/modules/catalogue/rules/testing'
import { expect, test } from 'vitest'
import { shownContent } from './shown-content.ts'

const landlord = {
  id: 'landlord',
  text: '房东给不给证明？',
  type: 'single',
  required: true,
  options: [
    { id: 'yes', label: '给' },
    { id: 'no', label: '不给' },
  ],
} as const
const place = {
  id: 'place',
  text: '场所从哪里来？',
  type: 'single',
  required: true,
  options: [
    { id: 'own', label: '自有' },
    { id: 'rent', label: '租来的', next: [landlord] },
  ],
} as const
const item = plainItem(
  [place],
  [
    plainMaterial('a', { base: true }),
    plainMaterial('b', { base: true }),
    plainMaterial('c', { base: true, share: { available: true, mode: 'replace' } }),
  ],
)
const applicant = { name: '周砚秋', documentNumber: '110105194912310021' }

test('[QUE-05] who applies is shown the answers in words, and how each paper stands', () => {
  const shown = shownContent(item, {
    answers: { place: ['own'] },
    applicant: { ...applicant, phone: '13900006027' },
    agent: { name: '陆知微' },
    received: new Set(['a']),
  })
  expect(shown).toEqual({
    item: 'probe',
    itemName: '样例事项',
    applicant: { ...applicant, phone: '13900006027' },
    agent: '陆知微',
    situation: [{ question: '场所从哪里来？', answer: '自有' }],
    materials: [
      { name: '文件a', standing: 'received' },
      { name: '文件b', standing: 'open' },
      { name: '文件c', standing: 'shared' },
    ],
  })
})

test('[QUE-05] a question that is no longer asked is not shown, nor one without an answer; nobody else is no agent', () => {
  const of = (answers: Record<string, string[]>) =>
    shownContent(item, { answers, applicant, agent: undefined, received: new Set() })
  expect(of({ place: ['own'], landlord: ['no'] }).situation.map(({ answer }) => answer)).toEqual(['自有'])
  expect(of({ place: ['rent'] }).situation.map(({ answer }) => answer)).toEqual(['租来的'])
  expect(of({}).applicant.phone).toBe('')
  expect(of({}).agent).toBeNull()
})
