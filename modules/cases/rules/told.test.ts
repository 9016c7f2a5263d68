import { expect, test } from 'vitest'
import en from '../i18n/en.json' with { type: 'json' }
import zh from '../i18n/zh-CN.json' with { type: 'json' }
import { toldOf } from './index.ts'

const valuesOf = (type: string, data: unknown) => toldOf(type, data).map(({ value }) => value)

test('[SEC-03] the history tells reason, opinion, result and day of an event, not its name alone', () => {
  expect(valuesOf('handling.opinion-given', { step: '承办', agrees: false, text: '布局不符' })).toEqual([
    '承办',
    'no',
    '布局不符',
  ])
  expect(toldOf('handling.procedure-ended', { result: '专家组一致通过' })).toEqual([
    { term: 'result', form: 'text', value: '专家组一致通过' },
  ])
  expect(toldOf('handling.procedure-opened', { name: '批前公示', days: 7, unit: 'day' })).toEqual([
    { term: 'name', form: 'text', value: '批前公示' },
    { term: 'time', form: 'naturalDay', value: 7 },
  ])
  expect(valuesOf('intake.correction-issued', { defects: [{ required: '补盖公章' }, { required: '重拍' }] })).toEqual([
    '补盖公章',
    '重拍',
  ])
  expect(toldOf('cases.fee-due', { fen: 1200 })).toEqual([{ term: 'amount', form: 'money', value: 1200 }])
})

test('[SEC-05] what the applicant handed in, and empty words, are not told', () => {
  expect(toldOf('intake.opened', { applicant: { name: '周砚秋', documentNumber: '330106…' } })).toEqual([])
  expect(toldOf('handling.decided', { decision: 'granted', reason: ' ', basis: [] })).toEqual([
    { term: 'decision', form: 'word', value: 'granted' },
  ])
  expect(toldOf('some.other-event', { reason: '…' })).toEqual([])
  expect(toldOf('cases.urged', null)).toEqual([])
})

test('every term and every code that is told has its word in both languages', () => {
  const words = ({ toldWords }: { readonly toldWords: object }) =>
    Object.entries(toldWords).map(([term, codes]) => [term, Object.keys(codes as object).sort()])
  expect(Object.keys(en.told).sort()).toEqual(Object.keys(zh.told).sort())
  expect(words(en)).toEqual(words(zh))
  const methods = ['window', 'message', 'mail', 'electronic', 'public-notice', 'locker']
  expect(Object.keys(zh.toldWords.method)).toEqual(methods)
})
