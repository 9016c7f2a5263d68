import { expect, test } from 'vitest'
import { emptyAnnex } from '@yichuang/modules/catalogue/rules'
import type { MaterialAnnex } from '@yichuang/modules/catalogue/rules'
import { paperOf } from '../paper.ts'
import { guidePage } from './GuidePage.tsx'
import { samplePage } from './SamplePage.tsx'
import { shown, visit } from './testing/shown.ts'

function pageOf(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

const picture = 'a3f1'.repeat(16)
const blank = 'b7e2'.repeat(16)
const annex: MaterialAnnex = {
  ...emptyAnnex,
  material: 'form',
  blanks: [{ hash: blank, name: '登记申请书.pdf', mediaType: 'application/pdf', size: 82_331 }],
  pages: [{ hash: picture, mediaType: 'image/png', width: 1527, height: 2160, bleed: 1 }],
  marks: [
    { point: 'c1', page: 1, x: 0.42, y: 0.18 },
    { point: 'f1', page: 1, x: 0.1, y: 0.9 },
    { point: 'gone', page: 1, x: 0.5, y: 0.5 },
  ],
  answers: { 'own-licence': '只给部门自己看的理由' },
}

function sampleOf(change: Parameters<typeof shown>[1], key = 'form') {
  const { guide, item } = shown('gthsl', change)
  const material = item.materials.find((one) => one.key === key)
  if (material === undefined) throw new Error(`no material ${key}`)
  return pageOf(samplePage(visit, { guide, item, material, elements: [] }))
}
const href = (hash: string) => `/api/v1/guides/gthsl/files/${hash}`

test('[CAT-06] the kept picture stands with the numbers of the review points, each of which leads to its point', () => {
  const page = sampleOf({ annexes: [annex] })
  expect(page.querySelector('.kept-page img')?.getAttribute('src')).toBe(href(picture))
  expect(page.querySelector('.kept-page img')?.getAttribute('alt')).toContain('第 1 页')
  const numbers = [...page.querySelectorAll('.kept-marks a')]
  expect(numbers.map((number) => [number.textContent, number.querySelector('circle')?.getAttribute('cx')])).toEqual([
    ['1', '10.00%'],
    ['4', '42.00%'],
  ])
  for (const number of numbers) {
    const point = page.querySelector(`li${number.getAttribute('href')} .mark`)
    expect(point?.textContent).toBe(number.textContent)
  }
  expect(page.querySelector('.paper')).toBeNull()
  expect(page.querySelectorAll('script, [style]')).toHaveLength(0)
})

test('[CAT-06] the blank forms are there to load, and nothing of what the department keeps for itself', () => {
  const page = sampleOf({ annexes: [annex] })
  const link = page.querySelector('.blanks a')
  expect([link?.getAttribute('href'), link?.textContent]).toEqual([href(blank), '登记申请书.pdf（80 KB）'])
  expect(page.body.textContent).not.toContain('只给部门自己看的理由')
})

test('[CAT-06] where nothing is kept, in an old version, and of other materials the sample is drawn', () => {
  for (const page of [
    sampleOf({}),
    sampleOf({ annexes: [annex], isCurrent: false }),
    sampleOf({ annexes: [annex] }, 'id'),
  ]) {
    expect(page.querySelectorAll('.kept-page, .blanks')).toHaveLength(0)
    expect(page.querySelector('.paper')).not.toBeNull()
  }
})

test('[CAT-13] the list of materials leads to the kept sample and to the blank form', () => {
  const page = pageOf(guidePage(visit, shown('gthsl', { annexes: [annex] })))
  const links = [...page.querySelectorAll('.all-materials .bring li:first-child a')]
  expect(links.map((link) => [link.getAttribute('href'), link.textContent])).toEqual([
    [href(blank), '空白表：登记申请书.pdf（80 KB）'],
    ['/guides/gthsl/materials/form', '看填写样本'],
  ])
})

test('[CAT-13] on paper the blank forms and samples stand with their address, for whoever brings that material', () => {
  const url = 'https://hall.example.org/guides/gthsl'
  const tableOf = (change: Parameters<typeof shown>[1]) =>
    paperOf(shown('gthsl', change), 'full', url).content.blocks.flatMap((block) =>
      block.type === 'table' && block.columns.some(({ title }) => title === '网址') ? block.rows : [],
    )
  expect(tableOf({ annexes: [annex] })).toEqual([
    ['1', '个体工商户登记（备案）申请书', '空白表：登记申请书.pdf\n填写样本1页', `${url}/materials/form`],
  ])
  expect(tableOf({})).toEqual([])
  const agent = { ...annex, material: 'poa' }
  expect(tableOf({ annexes: [agent] })).toHaveLength(1)
  const answers = { operator: ['cn'], place: ['own'], residential: ['no'], extra: ['none'] }
  expect(tableOf({ annexes: [agent], answers })).toEqual([])
})
