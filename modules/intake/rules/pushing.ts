import { dateOf } from '@yichuang/modules/calendar/rules'
import { accept, barIf, firstRefusal, fold, isBlank, startScribe } from '@yichuang/modules/cases/rules'
import type { CommandRule, Dossier, DossierEvent, Facts, RefusalOf } from '@yichuang/modules/cases/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Instant } from '@yichuang/platform/pure'
import { timeNotPlausible } from './bars.ts'
import { alreadyOpened, channelNotOffered, identityInvalid, itemNotInForce, openedEvent } from './opening.ts'
import type { OpenApplication } from './opening.ts'

/** An acceptance that a department's system made and reports. */
export interface PushAccepted extends Pick<
  OpenApplication,
  'applicationNo' | 'applicant' | 'agent' | 'delivery' | 'requirements'
> {
  /** number of the acceptance notice the department gave out */
  readonly acceptanceNo: string
  /** when the report arrived; the act is dated to the legal day */
  readonly recordedAt?: Instant | undefined
}

export type PushAcceptedRefusal = RefusalOf<
  | 'intake.already-opened'
  | 'intake.channel-not-offered'
  | 'intake.item-not-in-force'
  | 'intake.identity-invalid'
  | 'intake.time-not-plausible'
  | 'intake.acceptance-number-missing'
>

/**
 * 部门推送已受理件: opens the dossier and the case at once, as of the department's legal day. What the department's
 * system is not able to say stays empty; a refused report is parked and shown. (lifecycle 1, Channels; BAK-11)
 */
export const pushAccepted: CommandRule<PushAccepted, PushAcceptedRefusal> = {
  name: 'intake.push-accepted',
  isVersioned: false,
  decide(dossier, input, facts) {
    const refusal = check(dossier, input, facts)
    return refusal === undefined ? decided(pushedEvents(input, facts)) : refused(refusal)
  },
}

function check(dossier: Dossier | undefined, input: PushAccepted, facts: Facts): PushAcceptedRefusal | undefined {
  return firstRefusal(
    () => alreadyOpened(dossier),
    () => channelNotOffered(facts),
    () => itemNotInForce(facts),
    () => identityInvalid(input, dateOf(facts.at)),
    () => timeNotPlausible(facts, { recordedAt: input.recordedAt }),
    () => barIf(isBlank(input.acceptanceNo), 'intake.acceptance-number-missing'),
  )
}

function pushedEvents(input: PushAccepted, facts: Facts): readonly DossierEvent[] {
  const { at, by, channel } = facts
  const opened = openedEvent(input, facts)
  const stamp = { at, person: by.person, name: by.name, channel }
  const scribe = startScribe(fold(undefined, opened, stamp, input.applicationNo), facts)
  accept(scribe, {
    event: { type: 'intake.pushed', v: 1, acceptanceNo: input.acceptanceNo },
    dayZero: dateOf(at),
    accepter: { person: by.person, name: by.name },
    isOnTheSpot: false,
  })
  return [opened, ...scribe.events()]
}
