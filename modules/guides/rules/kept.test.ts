import { emptyAnnex } from '@yichuang/modules/catalogue/rules'
import type { Item, MaterialAnnex } from '@yichuang/modules/catalogue/rules'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { keptFileOf, keptSamples } from './index.ts'

const item = JSON.parse(
  readFileSync(new URL('../../../data/catalogue/items/gthsl.json', import.meta.url), 'utf8'),
) as Item
const blank = { hash: 'b'.repeat(64), name: '申请书.docx', mediaType: 'application/msword', size: 20 }
const page = { hash: 'a'.repeat(64), mediaType: 'image/png', width: 10, height: 20, bleed: 3 } as const
const annex: MaterialAnnex = {
  ...emptyAnnex,
  material: 'form',
  blanks: [blank],
  pages: [page],
  marks: [{ point: 'f2', page: 1, x: 0.5, y: 0.25 }],
  answers: { 'no-legal-basis': '条例第十条' },
}

test('[CAT-06] what everybody may see of an annex: blank forms, pictures, numbers where the points are', () => {
  const { bleed: _bleed, ...shown } = page
  expect([...keptSamples(item, [annex])]).toEqual([
    ['form', { blanks: [blank], pages: [shown], marks: [{ number: 2, page: 1, x: 0.5, y: 0.25 }] }],
  ])
})

test('[CAT-06] an annex of answers alone, or of a material the item has no more, shows nothing', () => {
  const answers = { ...emptyAnnex, material: 'form', answers: annex.answers }
  expect(keptSamples(item, [answers, { ...annex, material: 'dropped' }]).size).toBe(0)
})

test('[CAT-06] a guide gives out the files it shows and no others', () => {
  const kept = keptSamples(item, [annex]).get('form')
  const guide = { materials: [{}, ...(kept === undefined ? [] : [{ kept }])] }
  expect(keptFileOf(guide, blank.hash)).toMatchObject({ name: '申请书.docx' })
  expect(keptFileOf(guide, page.hash)).toMatchObject({ mediaType: 'image/png' })
  expect(keptFileOf(guide, 'c'.repeat(64))).toBeUndefined()
})
