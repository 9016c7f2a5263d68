import { expect, test } from 'vitest'
import { checkNewItem, newItem } from './new-item.ts'
import type { NewItem } from './new-item.ts'

const wish: NewItem = {
  id: 'lsjy',
  name: '临时集市登记',
  department: 'scjg',
  board: 'ssdj',
  basicCode: '00013200100Y',
  businessCode: '11330000MA27U0000Q2330131001001',
}
const known = [
  { id: 'gthsl', name: '个体工商户设立登记', department: 'scjg', codes: { basic: null, business: '11330000000000' } },
]
const breaches = (change: Partial<NewItem>) => checkNewItem({ ...wish, ...change }, known).map(({ code }) => code)

test('[CAT-01] [XCH-08] the codes of a new item are written as the coding rules have it', () => {
  expect(breaches({})).toEqual([])
  expect(breaches({ basicCode: '', businessCode: '' })).toEqual([])
  expect(breaches({ basicCode: '000132001' })).toEqual(['basic-malformed'])
  expect(breaches({ basicCode: '00013200100y' })).toEqual(['basic-malformed'])
  expect(breaches({ businessCode: '1133-0000-0000-0000' })).toEqual(['business-malformed'])
  expect(breaches({ id: '' })).toEqual(['id-missing'])
  for (const id of ['临时集市', '-lsjy', 'ls jy', 'l'.repeat(61)]) expect(breaches({ id })).toEqual(['id-malformed'])
})

test('[CAT-01] no other item has its id, its business code, or its name in the department', () => {
  expect(breaches({ id: 'gthsl' })).toEqual(['id-taken'])
  expect(breaches({ businessCode: '11330000000000' })).toEqual(['business-taken'])
  expect(breaches({ name: ' 个体工商户设立登记 ' })).toEqual(['name-taken'])
  expect(breaches({ name: '个体工商户设立登记', department: 'gaj' })).toEqual([])
  expect(breaches({ name: ' ', board: '' })).toEqual(['name-missing', 'board-missing'])
})

test('[CAT-01] a new item has its codes, and nothing yet of what has to be combed', () => {
  expect(newItem(wish)).toMatchObject({
    id: 'lsjy',
    codes: { basic: '00013200100Y', business: wish.businessCode },
    mainItem: { name: '临时集市登记' },
    materials: [],
    legalBasis: [],
  })
  const { basicCode: _one, businessCode: _other, ...plain } = wish
  expect(newItem(plain).codes).toEqual({ basic: null })
})
