import { mayAct } from '@yichuang/modules/access/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, PlainDate } from '@yichuang/platform/pure'
import { allOf, yes } from './checks.ts'

/** A band of volume: the items from a rank on, until the next band begins. */
export interface VolumeBand {
  readonly band: string
  readonly from: number
}

/** How an item stands to the plan. */
export type CombingState = 'not-combed' | 'planned' | 'on-its-way' | 'combed'

/**
 * The rank of each item by the number of its applications, 1 for the most; the same number goes by the id. An item
 * nobody applied for has no rank. (CAT-04)
 */
export function rankedByVolume(volumes: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const sorted = [...volumes]
    .filter(([, count]) => count > 0)
    .toSorted(([one, count], [other, more]) => more - count || (one < other ? -1 : 1))
  return new Map(sorted.map(([item], index) => [item, index + 1]))
}

/** The band of a rank: the one that begins last at or before it; `none` without a rank. (CAT-04; GD 三(一)3) */
export function bandOf(rank: number | undefined, bands: readonly VolumeBand[]): string {
  if (rank === undefined) return 'none'
  const begun = bands.filter(({ from }) => from <= rank).toSorted((one, other) => other.from - one.from)
  return begun[0]?.band ?? 'none'
}

/**
 * How an item stands to the plan. Not combed is what asks no question and nobody ever looked through: the same list
 * for everybody may be right, but somebody has to have said so. (CAT-03, CAT-04)
 */
export function combingState(item: {
  readonly hasDraft: boolean
  readonly isPlanned: boolean
  readonly hasQuestions: boolean
  readonly wasChecked: boolean
}): CombingState {
  if (item.hasDraft) return 'on-its-way'
  if (item.isPlanned) return 'planned'
  return item.hasQuestions || item.wasChecked ? 'combed' : 'not-combed'
}

/** The last rank from which a band may begin. */
export const lastRank = 100_000

/** From which ranks the medium and the low band begin; the high one begins at the first. */
export interface BandStarts {
  readonly medium: number
  readonly low: number
}

/**
 * Whether the bands may begin elsewhere: each after the one before. They hold for the plan of every department, so
 * whoever changes them reaches all of them. (CAT-04; GD 三(一)3)
 */
export function decideBands(by: Actor, places: readonly PlanPlace[], wish: BandStarts): Decision<BandStarts> {
  const { medium, low } = wish
  const out = places
    .map(({ region, department, centre }) =>
      mayAct(by, 'workshop.change-volume-bands', { region, hall: centre, departments: [department] }),
    )
    .find(({ ok }) => !ok)
  if (out !== undefined && !out.ok) return out
  const isInOrder = medium >= 2 && low > medium && low <= lastRank
  return isInOrder ? decided(wish) : refused({ code: 'workshop.bands-out-of-order', pointer: '/low' })
}

interface PlanPlace {
  readonly region: string
  readonly department: string
  readonly centre: string | undefined
}

/** Whether somebody sees the plan of a department. (CAT-04) */
export function decidePlanReading(by: Actor, { region, department, centre }: PlanPlace): Decision<true> {
  return mayAct(by, 'workshop.read-plan', { region, hall: centre, departments: [department] })
}

/** Whether somebody plans the combing of a department: its administrator, or the centre of its area. (CAT-04) */
export function decidePlan(by: Actor, { region, department, centre }: PlanPlace): Decision<true> {
  return mayAct(by, 'workshop.plan-combing', { region, hall: centre, departments: [department] })
}

/** Whether an item may be given to somebody to comb: one who combs its department, by a day that is not over. (CAT-04) */
export function decidePlanning(
  by: Actor,
  place: PlanPlace,
  {
    isComber,
    dueOn,
    today,
  }: { readonly isComber: boolean; readonly dueOn: PlainDate | undefined; readonly today: PlainDate },
): Decision<true> {
  return allOf(
    () => decidePlan(by, place),
    () => (isComber ? yes : refused({ code: 'workshop.no-such-owner', pointer: '/owner' })),
    () => (dueOn === undefined || dueOn < today ? refused({ code: 'workshop.time-over', pointer: '/dueOn' }) : yes),
  )
}

/** What a department's row of the plan adds up. */
export interface PlanFacts {
  readonly department: string
  readonly departmentName: string
  readonly volume: number
  readonly state: CombingState
  readonly errors: number
  readonly warnings: number
  readonly isMovedIn: boolean
  readonly isOnline: boolean
  readonly dueOn: string | null
}

/** The plan by department: how much is combed, moved in and on line, the department with the most items first. (CAT-16) */
export function byDepartment(lines: readonly PlanFacts[], today: PlainDate) {
  const grouped = new Map<string, PlanFacts[]>()
  for (const line of lines) grouped.set(line.department, [...(grouped.get(line.department) ?? []), line])
  return [...grouped.values()]
    .map((own) => {
      const count = (isWanted: (line: PlanFacts) => boolean) => own.filter(isWanted).length
      return {
        department: own[0]?.department ?? '',
        name: own[0]?.departmentName ?? '',
        items: own.length,
        volume: own.reduce((sum, { volume }) => sum + volume, 0),
        notCombed: count(({ state }) => state === 'not-combed'),
        withFindings: count(({ errors, warnings }) => errors + warnings > 0),
        movedIn: count(({ isMovedIn }) => isMovedIn),
        online: count(({ isOnline }) => isOnline),
        planned: count(({ dueOn }) => dueOn !== null),
        overdue: count(({ dueOn }) => dueOn !== null && dueOn < today),
      }
    })
    .toSorted((one, other) => other.items - one.items || (one.name < other.name ? -1 : 1))
}
