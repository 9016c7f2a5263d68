import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addWorkingDays,
  classOf,
  compileCalendar,
  isCovered,
  isWorkingDay,
  nextWorkingDay,
  parseCalendar,
  plainDate,
  weekdayOf,
  workingDaysBetween,
} from './index.ts'
import { calendar, statutoryCalendar, withClosure } from './testing/statutory-calendar.ts'

const anyDay = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(plainDate('2021-01-01'), n))

describe('working days', () => {
  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
    [2027, 261],
  ])('[TIM-04] %i has %i working days', (year, count) => {
    expect(workingDaysBetween(plainDate(`${year - 1}-12-31`), plainDate(`${year}-12-31`), calendar)).toBe(count)
  })

  test('[TIM-03] every day has its class', () => {
    const closed = withClosure('2026-08-12')
    expect(classOf(plainDate('2026-08-11'), closed)).toEqual({ class: 'workday' })
    expect(classOf(plainDate('2026-08-12'), closed)).toEqual({
      class: 'local-closure',
      name: '台风停工',
      orderNo: '临防指〔2026〕3号',
    })
    expect(classOf(plainDate('2026-08-15'), closed)).toEqual({ class: 'weekend' })
    expect(classOf(plainDate('2026-02-14'), closed)).toEqual({ class: 'makeup' })
    expect(classOf(plainDate('2026-02-15'), closed)).toEqual({ class: 'holiday', name: '春节' })
  })

  test('[TIM-04] a local closure closes a makeup workday too', () => {
    expect(isWorkingDay(plainDate('2026-02-14'), withClosure('2026-02-14'))).toBe(false)
  })

  test('[TIM-04] a closure ordered for a year without its notice closes that day only, and the year stays uncovered', () => {
    const early = withClosure('2028-03-01')
    expect(isWorkingDay(plainDate('2028-03-01'), early)).toBe(false)
    expect(isWorkingDay(plainDate('2028-03-02'), early)).toBe(true)
    expect(isCovered(plainDate('2028-03-01'), early)).toBe(false)
    expect(isCovered(plainDate('2026-03-01'), early)).toBe(true)
  })

  test('[TIM-04] a calendar that covers nothing counts Monday to Friday', () => {
    const empty = compileCalendar({ ...statutoryCalendar, years: [], holidays: [], makeupWorkdays: [] })
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(isWorkingDay(day, empty)).toBe(weekdayOf(day) <= 5)
      }),
    )
  })

  test('[TIM-01] reminders are counted back from the due day', () => {
    expect(addWorkingDays(plainDate('2026-02-26'), -3, calendar)).toBe('2026-02-14')
    expect(addWorkingDays(plainDate('2026-02-22'), -1, calendar)).toBe('2026-02-14')
    expect(addWorkingDays(plainDate('2026-02-22'), 0, calendar)).toBe('2026-02-22')
    expect(nextWorkingDay(plainDate('2026-02-14'), calendar)).toBe('2026-02-24')
  })

  test('[TIM-01] counting forth, back and between agree with walking day by day, in and out of coverage', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (day, count) => {
        let walked = day
        for (let left = count; left > 0;) {
          walked = addDays(walked, 1)
          if (isWorkingDay(walked, calendar)) left--
        }
        expect(addWorkingDays(day, count, calendar)).toBe(walked)
        expect(workingDaysBetween(day, walked, calendar)).toBe(count)
        expect(workingDaysBetween(walked, day, calendar)).toBe(-count)
        expect(addWorkingDays(addDays(walked, 1), -1, calendar)).toBe(walked)
      }),
    )
  })
})

describe('calendar files', () => {
  const file = {
    kind: 'calendar',
    formatVersion: '1.0',
    timezone: 'Asia/Shanghai',
    years: [2026],
    holidays: [{ date: '2026-01-01', name: '元旦' }],
    makeupWorkdays: ['2026-01-04'],
    sources: [{ title: '国办发明电〔2025〕7号' }],
  }

  test('[TIM-04] the calendar of a catalogue is read; its version is its years, its cause the notice', () => {
    expect(parseCalendar(file)).toEqual({
      ok: true,
      value: {
        version: '2026',
        cause: '国办发明电〔2025〕7号',
        years: [2026],
        holidays: [{ date: '2026-01-01', name: '元旦' }],
        makeupWorkdays: [{ date: '2026-01-04' }],
        localClosures: [],
      },
    })
  })

  test('[TIM-04] version, cause and local closures are kept', () => {
    const closure = { date: '2026-08-12', orderNo: '临防指〔2026〕3号', name: '台风停工' }
    expect(parseCalendar({ ...file, version: 'v7', cause: '台风', localClosures: [closure] })).toMatchObject({
      value: { version: 'v7', cause: '台风', localClosures: [closure] },
    })
  })

  test.each([
    [[], ''],
    [null, ''],
    [{ ...file, kind: 'item' }, 'kind'],
    [{ ...file, years: [] }, 'years'],
    [{ ...file, years: ['2026'] }, 'years'],
    [{ ...file, years: [20_260] }, 'years'],
    [{ ...file, holidays: {} }, 'holidays'],
    [{ ...file, holidays: [{ date: '2026-02-30', name: '元旦' }] }, 'holidays[0]'],
    [{ ...file, holidays: [{ date: '2026-01-01' }] }, 'holidays[0]'],
    [{ ...file, makeupWorkdays: ['2026-01-04', '2026-01-32'] }, 'makeupWorkdays[1]'],
    [{ ...file, makeupWorkdays: ['2026-01-01'] }, 'makeupWorkdays[0]'],
    [{ ...file, localClosures: [{ date: '2026-08-12', name: '台风停工' }] }, 'localClosures[0]'],
  ])('[TIM-04] a malformed calendar is refused with its field (%#)', (json, field) => {
    expect(parseCalendar(json)).toMatchObject({ ok: false, refusal: { code: 'calendar.file-malformed', field } })
  })
})
