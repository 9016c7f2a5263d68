import type { Dossier } from '@yichuang/modules/cases/rules'
import { eventOf } from './told.ts'
import type { EventMap, Told } from './told.ts'

/** What a member of staff is told about a case of theirs. */
export const noticeKinds = [
  'decided',
  'ended',
  'corrected',
  'supplied',
  'defaulted',
  'urged',
  'moved',
  'stopped',
  'overdue',
  'voided',
  'collected',
  'unclaimed',
  'inquiryAnswered',
  'inquiryHanded',
  'inquiryDue',
  'inquiryOverdue',
  'itemChanged',
  'changeTakenUp',
  'changeDeclined',
  'changePublished',
  'combingPlanned',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export type NoticeFacts = Readonly<Record<string, string | number>>

export interface StaffNotice {
  readonly person: string
  readonly kind: NoticeKind
  readonly facts: NoticeFacts
}

interface Saying {
  readonly kind: NoticeKind
  readonly facts?: NoticeFacts
}

type Composers = {
  readonly [Type in keyof EventMap]?: (event: EventMap[Type], told: Told) => Saying
}

const composers: Composers = {
  'intake.correction-answered': () => ({ kind: 'corrected' }),
  'intake.withdrawn': () => ({ kind: 'ended', facts: { conclusion: 'withdrawn' } }),
  'intake.returned': () => ({ kind: 'ended', facts: { conclusion: 'returned' } }),
  'cases.deferred-supplied': () => ({ kind: 'supplied' }),
  'cases.deferral-defaulted': () => ({ kind: 'defaulted' }),
  'cases.urged': ({ reason }) => ({ kind: 'urged', facts: { reason } }),
  'cases.clock-stopped': ({ ground }) => ({ kind: 'stopped', facts: { ground } }),
  'cases.clock-resumed': (_event, { due }) => ({ kind: 'moved', facts: dueFact(due) }),
  'cases.limit-extended': (_event, { due }) => ({ kind: 'moved', facts: dueFact(due) }),
  'cases.limits-reprojected': (_event, { due }) => ({ kind: 'moved', facts: dueFact(due) }),
  'cases.overdue': ({ due }) => ({ kind: 'overdue', facts: { due } }),
  'cases.concluded': ({ conclusion }) =>
    conclusion === 'granted' || conclusion === 'rejected'
      ? { kind: 'decided', facts: { conclusion } }
      : { kind: 'ended', facts: { conclusion } },
  'handling.result-voided': ({ reason }) => ({ kind: 'voided', facts: { reason } }),
  'handout.delivered': () => ({ kind: 'collected' }),
}

/** Types of the events that may be told to staff. */
export const toldToStaff: readonly string[] = Object.keys(composers)

/**
 * 首问负责: who asked first, that is who took the application, and the reviewers in charge are told what changes on
 * their case; nobody is told what they did themselves. (CON-05; JL1 6.4; GD 三(七)3)
 */
export function staffNoticesOf(told: Told): readonly StaffNotice[] {
  const event = eventOf(told.event)
  const saying = composed(event.type, event, told)
  if (saying === undefined) return []
  const { kind, facts = {} } = saying
  return responsibleFor(told.dossier)
    .filter((person) => person !== told.event.by.person)
    .map((person) => ({ person, kind, facts }))
}

/** Who answers for a case: who took it at the counter, who accepted it, and who has its tasks. */
export function responsibleFor({ channel, openedBy, takenUpBy, case: file, tasks }: Dossier): readonly string[] {
  const atTheCounter = channel === 'window' || channel === 'post' ? [openedBy] : []
  const taken = takenUpBy === undefined ? atTheCounter : [takenUpBy.person]
  const first = file === undefined ? taken : [file.accepter]
  const holders = tasks.flatMap(({ holder, state }) => (holder === undefined || state === 'cancelled' ? [] : [holder]))
  return [...new Set([...first, ...holders])].filter((person) => !person.startsWith('system:'))
}

function composed<Type extends keyof EventMap>(type: Type, event: EventMap[Type], told: Told): Saying | undefined {
  const compose: Composers[Type] = composers[type]
  return compose?.(event, told)
}

function dueFact(due: string | undefined): NoticeFacts {
  return due === undefined ? {} : { due }
}
