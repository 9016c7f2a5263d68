import type { DelegationFact } from '@yichuang/modules/cases/rules'
import type { Instant } from '@yichuang/platform/pure'
import type { Item } from './format.ts'

/** A window as the question "what may it accept" sees it. */
export interface AcceptanceDesk {
  readonly hall: string
  readonly boards: readonly string[]
  readonly takesApplications: boolean
  /** hands what it takes on to another hall */
  readonly receivesOnly: boolean
  readonly isOpen: boolean
  readonly isClosed: boolean
  /** clerks who sit at it */
  readonly officers: readonly string[]
}

/** Why a window does not accept an item today. */
export type Shortfall =
  | 'closed'
  | 'hands-out'
  | 'receives-only'
  | 'other-board'
  | 'paused'
  | 'no-officer'
  | 'no-delegation'
  | 'lapsed'
  | 'to-come'

interface Acceptance {
  /** papers in force by which it is accepted here */
  readonly papers: readonly DelegationFact[]
  /** everything that stands in the way; none: it is accepted */
  readonly reasons: readonly Shortfall[]
}

/**
 * Whether a window accepts an item at a moment, by which papers, and else everything that stands in the way: the
 * window takes applications of its board, is open, somebody sits there, and a delegation in force that names the hall
 * or one of its clerks gives the power to accept it. (CAT-14, CAT-15; ZJ2 7.1.8)
 * @param papers delegations of any department, those that are over or were taken back included
 */
export function acceptanceAt(
  item: Pick<Item, 'id' | 'department' | 'board'>,
  desk: AcceptanceDesk,
  { papers, at }: { readonly papers: readonly DelegationFact[]; readonly at: Instant },
): Acceptance {
  const own = papers.filter((paper) => covers(paper, item) && isHeldAt(paper, desk))
  const inForce = own.filter(({ from, to }) => from <= at && at <= to)
  const reasons = [...ofWindow(item, desk), ...(inForce.length > 0 ? [] : [whyNoPaper(own, at)])]
  return { papers: inForce, reasons }
}

function ofWindow({ board }: Pick<Item, 'board'>, desk: AcceptanceDesk): readonly Shortfall[] {
  if (desk.isClosed) return ['closed']
  if (!desk.takesApplications) return ['hands-out']
  if (!desk.boards.includes(board)) return ['other-board']
  if (desk.receivesOnly) return ['receives-only']
  return [...(desk.isOpen ? [] : ['paused' as const]), ...(desk.officers.length > 0 ? [] : ['no-officer' as const])]
}

function covers({ department, powers, items }: DelegationFact, item: Pick<Item, 'id' | 'department'>): boolean {
  return department === item.department && powers.includes('accept') && (items.length === 0 || items.includes(item.id))
}

function isHeldAt({ holder }: DelegationFact, { hall, officers }: AcceptanceDesk): boolean {
  return holder.kind === 'hall' ? holder.hall === hall : officers.includes(holder.person)
}

function whyNoPaper(own: readonly DelegationFact[], at: Instant): Shortfall {
  if (own.some(({ from }) => from > at)) return 'to-come'
  return own.length > 0 ? 'lapsed' : 'no-delegation'
}

/** What a window is not there for: not taking applications, or not these. */
const elsewhere: ReadonlySet<Shortfall> = new Set(['closed', 'hands-out', 'other-board', 'receives-only'])

/**
 * Why no window of a hall accepts an item: no window takes its board, or what stands in the way at the window that
 * lacks least; undefined: some window accepts it. (CAT-15)
 */
export function gapOfHall(
  windows: readonly (readonly Shortfall[])[],
): readonly (Shortfall | 'no-window')[] | undefined {
  if (windows.some((reasons) => reasons.length === 0)) return undefined
  const meant = windows.filter((reasons) => !reasons.some((reason) => elsewhere.has(reason)))
  const [least] = meant.toSorted((one, other) => one.length - other.length)
  return least ?? ['no-window']
}
