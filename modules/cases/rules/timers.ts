import { addDays, dateOf, dueOf, startOfDay } from '@yichuang/modules/calendar/rules'
import type { LimitName } from '@yichuang/modules/calendar/rules'
import type { Actor, Instant, PlainDate } from '@yichuang/platform/pure'
import { accept, conclude, dayAfter, openTasks, resumeClock } from './compounds.ts'
import type { Dossier } from './dossier.ts'
import type { Batch } from './events.ts'
import type { Facts } from './facts.ts'
import { runningLedger, endings, resumings, startScribe } from './scribe.ts'
import type { Scribe } from './scribe.ts'

/** What happens by itself, at 00:00 Asia/Shanghai of the day after, at equal time in this order. (lifecycle 4) */
const order = [
  'procedureOverran',
  'deemAccepted',
  'defaultDeferral',
  'returnLapsed',
  'limitPassed',
  'expireDraft',
  'lockerExpired',
] as const
type TimerName = (typeof order)[number]

interface Timer {
  readonly name: TimerName
  readonly at: Instant
  readonly act: (scribe: Scribe) => void
}

const clock: Actor = {
  kind: 'system',
  person: 'system:clock',
  name: '系统',
  roles: [],
  permissions: new Set(),
  region: '',
}

/**
 * Everything that fell due by itself up to the moment, each at its own legal time. A command that meets a late timer
 * lets it act first; so does the background sweep.
 * @returns the batches and the dossier after them
 */
export function runTimers(
  dossier: Dossier,
  facts: Facts,
): { readonly dossier: Dossier; readonly batches: readonly Batch[] } {
  const batches: Batch[] = []
  let current = dossier
  for (;;) {
    const timer = firstTimer(current, facts)
    if (timer === undefined || timer.at > facts.at) return { dossier: current, batches }
    // What fell due before the last fact became known (a back-dated day 0) is recorded behind it (I-38).
    const at = timer.at > current.lastAt ? timer.at : current.lastAt
    const scribe = startScribe(current, { ...facts, at, by: clock })
    timer.act(scribe)
    if (scribe.events().length === 0) throw new Error(`timer ${timer.name} did nothing and would never end`)
    current = scribe.dossier()
    batches.push({ at, events: scribe.events(), bySystem: true })
  }
}

/** The moment at which the next thing happens by itself; undefined when the clock has nothing to do here. */
export function nextAlarm(dossier: Dossier, facts: Facts): Instant | undefined {
  return firstTimer(dossier, facts)?.at
}

function firstTimer(dossier: Dossier, facts: Facts): Timer | undefined {
  const timers = candidates.flatMap((candidate) => candidate(dossier, facts))
  return timers.reduce<Timer | undefined>(
    (first, timer) => (first === undefined || isBefore(timer, first) ? timer : first),
    undefined,
  )
}

function isBefore(one: Timer, other: Timer): boolean {
  if (one.at !== other.at) return one.at < other.at
  return order.indexOf(one.name) < order.indexOf(other.name)
}

const candidates: readonly ((dossier: Dossier, facts: Facts) => Timer[])[] = [
  overrunProcedures,
  deemedAcceptance,
  deferralDefault,
  lapsedReturn,
  passedLimits,
  expiredDraft,
  expiredLocker,
]

function theDayAfter(day: PlainDate): Instant {
  return startOfDay(dayAfter(day))
}

function overrunProcedures({ procedures }: Dossier): Timer[] {
  return procedures.flatMap(({ id, state, announcedUntil, noticeId }) =>
    state !== 'stopped' || announcedUntil === undefined
      ? []
      : [
          {
            name: 'procedureOverran',
            at: theDayAfter(announcedUntil),
            act(scribe) {
              scribe.emit({ type: 'handling.procedure-overran', v: 1, procedureId: id })
              resumeClock(scribe, noticeId, 'announced-time-over')
            },
          },
        ],
  )
}

/** Not told within five working days: accepted, back-dated to the day the materials were received. (许可法 32, TIM-02) */
function deemedAcceptance(dossier: Dossier, facts: Facts): Timer[] {
  const due = dossier.stage === 'received' ? dueOn(dossier, 'notice', facts) : undefined
  if (due === undefined) return []
  const dayZero = dateOf(dossier.examinationFrom ?? dossier.openedAt)
  return [
    {
      name: 'deemAccepted',
      at: theDayAfter(due),
      act: (scribe) =>
        accept(scribe, {
          event: { type: 'intake.deemed-accepted', v: 1 },
          dayZero,
          accepter: firstHandler(dossier),
          isOnTheSpot: false,
        }),
    },
  ]
}

/** Who follows a case that nobody accepted: the clerk who took it in, else nobody but the platform. (INT-11) */
function firstHandler({ channel, openedBy, openedByName, takenUpBy }: Dossier) {
  if (takenUpBy !== undefined) return takenUpBy
  const isTakenIn = channel === 'window' || channel === 'post'
  return isTakenIn ? { person: openedBy, name: openedByName } : { person: clock.person, name: clock.name }
}

/** What was promised did not come: by itself the file moves at most; a termination is signed by a person (⚙). */
function deferralDefault(dossier: Dossier, facts: Facts): Timer[] {
  const { commitment } = dossier
  const until = commitment?.state === 'open' ? dueOn(dossier, 'deferral', facts) : undefined
  if (commitment === undefined || until === undefined) return []
  const { consequence, signatureId } = commitment
  return [
    {
      name: 'defaultDeferral',
      at: theDayAfter(until),
      act(scribe) {
        const moves = consequence === 'decide-as-is' && scribe.dossier().case?.stage === 'awaiting'
        const limits = [
          ...endings(scribe, ['deferral'], 'defaulted'),
          ...(moves ? resumings(scribe, signatureId, 'defaulted') : []),
        ]
        scribe.emit({ type: 'cases.deferral-defaulted', v: 1, consequence, limits })
        if (moves) openTasks(scribe)
        if (isTerminatedByClock(scribe)) conclude(scribe, defaultTermination)
      },
    },
  ]
}

const defaultTermination = {
  conclusion: 'terminated',
  ground: 'commitment-defaulted',
  reason: '容缺承诺逾期未履行',
  basis: ['容缺受理承诺书'],
} as const

/** Only where the hall leaves it to the clock (⚙ terminateByPerson: no); what is decided already stays decided. */
function isTerminatedByClock(scribe: Scribe): boolean {
  const { commitment, case: file } = scribe.dossier()
  const { terminateByPerson } = scribe.facts.settings
  return !terminateByPerson && commitment?.consequence === 'terminate' && file?.conclusion === undefined
}

function lapsedReturn(dossier: Dossier, facts: Facts): Timer[] {
  const limit = dossier.stage === 'correcting' ? 'correction' : dossier.stage === 'originals' ? 'originals' : undefined
  const due = limit === undefined ? undefined : dueOn(dossier, limit, facts)
  if (due === undefined) return []
  const noticeId = dossier.notices.at(-1)?.id
  return [
    {
      name: 'returnLapsed',
      at: theDayAfter(due),
      act(scribe) {
        const limits = limit === undefined ? [] : endings(scribe, [limit], 'returned')
        scribe.emit({ type: 'intake.returned', v: 1, noticeId: limit === 'correction' ? noticeId : undefined, limits })
      },
    },
  ]
}

const watched: readonly LimitName[] = ['step', 'committed', 'statutory', 'certificate']

/** Overdue is a fact per limit, from 00:00 of the day after; an extension asked for and not settled lapses with it. */
function passedLimits(dossier: Dossier, facts: Facts): Timer[] {
  if (dossier.case === undefined || dossier.endedAt !== undefined) return []
  return watched.flatMap((limit): Timer[] => {
    const due = isTold(dossier, limit) ? undefined : dueOn(dossier, limit, facts)
    if (due === undefined) return []
    return [
      {
        name: 'limitPassed',
        at: theDayAfter(due),
        act(scribe) {
          const responsible = dossier.tasks.find(({ part }) => part === 'lead')?.holder
          scribe.emit({ type: 'cases.overdue', v: 1, limit, due, responsible })
          const { extension } = scribe.dossier()
          const isAsked = extension?.state === 'requested' || extension?.state === 'approved'
          if (isAsked && limit !== 'step') scribe.emit({ type: 'handling.extension-lapsed', v: 1 })
        },
      },
    ]
  })
}

/** Overdue is told once for each opening of a limit; what was told before its day 0 belongs to the step before. */
function isTold({ overdue, ledgers }: Dossier, limit: LimitName): boolean {
  const since = overdue[limit]
  const dayZero = ledgers[limit]?.entries[0].dayZero
  return since !== undefined && dayZero !== undefined && dateOf(since) > dayZero
}

function expiredDraft({ stage, openedAt }: Dossier, { settings }: Facts): Timer[] {
  if (stage !== 'draft') return []
  return [
    {
      name: 'expireDraft',
      at: startOfDay(addDays(dateOf(openedAt), settings.draftDays + 1)),
      act: (scribe) => scribe.emit({ type: 'intake.discarded', v: 1, cause: 'expired' }),
    },
  ]
}

function expiredLocker({ result }: Dossier): Timer[] {
  if (result?.state !== 'locker' || result.locker === undefined) return []
  return [
    {
      name: 'lockerExpired',
      at: theDayAfter(result.locker.until),
      act: (scribe) => scribe.emit({ type: 'handout.came-back', v: 1, reason: '柜子存放期满' }),
    },
  ]
}

/** Due day of a limit that runs; undefined when it does not run, has ended, or the clock stands. */
function dueOn(dossier: Dossier, limit: LimitName, { calendar }: Facts): PlainDate | undefined {
  const ledger = runningLedger(dossier, limit)
  return (ledger === undefined ? null : dueOf(ledger, calendar).due) ?? undefined
}
