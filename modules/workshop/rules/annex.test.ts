import { annexesFor, placedPoints } from '@yichuang/modules/catalogue/rules'
import type { SampleMark, SamplePage } from '@yichuang/modules/catalogue/rules'
import { expect, test } from 'vitest'
import {
  answersKept,
  decideAddition,
  decideAnnexChange,
  decideMarks,
  marked,
  mostBlanks,
  mostPages,
  unmarked,
  withoutPage,
} from './annex.ts'
import { anItem } from './testing/edits.ts'

const page = (hash: string): SamplePage => ({ hash, mediaType: 'image/png', width: 100, height: 200, bleed: 1 })
const mark = (point: string, at: Partial<SampleMark> = {}): SampleMark => ({ point, page: 1, x: 0.5, y: 0.5, ...at })
const [material] = anItem().materials
if (material === undefined) throw new Error('no material')
const three = {
  ...material,
  formReview: [
    { id: 'f1', text: '签名' },
    { id: 'f2', text: '日期' },
  ],
  contentReview: [{ id: 'c1', text: '地址一致' }],
}

test('[CAT-06] marks are numbered by the order of the review points, formal ones first, wherever they were placed', () => {
  const pages = [page('a')]
  const marks = marked(marked(marked([], mark('c1')), mark('f2')), mark('f1'))
  expect(placedPoints(three, { pages, marks }).map(({ id, number, aspect }) => [id, number, aspect])).toEqual([
    ['f1', 1, 'formal'],
    ['f2', 2, 'formal'],
    ['c1', 3, 'content'],
  ])
  const turned = { ...three, formReview: three.formReview.toReversed() }
  expect(placedPoints(turned, { pages, marks }).map(({ id, number }) => [id, number])).toEqual([
    ['f2', 1],
    ['f1', 2],
    ['c1', 3],
  ])
})

test('[CAT-06] a point is marked once; it is moved, kept within the page, and lifted again', () => {
  const marks = marked([mark('f1'), mark('c1')], mark('f1', { x: 1.2, y: -3 }))
  expect(marks).toEqual([mark('f1', { x: 1, y: 0 }), mark('c1')])
  expect(unmarked(marks, 'f1')).toEqual([mark('c1')])
})

test('[CAT-06] marks off the sample and points marked twice are refused', () => {
  const pages = [page('a')]
  expect(decideMarks({ pages }, [mark('f1'), mark('f2')]).ok).toBe(true)
  const astray = [[mark('f1', { page: 2 })], [mark('f1', { x: 1.01 })], [mark('f1', { y: Number.NaN })]]
  for (const marks of [...astray, [mark('f1'), mark('f1')]])
    expect(decideMarks({ pages }, marks)).toMatchObject({ ok: false, refusal: { code: 'workshop.mark-astray' } })
})

test('[CAT-06] a page that goes takes its marks along, and those behind it move up', () => {
  const sample = {
    pages: [page('a'), page('b'), page('c')],
    marks: [mark('f1'), mark('f2', { page: 2 }), mark('c1', { page: 3 })],
  }
  expect(withoutPage(sample, 'b')).toEqual({
    pages: [page('a'), page('c')],
    marks: [mark('f1'), mark('c1', { page: 2 })],
  })
  expect(withoutPage(sample, 'x')).toEqual(sample)
})

test('[CAT-06] with a version go the materials it has and the marks of points that are there', () => {
  const kept = { material: three.key, blanks: [], pages: [page('a')], marks: [mark('f1'), mark('gone')], answers: {} }
  const empty = { ...kept, material: three.key, pages: [] }
  expect(annexesFor([three], [kept, { ...kept, material: 'no-more' }])).toEqual([{ ...kept, marks: [mark('f1')] }])
  expect(annexesFor([three], [empty])).toEqual([])
})

test('[CAT-07] an annex that somebody changed meanwhile is not overwritten, and there is an end to its size', () => {
  expect(decideAnnexChange({ version: 3 }, 3).ok).toBe(true)
  expect(decideAnnexChange({ version: 4 }, 3)).toMatchObject({ refusal: { code: 'workshop.stale-annex', version: 4 } })
  const pages = Array.from({ length: mostPages - 1 }, (_, n) => page(`${n}`))
  expect(decideAddition({ blanks: [], pages }, { blanks: 0, pages: 1 }).ok).toBe(true)
  expect(decideAddition({ blanks: [], pages }, { blanks: 0, pages: 2 })).toMatchObject({
    refusal: { code: 'files.too-many-pages', most: mostPages },
  })
  const blanks = Array.from({ length: mostBlanks }, () => ({ hash: 'a', name: 'a', mediaType: 'a', size: 1 }))
  expect(decideAddition({ blanks, pages: [] }, { blanks: 1, pages: 0 })).toMatchObject({
    refusal: { code: 'workshop.too-many-blanks' },
  })
})

test('[CAT-05] an answer of blanks is none', () => {
  expect(answersKept({ 'own-licence': ' 没有这类证照 ', 'written-promise': '  ' })).toEqual({
    'own-licence': '没有这类证照',
  })
})
