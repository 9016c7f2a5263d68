import { mayAct } from '@yichuang/modules/access/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { decideBase } from './base.ts'
import { allOf, filled, yes } from './checks.ts'
import { reviewAspects, windowsNeeded } from './draft.ts'
import type { DraftState, DraftView, Grades, MockApplication, TrialView } from './draft.ts'

/** Who acts, at which centre that reviews for the department, and which version of the draft they saw. */
export interface Seen {
  readonly by: Actor
  /** the hall of the actor where it reviews for the department's area; undefined otherwise */
  readonly centre: string | undefined
  readonly expectedVersion: number
}

function reachable({ region, department }: DraftView, { by, centre }: Seen, permission: string): Decision<true> {
  return mayAct(by, permission, { region, hall: centre, departments: [department] })
}

function inState({ state }: DraftView, ...wanted: readonly DraftState[]): Decision<true> {
  return wanted.includes(state) ? yes : refused({ code: 'workshop.not-now', state })
}

/** Refuses a version that is no longer the newest, and says who was faster. */
function fresh({ version, savedByName }: DraftView, { expectedVersion }: Seen): Decision<true> {
  return version === expectedVersion ? yes : refused({ code: 'workshop.stale-version', version, byName: savedByName })
}

/** Whether somebody may comb items of a department. (CAT-07, CAT-12) */
export function decideOpening(
  by: Actor,
  place: { readonly region: string; readonly department: string },
  { openDraft, reason }: { readonly openDraft: string | undefined; readonly reason: string },
): Decision<true> {
  return allOf(
    () => mayAct(by, 'workshop.edit-draft', { region: place.region, departments: [place.department] }),
    () => (openDraft === undefined ? yes : refused({ code: 'workshop.draft-open', draft: openDraft })),
    filled(reason, '/reason'),
  )
}

/** Whether somebody may save what they combed: nobody saved in between. */
export function decideSaving(draft: DraftView, seen: Seen): Decision<true> {
  return allOf(
    () => reachable(draft, seen, 'workshop.edit-draft'),
    () => inState(draft, 'combing'),
    () => fresh(draft, seen),
  )
}

/**
 * Whether a draft may be submitted: no error of schema, references, master data or prover is left, and it began from
 * what is in force. (CAT-03, CAT-08)
 */
export function decideSubmission(
  draft: DraftView,
  seen: Seen,
  { errors, current }: { readonly errors: number; readonly current: number | undefined },
): Decision<true> {
  return allOf(
    () => decideSaving(draft, seen),
    () => decideBase(draft, current),
    () => (errors === 0 ? yes : refused({ code: 'workshop.findings-open', errors })),
  )
}

/** Whether a draft may be put onto the version in force: by who combs it, where it began from another. (CAT-12) */
export function decideRebase(draft: DraftView, seen: Seen, current: number | undefined): Decision<true> {
  const isNeeded = current !== undefined && current !== draft.baseVersion
  return allOf(
    () => decideSaving(draft, seen),
    () => (isNeeded ? yes : refused({ code: 'workshop.not-now', state: draft.state })),
  )
}

/** Whether a draft may be given up: by its department, before it waits to be published, with the reason. */
export function decideCancellation(draft: DraftView, seen: Seen, reason: string): Decision<true> {
  return allOf(
    () => reachable(draft, seen, 'workshop.edit-draft'),
    () => inState(draft, 'combing', 'review', 'trial'),
    () => fresh(draft, seen),
    filled(reason, '/reason'),
  )
}

/** What a review comes to. */
export type ReviewResult = 'approved' | 'returned'

/**
 * What a business review comes to: every aspect graded; with one medium or low it goes back, and then the department
 * is told why. Nobody reviews what they submitted themselves. (CAT-08; GD 三(一)5)
 */
export function decideReview(
  draft: DraftView,
  seen: Seen,
  { given, comment }: { readonly given: Partial<Grades>; readonly comment: string },
): Decision<ReviewResult> {
  const isReturned = reviewAspects.some((aspect) => given[aspect] !== undefined && given[aspect] !== 'high')
  const may = allOf(
    () => reachable(draft, seen, 'workshop.review-draft'),
    () => inState(draft, 'review'),
    () => fresh(draft, seen),
    () => (draft.submittedBy === seen.by.person ? refused({ code: 'workshop.own-draft' }) : yes),
    () =>
      reviewAspects.every((aspect) => given[aspect] !== undefined) ? yes : refused({ code: 'workshop.grade-missing' }),
    () => (isReturned ? filled(comment, '/comment')() : yes),
  )
  return may.ok ? decided(isReturned ? 'returned' : 'approved') : may
}

/** Whether the centre may send a draft back from the trial or from waiting, with the reason. */
export function decideReturn(draft: DraftView, seen: Seen, reason: string): Decision<true> {
  return allOf(
    () => reachable(draft, seen, 'workshop.review-draft'),
    () => inState(draft, 'trial', 'ready'),
    () => fresh(draft, seen),
    filled(reason, '/reason'),
  )
}

/** A window that may try items: a general one that takes applications. */
export interface TryingWindow {
  readonly id: string
  readonly boards: readonly string[]
  readonly takesApplications: boolean
  readonly isGeneral: boolean
}

/**
 * Whether a clerk may handle a mock application at their window: a general window that takes the board of the item,
 * and each mock application once there. (CAT-09)
 */
export function decideTrial(
  draft: DraftView,
  seen: Omit<Seen, 'expectedVersion'>,
  {
    window,
    board,
    mock,
    tried,
  }: {
    readonly window: TryingWindow | undefined
    readonly board: string
    readonly mock: number
    readonly tried: readonly TrialView[]
  },
): Decision<true> {
  return allOf(
    () => reachable(draft, { ...seen, expectedVersion: draft.version }, 'workshop.try-draft'),
    () => inState(draft, 'trial'),
    () => (window?.takesApplications === true && window.isGeneral ? yes : refused({ code: 'workshop.no-window' })),
    () => (window?.boards.includes(board) === true ? yes : refused({ code: 'workshop.other-board' })),
    () =>
      tried.some((one) => one.mock === mock && one.window === window?.id)
        ? refused({ code: 'workshop.already-tried' })
        : yes,
  )
}

/** Whether somebody of the back office may object: one of the department, while windows try it or it waits. (CAT-09) */
export function decideObjection(draft: DraftView, seen: Omit<Seen, 'expectedVersion'>, text: string): Decision<true> {
  return allOf(
    () => reachable(draft, { ...seen, expectedVersion: draft.version }, 'workshop.object-to-draft'),
    () => inState(draft, 'trial', 'ready'),
    filled(text, '/text'),
  )
}

/** Whether an objection may be taken back: by who made it, while it counts. */
export function decideObjectionWithdrawal(
  draft: DraftView,
  by: Actor,
  objection: { readonly by: string; readonly isOpen: boolean },
): Decision<true> {
  return allOf(
    () => (objection.by === by.person ? yes : refused({ code: 'access.out-of-scope' })),
    () => inState(draft, 'trial', 'ready'),
    () => (objection.isOpen ? yes : refused({ code: 'workshop.objection-closed' })),
  )
}

/** How far a simulated acceptance is. */
export interface TrialStanding {
  readonly mocks: number
  readonly tried: number
  readonly windows: number
  readonly objections: number
  readonly hasPassed: boolean
}

/**
 * An item passes when every mock application was handled, by three or more different general windows, and nobody
 * objects; a clerk who came to another list than the situation has counts as an objection. (CAT-09; GD 三(一)5)
 */
export function trialStanding(
  mocks: readonly Pick<MockApplication, 'no'>[],
  trials: readonly TrialView[],
  objections: number,
): TrialStanding {
  const handled = new Set(trials.filter(({ isSame }) => isSame).map(({ mock }) => mock))
  const tried = mocks.filter(({ no }) => handled.has(no)).length
  const windows = new Set(trials.map(({ window }) => window)).size
  const hasPassed = mocks.length > 0 && tried === mocks.length && windows >= windowsNeeded && objections === 0
  return { mocks: mocks.length, tried, windows, objections, hasPassed }
}

/**
 * Whether the centre may publish, at once or at a time to come: the trial was passed, nobody objects, and nothing else
 * came in force since the draft began. (CAT-10, CAT-12)
 */
export function decidePublication(
  draft: DraftView,
  seen: Seen,
  {
    objections,
    current,
    publishAt,
    at,
  }: {
    readonly objections: number
    readonly current: number | undefined
    readonly publishAt: string | undefined
    readonly at: string
  },
): Decision<true> {
  return allOf(
    () => reachable(draft, seen, 'workshop.publish-draft'),
    () => inState(draft, 'ready'),
    () => fresh(draft, seen),
    () => decideBase(draft, current),
    () => (objections === 0 ? yes : refused({ code: 'workshop.objection-open', objections })),
    () =>
      publishAt === undefined || publishAt > at ? yes : refused({ code: 'workshop.time-over', pointer: '/publishAt' }),
  )
}

/** Whether the centre may put an earlier version in force again, as a new one. */
export function decideRollback(
  by: Actor,
  place: { readonly region: string; readonly centre: string | undefined; readonly department: string },
  {
    version,
    current,
    reason,
    openDraft,
  }: {
    readonly version: number
    readonly current: number
    readonly reason: string
    readonly openDraft: string | undefined
  },
): Decision<true> {
  const { region, centre: hall, department } = place
  return allOf(
    () => mayAct(by, 'workshop.publish-draft', { region, hall, departments: [department] }),
    () => (version < current ? yes : refused({ code: 'workshop.same-version' })),
    () => (openDraft === undefined ? yes : refused({ code: 'workshop.draft-open', draft: openDraft })),
    filled(reason, '/reason'),
  )
}
