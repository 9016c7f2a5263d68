import { instant, plainDate } from '@yichuang/modules/calendar/rules'
import { describe, expect, test } from 'vitest'
import { dayText, documentKinds, dueText, isDocumentKind, limitText, momentText, sealOf, textOf } from './index.ts'
import type { DocumentKind } from './index.ts'
import { validityText } from './wording.ts'
import { otherAcceptances, samples } from './testing/samples.ts'

const kinds = Object.keys(documentKinds).filter(isDocumentKind)

describe('every kind of document', () => {
  test.each(kinds)('[INT-03] %s has title, body, number and who keeps it', (kind) => {
    const sample = samples[kind]
    expect(sample.kind).toBe(kind)
    expect(sample.title).not.toBe('')
    expect(sample.organ).toMatch(/^云岫县/)
    expect(sample.number).toMatch(/\d/)
    expect(sample.copies).toMatch(/份/)
    expect(textOf(sample)).not.toMatch(/undefined|null|NaN|。。|，。|；。/)
  })
  test('[INT-06] [BAK-02] whatever goes against the applicant tells both remedies', () => {
    const against: readonly DocumentKind[] = ['refusal', 'rejection', 'termination']
    for (const kind of kinds) {
      expect(textOf(samples[kind]).includes('行政复议'), kind).toBe(against.includes(kind))
    }
  })
  test('[INT-03] acceptance and refusal bear the special seal, decisions and licences the official one', () => {
    expect(sealOf('acceptance', '云岫县市场监督管理局')).toEqual({
      kind: 'special',
      name: '云岫县市场监督管理局',
      line: '受理专用章',
    })
    expect(sealOf('refusal', '云岫县公安局')?.kind).toBe('special')
    expect(sealOf('rejection', '云岫县公安局')).toEqual({ kind: 'official', name: '云岫县公安局' })
    expect(sealOf('licence', '云岫县自然资源和规划局（林业局、不动产登记中心）')?.name).toBe('云岫县自然资源和规划局')
    expect(sealOf('custody-sheet', '云岫县行政服务中心')).toBeUndefined()
  })
  test('[INT-09] a custody sheet counts what is listed and what was signed for', () => {
    const text = textOf(samples['custody-sheet'])
    expect(text).toMatch(/单上份数\n30\n签收份数\n30/)
    expect(text).toContain('339921-260924-00130')
    expect(text).toMatch(/移交人（签名）\n沈若溪[^]*接收人（签名）\n韩知遥/)
  })
  test('[TIM-02] [INT-04] the three forms of acceptance differ in their ground', () => {
    expect(textOf(otherAcceptances.deemed)).toContain('没有告知需要补正的内容')
    expect(textOf(otherAcceptances.deferred)).toContain('现予容缺受理')
    expect(textOf(samples.acceptance)).toContain('材料符合规定')
  })
})

describe('wording', () => {
  test('days have no leading zeros and tell their weekday; a provisional day says so', () => {
    expect(dayText(plainDate('2026-09-08'))).toBe('2026年9月8日')
    expect(validityText('5年', plainDate('2026-09-22'))).toBe('2026年9月22日至2031年9月21日')
    expect(validityText('5年', plainDate('2028-02-29'))).toBe('2028年2月29日至2033年2月28日')
    expect(validityText('3个月', plainDate('2026-09-01'))).toBe('2026年9月1日至2026年11月30日')
    expect(dueText(plainDate('2026-09-20'))).toBe('2026年9月20日 星期日')
    expect(dueText(plainDate('2027-01-11'), true)).toBe('2027年1月11日 星期一（暂定）')
  })
  test('moments are those of the hall: UTC+8, past midnight too', () => {
    expect(momentText(instant('2026-09-18T02:05:00Z'))).toBe('2026年9月18日10时05分')
    expect(momentText(instant('2026-09-18T16:30:00Z'))).toBe('2026年9月19日0时30分')
  })
  test('limits are said in their own unit', () => {
    expect(limitText({ value: 0, unit: 'workday' })).toBe('当场办结')
    expect([5, 3].map((value) => limitText({ value, unit: value === 5 ? 'workday' : 'month' }))).toEqual([
      '5个工作日',
      '3个月',
    ])
  })
})
