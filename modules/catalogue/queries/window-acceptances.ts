import type { DelegationFact } from '@yichuang/modules/cases/rules'
import type { Places, WindowRow } from '@yichuang/modules/halls/public'
import { prepared, queriesOf } from '@yichuang/platform/db'
import type { AnyTx, Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import { acceptanceAt, gapOfHall } from '../rules/index.ts'
import type { AcceptanceDesk, Item } from '../rules/index.ts'
import { factOf } from './delegations.ts'
import type { ItemTitle } from './item-book.ts'
import type { HolderNames } from './list-delegations.ts'
import type { DelegationRow } from '../tables.ts'

/** A clerk and the window they sit at. */
export interface WindowOfficer {
  readonly person: string
  readonly name: string
  readonly hall: string
  /** undefined: no window was ever chosen */
  readonly window: string | undefined
}

/** A line of a hall: whom it calls to which windows. */
export interface ServedLine {
  readonly letter: string
  readonly name: string
  readonly boards: readonly string[]
  /** items that belong to it by name, whatever their board */
  readonly items: readonly string[]
  readonly windows: readonly string[]
}

const accepting = prepared<DelegationRow, []>(
  'catalogue.accepting-delegations',
  `select * from catalogue.delegation where 'accept' = any (powers) order by department, starts_at, no`,
)

/** Every delegation that gives the power to accept, those that are over or were taken back included. */
export async function acceptingDelegations(on: AnyTx | Database): Promise<readonly DelegationFact[]> {
  return (await queriesOf(on).many(accepting, [])).map(factOf)
}

/** A window with who sits at it, as the rule of acceptance sees it. */
function deskOf(window: WindowRow, officers: readonly WindowOfficer[]): AcceptanceDesk {
  return {
    hall: window.hall,
    boards: window.boards,
    takesApplications: window.takes_applications,
    receivesOnly: window.receives_only,
    isOpen: window.is_open,
    isClosed: window.is_closed,
    officers: officers.flatMap(({ person, window: own }) => (own === window.id ? [person] : [])),
  }
}

/** What a hall may accept today is computed from. */
export interface HallGround {
  readonly hall: string
  readonly places: Places
  readonly officers: readonly WindowOfficer[]
  readonly papers: readonly DelegationFact[]
  readonly at: Instant
}

/** The windows of a hall with the items each accepts, and what no window of the hall accepts and why. (CAT-14, CAT-15) */
export function hallAcceptances(items: readonly ItemTitle[], { hall, places, officers, papers, at }: HallGround) {
  const byDepartment = new Map<string, DelegationFact[]>()
  for (const paper of papers) byDepartment.set(paper.department, [...(byDepartment.get(paper.department) ?? []), paper])
  const windows = [...places.windows.values()]
    .filter((window) => window.hall === hall && !window.is_closed)
    .map((window) => {
      const desk = deskOf(window, officers)
      const rows = items.map((item) => ({
        item,
        ...acceptanceAt(item, desk, { papers: byDepartment.get(item.department) ?? [], at }),
      }))
      return { window, names: officersAt(window.id, officers), rows }
    })
  const gaps = items.flatMap((item, index) => {
    const reasons = gapOfHall(windows.map(({ rows }) => rows[index]?.reasons ?? []))
    return reasons === undefined ? [] : [{ item, reasons }]
  })
  return { windows, gaps }
}

function officersAt(window: string, officers: readonly WindowOfficer[]): string[] {
  return officers.flatMap(({ name, window: own }) => (own === window ? [name] : []))
}

/** The line of a hall that an item belongs to: the one that names it, else the one of its board. (QUE-03) */
export function lineOfItem(item: Pick<Item, 'id' | 'board'>, lines: readonly ServedLine[]): ServedLine | undefined {
  return lines.find(({ items }) => items.includes(item.id)) ?? lines.find(({ boards }) => boards.includes(item.board))
}

/** Those clerks at whose window an item is accepted, or would be if it were open now: who is told when it changes. (CAT-12) */
export async function clerksWhoAccept(
  on: AnyTx | Database,
  item: Pick<Item, 'id' | 'board' | 'department'>,
  { places, officers, at }: Pick<HallGround, 'places' | 'officers' | 'at'>,
): Promise<readonly string[]> {
  const papers = await acceptingDelegations(on)
  return officers.flatMap(({ person, hall, window }) => {
    const own = [...places.windows.values()].filter(({ id, hall: place }) =>
      window === undefined ? place === hall : id === window,
    )
    const accepts = own.some((row) => {
      const desk = { ...deskOf(row, []), officers: [person], isOpen: true, receivesOnly: false }
      return acceptanceAt(item, desk, { papers, at }).reasons.length === 0
    })
    return accepts ? [person] : []
  })
}

/** A paper as lists show it. */
export async function presentPaper({ no, holder, powers, to }: DelegationFact, names: HolderNames) {
  const holderName = holder.kind === 'hall' ? names.hall(holder.hall) : await names.person(holder.person)
  return { no, holderName, powers: [...powers], until: to }
}
