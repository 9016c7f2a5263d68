import { describe, expect, test } from 'vitest'
import {
  bareCalendar,
  changesBetween,
  checkEdition,
  compileCalendar,
  classOf,
  markingOf,
  plainDate,
  withMarking,
} from './index.ts'
import type { Calendar } from './index.ts'

const day = plainDate
const former: Calendar = {
  version: '2026',
  cause: '国办通知',
  years: [2026],
  holidays: [{ date: day('2026-10-01'), name: '国庆节' }],
  makeupWorkdays: [{ date: day('2026-10-10') }],
  localClosures: [],
}
const closure = { kind: 'local-closure', name: '台风停工', orderNo: '云政办发〔2026〕31号' } as const
const next = (change: Partial<Calendar>): Calendar => ({ ...former, version: '2026.2', cause: '停工令', ...change })
const refusalOf = (calendar: Calendar, basedOn = '2026') => {
  const checked = checkEdition(calendar, { basedOn, former })
  return checked.ok ? undefined : checked.refusal
}

describe('marking days', () => {
  test.each([
    ['a holiday', { kind: 'holiday', name: '国庆节' } as const],
    ['a moved working day', { kind: 'makeup' } as const],
    ['a local closure', closure],
    ['nothing', { kind: 'plain' } as const],
  ])('[TIM-03] a day marked as %s is that and nothing else, whatever it was before', (_what, marking) => {
    for (const date of ['2026-10-01', '2026-10-10', '2026-09-22']) {
      const marked = withMarking(former, day(date), marking)
      expect(markingOf(marked, day(date))).toEqual(marking)
      expect(
        changesBetween(former, marked)
          .map((change) => change.date)
          .every((one) => one === date),
      ).toBe(true)
    }
  })

  test('[TIM-03] a day marked and marked back is no change', () => {
    const there = withMarking(former, day('2026-09-22'), closure)
    expect(changesBetween(former, there)).toEqual([{ date: '2026-09-22', from: { kind: 'plain' }, to: closure }])
    expect(classOf(day('2026-09-22'), compileCalendar(there))).toMatchObject({ class: 'local-closure' })
    expect(changesBetween(former, withMarking(there, day('2026-09-22'), { kind: 'plain' }))).toEqual([])
  })
})

describe('a new edition', () => {
  test('[TIM-04] with a cause and a change follows the one in force', () => {
    const calendar = withMarking(next({}), day('2026-09-22'), closure)
    expect(checkEdition(calendar, { basedOn: '2026', former })).toEqual({ ok: true, value: calendar })
    expect(refusalOf(next({ years: [2026, 2027] }))).toBeUndefined()
    expect(checkEdition(former, { basedOn: 'none', former: bareCalendar })).toMatchObject({ ok: true })
  })

  test.each<[string, Calendar, object]>([
    ['says no cause', next({ cause: '  ' }), { code: 'calendar.cause-missing' }],
    ['changes nothing', next({}), { code: 'calendar.nothing-changed' }],
    [
      'drops a year',
      next({ years: [], holidays: [], makeupWorkdays: [] }),
      { code: 'calendar.year-dropped', year: 2026 },
    ],
    [
      'marks a day twice',
      next({ makeupWorkdays: [{ date: day('2026-10-01') }] }),
      { code: 'calendar.day-twice', date: '2026-10-01' },
    ],
    [
      'has a closure without its order',
      next({ localClosures: [{ date: day('2026-09-22'), orderNo: '', name: '台风' }] }),
      { code: 'calendar.order-missing', date: '2026-09-22' },
    ],
    [
      'moves work to a working day',
      next({ makeupWorkdays: [{ date: day('2026-09-22') }] }),
      { code: 'calendar.makeup-on-workday', date: '2026-09-22' },
    ],
    [
      'marks a day of a year it does not cover',
      next({ holidays: [{ date: day('2027-01-01'), name: '元旦' }] }),
      { code: 'calendar.outside-years', date: '2027-01-01' },
    ],
  ])('[TIM-04] that %s is refused', (_what, calendar, refusal) => {
    expect(refusalOf(calendar)).toEqual(refusal)
  })

  test('[TIM-04] made from an edition that is not in force any more is refused', () => {
    const calendar = withMarking(next({}), day('2026-09-22'), closure)
    expect(refusalOf(calendar, '2025')).toEqual({ code: 'calendar.superseded', version: '2026' })
  })
})
