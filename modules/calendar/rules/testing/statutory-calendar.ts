import { compileCalendar, plainDate, type Calendar } from '../index.ts'

const daysOff: Record<string, string> = {
  元旦: '2024-01-01 2025-01-01 2026-01-01 2026-01-02 2026-01-03',
  春节:
    '2024-02-12 2024-02-13 2024-02-14 2024-02-15 2024-02-16 ' +
    '2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-01 2025-02-02 2025-02-03 2025-02-04 ' +
    '2026-02-15 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-21 2026-02-22 2026-02-23',
  清明: '2024-04-04 2024-04-05 2025-04-04 2025-04-05 2025-04-06 2026-04-04 2026-04-05 2026-04-06',
  劳动节:
    '2024-05-01 2024-05-02 2024-05-03 2025-05-01 2025-05-02 2025-05-03 2025-05-04 2025-05-05 ' +
    '2026-05-01 2026-05-02 2026-05-03 2026-05-04 2026-05-05',
  端午: '2024-06-10 2025-05-31 2025-06-01 2025-06-02 2026-06-19 2026-06-20 2026-06-21',
  中秋: '2024-09-16 2024-09-17 2025-10-06 2026-09-25 2026-09-26 2026-09-27',
  国庆节:
    '2024-10-01 2024-10-02 2024-10-03 2024-10-04 2024-10-07 ' +
    '2025-10-01 2025-10-02 2025-10-03 2025-10-04 2025-10-05 2025-10-07 2025-10-08 ' +
    '2026-10-01 2026-10-02 2026-10-03 2026-10-04 2026-10-05 2026-10-06 2026-10-07',
}

const worked =
  '2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12 ' +
  '2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 ' +
  '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10'

/** The yearly notices for 2024 to 2026 (domain reference 4.4), without local closures. */
export const statutoryCalendar: Calendar = {
  version: '2026-1',
  cause: '国务院办公厅关于2026年部分节假日安排的通知',
  years: [2024, 2025, 2026],
  holidays: Object.entries(daysOff).flatMap(([name, days]) =>
    days.split(' ').map((day) => ({ date: plainDate(day), name })),
  ),
  makeupWorkdays: worked.split(' ').map((day) => ({ date: plainDate(day) })),
  localClosures: [],
}

/** The same, in the fast form. */
export const calendar = compileCalendar(statutoryCalendar)

/** The statutory calendar with one more day off by local order. */
export function withClosure(day: string) {
  return compileCalendar({
    ...statutoryCalendar,
    version: '2026-2',
    cause: '台风停工令',
    localClosures: [{ date: plainDate(day), orderNo: '临防指〔2026〕3号', name: '台风停工' }],
  })
}
