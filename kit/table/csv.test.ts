import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('a cell that a spreadsheet would run is made text', () => {
  const csv = toCsv([['=1+1', '+8613900006027', '@SUM(A1)', '-2+3', '\tx', '-12.5', '339921-260918-00052']])
  expect(csv).toBe("\uFEFF'=1+1,'+8613900006027,'@SUM(A1),'-2+3,'\tx,-12.5,339921-260918-00052\r\n")
})

test('commas, quotes and line ends stay inside their cell', () => {
  expect(toCsv([['甲,乙', '他说“好”', 'a "b"', '一\n二']])).toBe('\uFEFF"甲,乙",他说“好”,"a ""b""","一\n二"\r\n')
})
