import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SURE, findItems, indexEntries, searchItems } from './search.ts'
import type { SearchEntry } from './search.ts'

const entries: readonly SearchEntry[] = [
  {
    ...entry('spjyxkxb', '食品经营许可新办', '开饭店', '餐饮执照'),
    pinyin: ['shipinjingyingxukexinban'],
    initials: ['spjyxkxb'],
  },
  {
    ...entry('gthsl', '个体工商户设立登记', '开店'),
    pinyin: ['getigongshanghushelidengji'],
    initials: ['gtgshsldj'],
  },
  { ...entry('swgh', '供水过户', '水表过户', '用水更名'), pinyin: ['gongshuiguohu'], initials: ['gsgh'] },
]
const index = indexEntries(entries)

function entry(id: string, name: string, ...words: string[]): SearchEntry {
  return { id, name, words, codes: [id], pinyin: [], initials: [] }
}

function found(phrase: string): string[] {
  return searchItems(index, phrase, 10).map(({ id }) => id)
}

test('[CON-08] items are found by name, everyday word, code, pinyin, initials and with a slip of the pen', () => {
  expect(found('食品经营')).toEqual(['spjyxkxb'])
  expect(found('我想开饭店')).toEqual(['spjyxkxb'])
  expect(found('gthsl')).toEqual(['gthsl'])
  expect(found('GongShui')).toEqual(['swgh'])
  expect(found('gsgh')).toEqual(['swgh'])
  expect(found('食品经菅许可')).toEqual(['spjyxkxb'])
  expect(found('户')).toEqual(['swgh', 'gthsl'])
  expect(found('驾驶证')).toEqual([])
})

test('[CON-08] every part of a name or word finds its item, whatever else is in the catalogue', () => {
  const text = fc.string({ unit: fc.constantFrom(...'食品经营许可水表过户'), minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 12 }),
      fc.nat(),
      fc.nat(),
      (texts, at, from) => {
        const many = texts.map(([name, word], number) => entry(`i${number}`, name, word))
        const [name, word] = texts[at % texts.length] ?? ['', '']
        const whole = from % 2 === 0 ? name : word
        const part = whole.slice(from % whole.length)
        const ids = searchItems(indexEntries(many), part, 100).map(({ id }) => id)
        expect(ids).toContain(`i${at % texts.length}`)
      },
    ),
  )
})

test('[CON-08] words that keepers added find their item, also in a sentence and where the tables look elsewhere', () => {
  const kept = indexEntries(
    [
      { ...entry('gthsl', '', '结婚登记', '摆摊证'), name: '', codes: [] },
      { ...entry('gone', '', '拉货证'), codes: [] },
    ],
    { isKept: true },
  )
  const ids = (phrase: string) => searchItems(index, phrase, 5, { kept }).map(({ id }) => id)
  // Near by 登记 alone, which is not what was meant.
  expect(searchItems(index, '结婚登记', 5).every(({ score }) => score < SURE / 2)).toBe(true)
  expect(ids('结婚登记')).toEqual(['gthsl'])
  expect(ids('我想办结婚登记怎么弄')).toEqual(['gthsl'])
  expect(ids('摆摊证')[0]).toBe('gthsl')
  expect(ids('拉货证')).toEqual([])
  expect(searchItems(index, '我要结婚登记', 5, { kept })[0]?.score).toBeGreaterThan(SURE)
})

test('[CON-08] one search leaves nothing behind for the next, and only what is wanted counts', () => {
  const before = searchItems(index, '供水过户', 10)
  searchItems(index, '我想开饭店还要个体工商户', 10)
  expect(searchItems(index, '供水过户', 10)).toEqual(before)
  const wanted = (id: string) => id === 'swgh'
  expect(findItems(index, '户', 1, { wanted })).toMatchObject({ total: 1, hits: [{ id: 'swgh' }] })
  expect(findItems(index, '户', 1)).toMatchObject({ total: 2 })
})
