import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Item } from './format.ts'
import { markedPoints, sampleOf } from './sample.ts'
import type { DataElement } from './sample.ts'

const folder = new URL('../../../data/catalogue/', import.meta.url)
const read = <T>(path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as T
const elements = read<{ dataElements: DataElement[] }>('data-elements.json').dataElements
const items = readdirSync(new URL('items/', folder)).map((file) => read<Item>(`items/${file}`))
const materials = items.flatMap((item) => item.materials.map((material) => ({ item, material })))

function materialOf(itemId: string, key: string) {
  const found = materials.find(({ item, material }) => item.id === itemId && material.key === key)
  if (found === undefined) throw new Error(`no ${itemId} ${key}`)
  return found
}

test('[CAT-06] on the samples of the whole catalogue every review point is marked exactly once', () => {
  for (const { item, material } of materials) {
    const { fields, spots, page } = sampleOf(item, material, elements)
    const marks = [...fields, ...spots].flatMap((place) => place.marks)
    const numbers = [...marks, ...page].toSorted((one, other) => one - other)
    expect(numbers).toEqual(markedPoints(material).map(({ number }) => number))
  }
  expect(materials.length).toBeGreaterThan(500)
})

test('[CAT-06] no sample shows a whole name, number, telephone or address', () => {
  const shown = materials.flatMap(({ item, material }) => sampleOf(item, material, elements).fields)
  const isPrivate = /姓名|号码|手机|地址|坐落|地点|账号|账户|户号|编号|负责人|人员|联络员|联系人/
  const values = new Set(
    shown.filter(({ label }) => isPrivate.test(label)).map(({ label, value }) => `${label} ${value}`),
  )
  expect([...values].filter((line) => !line.includes('*') && !line.endsWith('照实填写'))).toEqual([])
  expect([...values].some((line) => /\d{7}/.test(line))).toBe(false)
  expect(values.size).toBeGreaterThan(30)
})

test('[CAT-06] a form shows the fields of the item, a mark at the field a point checks, and where to sign', () => {
  const { item, material } = materialOf('gthsl', 'form')
  const sample = sampleOf(item, material, elements)
  expect(sample.fields.map(({ key }) => key)).toEqual([...(item.formFields ?? [])])
  expect(sample.fields.find(({ key }) => key === 'applicant.idNumber')).toMatchObject({
    value: '110000********1*34',
    marks: [4],
  })
  expect(sample.spots).toEqual([{ kind: 'signature', marks: [2] }])
  expect(sample.page).toEqual([1, 3, 5])
})

test('[CAT-06] an identity card shows portrait and validity, and only the fields that are checked', () => {
  const { item, material } = materialOf('gthsl', 'id')
  const sample = sampleOf(item, material, elements)
  expect(sample.fields.map(({ key, value }) => [key, value])).toEqual([
    ['applicant.name', '王*明'],
    ['applicant.idNumber', '110000********1*34'],
  ])
  expect(sample.spots).toEqual([
    { kind: 'portrait', marks: [5] },
    { kind: 'validity', marks: [2] },
  ])
  expect(sample.page).toEqual([1])
})
