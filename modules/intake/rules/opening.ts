import { dateOf } from '@yichuang/modules/calendar/rules'
import type { Resolution } from '@yichuang/modules/catalogue/rules'
import { barIf, firstRefusal, isBlank } from '@yichuang/modules/cases/rules'
import type {
  Agent,
  Applicant,
  CommandRule,
  Delivery,
  Dossier,
  DossierEvent,
  Facts,
  MaterialRequirement,
  RefusalOf,
} from '@yichuang/modules/cases/rules'
import type { FormValues } from '@yichuang/modules/forms/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { PlainDate } from '@yichuang/platform/pure'
import { formSoFarWrong, storedForm } from './form-wrong.ts'
import { identityFault, withNormalNumber } from './identity.ts'

/** What is entered to open an application, with what was looked up for it. */
export interface OpenApplication {
  readonly applicationNo: string
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** what the catalogue made of the answers */
  readonly situation: Pick<Resolution, 'status' | 'missing' | 'errors' | 'outcome'>
  /** the materials of a complete situation */
  readonly requirements: readonly MaterialRequirement[]
  /** what is filled in of the item's form so far */
  readonly form?: FormValues | undefined
  readonly applicant: Applicant
  readonly agent?: Agent | undefined
  readonly delivery: Delivery
  /** whether this window, and the level of the person at it, takes the item; true away from windows */
  readonly isTakenHere: boolean
  /** numbers of open applications of the same applicant for the same item and object */
  readonly duplicates: readonly string[]
  /** why it is opened in spite of a duplicate */
  readonly duplicateReason?: string | undefined
  /** number of the case that an order of reconsideration or court follows up */
  readonly orderedBy?: string | undefined
}

export type OpenApplicationRefusal = RefusalOf<
  | 'intake.already-opened'
  | 'intake.item-not-in-force'
  | 'intake.channel-not-offered'
  | 'intake.not-at-this-window'
  | 'intake.situation-stopped'
  | 'intake.situation-incomplete'
  | 'intake.identity-invalid'
  | 'intake.agent-not-authorised'
  | 'intake.duplicate-unacknowledged'
  | 'intake.form-wrong'
>

/**
 * 登记申请: the item, the situation, the applicant; from here the application has a number. (INT-01, INT-02)
 * A duplicate is no ground to turn somebody away: it only must be acknowledged with a reason. (lifecycle 1)
 */
export const openApplication: CommandRule<OpenApplication, OpenApplicationRefusal> = {
  name: 'intake.open-application',
  isVersioned: false,
  decide(dossier, input, facts) {
    const refusal = check(dossier, input, facts)
    return refusal === undefined ? decided([openedEvent(input, facts)]) : refused(refusal)
  },
}

/** The first fact of a dossier, from checked input. */
export function openedEvent(
  input: Pick<OpenApplication, 'applicationNo' | 'applicant' | 'agent' | 'delivery' | 'requirements'> &
    Partial<Pick<OpenApplication, 'answers' | 'form' | 'duplicates' | 'duplicateReason' | 'orderedBy'>>,
  facts: Facts,
): Extract<DossierEvent, { type: 'intake.opened' }> {
  const { item, place } = facts
  const { id, version, name, kind, department, assisting } = item
  const { answers = {}, form } = input
  return {
    type: 'intake.opened',
    v: 1,
    applicationNo: input.applicationNo,
    place,
    item: { id, version, name, kind, department, assisting },
    answers,
    requirements: input.requirements,
    ...storedForm({ answers, form }, facts),
    applicant: withNormalNumber(input.applicant),
    agent: input.agent === undefined ? undefined : withNormalNumber(input.agent),
    delivery: input.delivery,
    duplicateReason: (input.duplicates ?? []).length > 0 ? input.duplicateReason : undefined,
    orderedBy: input.orderedBy,
  }
}

function check(dossier: Dossier | undefined, input: OpenApplication, facts: Facts): OpenApplicationRefusal | undefined {
  return firstRefusal(
    () => alreadyOpened(dossier),
    () => entryWrong(input, facts),
  )
}

/** What is wrong with what was entered, whether it opens an application or takes up one that was prepared. */
export function entryWrong(
  input: Omit<OpenApplication, 'applicationNo' | 'orderedBy'>,
  facts: Facts,
): Exclude<OpenApplicationRefusal, RefusalOf<'intake.already-opened'>> | undefined {
  return firstRefusal(
    () => itemNotInForce(facts),
    () => channelNotOffered(facts),
    () => barIf(!input.isTakenHere, 'intake.not-at-this-window', { item: facts.item.id }),
    () => situationStopped(input),
    () => situationIncomplete(input),
    () => identityInvalid(input, dateOf(facts.at)),
    () => agentNotAuthorised(input, facts),
    () => duplicateUnacknowledged(input),
    () => formSoFarWrong(input, facts),
  )
}

/** An application, and a pushed acceptance, begins a dossier; it cannot begin twice. */
export function alreadyOpened(dossier: Dossier | undefined): RefusalOf<'intake.already-opened'> | undefined {
  return barIf(dossier !== undefined, 'intake.already-opened', { applicationNo: dossier?.applicationNo })
}

/** Nothing begins under an item that is out of force, or under a version that is not the one in force. (CAT-12) */
export function itemNotInForce({ item }: Facts): RefusalOf<'intake.item-not-in-force'> | undefined {
  return barIf(!item.isInForce, 'intake.item-not-in-force', { item: item.id, version: item.version })
}

/** The item must be offered on the channel it comes in by. (CAT-01) */
export function channelNotOffered({ item, channel }: Facts): RefusalOf<'intake.channel-not-offered'> | undefined {
  return barIf(!item.channels.includes(channel), 'intake.channel-not-offered', { channel, offered: item.channels })
}

/** The first fault in the identity of applicant and agent, with its field. (INT-02) */
export function identityInvalid(
  parties: Pick<OpenApplication, 'applicant' | 'agent'>,
  today: PlainDate,
): RefusalOf<'intake.identity-invalid'> | undefined {
  const fault = identityFault(parties, today)
  return barIf(fault !== undefined, 'intake.identity-invalid', { ...fault })
}

function situationStopped({ situation }: Pick<OpenApplication, 'situation'>) {
  const { status, outcome } = situation
  return barIf(status === 'stopped' || status === 'redirected', 'intake.situation-stopped', { outcome })
}

/** Each question that lacks an answer or has one that it does not know, by its place in the input. (CAT-03) */
function situationIncomplete({ situation }: Pick<OpenApplication, 'situation'>) {
  const { status, missing, errors } = situation
  return barIf(status !== 'complete' || errors.length > 0, 'intake.situation-incomplete', {
    missing,
    errors: [
      ...errors.map(({ question, ...fault }) => ({ pointer: `/answers/${question}`, ...fault })),
      ...missing.map((question) => ({ pointer: `/answers/${question}`, code: 'unanswered' })),
    ],
  })
}

/** An agent needs written authority in force today; who comes as agent must be named as one. (行政许可法 29; EXT-05) */
function agentNotAuthorised({ agent }: Pick<OpenApplication, 'agent'>, { at, channel }: Facts) {
  if (agent === undefined) return barIf(channel === 'agent', 'intake.agent-not-authorised')
  const until = agent.authorisedUntil
  return barIf(until === undefined || until < dateOf(at), 'intake.agent-not-authorised', { until })
}

function duplicateUnacknowledged({
  duplicates,
  duplicateReason,
}: Pick<OpenApplication, 'duplicates' | 'duplicateReason'>) {
  return barIf(duplicates.length > 0 && isBlank(duplicateReason), 'intake.duplicate-unacknowledged', { duplicates })
}
