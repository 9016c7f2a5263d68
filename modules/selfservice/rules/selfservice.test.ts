import { plainDate } from '@yichuang/modules/calendar/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { describe, expect, test } from 'vitest'
import {
  answered,
  answerFault,
  emptySitting,
  formNow,
  formStanding,
  isSituationClear,
  personFaults,
  questionNow,
  typedAfter,
} from './index.ts'

const limit = { value: 5, unit: 'workday' } as const
const item = {
  id: 'shop',
  name: '开店',
  limits: { statutory: limit, committed: limit },
  fee: { charged: false, lines: [] },
  specialProcedures: [],
  materials: [],
  situation: {
    questions: [
      {
        id: 'place',
        text: '场所',
        type: 'single',
        required: true,
        options: [
          { id: 'own', label: '自有' },
          {
            id: 'rent',
            label: '租的',
            next: [
              {
                id: 'lease',
                text: '有合同吗',
                type: 'single',
                required: true,
                options: [
                  { id: 'yes', label: '有' },
                  { id: 'no', label: '没有', effects: { outcome: { kind: 'stop', message: '先签合同' } } },
                ],
              },
            ],
          },
        ],
      },
      {
        id: 'extra',
        text: '还有什么',
        type: 'multi',
        required: false,
        options: [
          { id: 'sign', label: '招牌' },
          { id: 'none', label: '都没有', exclusive: true },
        ],
      },
    ],
  },
  form: {
    groups: [
      {
        id: 'shop',
        title: '店',
        columns: 1,
        fields: [
          { id: 'name', label: '店主', kind: 'text', required: true, prefill: 'applicant.name' },
          { id: 'area', label: '面积', kind: 'number', required: true, min: 1 },
          { id: 'food', label: '卖吃的', kind: 'yesNo' },
          { id: 'seats', label: '座位', kind: 'number', required: true, when: { field: 'food', in: [true] } },
          {
            id: 'staff',
            label: '店员',
            kind: 'table',
            columns: [{ id: 'name', label: '姓名', kind: 'text', required: true }],
          },
        ],
      },
    ],
  },
} as unknown as Item
const today = plainDate('2026-11-22')
const person = { kind: 'person', name: '周砚秋', documentNumber: '11010519491231002X', phone: '13912346027' } as const

describe('questions at a machine', () => {
  test('[CAT-03] are asked one by one, and what hangs on an answer is asked behind it', () => {
    expect(questionNow(item, {})).toMatchObject({ question: { id: 'place' }, no: 1, before: undefined })
    expect(questionNow(item, { place: ['rent'] })).toMatchObject({ question: { id: 'lease' }, no: 2, before: 'place' })
    expect(questionNow(item, { place: ['own'] })).toMatchObject({ question: { id: 'extra' }, before: 'place' })
  })

  test('[CAT-03] gone back to, an answer changed takes those with it that are not asked any more', () => {
    const before = { place: ['rent'], lease: ['yes'], extra: [] }
    expect(questionNow(item, before)).toBeUndefined()
    expect(questionNow(item, before, 'place')).toMatchObject({ chosen: ['rent'] })
    expect(answered(item, before, 'place', ['own'])).toEqual({ place: ['own'], extra: [] })
  })

  test('[CAT-03] an answer that stops the way asks nothing more and leads to no papers', () => {
    const stopped = { place: ['rent'], lease: ['no'] }
    expect(questionNow(item, stopped)).toBeUndefined()
    expect(isSituationClear(item, stopped)).toBe(false)
    expect(isSituationClear(item, { place: ['own'], extra: [] })).toBe(true)
    expect(isSituationClear(item, { place: ['own'] })).toBe(false)
  })

  test('[CAT-03] an answer that is none is told', () => {
    const [place, extra] = item.situation.questions
    if (place === undefined || extra === undefined) throw new Error('two questions')
    expect(answerFault(place, [])).toBe('unanswered')
    expect(answerFault(place, ['castle'])).toBe('unknown')
    expect(answerFault(place, ['own', 'rent'])).toBe('too-many')
    expect(answerFault(extra, ['sign', 'none'])).toBe('exclusive')
    expect(answerFault(extra, [])).toBeUndefined()
  })
})

describe('who applies', () => {
  test('[INT-02] check digits and mobile number must be right, each told beside its field', () => {
    expect(personFaults(person, today)).toEqual([])
    expect(personFaults({ ...person, name: ' ', documentNumber: '110105194912310021', phone: '1391' }, today)).toEqual([
      { field: 'name', reason: 'missing' },
      { field: 'documentNumber', reason: 'checksum' },
      { field: 'phone', reason: 'phone' },
    ])
    expect(personFaults({ ...person, kind: 'enterprise' }, today)).toMatchObject([{ field: 'documentNumber' }])
  })
})

/** A form as a browser sends it. */
const posted = (fields: Readonly<Record<string, string>>) => ({
  get: (name: string) => fields[name] ?? null,
  getAll: (name: string) => (fields[name] === undefined ? [] : [fields[name]]),
})

describe('the form at a machine', () => {
  const state = { ...emptySitting, person, answers: { place: ['own'], extra: [] } }
  const sent = (fields: Record<string, string>, before = state) => ({
    ...before,
    form: typedAfter(item, before, posted(fields), today),
  })

  test('[NET-05] begins with who applies, and an untouched source goes on filling in', () => {
    const after = sent({ 'f name': '周砚秋', 'f area': '40', act: 'next' })
    expect(after.form).toEqual({ area: 40 })
    expect(formNow(item, after, today)?.values).toMatchObject({ name: '周砚秋', area: 40 })
    expect(formStanding(formNow(item, after, today))).toBe('right')
  })

  test('[NET-05] a condition holds: what hangs on an answer is asked, and is no gap before', () => {
    const after = sent({ 'f name': '周砚秋', 'f area': '40', 'f food': 'yes', act: 'look' })
    const now = formNow(item, after, today)
    expect(now?.groups[0]?.fields.map(({ id }) => id)).toContain('seats')
    expect(now?.governing).toEqual(new Set(['food']))
    expect(formStanding(now)).toBe('gaps')
    const withSeats = sent({ 'f name': '周砚秋', 'f area': '40', 'f food': 'yes', 'f seats': '8' }, after)
    const without = sent({ 'f name': '周砚秋', 'f area': '40', 'f food': 'no', 'f seats': '8' }, withSeats)
    expect(formNow(item, without, today)?.stored).toEqual({ name: '周砚秋', area: 40, food: false })
  })

  test('[NET-05] what is wrong is kept as it was typed, and stops', () => {
    const after = sent({ 'f name': '周砚秋', 'f area': 'forty', act: 'next' })
    expect(formNow(item, after, today)?.values['area']).toBe('forty')
    expect(formStanding(formNow(item, after, today))).toBe('wrong')
  })

  test('[NET-05] rows of a table come and go', () => {
    const one = sent({ 'f area': '40', act: 'add staff' })
    const two = sent({ 'f area': '40', 'c staff 0 name': '甲', act: 'add staff' }, one)
    expect(formNow(item, two, today)?.values['staff']).toEqual([{ name: '甲' }, {}])
    const left = sent({ 'f area': '40', 'c staff 0 name': '甲', 'c staff 1 name': '乙', act: 'drop staff 0' }, two)
    expect(formNow(item, left, today)?.values['staff']).toEqual([{ name: '乙' }])
  })
})
