import { bareCalendar, compileCalendar, instant } from '@yichuang/modules/calendar/rules'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  callbackDays,
  decideAnswering,
  decideContact,
  decideGiving,
  decideOutcome,
  grades,
  isBad,
  ratesOf,
  reasons,
  reasonsOf,
  usualTerms,
} from './index.ts'
import type { EvaluationView, Wish } from './index.ts'

const nine = instant('2026-09-24T01:00:00.000Z')
const asked: EvaluationView = { state: 'asked', until: instant('2026-10-01T01:00:00.000Z') }
const wish: Wish = { grade: 4, reasons: ['clear'], comment: ' 很快 ', phone: '' }
const somebody = { at: nine, by: { kind: 'nobody' } } as const

describe('[SUP-01] a grade', () => {
  test('is one of five, with reasons that belong to it and a few words', () => {
    expect(grades).toEqual([5, 4, 3, 2, 1])
    expect(decideGiving(asked, wish, somebody)).toEqual({
      ok: true,
      value: { grade: 4, reasons: ['clear'], comment: '很快', phone: undefined, isBad: false },
    })
    for (const grade of [undefined, 0, 6, 4.5])
      expect(decideGiving(asked, { ...wish, grade }, somebody)).toMatchObject({
        refusal: { code: 'evaluation.grade-missing' },
      })
    expect(decideGiving(asked, { ...wish, reasons: ['long-wait'] }, somebody)).toMatchObject({
      refusal: { code: 'evaluation.reason-unknown' },
    })
    expect(decideGiving(asked, { ...wish, phone: '123' }, somebody)).toMatchObject({
      refusal: { code: 'evaluation.phone-malformed' },
    })
  })

  test('has its reasons: praise for the upper ones, blame for the lower ones, both in the middle', () => {
    expect(reasonsOf(5).some((reason) => reasonsOf(1).includes(reason))).toBe(false)
    expect(reasonsOf(3)).toEqual(reasons)
    expect(grades.filter(isBad)).toEqual([2, 1])
  })

  test('is never given by staff, at no moment and whatever it says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...grades), fc.constantFrom('asked', 'declined', 'given'), (grade, state) => {
        const by = { at: nine, by: { kind: 'staff' } } as const
        const view = { ...asked, state } as const
        const refusal = { code: 'evaluation.not-by-staff' }
        expect(decideGiving(view, { ...wish, grade, reasons: [] }, by)).toEqual({ ok: false, refusal })
        expect(decideAnswering(view, by)).toEqual({ ok: false, refusal })
      }),
    )
  })

  test('is given once, in time, and may still be given by who first declined', () => {
    expect(decideGiving({ ...asked, state: 'given' }, wish, somebody)).toMatchObject({
      refusal: { code: 'evaluation.already-given' },
    })
    expect(decideGiving({ ...asked, state: 'declined' }, wish, somebody).ok).toBe(true)
    expect(decideGiving(asked, wish, { ...somebody, at: instant('2026-10-01T01:00:00.001Z') })).toMatchObject({
      refusal: { code: 'evaluation.too-late' },
    })
  })
})

test('[SUP-11] an unrated service is in no figure a satisfied one', () => {
  expect(ratesOf({ asked: 10, rated: 4, good: 3 })).toEqual({ answered: 0.4, satisfied: 0.75 })
  expect(ratesOf({ asked: 10, rated: 0, good: 0 })).toEqual({ answered: 0, satisfied: null })
  expect(ratesOf({ asked: 0, rated: 0, good: 0 })).toEqual({ answered: null, satisfied: null })
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (good, bad, silent) => {
      const rated = good + bad
      const before = ratesOf({ asked: rated, rated, good })
      const after = ratesOf({ asked: rated + silent, rated, good })
      expect(after.satisfied).toBe(before.satisfied)
    }),
  )
})

describe('[SUP-02] a call back', () => {
  const calendar = compileCalendar({ ...bareCalendar, version: 'test', years: [2026] })

  test('is due by the days the area sets, working days after the grade', () => {
    const friday = instant('2026-09-25T08:00:00.000Z')
    expect(callbackDays(friday, usualTerms, calendar)).toEqual({ contactBy: '2026-09-28', answerBy: '2026-10-16' })
    expect(callbackDays(friday, { ...usualTerms, answerDays: 5 }, calendar).answerBy).toBe('2026-10-02')
  })

  test('comes first where a number was left, then the answer; nobody overwrites another', () => {
    const opened = { version: 1, state: 'opened' } as const
    const words = { expectedVersion: 1, text: '已说明' }
    expect(decideContact(opened, words).ok).toBe(true)
    expect(decideContact(opened, { ...words, text: ' ' })).toMatchObject({
      refusal: { code: 'evaluation.note-missing' },
    })
    expect(decideContact({ ...opened, version: 2 }, words)).toMatchObject({
      refusal: { code: 'evaluation.stale-version' },
    })
    expect(decideOutcome({ ...opened, hasPhone: true }, words)).toMatchObject({
      refusal: { code: 'evaluation.contact-first' },
    })
    expect(decideOutcome({ ...opened, hasPhone: false }, words).ok).toBe(true)
    expect(decideOutcome({ version: 1, state: 'contacted', hasPhone: true }, words).ok).toBe(true)
    expect(decideOutcome({ version: 1, state: 'answered', hasPhone: true }, words)).toMatchObject({
      refusal: { code: 'evaluation.not-in-this-state' },
    })
  })
})
