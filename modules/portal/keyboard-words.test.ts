import { expect, test } from 'vitest'
import { keyboardTable } from './keyboard-words.ts'

interface Candidate {
  readonly text: string
  readonly used: number
}

/** The script of the page, as the browser runs it. */
interface Pinyin {
  readTable(text: string): unknown
  cut(letters: string, table: unknown): readonly { readonly part: string }[]
  candidates(letters: string, table: unknown, isName?: boolean): readonly Candidate[]
}

const script = new URL('served/pinyin.js', import.meta.url).href
const { readTable, cut, candidates } = (await import(script)) as Pinyin
const table = readTable(keyboardTable(['食品经营许可新办', '食品经营许可变更', '营业执照', '食品生产']))
const texts = (letters: string, isName = false) => candidates(letters, table, isName).map(({ text }) => text)

test('[NET-07] letters are cut into syllables, and into initials where there are none', () => {
  const parts = (letters: string) => cut(letters, table).map(({ part }) => part)
  expect(parts('zhangwei')).toEqual(['zhang', 'wei'])
  expect(parts('xian')).toEqual(['xian'])
  expect(parts('fangan')).toEqual(['fang', 'an'])
  expect(parts('shipinjingy')).toEqual(['shi', 'pin', 'jing', 'y'])
  expect(parts('yyzz')).toEqual(['y', 'y', 'z', 'z'])
  expect(parts('lvshi')).toEqual(['lv', 'shi'])
  expect(parts('')).toEqual([])
})

test('[NET-07] the usual characters of a syllable come first, and of a beginning those of all its syllables', () => {
  expect(texts('de').slice(0, 2)).toEqual(['的', '地'])
  expect(texts('wei')).toContain('伟')
  expect(texts('zh').slice(0, 30)).toEqual(expect.arrayContaining(['中', '主', '这']))
  expect(texts('i')).toEqual([])
})

test('[NET-07] surnames are found under the sound they have as a surname, and the rarer characters of names', () => {
  const surnames = [
    ['单', 'shan'],
    ['仇', 'qiu'],
    ['解', 'xie'],
    ['查', 'zha'],
    ['曾', 'zeng'],
    ['区', 'ou'],
    ['尉', 'yu'],
    ['朴', 'piao'],
  ] as const
  for (const [surname, sound] of surnames) expect(texts(sound, true).slice(0, 12)).toContain(surname)
  expect(texts('yue', true)).toContain('玥')
  expect(texts('zhangwei', true).slice(0, 2)).toEqual(['张', '章'])
})

test('[NET-07] words of the catalogue are offered whole, also by their beginning and by their initials', () => {
  expect(candidates('yingyezhizhao', table)[0]).toEqual({ text: '营业执照', used: 13 })
  expect(texts('shipin')[0]).toBe('食品')
  expect(texts('yingye')).toContain('营业执照')
  expect(texts('yyzz')[0]).toBe('营业执照')
  const later = candidates('shipinwei', table)
  expect(later[0]).toEqual({ text: '食品', used: 6 })
})
