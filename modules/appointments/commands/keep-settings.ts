import { randomUUID } from 'node:crypto'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { AppointmentsParts } from '../parts.ts'
import { settingOf } from '../queries/settings.ts'
import { decideDays, decidePlan } from '../rules/index.ts'
import type { HallRules, PlanTerms, SpecialDay } from '../rules/index.ts'
import type { AppointmentsTables } from '../tables.ts'
import { tellHall } from './keep-booking.ts'

export interface AddPlan {
  readonly hall: string
  readonly board: string
  readonly terms: PlanTerms
}

export interface KeptSetting {
  readonly id: string
  readonly version: number
}

const holdHall = prepared<never, [hall: string]>(
  'appointments.hold-hall',
  `select pg_advisory_xact_lock(70632, hashtext($1))`,
)

const insertPlan = prepared<
  never,
  [id: string, hall: string, board: string, terms: string, at: string, by: string, name: string]
>(
  'appointments.insert-plan',
  `insert into appointments.plan (id, hall, board, terms, changed_at, changed_by, changed_by_name)
   values ($1, $2, $3, $4::jsonb, $5, $6, $7)`,
)
const updatePlan = prepared<
  never,
  [id: string, terms: string, isActive: boolean, version: number, at: string, by: string, name: string]
>(
  'appointments.update-plan',
  `update appointments.plan set terms = $2::jsonb, is_active = $3, version = $4, changed_at = $5, changed_by = $6,
     changed_by_name = $7 where id = $1`,
)

/** Sets up places of a window group. (APT-02) */
export function addPlan({ boards }: Pick<AppointmentsParts, 'boards'>) {
  return command<AppointmentsTables>()({
    name: 'appointments.add-plan',
    may: 'appointments.manage',
    async handle(tx, { hall, board, terms }: AddPlan, { at, by, record }): Promise<Decision<KeptSetting>> {
      if (!(await boards(tx)).has(board)) return refused({ code: 'appointments.no-such-board', pointer: '/board' })
      await tx.many(holdHall, [hall])
      const id = randomUUID()
      const may = decidePlan({ ...terms, id, board }, (await settingOf(tx, hall)).plans)
      if (!may.ok) return may
      await tx.run(insertPlan, [id, hall, board, JSON.stringify(terms), at, by.person, by.name])
      await record(`plan:${id}`, [{ type: 'appointments.plan-added', v: 1, hall, board, terms }])
      await tellHall(tx, hall, id)
      return decided({ id, version: 1 })
    },
  })
}

export interface ChangePlan {
  readonly id: string
  readonly hall: string
  readonly terms: PlanTerms
  readonly isActive: boolean
  readonly expectedVersion: number
}

/** Changes places, hours or limits; bookings that are made keep theirs. (APT-02) */
export const changePlan = command<AppointmentsTables>()({
  name: 'appointments.change-plan',
  may: 'appointments.manage',
  async handle(tx, input: ChangePlan, { at, by, record }): Promise<Decision<KeptSetting>> {
    const { id, hall, terms, isActive, expectedVersion } = input
    await tx.many(holdHall, [hall])
    const { plans } = await settingOf(tx, hall)
    const before = plans.find((plan) => plan.id === id)
    if (before === undefined) return refused({ code: 'appointments.no-such-plan' })
    if (before.version !== expectedVersion)
      return refused({ code: 'appointments.stale-version', version: before.version })
    const may = isActive ? decidePlan({ ...terms, id, board: before.board }, plans) : decided(true)
    if (!may.ok) return may
    const version = before.version + 1
    await tx.run(updatePlan, [id, JSON.stringify(terms), isActive, version, at, by.person, by.name])
    await record(`plan:${id}`, [{ type: 'appointments.plan-changed', v: 1, hall, terms, isActive }])
    await tellHall(tx, hall, id)
    return decided({ id, version })
  },
})

export interface ChangeRules {
  readonly hall: string
  readonly rules: HallRules
  readonly days: readonly SpecialDay[]
  readonly expectedVersion: number
}

const keepRules = prepared<
  never,
  [hall: string, rules: string, days: string, version: number, at: string, by: string, name: string]
>(
  'appointments.keep-rules',
  `insert into appointments.hall_rule (hall, rules, days, version, changed_at, changed_by, changed_by_name)
   values ($1, $2::jsonb, $3::jsonb, $4, $5, $6, $7)
   on conflict (hall) do update set rules = excluded.rules, days = excluded.days, version = excluded.version,
     changed_at = excluded.changed_at, changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name`,
)

/** Changes what a hall decides about bookings, and its special days. (APT-06) */
export const changeRules = command<AppointmentsTables>()({
  name: 'appointments.change-rules',
  may: 'appointments.manage',
  async handle(tx, input: ChangeRules, { at, by, record }): Promise<Decision<KeptSetting>> {
    const { hall, rules, days, expectedVersion } = input
    await tx.many(holdHall, [hall])
    const before = await settingOf(tx, hall)
    if (before.version !== expectedVersion)
      return refused({ code: 'appointments.stale-version', version: before.version })
    const may = decideDays(days)
    if (!may.ok) return may
    const version = before.version + 1
    const kept = days.toSorted((one, other) => (one.day < other.day ? -1 : 1))
    await tx.run(keepRules, [hall, JSON.stringify(rules), JSON.stringify(kept), version, at, by.person, by.name])
    await record(`booking-rules:${hall}`, [{ type: 'appointments.rules-changed', v: 1, hall, rules, days: kept }])
    await tellHall(tx, hall, hall)
    return decided({ id: hall, version })
  },
})
