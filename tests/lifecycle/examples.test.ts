import { caseCommands } from '@yichuang/modules/cases/rules'
import { handlingCommands } from '@yichuang/modules/handling/rules'
import { handoutCommands } from '@yichuang/modules/handout/rules'
import { intakeCommands } from '@yichuang/modules/intake/rules'
import { explain } from '@yichuang/modules/calendar/rules'
import { expect, test } from 'vitest'
import { calendar } from '../../modules/cases/rules/testing/calendar-2026.ts'
import { aBinding, at } from '../../modules/cases/rules/testing/hall.ts'
import type { Story } from '../../modules/cases/rules/testing/story.ts'
import { theApplicant } from '../../modules/cases/rules/testing/story.ts'
import { opened, received } from './beginnings.ts'

const {
  receiveApplication,
  acceptApplication,
  bindMaterial,
  proposeCorrection,
  issueCorrection,
  serveCorrection,
  supplyCorrection,
  passPreReview,
  presentOriginals,
} = intakeCommands
const { supplyDeferred, withdrawCase, serveEndNotice } = caseCommands
const {
  claimTask,
  giveOpinion,
  openProcedure,
  serveProcedureNotice,
  endProcedure,
  requestExtension,
  settleExtension,
  serveExtensionNotice,
  decideCase,
  produceResult,
} = handlingCommands
const { receiveResult, handOver, mailResult, recordDelivery } = handoutCommands

const granted = { decision: 'granted', basis: ['食品安全法 第35条'] } as const
const lead = (story: Story) => story.dossier.tasks[0]?.id ?? ''
const procedure = (story: Story) => story.dossier.procedures[0]?.id ?? ''
const numbers = (story: Story) => story.dossier.result?.documents.map(({ number }) => number) ?? []

/** The reviewer takes the task and says yes to every step. */
function reviewed(story: Story, when: string): Story {
  story.item.steps.forEach(() => {
    story.does(claimTask, { taskId: lead(story) }, when, 'reviewer')
    story.does(giveOpinion, { taskId: lead(story), agrees: true, text: '符合条件' }, when, 'reviewer')
  })
  return story
}

test('[INT-03] [TIM-05] [BAK-02] example A: a commitment case over the Spring Festival, 5 and 20 working days, handed out at the window', () => {
  const story = received({}, '2026-02-12', { lacking: [] })
  expect(story.due('notice')).toBe('2026-02-26')
  story.does(acceptApplication, {}, '2026-02-12 11:00', 'clerk')
  expect([story.due('committed'), story.due('statutory')]).toEqual(['2026-02-26', '2026-03-18'])
  reviewed(story, '2026-02-24').does(decideCase, granted, '2026-02-25', 'chief')
  expect(story.due('certificate')).toBe('2026-03-10')
  story.does(produceResult, {}, '2026-02-25 15:00', 'chief')
  story.does(receiveResult, { sheetNo: '出1', numbers: numbers(story) }, '2026-02-26', 'handoutClerk')
  const recipient = { name: '林小满', ...theApplicant }
  story.does(handOver, { recipient, identityCheck: '人脸核验', signatureId: '签1' }, '2026-02-27', 'handoutClerk')
  expect(story.dossier.case).toMatchObject({ stage: 'closed', conclusion: { kind: 'granted' } })
  expect(story.waits('2026-12-31').dossier.overdue).toEqual({})
})

test('[TIM-03] example A: every day from 02-12 to 02-26 says why it counts or not', () => {
  const story = received({}, '2026-02-12', { lacking: [] }).does(acceptApplication, {}, '2026-02-12', 'clerk')
  const ledger = story.dossier.ledgers.committed
  const days = ledger === undefined ? [] : explain(ledger, calendar).days
  expect(days.map((day) => ('n' in day ? `${day.class} ${day.n}` : day.class))).toEqual([
    'day-zero',
    'counted 1',
    'counted-makeup 2',
    ...Array.from({ length: 9 }, () => 'holiday'),
    'counted 3',
    'counted 4',
    'counted 5',
  ])
})

const review = {
  kind: 'review',
  name: '专家评审',
  expected: { value: 8, unit: 'workday' as const },
  isRequired: false,
  basis: '行政许可法 第45条',
  stopsStatutory: true,
}
const exampleB = { item: { committed: { value: 7, unit: 'workday' }, procedures: [review], extensionDays: 5 } } as const
const mail = { method: 'mail', recipient: '林小满', phone: '13800000000', address: '人民路1号' } as const

/** Example B up to the end of the expert review. */
function reviewedByExperts(): Story {
  const story = received(exampleB, '2026-04-24', { lacking: ['health'], delivery: mail })
  const commitment = { signatureId: '承诺1', materials: ['health'] }
  story.does(acceptApplication, { commitment }, '2026-04-24', 'clerk')
  expect([story.due('deferral'), story.due('committed'), story.due('statutory')]).toEqual([
    '2026-05-12',
    null,
    '2026-05-26',
  ])
  story.does(supplyDeferred, { bindings: [aBinding('health')] }, '2026-05-07', 'clerk')
  expect(story.due('committed')).toBe('2026-05-14')
  story.does(claimTask, { taskId: lead(story) }, '2026-05-11', 'reviewer')
  story.does(openProcedure, { kind: 'review' }, '2026-05-11', 'reviewer')
  expect(story.due('committed')).toBe('2026-05-14')
  story.does(serveProcedureNotice, { procedureId: procedure(story), method: 'window' }, '2026-05-12', 'clerk')
  expect(story.dossier.procedures[0]?.announcedUntil).toBe('2026-05-22')
  expect([story.dossier.case?.stage, story.due('committed'), story.due('statutory')]).toEqual(['suspended', null, null])
  story.does(
    endProcedure,
    { procedureId: procedure(story), outcome: 'ended', result: '通过' },
    '2026-05-20',
    'reviewer',
  )
  expect([story.due('committed'), story.due('statutory')]).toEqual(['2026-05-22', '2026-06-03'])
  story.does(requestExtension, { days: 5, reason: '案情复杂' }, '2026-05-21', 'reviewer')
  return story.does(settleExtension, { outcome: 'approved' }, '2026-05-22 09:00', 'chief')
}

test('[INT-04] [TIM-01] [TIM-05] [BAK-06] [BAK-12] example B: deferred materials, expert review, extension on the due day, mail', () => {
  const story = reviewedByExperts().does(serveExtensionNotice, { method: 'window' }, '2026-05-22 17:00', 'clerk')
  expect([story.due('committed'), story.due('statutory')]).toEqual(['2026-05-29', '2026-06-10'])
  story.does(giveOpinion, { taskId: lead(story), agrees: true, text: '符合条件' }, '2026-05-27', 'reviewer')
  story.does(claimTask, { taskId: lead(story) }, '2026-05-27', 'secondReviewer')
  story.does(giveOpinion, { taskId: lead(story), agrees: true, text: '同意' }, '2026-05-27', 'secondReviewer')
  story.does(decideCase, granted, '2026-05-28', 'chief').does(produceResult, {}, '2026-05-28', 'chief')
  story.does(receiveResult, { sheetNo: '出1', numbers: numbers(story) }, '2026-05-29', 'handoutClerk')
  story.does(mailResult, { carrier: '邮政', waybill: 'EMS1' }, '2026-06-01', 'handoutClerk')
  story.does(recordDelivery, { proof: '签收单' }, '2026-06-03', 'carrier')
  expect(story.dossier.case?.stage).toBe('closed')
  expect(story.waits('2026-12-31').dossier.overdue).toEqual({})
})

test('[BAK-12] [TIM-05] example B: an extension whose notice is served after the due day is too late, and the case is overdue', () => {
  const story = reviewedByExperts()
  const refusal = story.tries(serveExtensionNotice, { method: 'window' }, '2026-05-25', 'clerk')
  expect(refusal).toMatchObject({ code: 'handling.extension-too-late' })
  expect(story.dossier.overdue).toEqual({ committed: at('2026-05-23 00:00') })
  expect(story.dossier.extension?.state).toBe('lapsed')
})

const exampleC = {
  channel: 'half',
  item: { correctionBy: 'department', committed: { value: 10, unit: 'workday' } },
} as const

test('[INT-05] [BAK-09] [BAK-14] example C: half on line, the department confirms the correction, originals, withdrawn', () => {
  const story = opened(exampleC, '2026-09-19 22:40', { lacking: ['form'] })
  story.does(receiveApplication, {}, '2026-09-19 22:40', 'applicant')
  expect(story.due('notice')).toBe('2026-09-24')
  story.does(proposeCorrection, {}, '2026-09-21', 'clerk')
  story.does(issueCorrection, {}, '2026-09-22', 'reviewer')
  story.does(serveCorrection, { method: 'message' }, '2026-09-22', 'clerk')
  expect(story.due('correction')).toBe('2026-10-13')
  story.does(supplyCorrection, { changes: [{ key: 'form' }], isDeclaredComplete: false }, '2026-09-29', 'applicant')
  expect(story.due('notice')).toBe('2026-10-12')
  story.does(bindMaterial, { key: 'form', checks: { signed: { ok: true } } }, '2026-09-30', 'clerk')
  story.does(passPreReview, {}, '2026-09-30', 'reviewer')
  expect(story.due('originals')).toBe('2026-11-03')
  story.does(presentOriginals, { differences: [] }, '2026-10-09', 'clerk')
  story.does(acceptApplication, {}, '2026-10-09', 'clerk')
  expect([story.due('committed'), story.due('statutory')]).toEqual(['2026-10-22', '2026-11-05'])
  story.does(withdrawCase, { requester: theApplicant }, '2026-10-14', 'applicant')
  expect(story.dossier.case).toMatchObject({ stage: 'concluded', conclusion: { kind: 'withdrawn' } })
  story.does(serveEndNotice, { method: 'message' }, '2026-10-15', 'clerk')
  expect(story.dossier.case?.stage).toBe('closed')
})
