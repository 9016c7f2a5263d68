import { count, dueIn, effectiveIn, openWork, actEnds, dayOf, of } from './history.ts'
import { firstBroken } from './invariants-intake.ts'
import type { Invariant } from './invariants-intake.ts'

export const casesInvariants = {
  'I-12 the accepter is not the decider, except on the spot': (history) =>
    firstBroken(of(history, 'handling.decided'), ({ by, before }) =>
      before?.case?.accepter === by.person && !before.case.isOnTheSpot ? 'decided by the accepter' : undefined,
    ),
  'I-13 at most one conclusion, and closed cases exactly one': (history) => {
    const concluded = count(history, 'cases.concluded')
    return concluded > 1 || (count(history, 'cases.closed') > 0 && concluded !== 1)
      ? `${concluded} conclusions`
      : undefined
  },
  'I-14 grant or rejection only by decided at a running clock': (history) =>
    firstBroken(of(history, 'cases.concluded'), ({ event, act, before }) => {
      if (event.conclusion !== 'granted' && event.conclusion !== 'rejected') return undefined
      const decided = of(history, 'handling.decided').find((one) => one.act === act)
      const isDecided = decided !== undefined && decided.event.decision === event.conclusion
      return before?.case?.stage === 'accepted' && (isDecided || before.case.isOnTheSpot) ? undefined : 'not decided'
    }),
  'I-15 all opinions before a decision': (history) =>
    firstBroken(of(history, 'handling.decided'), ({ before }) =>
      before?.tasks.every(({ state }) => state === 'done') === true ? undefined : 'a task without its opinion',
    ),
  'I-16 no open procedure at a decision; required ones ended before a grant': (history) =>
    firstBroken(of(history, 'handling.decided'), ({ before, event }) => {
      const procedures = before?.procedures ?? []
      const open = procedures.find(({ state }) => state !== 'ended' && state !== 'cancelled')
      if (open !== undefined) return `${open.kind} is ${open.state}`
      const needed = history.item.procedures.filter(({ isRequired }) => isRequired)
      const missing = needed.find(({ kind }) => !procedures.some((one) => one.kind === kind && one.state === 'ended'))
      return event.decision === 'granted' && missing !== undefined ? `${missing.kind} was never held` : undefined
    }),
  'I-17 no grant unpaid when the fee is before; no delivery while a fee is due': (history) =>
    firstBroken(history.told, ({ event, before }) => {
      if (before?.fee?.state !== 'due') return undefined
      const isUnpaidGrant =
        event.type === 'cases.concluded' && event.conclusion === 'granted' && before.fee.when === 'before'
      return isUnpaidGrant || event.type === 'handout.delivered' ? 'unpaid' : undefined
    }),
  'I-18 no delivery of a grant before the commitment is settled': (history) =>
    firstBroken(of(history, 'handout.delivered'), ({ before }) => {
      const state = before?.commitment?.state ?? 'fulfilled'
      return before?.case?.conclusion?.kind === 'granted' && state !== 'fulfilled'
        ? `the commitment is ${state}`
        : undefined
    }),
  'I-19 a deferral is never lost: each ends fulfilled or released': (history) =>
    firstBroken(of(history, 'cases.closed'), ({ after }) => {
      const state = after.commitment?.state ?? 'released'
      return state === 'fulfilled' || state === 'released' ? undefined : `the commitment is ${state}`
    }),
  'I-20 while awaiting no task exists': ({ told }) =>
    firstBroken(told, ({ after }) =>
      after.case?.stage === 'awaiting' && after.tasks.length > 0 ? 'a task' : undefined,
    ),
  'I-29 after conclusion nothing is open': (history) =>
    firstBroken(actEnds(history), ({ after }) => {
      const stage = after.case?.stage
      const open = openWork(after)
      return (stage === 'concluded' || stage === 'closed') && open.length > 0 ? open.join() : undefined
    }),
  'I-30 every decision owes a result; a result exists only for a decision': (history) =>
    firstBroken(actEnds(history), ({ after }) => {
      const kind = after.case?.conclusion?.kind
      const isDecision = kind === 'granted' || kind === 'rejected'
      return isDecision === (after.result !== undefined)
        ? undefined
        : `conclusion ${kind}, result ${after.result?.state}`
    }),
  'I-31 delivered once, only with identity check, proof or consent': (history) => {
    if (count(history, 'handout.delivered') > 1) return 'delivered twice'
    return firstBroken(of(history, 'handout.delivered'), ({ event, before }) => {
      if (event.method === 'window') return event.identityCheck ? undefined : 'nobody looked at the identity'
      if (event.method === 'electronic') return before?.delivery.acceptsElectronic === true ? undefined : 'no consent'
      return event.proof ? undefined : 'no proof'
    })
  },
  'I-32 closed only when settled': (history) =>
    firstBroken(of(history, 'cases.closed'), ({ after: { result, endNotice } }) => {
      const isSettled = result?.state === 'delivered' || result?.state === 'deposited' || endNotice?.state === 'served'
      return isSettled ? undefined : 'nothing reached the applicant'
    }),
  'I-33 after close only clerical correction, custody, archive, evaluation': ({ told }) => {
    const closed = told.findIndex(({ event }) => event.type === 'cases.closed')
    if (closed === -1) return undefined
    return firstBroken(told.slice(closed + 1), ({ event }) =>
      /^(cases\.(error-|sheet-|original-)|archive\.)/.test(event.type) ? undefined : 'after close',
    )
  },
  'I-34 each original has exactly one holder; it changes only by take, countersign, return': ({ told }) =>
    firstBroken(told, ({ event, before, after }) => {
      const held = new Map(before?.originals.map(({ id, holder }) => [id, JSON.stringify(holder)]))
      if (new Set(after.originals.map(({ id }) => id)).size !== after.originals.length) return 'an original twice'
      const isCustody = ['cases.original-taken', 'cases.sheet-countersigned', 'cases.original-returned'].includes(
        event.type,
      )
      const moved = after.originals.some(({ id, holder }) => held.get(id) !== JSON.stringify(holder))
      return (moved && !isCustody) || after.originals.length < held.size ? 'an original moved' : undefined
    }),
  'I-35 nobody signs both sides of a sheet; counts agree': (history) =>
    firstBroken(of(history, 'cases.sheet-countersigned'), ({ by, event, before }) =>
      before?.sheet?.giver === by.person || before?.sheet?.originals.length !== event.counted
        ? 'one hand, or wrong count'
        : undefined,
    ),
  'I-28 at most one extension in force, its notice served by the due day': (history) => {
    if (count(history, 'cases.limit-extended') > 1) return 'extended twice'
    return firstBroken(of(history, 'cases.limit-extended'), (told) => {
      const due = effectiveIn(told.before, history.calendar)
      return due !== null && dayOf(told) > due ? `served after ${due}` : undefined
    })
  },
  'I-40 an overdue fact is never erased, only lifted': (history) =>
    firstBroken(history.told, ({ event, before, after }) => {
      const now = new Map(Object.entries(after.overdue))
      const lost = Object.entries(before?.overdue ?? {}).find(
        ([limit, since]) => since !== undefined && now.get(limit) !== since,
      )?.[0]
      // A limit opened anew is overdue anew; the fact of the opening before stands in the stream.
      const isSaid = (event.type === 'cases.overdue-lifted' || event.type === 'cases.overdue') && event.limit === lost
      return lost === undefined || isSaid ? undefined : `${lost} forgotten`
    }),
} satisfies Record<string, Invariant>

/** Whether the case was ever judged late by a limit although it ended in time. */
export const overdueIsTrue: Invariant = (history) =>
  firstBroken(of(history, 'cases.overdue'), (told) => {
    const due = dueIn(told.before, told.event.limit, history.calendar)
    return due === told.event.due && dayOf(told) > due ? undefined : `due ${due}`
  })
