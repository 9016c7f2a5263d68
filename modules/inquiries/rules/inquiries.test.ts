import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { compileCalendar, instant, plainDate } from '@yichuang/modules/calendar/rules'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { describe, expect, test } from 'vitest'
import {
  actionsOn,
  decideAnswer,
  decidePass,
  decideQuestion,
  decideTelling,
  decideWithdrawal,
  decideAnswerTime,
  decideSubject,
  isUnseenBy,
  promisedDay,
  promiserOfHall,
  remindersOf,
} from './index.ts'
import type { AskedApplication, InquiryState, InquiryView, Question } from './index.ts'

function person(role: Role, change: Partial<Actor> = {}): Actor {
  const permissions = permissionsOf([role])
  return { kind: 'staff', person: role, name: role, roles: [role], permissions, region: '339921', ...change }
}
const clerk = person('window-clerk', { hall: 'hall-county' })
const colleague = person('window-clerk', { person: 'colleague', hall: 'hall-county' })
const farClerk = person('window-clerk', { region: '339922', hall: 'hall-other' })
const reviewer = person('reviewer', { department: 'scjg' })
const chief = person('chief-representative', { department: 'scjg' })
const otherReviewer = person('reviewer', { department: 'zrzy' })
const manager = person('hall-manager', { hall: 'hall-county' })
const guide = person('guide', { hall: 'hall-county' })
const farGuide = person('guide', { hall: 'hall-town' })

const codeOf = (answer: Decision<unknown>) => (answer.ok ? 'done' : answer.refusal.code)
const inState = (state: InquiryState): InquiryView => ({
  version: 3,
  state,
  department: 'scjg',
  region: '339921',
  hall: 'hall-county',
  askedBy: clerk.person,
  colleague: undefined,
})
const application: AskedApplication = {
  id: 'a',
  applicationNo: '339921-260918-00052',
  item: 'spjy',
  applicantName: '云岫县麦穗面馆',
  region: '339921',
  hall: 'hall-county',
  departments: ['scjg'],
}

describe('asking', () => {
  const question: Question = {
    by: clerk,
    region: '339921',
    text: '可否用村委会证明代替？',
    wantedItem: 'spjy',
    application: undefined,
    applicantName: '周砚秋',
    phone: '13900006027',
  }
  test.each<[string, Partial<Question>, string]>([
    ['with somebody to tell', {}, 'done'],
    ['about an application, without a phone', { application, applicantName: '', phone: '' }, 'done'],
    ['about an application and no item', { application, wantedItem: undefined }, 'done'],
    ['by a reviewer', { by: reviewer }, 'access.not-permitted'],
    ['in another county', { by: farClerk }, 'access.out-of-scope'],
    ['without a question', { text: ' ' }, 'inquiries.text-missing'],
    ['without a name', { applicantName: '' }, 'inquiries.applicant-missing'],
    ['without a phone', { phone: ' ' }, 'inquiries.applicant-missing'],
    ['about no application there is', { application: null }, 'inquiries.no-such-application'],
    [
      'about an application of another county',
      { application: { ...application, region: '339922' } },
      'inquiries.no-such-application',
    ],
    ['answered at once, without name or phone', { answer: '可以', applicantName: '', phone: '' }, 'done'],
    ['answered at once with nothing', { answer: ' ' }, 'inquiries.text-missing'],
    ['sent to a zone', { answer: ' ', directed: { kind: 'zone', place: 'z', to: '自助区' } }, 'done'],
    ['sent to a zone, not said which', { directed: { kind: 'zone', place: null, to: '' } }, 'inquiries.text-missing'],
    [
      'sent to a window that is not there',
      { directed: { kind: 'window', place: 'w', to: '' } },
      'inquiries.no-such-place',
    ],
    ['sent elsewhere, in words', { answer: ' ', directed: { kind: 'elsewhere', place: null, to: '县医院' } }, 'done'],
    ['sent nowhere', { answer: '去', directed: { kind: 'elsewhere', place: null, to: ' ' } }, 'inquiries.text-missing'],
    ['handed to a colleague', { colleague: 'colleague' }, 'done'],
    ['handed to nobody there is', { colleague: null }, 'inquiries.no-such-colleague'],
    ['handed to oneself', { colleague: 'window-clerk' }, 'inquiries.same-colleague'],
    ['handed over without a phone', { colleague: 'colleague', phone: '' }, 'inquiries.applicant-missing'],
    ['by a guide of the hall', { by: guide }, 'done'],
    ['about an application for another item', { application, wantedItem: 'gthsl' }, 'inquiries.item-differs'],
  ])('[INT-10] %s', (_, change, code) => {
    expect(codeOf(decideQuestion({ ...question, ...change }))).toBe(code)
  })
})

describe('answering', () => {
  const said = { by: reviewer, expectedVersion: 3, text: '可以', basis: '第十三条' }
  test.each<[string, Partial<typeof said>, InquiryState, string]>([
    ['the reviewer of the department', {}, 'asked', 'done'],
    ['the chief of the department', { by: chief }, 'asked', 'done'],
    ['the reviewer of another department', { by: otherReviewer }, 'asked', 'access.out-of-scope'],
    ['the clerk who asked', { by: clerk }, 'asked', 'access.not-permitted'],
    ['a stale version', { expectedVersion: 2 }, 'asked', 'inquiries.stale-version'],
    ['no text', { text: '' }, 'asked', 'inquiries.text-missing'],
    ['no legal basis', { basis: ' ' }, 'asked', 'inquiries.text-missing'],
    ['twice', {}, 'answered', 'inquiries.already-answered'],
    ['after the applicant was told', {}, 'told', 'inquiries.closed'],
    ['after it was withdrawn', {}, 'withdrawn', 'inquiries.closed'],
  ])('[INT-10] %s', (_, change, state, code) => {
    expect(codeOf(decideAnswer(inState(state), { ...said, ...change }))).toBe(code)
  })
})

describe('passing on', () => {
  const wish = { by: reviewer, expectedVersion: 3, to: 'zrzy' as string | undefined, reason: '涉及不动产登记' }
  test.each<[string, Partial<typeof wish>, InquiryState, string]>([
    ['to another department', {}, 'asked', 'done'],
    ['to the same department', { to: 'scjg' }, 'asked', 'inquiries.same-department'],
    ['to no department there is', { to: undefined }, 'asked', 'inquiries.no-such-department'],
    ['without a reason', { reason: '' }, 'asked', 'inquiries.reason-missing'],
    ['by another department', { by: otherReviewer }, 'asked', 'access.out-of-scope'],
    ['by the clerk', { by: clerk }, 'asked', 'access.not-permitted'],
    ['a stale version', { expectedVersion: 4 }, 'asked', 'inquiries.stale-version'],
    ['after the answer', {}, 'answered', 'inquiries.already-answered'],
    ['after the end', {}, 'withdrawn', 'inquiries.closed'],
  ])('[INT-10] %s', (_, change, state, code) => {
    expect(codeOf(decidePass(inState(state), { ...wish, ...change }))).toBe(code)
  })
})

describe('telling and withdrawing', () => {
  test.each<[string, { by: Actor; expectedVersion: number }, InquiryState, string]>([
    ['by who asked', { by: clerk, expectedVersion: 3 }, 'answered', 'done'],
    ['by a colleague of the hall', { by: colleague, expectedVersion: 3 }, 'answered', 'done'],
    ['by a clerk of another county', { by: farClerk, expectedVersion: 3 }, 'answered', 'access.out-of-scope'],
    ['by the department', { by: reviewer, expectedVersion: 3 }, 'answered', 'access.not-permitted'],
    ['before the answer', { by: clerk, expectedVersion: 3 }, 'asked', 'inquiries.not-answered'],
    ['a stale version', { by: clerk, expectedVersion: 2 }, 'answered', 'inquiries.stale-version'],
    ['twice', { by: clerk, expectedVersion: 3 }, 'told', 'inquiries.closed'],
  ])('[INT-10] the applicant is told %s', (_, seen, state, code) => {
    expect(codeOf(decideTelling(inState(state), seen))).toBe(code)
  })
  test.each<[string, { by: Actor; reason: string }, InquiryState, string]>([
    ['by who asked', { by: clerk, reason: '已补来证书' }, 'asked', 'done'],
    ['by a colleague', { by: colleague, reason: '已补来证书' }, 'asked', 'inquiries.not-the-asker'],
    ['by the department', { by: reviewer, reason: '已补来证书' }, 'asked', 'access.not-permitted'],
    ['without a reason', { by: clerk, reason: '' }, 'asked', 'inquiries.reason-missing'],
    ['after the answer', { by: clerk, reason: '已补来证书' }, 'answered', 'inquiries.already-answered'],
    ['twice', { by: clerk, reason: '已补来证书' }, 'withdrawn', 'inquiries.closed'],
  ])('[INT-10] it is withdrawn %s', (_, wish, state, code) => {
    expect(codeOf(decideWithdrawal(inState(state), { ...wish, expectedVersion: 3 }))).toBe(code)
  })
})

test('[INT-10] offers come from the rules: others see none', () => {
  const offers = (state: InquiryState, by: Actor) =>
    actionsOn(inState(state), by).map(({ name, allowed }) => (allowed ? name : `not ${name}`))
  expect(offers('asked', reviewer)).toEqual(['answer', 'pass'])
  expect(offers('asked', clerk)).toEqual(['not tell', 'withdraw'])
  expect(offers('answered', clerk)).toEqual(['tell', 'not withdraw'])
  expect(offers('answered', reviewer)).toEqual(['not answer', 'not pass'])
  expect(offers('asked', otherReviewer)).toEqual([])
  expect(offers('asked', manager)).toEqual([])
})

test('[INT-10] the answer is unread only to who asked, until it was opened', () => {
  const unread = (state: InquiryState, by: Actor, wasSeen = false) => isUnseenBy(inState(state), by, wasSeen)
  expect(unread('answered', clerk)).toEqual({ ok: true, value: true })
  expect(unread('answered', clerk, true)).toEqual({ ok: true, value: false })
  expect(unread('asked', clerk)).toEqual({ ok: true, value: false })
  expect(unread('answered', colleague)).toEqual({ ok: true, value: false })
  expect(codeOf(unread('answered', reviewer))).toBe('access.not-permitted')
})

test('[INT-10] the answer is promised for the next working day', () => {
  const calendar = compileCalendar({
    version: 'test',
    cause: 'a made year',
    years: [2026],
    holidays: [],
    makeupWorkdays: [],
    localClosures: [],
  })
  expect(promisedDay(instant('2026-09-24T01:00:00.000Z'), 1, calendar)).toBe('2026-09-25')
  // Friday in the evening: counted from the day in Asia/Shanghai, over the weekend
  expect(promisedDay(instant('2026-09-18T12:00:00.000Z'), 1, calendar)).toBe('2026-09-21')
  expect(promisedDay(instant('2026-09-24T01:00:00.000Z'), 0, calendar)).toBe(plainDate('2026-09-24'))
})

describe('handed to a colleague by name', () => {
  const said = { expectedVersion: 3, text: '可以', basis: '' }
  const handed = (state: InquiryState): InquiryView => ({
    ...inState(state),
    department: '',
    askedBy: guide.person,
    colleague: clerk.person,
  })
  test.each<[string, Actor, InquiryState, string]>([
    ['the colleague', clerk, 'asked', 'done'],
    ['who was asked first', guide, 'asked', 'done'],
    ['another colleague', colleague, 'asked', 'inquiries.not-the-colleague'],
    ['a guide of another hall', farGuide, 'asked', 'access.out-of-scope'],
    ['a reviewer', reviewer, 'asked', 'access.not-permitted'],
    ['the manager', manager, 'asked', 'access.not-permitted'],
    ['the colleague twice', clerk, 'answered', 'inquiries.already-answered'],
    ['the colleague after it was told', clerk, 'told', 'inquiries.closed'],
  ])('[CON-05] answered by %s', (_, by, state, code) => {
    expect(codeOf(decideAnswer(handed(state), { ...said, by }))).toBe(code)
  })

  test('[CON-05] no department passes it on, the first-asked person may take it back and tell', () => {
    const wish = { by: reviewer, expectedVersion: 3, to: 'zrzy', reason: '不归我们' }
    expect(codeOf(decidePass(handed('asked'), wish))).toBe('access.out-of-scope')
    const back = { by: guide, expectedVersion: 3, reason: '问到了' }
    expect(codeOf(decideWithdrawal(handed('asked'), back))).toBe('done')
    expect(codeOf(decideWithdrawal(handed('asked'), { ...back, by: clerk }))).toBe('inquiries.not-the-asker')
    expect(codeOf(decideTelling(handed('answered'), { by: guide, expectedVersion: 3 }))).toBe('done')
  })

  test('[CON-05] a topic is enough for a colleague, a department needs an item or its name', () => {
    const about = { item: undefined, department: undefined, topic: 'materials' as const, asksDepartment: false }
    expect(codeOf(decideSubject(about))).toBe('done')
    expect(codeOf(decideSubject({ ...about, asksDepartment: true }))).toBe('inquiries.item-missing')
    expect(codeOf(decideSubject({ ...about, topic: undefined }))).toBe('inquiries.item-missing')
    expect(codeOf(decideSubject({ ...about, asksDepartment: true, department: 'scjg' }))).toBe('done')
  })

  test('[CON-05] the manager sets the time of the own hall only', () => {
    const hall = (id: string) => ({ id: promiserOfHall(id), region: '339921', hall: id })
    const department = { id: 'scjg', region: '339921', hall: undefined }
    expect(codeOf(decideAnswerTime(manager, hall('hall-county')))).toBe('done')
    expect(codeOf(decideAnswerTime(manager, hall('hall-town')))).toBe('access.out-of-scope')
    expect(codeOf(decideAnswerTime(manager, department))).toBe('access.out-of-scope')
    expect(codeOf(decideAnswerTime(person('system-administrator'), hall('hall-county')))).toBe('done')
  })

  test('[CON-05] reminded on the day and after it: who was asked first, and the colleague', () => {
    const question = { due_on: plainDate('2026-09-25'), asked_by: 'guide', colleague: 'clerk' }
    expect(remindersOf(question, plainDate('2026-09-25'))).toEqual({ reminder: 'due', people: ['guide', 'clerk'] })
    expect(remindersOf(question, plainDate('2026-09-26')).reminder).toBe('overdue')
    expect(remindersOf({ ...question, colleague: null }, plainDate('2026-09-26')).people).toEqual(['guide'])
  })
})
