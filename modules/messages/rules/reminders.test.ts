import { addDays, instant, plainDate } from '@yichuang/modules/calendar/rules'
import { expect, test } from 'vitest'
import {
  awaitedOf,
  isHourToRemind,
  isUnclaimed,
  mostAttempts,
  pauseAfter,
  reminderOf,
  stepDue,
  usualReminders,
} from './index.ts'
import { aDossier } from './testing/told.ts'

const day = plainDate('2026-09-01')
const setting = usualReminders
const after = (days: number, told?: number) =>
  stepDue({ kind: 'result', day }, { today: addDays(day, days), told, setting })
const left = (days: number, told?: number) =>
  stepDue(
    { kind: 'deferral', day },
    { today: addDays(day, -days), told, setting: { ...setting, deferralDays: [1, 5] } },
  )

test('[OUT-05] a result is reminded of after 10, 30 and 90 days, each once', () => {
  expect([after(9), after(10), after(11, 10), after(30, 10), after(89, 30), after(90, 30), after(99, 90)]).toEqual([
    undefined,
    10,
    undefined,
    30,
    undefined,
    90,
    undefined,
  ])
})

test('[OUT-05] of steps that were missed only the last one is told', () => {
  expect(after(31)).toBe(30)
})

test('[INT-04] promised materials are reminded of before the day, never behind it', () => {
  expect([left(6), left(5), left(4, 5), left(1, 5), left(0, 1), left(0, 5), left(-1)]).toEqual([
    undefined,
    5,
    undefined,
    1,
    undefined,
    1,
    undefined,
  ])
})

test('[OUT-05] behind the last step a result is 逾期未领', () => {
  expect([isUnclaimed(day, addDays(day, 89), setting), isUnclaimed(day, addDays(day, 90), setting)]).toEqual([
    false,
    true,
  ])
})

test('what is awaited follows the case: window and box yes, what is to be mailed no', () => {
  const result = { state: 'received', documents: [], returns: 0 } as const
  const kinds = (changes: Parameters<typeof aDossier>[0]) =>
    awaitedOf(aDossier(changes), { correctionDue: day, since: day }).map(({ kind }) => kind)
  expect(kinds({})).toEqual([])
  expect(kinds({ result })).toEqual(['result'])
  expect(kinds({ result, delivery: { method: 'mail' } })).toEqual([])
  expect(kinds({ result: { ...result, returns: 1 }, delivery: { method: 'mail' } })).toEqual(['result'])
  expect(kinds({ result: { ...result, state: 'locker' }, delivery: { method: 'locker' } })).toEqual(['result'])
  expect(kinds({ result: { ...result, state: 'delivered' } })).toEqual([])
  expect(kinds({ stage: 'correcting', case: undefined })).toEqual(['correction'])
})

test('the reminder says what and until when', () => {
  const texts = (['deferral', 'correction', 'result'] as const).map(
    (kind) => reminderOf(aDossier(), { kind, day }, addDays(day, 7))[0]?.text,
  )
  expect(texts).toEqual([
    '提醒：“食品经营许可新办”的容缺材料请于9月1日前补交，编号339921-260918-00052。',
    '提醒：“食品经营许可新办”请于9月1日前补正，编号339921-260918-00052，逾期申请将退回。',
    '提醒：“食品经营许可新办”的结果已可领取7天，编号339921-260918-00052，请尽快领取。',
  ])
})

test('a fault is tried again after longer and longer pauses, and given up after the last', () => {
  const pauses = Array.from({ length: mostAttempts }, (_, index) => pauseAfter(index + 1))
  expect(pauses).toEqual([1, 5, 15, 60, 240, undefined])
})

test('nobody is reminded at night', () => {
  const at = (time: string) => isHourToRemind(instant(`2026-09-18T${time}:00+08:00`))
  expect([at('08:59'), at('09:00'), at('19:59'), at('20:00'), at('03:00')]).toEqual([false, true, true, false, false])
})
