import type { Dossier, DossierEvent } from '@yichuang/modules/cases/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import { fillTemplate } from './templates.ts'
import type { MessageLanguage, TemplateFacts, TemplateName } from './templates.ts'
import { eventOf } from './told.ts'
import type { EventMap, Told } from './told.ts'

/** How a message travels: to a telephone, or into the applicant's space on the portal. */
export const messageKinds = ['sms', 'portal'] as const
export type MessageKind = (typeof messageKinds)[number]

/** What is filled in only while sending, and kept nowhere. */
export interface LockerFill {
  readonly box: string
  readonly day: PlainDate
}

/** The evaluation whose link is completed only while sending. */
export interface EvaluationFill {
  readonly evaluation: string
}

/** A message to be sent. */
export interface Draft {
  readonly kind: MessageKind
  readonly template: TemplateName
  readonly language: MessageLanguage
  /** telephone number, or the application number on the portal */
  readonly recipient: string
  readonly text: string
  readonly fill?: LockerFill | EvaluationFill | undefined
}

interface Saying {
  readonly template: TemplateName
  readonly facts?: TemplateFacts
  readonly fill?: LockerFill
}

type Composers = {
  readonly [Type in keyof EventMap]?: (event: EventMap[Type], told: Told) => Saying | undefined
}

/** Which event is told to the applicant in which words. (lifecycle 2, column "message"; JL1 8.5; EL 三(三)) */
const composers: Composers = {
  'intake.received': (_event, { dossier, due }) =>
    dossier.case === undefined && due !== undefined && dossier.channel !== 'window'
      ? { template: 'submitted', facts: { due } }
      : undefined,
  'cases.accepted': (_event, told) => acceptance(told),
  'intake.correction-issued': ({ noticeId }, { dossier }) =>
    dossier.notices.some(({ id, state }) => id === noticeId && state === 'issued')
      ? { template: 'correctionIssued' }
      : undefined,
  'intake.correction-served': ({ noticeId }, { dossier, correctionDue }) => {
    const count = dossier.notices.find(({ id }) => id === noticeId)?.defects.length ?? 0
    return correctionDue === undefined
      ? undefined
      : { template: 'correctionServed', facts: { count, until: correctionDue } }
  },
  'intake.correction-answered': (_event, { dossier, due }) =>
    dossier.stage === 'received' && due !== undefined ? { template: 'correctionComplete', facts: { due } } : undefined,
  'intake.refused': () => ({ template: 'refused' }),
  'intake.returned': () => ({ template: 'returned' }),
  'intake.withdrawn': () => ({ template: 'withdrawn' }),
  'cases.deferral-extended': ({ until }) => ({ template: 'deferralExtended', facts: { until } }),
  'cases.deferral-fulfilled': () => ({ template: 'deferralFulfilled' }),
  'cases.deferral-defaulted': () => ({ template: 'deferralDefaulted' }),
  'cases.fee-due': ({ fen }) => ({ template: 'feeDue', facts: { amount: (fen / 100).toFixed(2) } }),
  'cases.clock-stopped': ({ ground }) => ({ template: 'clockStopped', facts: { ground } }),
  'cases.clock-resumed': (_event, { due }) => running('clockResumed', due),
  'cases.limit-extended': ({ days }, { due }) => running('extended', due, { days }),
  'cases.limits-reprojected': (_event, { due }) => running('limitMoved', due),
  'cases.concluded': ({ conclusion }) => ({ template: conclusion }),
  'handling.result-voided': () => ({ template: 'resultVoided' }),
  'handout.result-received': (_event, told) =>
    told.dossier.delivery.method === 'window' && told.dossier.result?.state === 'received'
      ? { template: 'resultReady', facts: { hall: told.hall } }
      : undefined,
  'handout.mailed': ({ carrier, waybill }) => ({ template: 'resultMailed', facts: { carrier, waybill } }),
  'handout.put-in-locker': ({ box, until }, { day }) => ({
    template: 'resultInLocker',
    facts: { box, until },
    fill: { box, day },
  }),
  'handout.came-back': (_event, { hall }) => ({ template: 'resultCameBack', facts: { hall } }),
  'handout.delivered': () => ({ template: 'resultHandedOver' }),
  'handout.deposited': () => ({ template: 'resultDeposited' }),
}

/** Types of the events that may be told to an applicant. */
export const toldToApplicants: readonly string[] = Object.keys(composers)

/**
 * The messages of one event to the applicant, empty when it is not told: a short message when there is a telephone
 * number, and one on the portal when the application came from there. (NET-03, NET-04, OUT-04, TIM-04)
 */
export function messagesOf(told: Told): readonly Draft[] {
  const saying = sayingOf(eventOf(told.event), told)
  return saying === undefined ? [] : draftsOf(told.dossier, saying)
}

/** The messages that say something to the applicant of a dossier. */
export function draftsOf(dossier: Dossier, { template, facts = {}, fill }: Saying): readonly Draft[] {
  const language = languageOf(dossier)
  const text = fillTemplate(template, language, { item: dossier.item.name, no: dossier.applicationNo, ...facts })
  const base = { template, language, text, ...(fill === undefined ? {} : { fill }) }
  const phone = phoneOf(dossier, template)
  const drafts: Draft[] = phone === undefined ? [] : [{ ...base, kind: 'sms', recipient: phone }]
  if (dossier.channel === 'full' || dossier.channel === 'half') {
    drafts.push({ ...base, kind: 'portal', recipient: dossier.applicationNo })
  }
  return drafts
}

function sayingOf(event: DossierEvent, told: Told): Saying | undefined {
  return composed(event.type, event, told)
}

function composed<Type extends keyof EventMap>(type: Type, event: EventMap[Type], told: Told): Saying | undefined {
  const compose: Composers[Type] = composers[type]
  return compose?.(event, told)
}

/** What is decided on the spot is told once, with the decision. */
function acceptance({ dossier, due }: Told): Saying | undefined {
  const { commitment, case: file } = dossier
  if (file?.isOnTheSpot === true) return undefined
  if (commitment?.state === 'open') return { template: 'deferralAccepted', facts: { until: commitment.until } }
  return running('accepted', due)
}

function running(template: TemplateName, due: PlainDate | undefined, facts: TemplateFacts = {}): Saying | undefined {
  return due === undefined ? undefined : { template, facts: { ...facts, due } }
}

/** Who comes with a foreign document reads English, everybody else Chinese. */
function languageOf({ applicant }: Dossier): MessageLanguage {
  return applicant.documentType === 'passport' || applicant.documentType === 'fpr' ? 'en' : 'zh'
}

const toRecipient: readonly TemplateName[] = ['resultMailed', 'resultInLocker']

/** Whom it concerns: results on their way go to the number given for the delivery. */
function phoneOf({ applicant, agent, delivery }: Dossier, template: TemplateName): string | undefined {
  const numbers = [toRecipient.includes(template) ? delivery.phone : undefined, applicant.phone, agent?.phone]
  return numbers.find((number) => number !== undefined && number.trim() !== '')
}
