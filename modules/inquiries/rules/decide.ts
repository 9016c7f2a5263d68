import { mayAct } from '@yichuang/modules/access/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { isChosenPlace } from './inquiry.ts'
import type { AskedApplication, Directed, InquiryView, TellingWay, Topic } from './inquiry.ts'

/** Who acts, and which version of the question they saw. */
export interface Seen {
  readonly by: Actor
  readonly expectedVersion: number
}

/** What a clerk asks, with what is known of it. */
export interface Question {
  readonly by: Actor
  /** area of the hall the clerk works in */
  readonly region: string
  readonly text: string
  /** the item as sent, when one was */
  readonly wantedItem: string | undefined
  /** what the application number led to; null when it led nowhere, undefined when none was sent */
  readonly application: AskedApplication | null | undefined
  readonly applicantName: string
  readonly phone: string
  /** what the clerk answered at once; undefined when the department is asked */
  readonly answer?: string | undefined
  /** where somebody was sent, which may be all the answer there is; a place that is not there has no name */
  readonly directed?: Directed | undefined
  /** the colleague who is to answer; null when the one named does not work at this hall */
  readonly colleague?: string | null | undefined
}

type Check = () => Decision<true>

/** First refusal of a row of checks, else yes. */
function all(...checks: readonly Check[]): Decision<true> {
  for (const check of checks) {
    const answer = check()
    if (!answer.ok) return answer
  }
  return decided(true)
}

function filled(text: string, pointer: string): Decision<true> {
  return text.trim() === '' ? refused({ code: 'inquiries.text-missing', pointer }) : decided(true)
}

function reachable({ region, hall, department }: InquiryView, by: Actor, permission: string): Decision<true> {
  return mayAct(by, permission, { region, hall, departments: [department] })
}

/** Refuses a version that is no longer the newest: somebody else was faster. (lifecycle 5) */
function fresh({ version }: InquiryView, expectedVersion: number): Decision<true> {
  return version === expectedVersion ? decided(true) : refused({ code: 'inquiries.stale-version', version })
}

function notClosed({ state }: InquiryView): Decision<true> {
  return state === 'told' || state === 'withdrawn' ? refused({ code: 'inquiries.closed', state }) : decided(true)
}

function unanswered(inquiry: InquiryView): Decision<true> {
  return inquiry.state === 'answered' ? refused({ code: 'inquiries.already-answered' }) : notClosed(inquiry)
}

/**
 * Whether a clerk may ask: about an application in reach, or with somebody to tell the answer to. Who is answered at
 * once was told already. (INT-10; JL1 9.3.5)
 */
export function decideQuestion(question: Question): Decision<true> {
  const { by, region, text, application } = question
  return all(
    () => mayAct(by, 'inquiries.ask', { region, hall: by.hall }),
    () => knownApplication(question),
    () => filled(text, '/question'),
    () => saysSomething(question),
    () => knownColleague(question),
    () => (application || question.answer !== undefined ? decided(true) : somebodyToTell(question)),
  )
}

function saysSomething({ answer, directed }: Question): Decision<true> {
  if (directed !== undefined) return somewhere(directed)
  return answer === undefined ? decided(true) : filled(answer, '/answer')
}

/** Sent to a place of the hall or to a department there is, or elsewhere in words. (CON-05; GD 三(三)) */
function somewhere({ kind, place, to }: Directed): Decision<true> {
  const pointer = '/directed'
  if (!isChosenPlace(kind)) return filled(to, pointer)
  if (place === null) return refused({ code: 'inquiries.text-missing', pointer })
  return to === '' ? refused({ code: 'inquiries.no-such-place', pointer, kind }) : decided(true)
}

/** Handed over by name: to somebody else, who works at the same hall. (CON-05; JL1 6.4) */
function knownColleague({ by, colleague }: Question): Decision<true> {
  const pointer = '/colleague'
  if (colleague === null) return refused({ code: 'inquiries.no-such-colleague', pointer })
  return colleague === by.person ? refused({ code: 'inquiries.same-colleague', pointer }) : decided(true)
}

/** Whether enough is known of what a question is about: a department cannot be asked without one. */
export function decideSubject(subject: {
  readonly item: string | undefined
  readonly department: string | undefined
  readonly topic: Topic | undefined
  /** a department is to answer */
  readonly asksDepartment: boolean
}): Decision<true> {
  const { item, department, topic, asksDepartment } = subject
  const isEnough = item !== undefined || department !== undefined || (topic !== undefined && !asksDepartment)
  return isEnough ? decided(true) : refused({ code: 'inquiries.item-missing', pointer: '/item' })
}

function knownApplication({ by, application, wantedItem }: Question): Decision<true> {
  if (application === undefined) return decided(true)
  const pointer = '/application'
  // An application out of reach is answered as one that does not exist.
  if (application === null || !mayAct(by, 'inquiries.ask', application).ok)
    return refused({ code: 'inquiries.no-such-application', pointer })
  return wantedItem === undefined || wantedItem === application.item
    ? decided(true)
    : refused({ code: 'inquiries.item-differs', pointer, item: application.item })
}

function somebodyToTell({ applicantName, phone }: Question): Decision<true> {
  if (applicantName.trim() === '') return refused({ code: 'inquiries.applicant-missing', pointer: '/applicantName' })
  return phone.trim() === '' ? refused({ code: 'inquiries.applicant-missing', pointer: '/phone' }) : decided(true)
}

/**
 * Whether somebody may answer: one of the department asked, once, with the articles it rests on; when a colleague was
 * asked by name, that one or who was asked first. (INT-10; CON-05; JL1 6.4, 9.3.5)
 */
export function decideAnswer(
  inquiry: InquiryView,
  { by, expectedVersion, text, basis }: Seen & { readonly text: string; readonly basis: string },
): Decision<true> {
  return all(
    () => mayAnswer(inquiry, by),
    () => unanswered(inquiry),
    () => fresh(inquiry, expectedVersion),
    () => filled(text, '/answer'),
    () => (inquiry.colleague === undefined ? filled(basis, '/basis') : decided(true)),
  )
}

function mayAnswer(inquiry: InquiryView, by: Actor): Decision<true> {
  const { colleague, askedBy } = inquiry
  if (colleague === undefined) return reachable(inquiry, by, 'inquiries.answer')
  const may = reachable(inquiry, by, 'inquiries.ask')
  if (!may.ok) return may
  return by.person === colleague || by.person === askedBy
    ? decided(true)
    : refused({ code: 'inquiries.not-the-colleague' })
}

/** What a department wants when the question belongs to another one. */
export interface PassWish extends Seen {
  /** undefined: there is no such department, or it is out of use */
  readonly to: string | undefined
  readonly reason: string
}

/** Whether a question may be passed to another department, before it is answered and with the reason. */
export function decidePass(inquiry: InquiryView, { by, expectedVersion, to, reason }: PassWish): Decision<true> {
  const pointer = '/department'
  return all(
    () => reachable(inquiry, by, 'inquiries.answer'),
    () => unanswered(inquiry),
    () => fresh(inquiry, expectedVersion),
    () => (to === undefined ? refused({ code: 'inquiries.no-such-department', pointer }) : decided(true)),
    () => (to === inquiry.department ? refused({ code: 'inquiries.same-department', pointer }) : decided(true)),
    () => filledReason(reason),
  )
}

function filledReason(reason: string): Decision<true> {
  return reason.trim() === '' ? refused({ code: 'inquiries.reason-missing', pointer: '/reason' }) : decided(true)
}

/** Whether a clerk may record that the applicant was told; that closes the question. (INT-10; JL1 9.3.5) */
export function decideTelling(inquiry: InquiryView, { by, expectedVersion }: Seen): Decision<true> {
  return all(
    () => reachable(inquiry, by, 'inquiries.tell'),
    () => notClosed(inquiry),
    () => fresh(inquiry, expectedVersion),
    () => (inquiry.state === 'answered' ? decided(true) : refused({ code: 'inquiries.not-answered' })),
  )
}

/** Whether the answer can go as a message: there must be a telephone number. */
export function decideMessage(how: TellingWay, phone: string): Decision<true> {
  return how !== 'message' || phone.trim() !== ''
    ? decided(true)
    : refused({ code: 'inquiries.phone-missing', pointer: '/phone' })
}

/** Who promises answers: a department, or the colleagues of a hall. */
export interface Promiser {
  /** id of the department, or `hall:<id>` */
  readonly id: string
  readonly region: string
  /** the hall whose colleagues promise; undefined for a department */
  readonly hall: string | undefined
}

/** Whether somebody may set what a promiser promises: its own administrator or manager, or that of the area. */
export function decideAnswerTime(by: Actor, promiser: Promiser | undefined): Decision<true> {
  if (promiser === undefined) return refused({ code: 'inquiries.no-such-department' })
  const { id, region, hall } = promiser
  return mayAct(by, 'inquiries.set-answer-time', { region, ...(hall === undefined ? { departments: [id] } : { hall }) })
}

/** Whether a question may be withdrawn: by who asked it, while it is not answered, with the reason. */
export function decideWithdrawal(
  inquiry: InquiryView,
  { by, expectedVersion, reason }: Seen & { readonly reason: string },
): Decision<true> {
  return all(
    () => reachable(inquiry, by, 'inquiries.ask'),
    () => (inquiry.askedBy === by.person ? decided(true) : refused({ code: 'inquiries.not-the-asker' })),
    () => unanswered(inquiry),
    () => fresh(inquiry, expectedVersion),
    () => filledReason(reason),
  )
}

/** Whether opening a question takes the unread mark away: its answer is there and who asked had not seen it. */
export function isUnseenBy(inquiry: InquiryView, by: Actor, wasSeen: boolean): Decision<boolean> {
  const may = reachable(inquiry, by, 'inquiries.ask')
  if (!may.ok) return may
  return decided(inquiry.state === 'answered' && inquiry.askedBy === by.person && !wasSeen)
}

/** Something a person may do with a question now, from the rule that decides the act. */
export interface InquiryAction {
  readonly name: 'answer' | 'pass' | 'tell' | 'withdraw'
  readonly allowed: boolean
  readonly reason?: string
}

/** What somebody may do with a question; acts that are not theirs at all are left out. */
export function actionsOn(inquiry: InquiryView, by: Actor): readonly InquiryAction[] {
  const seen = { by, expectedVersion: inquiry.version }
  const said = { text: '-', basis: '-', reason: '-' }
  const answers = {
    answer: decideAnswer(inquiry, { ...seen, ...said }),
    pass: decidePass(inquiry, { ...seen, ...said, to: '-' }),
    tell: decideTelling(inquiry, seen),
    withdraw: decideWithdrawal(inquiry, { ...seen, ...said }),
  }
  return (['answer', 'pass', 'tell', 'withdraw'] as const).flatMap((name): readonly InquiryAction[] => {
    const answer = answers[name]
    if (answer.ok) return [{ name, allowed: true }]
    const { code } = answer.refusal
    return code.startsWith('access.') ? [] : [{ name, allowed: false, reason: code }]
  })
}
