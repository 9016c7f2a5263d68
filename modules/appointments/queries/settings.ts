import { instant } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import { usualRules } from '../rules/index.ts'
import type { HallRules, Plan, SpecialDay } from '../rules/index.ts'
import type { HallRuleRow, PlanRow } from '../tables.ts'

// Both in one row: a booking waits for one answer less while others wait for it.
const settingOfHall = prepared<{ plans: readonly PlanRow[] | null; kept: HallRuleRow | null }, [hall: string]>(
  'appointments.setting-of-hall',
  `select (select json_agg(p order by p.board, p.id) from appointments.plan p where p.hall = $1) as plans,
     (select to_json(r) from appointments.hall_rule r where r.hall = $1) as kept`,
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
  const { plans, kept } = await on.one(settingOfHall, [hall])
  return {
    plans: (plans ?? []).map((row) => ({
      ...row.terms,
      id: row.id,
      hall: row.hall,
      board: row.board,
      isActive: row.is_active,
      version: row.version,
      changedAt: instant(row.changed_at),
      changedByName: row.changed_by_name,
    })),
    rules: { ...usualRules, ...kept?.rules },
    days: kept?.days ?? [],
    version: kept?.version ?? 0,
  }
}
