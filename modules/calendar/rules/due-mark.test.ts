import { expect, test } from 'vitest'
import type { PlainDate } from '@yichuang/platform/pure'
import { compileCalendar, dueMark } from './index.ts'

const calendar = compileCalendar({
  version: 'test',
  cause: 'a made year',
  years: [2026],
  holidays: [],
  makeupWorkdays: [],
  localClosures: [],
})
const day = (text: string) => text as PlainDate
const line = (due: string, statutory: string | null = null, budget?: number) => ({
  due: day(due),
  statutoryDue: statutory === null ? null : day(statutory),
  budget,
})

test.each([
  {
    what: 'days left are working days',
    of: line('2026-11-30'),
    today: '2026-11-23',
    mark: { light: 'green', days: 5 },
  },
  {
    what: 'one day left is nearly due',
    of: line('2026-11-24'),
    today: '2026-11-23',
    mark: { light: 'yellow', days: 1 },
  },
  { what: 'due today is nearly due', of: line('2026-11-23'), today: '2026-11-23', mark: { light: 'yellow', days: 0 } },
  {
    what: 'a fifth of a long limit is nearly due',
    of: line('2026-11-27', null, 20),
    today: '2026-11-23',
    mark: { light: 'yellow', days: 4 },
  },
  { what: 'past the day it is overdue', of: line('2026-11-20'), today: '2026-11-24', mark: { light: 'red', days: -2 } },
  {
    what: 'overdue on a day of rest is a day overdue',
    of: line('2026-11-20'),
    today: '2026-11-21',
    mark: { light: 'red', days: -1 },
  },
  {
    what: 'past the statutory day it is unlawful',
    of: line('2026-11-10', '2026-11-19'),
    today: '2026-11-20',
    mark: { light: 'double-red', days: -8 },
  },
])('[BAK-01] $what', ({ of, today, mark }) => {
  expect(dueMark(of, day(today), calendar)).toEqual(mark)
})

test('[BAK-01] a limit in natural days counts all days', () => {
  expect(dueMark({ ...line('2026-11-30'), unit: 'day' }, day('2026-11-23'), calendar).days).toBe(7)
})
