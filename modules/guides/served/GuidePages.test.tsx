import { expect, test } from 'vitest'
import type { Answers } from '@yichuang/modules/catalogue/rules'
import { paperOf } from '../paper.ts'
import { addressOf, answersIn } from './answers.ts'
import { drawFlow } from './flow-drawing.ts'
import { guidePage } from './GuidePage.tsx'
import { shortPage } from './ShortPage.tsx'
import { read, shown, visit } from './testing/shown.ts'
import { guideWords } from './words.ts'

function pageOf(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

const everyAnswer: Answers = { operator: ['cn'], place: ['own'], residential: ['no'], extra: ['agent'] }

test('[CAT-13] a guide is whole without a script, and no element carries a style of its own', () => {
  const page = pageOf(guidePage(visit, shown('gthsl')))
  expect(page.querySelectorAll('script, [style], [onclick]').length).toBe(0)
  expect([...page.querySelectorAll('section')].map(({ id }) => id)).toEqual([
    'materials',
    'conditions',
    'flow',
    'fees',
    'results',
    'places',
    'ask',
    'remedies',
    'basis',
    'basic',
    'packages',
  ])
  expect(page.body.textContent).not.toMatch(/\{\{|undefined|\[object/)
})

test('[CAT-13] no text of a guide is missing in either language', () => {
  for (const id of ['gthsl', 'pwxk', 'sgxk', 'hpbgb']) {
    for (const language of ['zh-CN', 'en'] as const) {
      const page = pageOf(guidePage({ ...visit, language }, shown(id)))
      expect(page.body.textContent).not.toMatch(/\b(flow|path|materials|fact|section|place|procedure|key)\.[a-z]/)
    }
  }
})

test('[CAT-03] the question path asks what the answers open, and says how much is left', () => {
  const page = pageOf(guidePage(visit, shown('gthsl', { answers: { operator: ['cn'], place: ['rent'] } })))
  const questions = [...page.querySelectorAll('.path legend')].map(({ textContent }) => textContent)
  expect(questions.some((text) => text?.startsWith('房东能否提供房产证？'))).toBe(true)
  expect(page.querySelector('.path .left')?.textContent).toContain('2 个问题')
  expect(page.querySelectorAll('input:checked').length).toBe(2)
  expect(page.querySelector('.own')).toBeNull()
})

test('[CAT-03] whoever answered everything sees the own list, on the page, in the short form and on paper', () => {
  const given = shown('gthsl', { answers: everyAnswer })
  const page = pageOf(guidePage(visit, given))
  const own = [...page.querySelectorAll('.own .bring b')].map(({ textContent }) => textContent)
  expect(own).toEqual([
    '个体工商户登记（备案）申请书',
    '居民身份证',
    '中华人民共和国不动产权证书',
    '授权委托书',
    '代理人居民身份证',
  ])
  const short = pageOf(shortPage(visit, given, { url: 'https://hall.example.org/guides/gthsl', qr: '<svg/>' }))
  expect([...short.querySelectorAll('.bring b')].map(({ textContent }) => textContent)).toEqual(own)
  const table = paperOf(given, 'short', 'https://hall.example.org/guides/gthsl').content.blocks.find(
    ({ type }) => type === 'table',
  )
  expect(table?.type === 'table' && table.rows.map((row) => row[1])).toEqual(own)
})

test('[CAT-03] answers that cannot stand together are told at their question', () => {
  const page = pageOf(guidePage(visit, shown('gthsl', { answers: { ...everyAnswer, extra: ['none', 'agent'] } })))
  expect(page.querySelector('.path .wanting')?.textContent).toContain('“以上都没有”不能和别的一起选')
  expect(page.querySelector('.own')).toBeNull()
})

test('[CAT-13] the short form says where the full one is', () => {
  const url = 'https://hall.example.org/guides/gthsl'
  const page = pageOf(shortPage(visit, shown('gthsl'), { url, qr: '<svg/>' }))
  expect(page.querySelector('.full-at a')?.textContent).toBe(url)
  expect(page.querySelector('.full-at img')?.getAttribute('src')).toMatch(/^data:image\/svg\+xml;base64,/)
})

test('[CAT-12] an old version says that it is one, and leads to the one in force', () => {
  const page = pageOf(guidePage(visit, shown('gthsl', { isCurrent: false })))
  expect(page.querySelector('.alert.old')?.textContent).toContain('这是旧版（第 1 版）')
  expect(page.querySelector('.alert.old a')?.getAttribute('href')).toBe('/guides/gthsl')
  expect(page.querySelector('.ways a')?.getAttribute('href')).toBe('/guides/gthsl/short?version=1')
})

test('[CAT-03] answers go into an address and come back; what the item does not ask is left out', () => {
  const item = read('gthsl')
  expect(answersIn(new URLSearchParams(addressOf(everyAnswer)), item)).toEqual(everyAnswer)
  expect(answersIn(new URLSearchParams('a.operator=cn&a.stranger=x&operator=y&a.place='), item)).toEqual({
    operator: ['cn'],
  })
})

test('[CAT-13] in the drawing no two steps overlap and every way begins and ends at a step', () => {
  const say = guideWords('zh-CN')
  for (const id of ['gthsl', 'pwxk', 'spjy', 'hpbgb']) {
    const { steps, lines, width, height } = drawFlow(shown(id).guide.flow, say)
    for (const [index, one] of steps.entries()) {
      expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height).toBe(true)
      for (const other of steps.slice(index + 1)) {
        const isApart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y
        expect(isApart, `${id}: ${one.id} and ${other.id}`).toBe(true)
      }
    }
    const touches = ({ x, y }: { readonly x: number; readonly y: number }) =>
      steps.some(
        (step) => x >= step.x - 1 && x <= step.x + step.width + 1 && y >= step.y - 1 && y <= step.y + step.height + 1,
      )
    for (const { points } of lines) {
      const [first, last] = [points[0], points.at(-1)]
      expect(first !== undefined && last !== undefined && touches(first) && touches(last)).toBe(true)
    }
  }
})
