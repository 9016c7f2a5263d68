import { compileCalendar, plainDate } from '@yichuang/modules/calendar/rules'

const daysOff: Readonly<Record<string, string>> = {
  元旦: '2026-01-01 2026-01-02 2026-01-03',
  春节: '2026-02-15 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-21 2026-02-22 2026-02-23',
  清明: '2026-04-04 2026-04-05 2026-04-06',
  劳动节: '2026-05-01 2026-05-02 2026-05-03 2026-05-04 2026-05-05',
  端午: '2026-06-19 2026-06-20 2026-06-21',
  中秋: '2026-09-25 2026-09-26 2026-09-27',
  国庆节: '2026-10-01 2026-10-02 2026-10-03 2026-10-04 2026-10-05 2026-10-06 2026-10-07',
}
const worked = '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10'

const notice = {
  version: '2026-1',
  cause: '国务院办公厅关于2026年部分节假日安排的通知',
  years: [2026],
  holidays: Object.entries(daysOff).flatMap(([name, days]) =>
    days.split(' ').map((day) => ({ date: plainDate(day), name })),
  ),
  makeupWorkdays: worked.split(' ').map((day) => ({ date: plainDate(day) })),
  localClosures: [],
}

/** The yearly notice for 2026, without local closures. */
export const calendar = compileCalendar(notice)

/** The same with one more day off by local order: a new version. */
export function withClosure(...days: readonly string[]) {
  return compileCalendar({
    ...notice,
    version: '2026-2',
    cause: '台风停工令',
    localClosures: days.map((day) => ({ date: plainDate(day), orderNo: '临防指〔2026〕3号', name: '台风停工' })),
  })
}
