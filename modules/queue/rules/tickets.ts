import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import { afterReturn } from './line.ts'

/** 号: from taking a number to the end of the service. */

export const ticketStates = ['waiting', 'called', 'serving', 'held', 'passed', 'done', 'given-back'] as const
export type TicketState = (typeof ticketStates)[number]

/** States in which a ticket may still be served: a person has one such ticket per business. (QUE-01) */
export const liveStates: readonly TicketState[] = ['waiting', 'called', 'serving', 'held', 'passed']

/** Why somebody goes before others. `green-channel` needs a reason in words. (QUE-04) */
export const priorityGroups = ['elder', 'child', 'sick', 'pregnant', 'disabled', 'military', 'green-channel'] as const
export type PriorityGroup = (typeof priorityGroups)[number]

export interface Ticket {
  readonly state: TicketState
  /** business group it waits for */
  readonly group: string
  /** window that has called it, while called, serving or held */
  readonly window: string | undefined
  /** only this window may call it, after a transfer */
  readonly target: string | undefined
  /** when it took its number: what the forecast and the measure of the visit start from */
  readonly takenAt: Instant
  /** its place in line: the earlier the sooner */
  readonly orderAt: Instant
  readonly calls: number
  readonly passes: number
}

/** What somebody at a window or the person who holds the ticket does with it. */
export type TicketAct =
  | { readonly kind: 'recall' }
  | { readonly kind: 'start' }
  | { readonly kind: 'pass' }
  | { readonly kind: 'return' }
  | { readonly kind: 'hold' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'end' }
  | { readonly kind: 'give-back' }
  | { readonly kind: 'transfer'; readonly group: string; readonly window?: string | undefined; readonly note: string }

export type TicketActKind = TicketAct['kind']

/** Where and when it is done; `window` is undefined for the holder of the ticket. */
export interface ActFacts {
  readonly at: Instant
  readonly window: string | undefined
}

/** What of the ticket changes. */
export type TicketChange = Partial<Ticket>

/** From where each act is possible. */
const possibleFrom: Readonly<Record<TicketActKind, readonly TicketState[]>> = {
  recall: ['called'],
  start: ['called'],
  pass: ['called'],
  return: ['passed'],
  hold: ['called', 'serving'],
  resume: ['held'],
  end: ['serving', 'held'],
  'give-back': ['waiting', 'passed'],
  transfer: ['called', 'serving', 'held'],
}

/** Acts of the window that has the ticket. */
const ofItsWindow: readonly TicketActKind[] = ['recall', 'start', 'pass', 'hold', 'resume', 'end', 'transfer']

/** After so many times passed over a person takes a new number. */
export const MOST_PASSES = 3

/**
 * What an act does to a ticket.
 * Refuses with `queue.not-in-this-state`, `queue.not-at-this-window`, `queue.passed-too-often`, `queue.note-missing`.
 * (QUE-02; GD 三(二)3)
 */
export function decideTicket(ticket: Ticket, act: TicketAct, { at, window }: ActFacts): Decision<TicketChange> {
  if (!possibleFrom[act.kind].includes(ticket.state))
    return refused({ code: 'queue.not-in-this-state', state: ticket.state })
  if (ofItsWindow.includes(act.kind) && (window === undefined || ticket.window !== window))
    return refused({ code: 'queue.not-at-this-window' })
  switch (act.kind) {
    case 'recall':
      return decided({ calls: ticket.calls + 1 })
    case 'return':
      if (ticket.passes >= MOST_PASSES) return refused({ code: 'queue.passed-too-often', most: MOST_PASSES })
      return decided({ state: 'waiting', window: undefined, orderAt: afterReturn(ticket.orderAt, at) })
    case 'transfer':
      if (act.note.trim() === '') return refused({ code: 'queue.note-missing', pointer: '/note' })
      return decided({ state: 'waiting', window: undefined, group: act.group, target: act.window })
    case 'pass':
      return decided({ state: 'passed', window: undefined, passes: ticket.passes + 1 })
    default:
      return decided({ state: plainOutcome[act.kind] })
  }
}

const plainOutcome = {
  start: 'serving',
  hold: 'held',
  resume: 'serving',
  end: 'done',
  'give-back': 'given-back',
} as const satisfies Partial<Record<TicketActKind, TicketState>>

/** What the window that has a ticket, or any window for one passed over, may do with it now. */
export function actsOn(ticket: Pick<Ticket, 'state' | 'passes'>): readonly TicketActKind[] {
  const kinds = Object.keys(possibleFrom) as TicketActKind[]
  return kinds.filter(
    (kind) =>
      kind !== 'give-back' &&
      possibleFrom[kind].includes(ticket.state) &&
      !(kind === 'return' && ticket.passes >= MOST_PASSES),
  )
}

/** The number on the ticket: letter of the group and three digits, four when the day is long. 'A', 7 → 'A007' */
export function ticketNo(letter: string, serial: number): string {
  return `${letter}${String(serial).padStart(3, '0')}`
}
