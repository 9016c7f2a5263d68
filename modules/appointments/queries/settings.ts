import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import { usualRules } from '../rules/index.ts'
import type { HallRules, Plan, SpecialDay } from '../rules/index.ts'
import type { HallRuleRow, PlanRow } from '../tables.ts'

const plansOfHall = prepared<PlanRow, [hall: string]>(
  'appointments.plans-of-hall',
  `select id, hall, board, terms, is_active, version, changed_at, changed_by, changed_by_name
   from appointments.plan where hall = $1 order by board, id`,
)
const rulesOfHall = prepared<HallRuleRow, [hall: string]>(
  'appointments.rules-of-hall',
  `select hall, rules, days, version, changed_at, changed_by, changed_by_name
   from appointments.hall_rule where hall = $1`,
)

/** A plan with who kept it last. */
export interface KeptPlan extends Plan {
  readonly changedAt: Instant
  readonly changedByName: string
}

/** What a hall set up for bookings; version 0: its rules were never changed. */
export interface HallSetting {
  readonly plans: readonly KeptPlan[]
  readonly rules: HallRules
  readonly days: readonly SpecialDay[]
  readonly version: number
}

/** Plans, rules and special days of a hall. */
export async function settingOf(on: Queries, hall: string): Promise<HallSetting> {
  // One after the other: both may run on the one connection of a transaction.
  const plans = await on.many(plansOfHall, [hall])
  const kept = await on.find(rulesOfHall, [hall])
  return {
    plans: plans.map((row) => ({
      ...row.terms,
      id: row.id,
      hall: row.hall,
      board: row.board,
      isActive: row.is_active,
      version: row.version,
      changedAt: row.changed_at as Instant,
      changedByName: row.changed_by_name,
    })),
    rules: { ...usualRules, ...kept?.rules },
    days: kept?.days ?? [],
    version: kept?.version ?? 0,
  }
}
