import { readFileSync } from 'node:fs'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { composePackage } from '@yichuang/modules/packages/rules'
import type { Visit } from '@yichuang/modules/portal/public'
import { expect, test } from 'vitest'
import { packagePage } from './PackagePage.tsx'

const items = ['shuigh', 'diangh', 'rqgh'].map(
  (id) => JSON.parse(readFileSync(`${process.cwd()}/data/catalogue/items/${id}.json`, 'utf8')) as Item,
)
const itemOf = (id: string) => items.find((item) => item.id === id)
const pkg = composePackage(
  { id: 'pkg-gh', name: '过户一件事', leadDepartment: 'zrzy' },
  items.map(({ id }) => id),
  itemOf,
)
const visit = (search = ''): Visit => ({
  path: '/packages/pkg-gh',
  search,
  language: 'zh-CN',
  isElder: false,
  at: '2026-11-21T02:00:00.000Z',
})
const shown = {
  pkg,
  items,
  departmentOf: (id: string) => `部门${id}`,
  elementOf: (key: string) => `栏${key}`,
}

function drawn(search = ''): Document {
  return new DOMParser().parseFromString(packagePage(visit(search), shown), 'text/html')
}

/** Sends the form with the first answer of everything that is asked, until nothing more is asked. */
function throughout(): Document {
  let search = ''
  for (let step = 0; step < 10; step += 1) {
    const page = drawn(search)
    const chosen = [...page.querySelectorAll('fieldset')].flatMap(
      (group) => group.querySelector<HTMLInputElement>('input[checked]') ?? group.querySelector('input') ?? [],
    )
    const next = `?${new URLSearchParams(chosen.map(({ name, value }): [string, string] => [name, value]))}`
    if (next === search) return page
    search = next
  }
  return drawn(search)
}

test('[CAT-11] [CAT-13] what three items ask is one question of the form, which needs no script', () => {
  const page = drawn()
  expect(page.querySelectorAll('script')).toHaveLength(0)
  const asked = [...page.querySelectorAll('legend')].map(({ textContent }) => textContent)
  expect(asked.filter((text) => text.startsWith('原户费用是否结清'))).toHaveLength(1)
  expect([...page.querySelectorAll('.plain a')].map((link) => link.getAttribute('href'))).toEqual(
    items.map(({ id }) => `/guides/${id}`),
  )
})

test('[CAT-11] answers in the address lead to the one list, and to what it spares', () => {
  const page = throughout()
  expect(page.querySelector('.own h3')?.textContent).toMatch(/您要带的材料（\d+ 项）/)
  expect(page.querySelectorAll('.own .bring > li').length).toBeGreaterThan(0)
  expect(page.querySelector('.own')?.textContent).toMatch(/比分开办少交 \d+ 份材料、少跑 2 趟/)
})

test('[CAT-11] [NET-05] the one form for these answers, each field once, for whom it is filled in', () => {
  expect(drawn().querySelector('.form-to-fill')).toBeNull()
  const page = throughout()
  const form = page.querySelector('.form-to-fill')
  expect(form?.querySelector('h3')?.textContent).toBe('过户一件事申请表')
  const counts = /分开办要填 (\d+) 项，合成一张表只填 (\d+) 项/.exec(form?.textContent ?? '')
  const fields = [...(form?.querySelectorAll('li') ?? [])]
  expect(fields).toHaveLength(Number(counts?.[2]))
  expect(Number(counts?.[1])).toBeGreaterThan(fields.length)
  const shared = fields.filter(({ textContent }) => textContent.includes('供水过户、供电过户'))
  expect(shared.length).toBeGreaterThan(0)
  expect(shared[0]?.textContent).toMatch(/^栏/)
})

test('[CAT-11] what is no answer of the path is left out', () => {
  const page = drawn('?a.nothing=1&a.settle=moon&b=2')
  expect(page.querySelectorAll('input[checked]')).toHaveLength(0)
})
