import { plainDate } from '@yichuang/modules/calendar/rules'
import { expect, test } from 'vitest'
import { availableActions, handoutCommands as commands } from './index.ts'
import { agentPaper, aReceipt, aResult, moment, numbers, strangerPaper } from './testing/index.ts'
import type { PersonName, ResultStory } from './testing/index.ts'

const byMail = { delivery: { method: 'mail', address: '云岫县学前街 1 号', recipient: '林大满' } } as const
const consent = { delivery: { method: 'electronic', acceptsElectronic: true } } as const
const promised = { promised: ['health'] } as const

test('[OUT-01] the committed limit ends when every listed document is at the hand-out window', () => {
  const produced = aResult()
  expect(produced.due('committed')).toBe('2026-05-08')
  expect(produced.endOf('committed')).toBeUndefined()
  const received = produced.received({ at: '2026-05-08 23:00' })
  expect(received.dossier.result).toMatchObject({ state: 'received', sheetNo: '交0001' })
  expect(received.endOf('committed')).toMatchObject({ act: 'result-received', on: '2026-05-08', due: '2026-05-08' })
  expect(received.endOf('certificate')).toMatchObject({ act: 'result-received' })
})

test('[OUT-01] the order in which the documents are counted does not matter', () => {
  const turned = { sheetNo: '交0001', numbers: numbers.toReversed() }
  expect(aResult().refusalOf(commands.receiveResult, turned)).toBeUndefined()
})

test('[TIM-05] a decision in time that is not handed over becomes overdue', () => {
  const late = aResult().waits('2026-05-09')
  expect(late.dossier.overdue).toEqual({ committed: moment('2026-05-09 00:00') })
})

test('[OUT-02] I-31 I-32 handed over to the verified applicant against signature, the case closes', () => {
  const done = aResult().received().handedOver({ at: '2026-04-27' })
  expect(done.types.slice(-2)).toEqual(['handout.delivered', 'cases.closed'])
  expect(done.events.at(-2)).toMatchObject({
    method: 'window',
    recipient: '林小满',
    identityCheck: '身份证核验',
    signatureId: '签0001',
  })
  expect(done.dossier.result?.state).toBe('delivered')
  expect(done.dossier.case?.stage).toBe('closed')
  expect(done.refusalOf(commands.handOver, aReceipt())).toMatchObject({ code: 'cases.closed' })
})

test('[OUT-02] an agent with authority in force collects, known from the application or shown at the window', () => {
  const received = aResult().received()
  const refusal = (recipient: Parameters<typeof aReceipt>[0], at: string) =>
    received.refusalOf(commands.handOver, aReceipt(recipient), { at })
  expect(refusal({ recipient: { name: '何代办', ...agentPaper } }, '2026-04-30 23:59')).toBeUndefined()
  const shown = { name: '邻居', ...strangerPaper, authority: { until: plainDate('2026-05-06') } }
  expect(refusal({ recipient: shown }, '2026-05-06')).toBeUndefined()
  expect(refusal({ recipient: shown }, '2026-05-07')).toMatchObject({ code: 'handout.agent-not-authorised' })
  expect(refusal({ recipient: { ...shown, authority: {} } }, '2026-05-07')).toBeUndefined()
})

test('[OUT-03] I-31 mailed with a waybill, delivered with proof to whom the applicant named', () => {
  const mailed = aResult(byMail).received().mailed({ at: '2026-04-27' })
  expect(mailed.dossier.result).toMatchObject({ state: 'mailed', waybill: 'EA0001', carrier: '邮政速递' })
  const done = mailed.does(commands.recordDelivery, { proof: '签收回执' }, { by: 'carrier', at: '2026-04-29' })
  expect(done.events.at(-2)).toMatchObject({ method: 'mail', recipient: '林大满', proof: '签收回执' })
  expect(done.types.at(-1)).toBe('cases.closed')
})

test('[OUT-03] what comes back lies at the window again and may be mailed once more', () => {
  const back = aResult(byMail)
    .received()
    .mailed()
    .does(commands.recordReturn, { reason: '查无此人' }, { by: 'carrier' })
  expect(back.dossier.result).toMatchObject({ state: 'received', returns: 1, waybill: undefined })
  expect(back.mailed().dossier.result?.state).toBe('mailed')
  expect(back.handedOver().dossier.case?.stage).toBe('closed')
})

test('[OUT-04] a box is kept for seven days; what is not taken comes back by itself', () => {
  const boxed = aResult().received().inLocker({ at: '2026-04-27' })
  expect(boxed.dossier.result).toMatchObject({ state: 'locker', locker: { box: 'A07', until: '2026-05-04' } })
  expect(boxed.waits('2026-05-04 23:59').dossier.result?.state).toBe('locker')
  const back = boxed.waits('2026-05-05 00:00')
  expect(back.dossier.result).toMatchObject({ state: 'received', returns: 1, locker: undefined })
})

test('[OUT-04] taken out of the box with the code, the case closes', () => {
  const boxed = aResult().received().inLocker()
  const done = boxed.does(commands.recordDelivery, { proof: '开柜记录 09:12' }, { by: 'carrier' })
  expect(done.events.at(-2)).toMatchObject({ method: 'locker', recipient: '林小满' })
  expect(done.dossier.case?.stage).toBe('closed')
})

test('[OUT-06] with consent the result is served electronically straight from the department', () => {
  const done = aResult(consent).does(
    commands.publishElectronic,
    { proof: '送达回执' },
    { by: 'carrier', at: '2026-04-27' },
  )
  expect(done.events.at(-2)).toMatchObject({ method: 'electronic', recipient: '林小满' })
  expect(done.endOf('committed')).toMatchObject({ act: 'delivered', on: '2026-04-27' })
  expect(done.dossier.case?.stage).toBe('closed')
})

test('[INT-04] I-18 a grant waits for what was promised, a rejection does not', () => {
  const granted = aResult(promised).received()
  expect(granted.refusalOf(commands.handOver, aReceipt())).toMatchObject({
    code: 'handout.deferral-open',
    materials: ['health'],
  })
  const rejected = aResult({ ...promised, conclusion: 'rejected' }).received()
  expect(rejected.refusalOf(commands.handOver, aReceipt())).toBeUndefined()
})

test('[BAK-13] I-17 nothing leaves the house while a fee is due', () => {
  const received = aResult({ item: { fee: { when: 'after', fen: 500 } } }).received()
  expect(received.refusalOf(commands.handOver, aReceipt())).toMatchObject({ code: 'cases.fee-unpaid', fen: 500 })
  const paid = received.with((scribe) => scribe.emit({ type: 'cases.fee-paid', v: 1, fen: 500, order: '缴1' }))
  expect(paid.refusalOf(commands.handOver, aReceipt())).toBeUndefined()
})

test('[OUT-02] unclaimed for 180 days, the result is deposited with a second person’s approval, and the case closes', () => {
  const received = aResult().received()
  const deposited = received.does(commands.depositResult, { approver: '卫中心' }, { at: '2026-10-21 00:00' })
  expect(deposited.types.slice(-2)).toEqual(['handout.deposited', 'cases.closed'])
  expect(deposited.dossier.result?.state).toBe('deposited')
})

test('[OUT-02] the waiting time counts from the first day at the window, however often it came back', () => {
  const back = aResult(byMail).received().mailed({ at: '2026-09-01' })
  const here = back.does(commands.recordReturn, { reason: '拒收' }, { by: 'carrier', at: '2026-09-20' })
  expect(here.refusalOf(commands.depositResult, { approver: '卫中心' }, { at: '2026-10-21' })).toBeUndefined()
})

test('[OUT-02] the screen offers what the deciders would let the clerk do', () => {
  const offers = (story: ResultStory, by: PersonName = 'handoutClerk') => {
    const { by: actor, ...facts } = story.facts({ by })
    const permissions = new Set(Object.values(commands).map(({ name }) => name))
    const answer = availableActions(story.dossier, { ...facts, by: { ...actor, permissions } })
    return Object.fromEntries(answer.map(({ name, allowed, reason }) => [name, allowed ? true : reason]))
  }
  expect(offers(aResult())).toMatchObject({
    'handout.receive-result': true,
    'handout.hand-over': 'handout.result-not-here',
    'handout.publish-electronic': 'handout.no-electronic-service',
  })
  expect(offers(aResult().received())).toEqual({
    'handout.receive-result': 'handout.result-not-here',
    'handout.hand-over': true,
    'handout.mail-result': 'handout.mail-not-chosen',
    'handout.put-in-locker': true,
    'handout.publish-electronic': 'handout.no-electronic-service',
    'handout.record-delivery': 'handout.result-not-here',
    'handout.record-return': 'handout.result-not-here',
    'handout.deposit-result': 'handout.not-yet-unclaimed',
  })
  expect(offers(aResult(promised).received())).toMatchObject({ 'handout.hand-over': 'handout.deferral-open' })
})
