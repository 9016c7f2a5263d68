import { startOfDay } from '@yichuang/modules/calendar/rules'
import { expect, test } from 'vitest'
import { conclude, nextAlarm, reprojectLimits } from './index.ts'
import type { DossierEvent } from './index.ts'
import { calendar, withClosure } from './testing/calendar-2026.ts'
import { at } from './testing/hall.ts'
import { dayOf, Story } from './testing/story.ts'

const alarm = (story: Story) => nextAlarm(story.dossier, story.facts('2026-02-12', 'clerk'))

function received(item = {}, settings = {}) {
  const story = new Story({ item, settings }).opened('2026-02-12')
  const limits = [{ limit: 'notice', entry: { dayZero: dayOf(story), value: 5, unit: 'workday' } }] as const
  return story.writes('2026-02-12', 'clerk', (scribe) =>
    scribe.emit({ type: 'intake.received', v: 1, receiptNo: '收1', materials: [], limits }),
  )
}

function suspended(announced: string) {
  const story = new Story().accepted('2026-02-12')
  return story.writes('2026-02-13', 'reviewer', (scribe) => {
    scribe.emit({
      type: 'handling.procedure-opened',
      v: 1,
      procedureId: 'p',
      kind: 'review',
      name: '专家评审',
      days: 8,
      stopsStatutory: false,
      noticeId: 'n',
    })
    const announcedUntil = dayOf(new Story().opened(announced))
    scribe.emit({ type: 'handling.procedure-notice-served', v: 1, procedureId: 'p', method: 'window', announcedUntil })
    const entry = { kind: 'stopped', from: scribe.at, ground: '专家评审', basis: '指南 5', notice: 'n' } as const
    scribe.emit({
      type: 'cases.clock-stopped',
      v: 1,
      limits: [{ limit: 'committed', entry }],
      ground: '专家评审',
      basis: '指南 5',
      noticeId: 'n',
    })
  })
}

test('[TIM-02] without a notice in five working days the application counts as accepted from the day of receipt', () => {
  const story = received()
  expect(alarm(story)).toBe(at('2026-02-27 00:00'))
  story.waits('2026-02-26 23:59')
  expect(story.dossier.stage).toBe('received')
  story.waits('2026-02-27 00:00')
  expect(story.dossier.case).toMatchObject({ how: 'deemed', dayZero: '2026-02-12', stage: 'accepted' })
  expect(story.dossier.stage).toBe('accepted')
  expect(story.dossier.tasks).toHaveLength(1)
})

test('[INT-11] [TIM-02] the clerk who took it in follows a case that the law accepted; on line nobody did', () => {
  expect(received().waits('2026-02-27 00:00').dossier.case?.accepter).toBe('王窗口')
  const story = new Story({ channel: 'full' }).opened('2026-02-12')
  const limits = [{ limit: 'notice', entry: { dayZero: dayOf(story), value: 5, unit: 'workday' } }] as const
  story.writes('2026-02-12', 'applicant', (scribe) =>
    scribe.emit({ type: 'intake.received', v: 1, receiptNo: '收1', materials: [], limits }),
  )
  expect(story.waits('2026-02-27 00:00').dossier.case?.accepter).toBe('system:clock')
})

test('[TIM-02] I-38 limits that were over before the law accepted are overdue from then on, behind the acceptance', () => {
  const story = received({ committed: { value: 1, unit: 'workday' } }).waits('2026-03-02')
  const overdue = story.told.at(-1)
  expect(overdue?.event).toMatchObject({ type: 'cases.overdue', limit: 'committed', due: '2026-02-13' })
  expect(overdue?.at).toBe(at('2026-02-27 00:00'))
})

test('[TIM-05] each limit is overdue for itself, at 00:00 of the day after, and only once', () => {
  const story = new Story().accepted('2026-02-12').waits('2026-04-01')
  const facts = story.told.filter(({ event }) => event.type === 'cases.overdue')
  expect(facts.map(({ event, at: when }) => [event.type === 'cases.overdue' && event.limit, when])).toEqual([
    ['committed', at('2026-02-27 00:00')],
    ['statutory', at('2026-03-19 00:00')],
  ])
  expect(alarm(story)).toBeUndefined()
})

test('[TIM-05] I-40 an overdue step of the flow is red for itself', () => {
  const story = new Story({ item: { stepDays: 2 } }).accepted('2026-02-12').waits('2026-02-24 00:00')
  expect(story.dossier.overdue).toEqual({ step: at('2026-02-15 00:00') })
})

test('[TIM-05] every step of the flow is red for itself', () => {
  const story = new Story({ item: { stepDays: 2 } }).accepted('2026-02-12').waits('2026-02-24')
  const again = {
    limit: 'step',
    entry: { dayZero: dayOf(new Story().opened('2026-02-24')), value: 2, unit: 'workday' },
  } as const
  const opinion = {
    type: 'handling.opinion-given',
    v: 1,
    taskId: story.dossier.tasks[0]?.id ?? '',
    step: '承办',
    agrees: true,
    text: '同意',
    checks: {},
    limits: [again],
  } as const
  story.writes('2026-02-24', 'reviewer', (scribe) => scribe.emit(opinion)).waits('2026-02-25')
  expect(story.types.filter((type) => type === 'cases.overdue')).toHaveLength(1)
  story.waits('2026-02-27 00:00')
  expect(story.dossier.overdue.step).toBe(at('2026-02-27 00:00'))
})

test('[TIM-05] a decision in time that is not handed over is overdue by the committed limit, not by the statutory one', () => {
  const story = new Story().accepted('2026-02-12')
  story
    .writes('2026-02-25', 'chief', (scribe) => conclude(scribe, { conclusion: 'granted', basis: [] }))
    .waits('2026-03-19')
  expect(Object.keys(story.dossier.overdue)).toEqual(['committed', 'certificate'])
  expect(story.due('certificate')).toBe('2026-03-10')
})

test('[BAK-12] an extension that nobody settled lapses when the day is over', () => {
  const story = new Story().accepted('2026-02-12').writes('2026-02-26', 'reviewer', (scribe) => {
    scribe.emit({ type: 'handling.extension-requested', v: 1, days: 5, reason: '案情复杂' })
  })
  story.waits('2026-02-27 00:00')
  expect(story.types.slice(-2)).toEqual(['cases.overdue', 'handling.extension-lapsed'])
})

test('[TIM-01] when the announced time of a procedure is over the clock runs again by itself', () => {
  const story = suspended('2026-02-25').waits('2026-02-26 00:00')
  expect(story.types.slice(-2)).toEqual(['handling.procedure-overran', 'cases.clock-resumed'])
  expect(story.dossier.case?.stage).toBe('accepted')
  expect(story.dossier.procedures[0]?.state).toBe('overran')
  expect(story.due('committed')).toBe('2026-03-03')
  expect(story.due('statutory')).toBe('2026-03-18')
})

test('[TIM-01] two stops end one by one: the case runs when the last one is over', () => {
  const story = suspended('2026-02-25').writes('2026-02-14', 'reviewer', (scribe) => {
    scribe.emit({
      type: 'handling.procedure-opened',
      v: 1,
      procedureId: 'q',
      kind: 'test',
      name: '检验',
      days: 2,
      stopsStatutory: true,
      noticeId: 'm',
    })
    scribe.emit({
      type: 'handling.procedure-notice-served',
      v: 1,
      procedureId: 'q',
      method: 'window',
      announcedUntil: dayOf(new Story().opened('2026-02-24')),
    })
    const entry = { kind: 'stopped', from: scribe.at, ground: '检验', basis: '许可法 45', notice: 'm' } as const
    const limits = [{ limit: 'committed', entry } as const, { limit: 'statutory', entry } as const]
    scribe.emit({ type: 'cases.clock-stopped', v: 1, limits, ground: '检验', basis: '许可法 45', noticeId: 'm' })
  })
  story.waits('2026-02-25 12:00')
  expect(story.dossier.case?.stage).toBe('suspended')
  story.waits('2026-02-26 00:00')
  expect(story.dossier.case?.stage).toBe('accepted')
})

test.each([
  ['correcting', 'correction'],
  ['originals', 'originals'],
] as const)('[INT-05] what is %s and never comes in is returned', (stage, limit) => {
  const story = received()
  const entry = { dayZero: dayOf(story), value: 2, unit: 'workday' } as const
  const event: DossierEvent =
    stage === 'correcting'
      ? { type: 'intake.correction-served', v: 1, noticeId: 'n', method: 'window', limits: [{ limit, entry }] }
      : { type: 'intake.pre-review-passed', v: 1, limits: [{ limit, entry }] }
  story.writes('2026-02-12', 'clerk', (scribe) => {
    if (stage === 'correcting') scribe.emit({ type: 'intake.correction-issued', v: 1, noticeId: 'n', defects: [] })
    scribe.emit(event)
  })
  expect(story.waits('2026-02-14 23:00').dossier.stage).toBe(stage)
  expect(story.waits('2026-02-15 00:00').dossier.stage).toBe('returned')
  expect(story.dossier.notices.every(({ state }) => state === 'lapsed')).toBe(true)
  expect(alarm(story)).toBeUndefined()
})

test('a draft nobody submits is discarded after thirty days', () => {
  const story = new Story().opened('2026-02-12')
  expect(story.waits('2026-03-14 23:59').dossier.stage).toBe('draft')
  expect(story.waits('2026-03-15 00:00').dossier.stage).toBe('discarded')
})

test('a locker that nobody opened gives the result back to the window', () => {
  const story = new Story().accepted('2026-02-12').writes('2026-02-25', 'chief', (scribe) => {
    conclude(scribe, { conclusion: 'granted', basis: [] })
    scribe.emit({ type: 'handling.result-produced', v: 1, documents: [], seal: '章' })
    scribe.emit({ type: 'handout.result-received', v: 1, sheetNo: '出1', limits: [] })
    scribe.emit({
      type: 'handout.put-in-locker',
      v: 1,
      box: 'A3',
      codeHash: 'h',
      until: dayOf(new Story().opened('2026-03-04')),
      limits: [],
    })
  })
  story.waits('2026-03-05 00:00')
  expect(story.dossier.result).toMatchObject({ state: 'received', returns: 1 })
})

test('[TIM-04] a closure of the offices moves running limits with its cause and lifts what is not overdue any more', () => {
  const story = new Story().accepted('2026-02-12').waits('2026-02-27 09:00')
  expect(story.dossier.overdue).toHaveProperty('committed')
  const facts = { ...story.facts('2026-02-27', 'manager'), calendar: withClosure('2026-02-26') }
  const events = reprojectLimits(story.dossier, calendar, facts)
  expect(events).toMatchObject([
    {
      type: 'cases.limits-reprojected',
      cause: '台风停工令',
      limits: [{ limit: 'committed', entry: { oldDue: '2026-02-26', newDue: '2026-02-27' } }, { limit: 'statutory' }],
    },
    { type: 'cases.overdue-lifted', limit: 'committed', cause: '台风停工令' },
  ])
  story.writes('2026-02-27', 'manager', (scribe) => events.forEach(scribe.emit))
  expect(story.dossier.overdue['committed']).toBeUndefined()
  expect(story.types).toContain('cases.overdue')
})

test('[TIM-04] a new calendar that moves no day says nothing, and a closed case keeps its judgement', () => {
  const facts = (story: Story) => ({ ...story.facts('2026-06-01', 'manager'), calendar: withClosure('2026-02-25') })
  const done = new Story().accepted('2026-02-12').writes('2026-02-24', 'chief', (scribe) => {
    conclude(scribe, { conclusion: 'withdrawn', basis: [] })
    scribe.emit({ type: 'cases.end-notice-served', v: 1, method: 'message' })
    scribe.emit({ type: 'cases.closed', v: 1, limits: [] })
  })
  expect(reprojectLimits(done.dossier, calendar, facts(done))).toEqual([])
  const later = new Story().accepted('2026-06-01')
  expect(reprojectLimits(later.dossier, calendar, facts(later))).toEqual([])
})

test('a timer acts at 00:00 in Shanghai', () => {
  const story = received()
  expect(startOfDay(dayOf(new Story().opened('2026-02-27')))).toBe(alarm(story))
})
