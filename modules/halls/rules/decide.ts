import { mayAct } from '@yichuang/modules/access/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { all, filled, freshness } from './checks.ts'
import type { Seen } from './checks.ts'
import type {
  Dependants,
  DepartmentFacts,
  DepartmentState,
  HallFacts,
  HallState,
  OpenDay,
  WindowFacts,
  WindowState,
} from './places.ts'

const manage = 'halls.manage'

function reasonGiven(reason: string): Decision<true> {
  return reason.trim() === '' ? refused({ code: 'halls.reason-missing', pointer: '/reason' }) : decided(true)
}

/** Each span of a day ends after it starts and starts after the one before it; no day is named twice. */
function hoursInOrder(hours: readonly OpenDay[]): Decision<true> {
  const days = hours.map(({ day }) => day)
  const wrong = hours.findIndex(({ day, open }, n) => days.indexOf(day) !== n || !ascends(open.flat()))
  return wrong === -1 ? decided(true) : refused({ code: 'halls.hours-backwards', pointer: `/hours/${wrong}` })
}

function ascends(times: readonly string[]): boolean {
  return times.every((time, n) => n === 0 || time > (times[n - 1] ?? ''))
}

/**
 * Whether a hall may be entered or changed by somebody: both where it lies and where it would lie are theirs.
 * @param before the hall as it stands; undefined for a new one
 */
export function decideHall(
  before: HallState | undefined,
  facts: HallFacts,
  { by, expectedVersion }: Seen,
): Decision<true> {
  return all(
    () => (before === undefined ? decided(true) : mayAct(by, manage, { region: before.region, hall: before.id })),
    () => mayAct(by, manage, { region: facts.region }),
    () => (before === undefined ? decided(true) : freshness(before.version, expectedVersion)),
    () => filled(facts.name, '/name'),
    () => filled(facts.address, '/address'),
    () => hoursInOrder(facts.hours),
  )
}

/** What a person asks when a hall or department is to be used no more, or again. */
export interface ActivityWish extends Seen {
  readonly isActive: boolean
  readonly reason: string
}

/** Whether a hall may be put out of use or back: not while people, windows or running cases depend on it. */
export function decideHallActivity(hall: HallState, wish: ActivityWish, uses: Dependants): Decision<true> {
  return all(
    () => mayAct(wish.by, manage, { region: hall.region, hall: hall.id }),
    () => freshness(hall.version, wish.expectedVersion),
    () => reasonGiven(wish.reason),
    () => changed(hall.isActive, wish.isActive),
    () => (wish.isActive ? decided(true) : unused(uses, 'halls.hall-in-use')),
  )
}

function changed(before: boolean, after: boolean): Decision<true> {
  return before === after ? refused({ code: 'halls.already-so' }) : decided(true)
}

function unused({ people, windows, running }: Dependants, code: string): Decision<true> {
  return people + windows + running === 0 ? decided(true) : refused({ code, people, windows, running })
}

/** Whether a department may be entered or changed by somebody. (CAT-15: its mark stands in document numbers) */
export function decideDepartment(
  before: DepartmentState | undefined,
  facts: DepartmentFacts,
  { by, expectedVersion }: Seen,
): Decision<true> {
  return all(
    () => (before === undefined ? decided(true) : mayAct(by, manage, { region: before.region })),
    () => mayAct(by, manage, { region: facts.region }),
    () => (before === undefined ? decided(true) : freshness(before.version, expectedVersion)),
    () => filled(facts.name, '/name'),
    () => filled(facts.shortName, '/shortName'),
    () => filled(facts.documentMark, '/documentMark'),
  )
}

/** Whether a department may be put out of use or back: not while people work in it or tasks wait for it. */
export function decideDepartmentActivity(
  department: DepartmentState,
  wish: ActivityWish,
  uses: Dependants,
): Decision<true> {
  return all(
    () => mayAct(wish.by, manage, { region: department.region, departments: [department.id] }),
    () => freshness(department.version, wish.expectedVersion),
    () => reasonGiven(wish.reason),
    () => changed(department.isActive, wish.isActive),
    () => (wish.isActive ? decided(true) : unused(uses, 'halls.department-in-use')),
  )
}

/**
 * Whether a window may be entered in a hall, or changed: a window that only receives takes applications, and one that
 * takes applications takes those of some board. (ZJ2 5)
 */
export function decideWindow(
  hall: HallState,
  before: WindowState | undefined,
  facts: WindowFacts,
  { by, expectedVersion }: Seen,
): Decision<true> {
  return all(
    () => mayAct(by, manage, { region: hall.region, hall: hall.id }),
    () => (before === undefined ? decided(true) : freshness(before.version, expectedVersion)),
    () => (hall.isActive ? decided(true) : refused({ code: 'halls.hall-inactive' })),
    () => (before?.isClosed === true ? refused({ code: 'halls.window-closed' }) : decided(true)),
    () => filled(facts.no, '/no'),
    () => filled(facts.kind, '/kind'),
    () => dutiesFit(facts),
  )
}

function dutiesFit({ takesApplications, receivesOnly, boards }: WindowFacts): Decision<true> {
  if (receivesOnly && !takesApplications)
    return refused({ code: 'halls.receive-without-take', pointer: '/receivesOnly' })
  if (takesApplications && boards.length === 0) return refused({ code: 'halls.board-missing', pointer: '/boards' })
  return decided(true)
}

export type WindowTurn = 'pause' | 'resume' | 'close'

/** What a person asks of a window's state. */
export interface TurnWish extends Seen {
  readonly turn: WindowTurn
  readonly reason: string
}

/**
 * Whether a window may be paused, opened again or closed for good. The hall's manager pauses and opens in their own
 * hall; closing, and opening what was closed, is the system administrator's. Nobody may be signed in at a window that
 * closes.
 */
export function decideTurn(hall: HallState, window: WindowState, wish: TurnWish, uses: Dependants): Decision<true> {
  const { by, turn, reason, expectedVersion } = wish
  const permission = turn === 'close' || window.isClosed ? manage : 'halls.pause-window'
  return all(
    () => mayAct(by, permission, { region: hall.region, hall: hall.id }),
    () => freshness(window.version, expectedVersion),
    () => (turn === 'resume' ? decided(true) : reasonGiven(reason)),
    () => (turn === 'resume' && !hall.isActive ? refused({ code: 'halls.hall-inactive' }) : decided(true)),
    () => turnable(window, turn),
    () => (turn === 'close' ? unused(uses, 'halls.window-in-use') : decided(true)),
  )
}

function turnable({ isOpen, isClosed }: WindowState, turn: WindowTurn): Decision<true> {
  if (turn === 'pause' && isClosed) return refused({ code: 'halls.window-closed' })
  const isSo = { pause: !isOpen, resume: isOpen, close: isClosed }[turn]
  return isSo ? refused({ code: 'halls.already-so' }) : decided(true)
}
