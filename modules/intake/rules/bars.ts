import { dateOf, daysBetween } from '@yichuang/modules/calendar/rules'
import { barIf } from '@yichuang/modules/cases/rules'
import type { Dossier, Facts, RefusalOf } from '@yichuang/modules/cases/rules'
import type { Actor, Instant } from '@yichuang/platform/pure'

/** Whether somebody speaks for the item's department: its reviewers and its chief representative do. */
export function speaksForDepartment({ department, roles }: Actor, item: Facts['item']): boolean {
  return department === item.department && (roles.includes('reviewer') || roles.includes('chief-representative'))
}

/** Authority 收件: the window receives, the department accepts and refuses. (lifecycle 1, authority; GD 三(四)1) */
export function departmentAccepts({ by, item }: Facts): RefusalOf<'intake.department-accepts'> | undefined {
  return barIf(item.authority === 'receive' && !speaksForDepartment(by, item), 'intake.department-accepts', {
    department: item.department,
  })
}

/** A proposal waits for its answer, or a notice for its service. */
export function proposalOpen(dossier: Dossier): RefusalOf<'intake.proposal-open'> | undefined {
  const { proposal } = dossier
  return barIf(proposal !== undefined || hasUnservedNotice(dossier), 'intake.proposal-open', {
    open: proposal?.kind ?? 'notice',
  })
}

/** Whether a correction notice was issued and not served yet. */
export function hasUnservedNotice({ notices }: Dossier): boolean {
  return notices.at(-1)?.state === 'issued'
}

/** Half on-line: nobody accepts before the papers themselves were seen. (I-04; JL1 8.4) */
export function originalsNotSeen(dossier: Dossier): RefusalOf<'intake.originals-not-seen'> | undefined {
  return barIf(dossier.channel === 'half' && dossier.originalsSeenAt === undefined, 'intake.originals-not-seen')
}

/** One notice, and one more for each approval. (INT-05, I-06; 优化营商环境条例 36) */
export function secondNotice({
  notices,
  secondNoticeApprovals,
}: Dossier): RefusalOf<'intake.second-notice'> | undefined {
  return barIf(notices.length > secondNoticeApprovals, 'intake.second-notice', { first: notices[0]?.issuedAt })
}

/**
 * Off-line intake keeps the real time: not before the last fact, not in the future, and at most ⚙ days old when it
 * reaches the platform. (lifecycle 1, Off-line intake; SEC-06)
 */
export function timeNotPlausible(
  { at, settings }: Facts,
  { after, recordedAt = at }: TimeWindow,
): RefusalOf<'intake.time-not-plausible'> | undefined {
  const isTooOld = daysBetween(dateOf(at), dateOf(recordedAt)) > settings.offlineDays
  const isTooEarly = after !== undefined && at < after
  return barIf(isTooEarly || at > recordedAt || isTooOld, 'intake.time-not-plausible', { at, after, recordedAt })
}

/** Between which moments an act can have happened. */
export interface TimeWindow {
  /** legal time of the last fact */
  readonly after?: Instant | undefined
  /** when the platform got to know; without it the act is recorded as it happens */
  readonly recordedAt?: Instant | undefined
}
