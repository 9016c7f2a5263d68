import { describe, expect, test } from 'vitest'
import { formatCount, formatMoney } from './amounts.ts'
import { dayOf, formatDay, formatDuration, formatMoment, formatTime, today } from './dates.ts'

const on = '2026-09-24'

describe('days carry their weekday', () => {
  test.each([
    ['2026-09-24', 'full', '2026年9月24日 星期四'],
    ['2026-09-24', 'short', '9月24日 星期四'],
    ['2025-12-31', 'short', '2025年12月31日 星期三'],
    ['2026-10-09', 'bare', '10月9日'],
    ['2026-10-09', 'weekday', '星期五'],
  ] as const)('%s in form %s reads %s', (day, form, text) => {
    expect(formatDay(day, form, 'zh-CN', on)).toBe(text)
  })

  test('in English the weekday comes first', () => {
    expect(formatDay('2026-09-24', 'full', 'en', on)).toBe('Thu 24 Sep 2026')
    expect(formatDay('2026-09-24', 'short', 'en', on)).toBe('Thu 24 Sep')
  })
})

describe('moments are in Shanghai time', () => {
  test('just after midnight in Shanghai is already the next day', () => {
    expect(dayOf('2026-09-23T16:00:00Z')).toBe('2026-09-24')
    expect(dayOf('2026-09-23T15:59:59Z')).toBe('2026-09-23')
    expect(today(Date.parse('2026-09-23T16:00:00Z'))).toBe('2026-09-24')
  })

  test.each([
    ['2026-09-24T09:00:00Z', '今天 17:00'],
    ['2026-09-23T07:40:00Z', '9月23日 15:40'],
    ['2025-09-23T07:40:00Z', '2025年9月23日 15:40'],
  ])('%s reads %s', (at, text) => {
    expect(formatMoment(at, 'zh-CN', on)).toBe(text)
  })

  test('times have two digits, with seconds where they matter', () => {
    expect(formatTime('2026-09-24T01:42:18Z')).toBe('09:42')
    expect(formatTime('2026-09-24T01:42:18Z', true)).toBe('09:42:18')
  })
})

test.each([
  [48, '48 秒'],
  [134, '2 分 14 秒'],
  [120, '2 分'],
  [3780, '1 小时 3 分'],
])('%i seconds read %s', (seconds, text) => {
  expect(formatDuration(seconds, 'zh-CN')).toBe(text)
})

test('counts stand in groups of three, money has two places', () => {
  expect(formatCount(1188)).toBe('1\u202f188')
  expect(formatCount(1234567)).toBe('1\u202f234\u202f567')
  expect(formatMoney(1250, 'zh-CN')).toBe('12.50 元')
  expect(formatMoney(-5, 'zh-CN')).toBe('−0.05 元')
  expect(formatMoney(120000, 'en')).toBe('CNY 1\u202f200.00')
})
