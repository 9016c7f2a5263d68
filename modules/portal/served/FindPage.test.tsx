import { expect, test } from 'vitest'
import { findPage } from './FindPage.tsx'
import type { Visit } from './visit.ts'

const visit: Visit = {
  path: '/find',
  search: 'q=%E5%BC%80%E5%BA%97',
  language: 'zh-CN',
  isElder: false,
  at: '2026-11-21T02:00:00.000Z',
}

test('[CON-08] [CAT-13] what was found leads to its guide, an item and a package each to its own', () => {
  const matters = [
    { id: 'gthsl', name: '个体工商户设立登记', isPackage: false, limit: { value: 0, unit: 'workday' } },
    { id: 'pkg-kcyd', name: '开餐饮店一件事', isPackage: true },
  ]
  const found = { matters, total: 2, confident: true }
  const html = findPage(visit, { phrase: '开店', offered: [], people: [], found })
  const list = /<ol class="matters">(.*?)<\/ol>/s.exec(html)?.[1] ?? ''
  const links = [...list.matchAll(/<a href="([^"]*)"><b>([^<]*)<\/b><\/a>/g)].map(([, to, name]) => [to, name])
  expect(links).toEqual([
    ['/guides/gthsl', '个体工商户设立登记'],
    ['/packages/pkg-kcyd', '开餐饮店一件事'],
  ])
})
