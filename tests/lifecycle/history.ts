import { dateOf, dueOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar, Due, LimitName } from '@yichuang/modules/calendar/rules'
import { isProcedureOpen, limitNames } from '@yichuang/modules/cases/rules'
import type { DelegationFact, Dossier, DossierEvent, DossierEventType, ItemTerms } from '@yichuang/modules/cases/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import type { Told } from '../../modules/cases/rules/testing/story.ts'

/** Everything an invariant may look at: what was told, and under which item, delegations and calendar. */
export interface History {
  readonly told: readonly Told[]
  readonly item: ItemTerms
  readonly delegations: readonly DelegationFact[]
  readonly calendar: CompiledCalendar
}

export type EventOf<Type extends DossierEventType> = Extract<DossierEvent, { type: Type }>
export type ToldOf<Type extends DossierEventType> = Told & { readonly event: EventOf<Type> }

/** The events of one type, in order. */
export function of<Type extends DossierEventType>(history: Pick<History, 'told'>, type: Type): readonly ToldOf<Type>[] {
  return history.told.filter((one): one is ToldOf<Type> => one.event.type === type)
}

export function count(history: Pick<History, 'told'>, type: DossierEventType): number {
  return of(history, type).length
}

/** The dossier after the last event. */
export function end({ told }: Pick<History, 'told'>): Dossier | undefined {
  return told.at(-1)?.after
}

/** The events that ended an act: what the world sees is the state behind them. */
export function actEnds({ told }: Pick<History, 'told'>): readonly Told[] {
  return told.filter((one, index) => told[index + 1]?.act !== one.act)
}

/** Due day of a limit in a state; undefined when it was never opened, null while it stands. */
export function dueIn(
  dossier: Dossier | undefined,
  limit: LimitName,
  calendar: CompiledCalendar,
): Due['due'] | undefined {
  const ledger = dossier?.ledgers[limit]
  return ledger === undefined ? undefined : dueOf(ledger, calendar).due
}

/** The earlier of committed and statutory due day; null when neither runs to a day. */
export function effectiveIn(dossier: Dossier | undefined, calendar: CompiledCalendar): PlainDate | null {
  const days = (['committed', 'statutory'] as const).flatMap((limit) => dueIn(dossier, limit, calendar) ?? [])
  return days.toSorted()[0] ?? null
}

/** The limits an event carries entries for. */
export function entriesOf(event: DossierEvent) {
  return 'limits' in event ? event.limits : []
}

export function dayOf({ at }: Told): PlainDate {
  return dateOf(at)
}

/** What a lawyer counts as missing: a required material that did not come, or came with a defect. */
export function missingIn({ requirements, materials }: Dossier): readonly string[] {
  return requirements
    .filter(({ isRequired }) => isRequired)
    .filter(({ key, reviewPoints }) => {
      const state = materials.find((one) => one.key === key)
      if (state === undefined || !state.received) return true
      return !state.shared && reviewPoints.some((point) => state.checks[point]?.ok !== true)
    })
    .map(({ key }) => key)
}

/** Everything that is wrong with what was handed in: points that failed, required materials that did not come. */
export function defectsIn({ requirements, materials }: Dossier): readonly string[] {
  return requirements.flatMap(({ key, isRequired, reviewPoints }) => {
    const state = materials.find((one) => one.key === key)
    if (state === undefined || !state.received) return isRequired ? [`${key}/`] : []
    return reviewPoints.filter((point) => state.checks[point]?.ok === false).map((point) => `${key}/${point}`)
  })
}

/** What is still open of a case's work. */
export function openWork({ tasks, procedures, extension }: Dossier): readonly string[] {
  return [
    ...tasks.filter(({ state }) => state === 'waiting' || state === 'claimed').map(({ id }) => `task ${id}`),
    ...procedures.filter(isProcedureOpen).map(({ id }) => `procedure ${id}`),
    ...(extension?.state === 'requested' || extension?.state === 'approved' ? ['extension'] : []),
  ]
}

/** The limits a dossier ever had. */
export function limitsOf({ ledgers }: Dossier): readonly LimitName[] {
  return limitNames.filter((limit) => ledgers[limit] !== undefined)
}
