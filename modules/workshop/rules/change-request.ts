import { mayAct } from '@yichuang/modules/access/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, PlainDate } from '@yichuang/platform/pure'
import { allOf, filled, yes } from './checks.ts'
import type { ChangeCause } from './draft.ts'

/** Where a request for a change is: waiting, carried out in a draft, in force; or not carried out. */
export const requestStates = ['open', 'taken-up', 'published', 'declined', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

/** Which side wants an item changed: the department whose item it is, or the centre that reviews it. */
export type RequestSide = 'department' | 'centre'

/** A request as the rules see it. */
export interface RequestView {
  readonly version: number
  readonly state: RequestState
  readonly side: RequestSide
  readonly department: string
  readonly region: string
  readonly askedBy: string
}

/** Who asks or decides, and at which centre that reviews for the area they serve. */
export interface AtRequest {
  readonly by: Actor
  readonly centre: string | undefined
}

interface Place {
  readonly region: string
  readonly department: string
}

interface Wish {
  readonly cause: ChangeCause
  readonly text: string
  readonly basis: string
  /** day by which it is wanted */
  readonly wishedOn: PlainDate | undefined
  readonly today: PlainDate
}

function within({ region, department }: Place, { by, centre }: AtRequest, permission: string): Decision<true> {
  return mayAct(by, permission, { region, hall: centre, departments: [department] })
}

/** The side on which somebody stands towards an item of a department. */
export function sideOf(by: Actor, department: string): RequestSide {
  return by.department === department ? 'department' : 'centre'
}

/**
 * Whether somebody may ask for a change of an item: within reach, saying what is to be changed; a change of law or of
 * powers names the text it rests on. (CAT-12; GD 三(一)9)
 */
export function decideRequest(place: Place, at: AtRequest, wish: Wish): Decision<RequestSide> {
  const { cause, text, basis, wishedOn, today } = wish
  const may = allOf(
    () => within(place, at, 'workshop.request-change'),
    filled(text, '/text'),
    () =>
      (cause === 'law' || cause === 'power') && basis.trim() === ''
        ? refused({ code: 'workshop.basis-missing', pointer: '/basis' })
        : yes,
    () =>
      wishedOn !== undefined && wishedOn < today ? refused({ code: 'workshop.time-over', pointer: '/wishedOn' }) : yes,
  )
  return may.ok ? decided(sideOf(at.by, place.department)) : may
}

interface SeenRequest extends AtRequest {
  readonly expectedVersion: number
}

function stillOpen({ state, version }: RequestView, { expectedVersion }: SeenRequest): Decision<true> {
  if (state !== 'open') return refused({ code: 'workshop.request-settled', state })
  return version === expectedVersion ? yes : refused({ code: 'workshop.stale-version', version })
}

/** The side that did not ask decides. */
function otherSide({ side, department }: RequestView, { by }: SeenRequest): Decision<true> {
  return sideOf(by, department) === side ? refused({ code: 'workshop.own-request' }) : yes
}

/**
 * Whether somebody may take a request up: the other side, while it is open. Where the item is being combed already it
 * goes into that draft; while a draft of it is reviewed, tried or waits, it has to wait. (CAT-12)
 */
export function decideTakingUp(
  request: RequestView,
  seen: SeenRequest,
  openDraft: { readonly id: string; readonly state: string } | undefined,
): Decision<true> {
  return allOf(
    () => within(request, seen, 'workshop.decide-change'),
    () => stillOpen(request, seen),
    () => otherSide(request, seen),
    () =>
      openDraft === undefined || openDraft.state === 'combing'
        ? yes
        : refused({ code: 'workshop.draft-open', draft: openDraft.id }),
  )
}

/** Whether somebody may decline a request: the other side, while it is open, saying why. (CAT-12) */
export function decideDeclining(request: RequestView, seen: SeenRequest, reason: string): Decision<true> {
  return allOf(
    () => within(request, seen, 'workshop.decide-change'),
    () => stillOpen(request, seen),
    () => otherSide(request, seen),
    filled(reason, '/reason'),
  )
}

/** Whether somebody may take a request back: who made it, while it is open. */
export function decideRequestWithdrawal(request: RequestView, seen: SeenRequest): Decision<true> {
  return allOf(
    () => within(request, seen, 'workshop.request-change'),
    () => (request.askedBy === seen.by.person ? yes : refused({ code: 'access.out-of-scope' })),
    () => stillOpen(request, seen),
  )
}

/** Something a person may do with a request now. */
export interface RequestAction {
  readonly name: 'take-up' | 'decline' | 'withdraw'
  readonly allowed: boolean
  readonly reason?: string
}

/** What somebody may do with a request; acts that are not theirs, or that are over, are left out. */
export function actionsOnRequest(
  request: RequestView,
  at: AtRequest,
  openDraft: { readonly id: string; readonly state: string } | undefined,
): readonly RequestAction[] {
  const seen = { ...at, expectedVersion: request.version }
  const answers = {
    'take-up': decideTakingUp(request, seen, openDraft),
    decline: decideDeclining(request, seen, '-'),
    withdraw: decideRequestWithdrawal(request, seen),
  } satisfies Record<RequestAction['name'], Decision<true>>
  return (Object.keys(answers) as (keyof typeof answers)[]).flatMap((name): readonly RequestAction[] => {
    const answer = answers[name]
    if (answer.ok) return [{ name, allowed: true }]
    const { code } = answer.refusal
    return code === 'workshop.draft-open' ? [{ name, allowed: false, reason: code }] : []
  })
}
