import { addMonths, dateOf } from '@yichuang/modules/calendar/rules'
import { runCommand } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Services } from '@yichuang/platform/module'
import { decided } from '@yichuang/platform/pure'
import type { Instant } from '@yichuang/platform/pure'
import { changeVolumeBands } from './commands/change-bands.ts'
import { dropCombing, noteCheck, planCombing } from './commands/plan-combing.ts'
import * as contract from './contract.ts'
import type { CombingPeople, WorkshopParts } from './parts.ts'
import { pageOfPlan, readPlan } from './queries/combing-plan.ts'
import { byDepartment, decidePlan, decidePlanReading } from './rules/index.ts'

/** Months over which applications are counted. */
const COUNTED_MONTHS = 12

/** 梳理计划: rank, what is open, who combs what by when. (CAT-04, CAT-16) */
export function planRoutes({ db }: Services, parts: WorkshopParts): Route[] {
  const [plan, drop, check] = [planCombing(parts), dropCombing(parts), noteCheck(parts)]
  const bands = changeVolumeBands(parts)
  const intent = ({ actor, at, key, requestId }: Pick<Call, 'actor' | 'at' | 'key' | 'requestId'>) => ({
    actor,
    at,
    key,
    requestId,
  })
  return [
    answer(contract.readCombingPlan, async (call) => {
      const [marks, departments, calendar] = await Promise.all([
        parts.marks(),
        inReach(parts, call, decidePlanReading),
        parts.calendar(),
      ])
      const today = dateOf(call.at)
      const since = `${addMonths(today, -COUNTED_MONTHS)}T00:00:00+08:00` as Instant
      const { lines, bands } = await readPlan(db, { marks, departments, calendar, today, since })
      return decided({ ...pageOfPlan(lines, call.query), departments: byDepartment(lines, today), bands: [...bands] })
    }),
    answer(contract.listCombers, async (call) => {
      const rows = (await inReach(parts, call, decidePlan)).map(({ department, name, people }) => ({
        department,
        name,
        people: [...people],
      }))
      return decided({ rows })
    }),
    answer(contract.changeVolumeBands, (call) => runCommand(db, bands, call.body, intent(call))),
    answer(contract.planCombing, (call) => runCommand(db, plan, call.body, intent(call))),
    answer(contract.dropCombing, (call) => runCommand(db, drop, call.params, intent(call))),
    answer(contract.noteCheck, (call) => runCommand(db, check, { ...call.params, ...call.body }, intent(call))),
  ]
}

/** The departments whose plan somebody sees, or whose combing they plan. */
async function inReach(
  { combers, centreOf }: WorkshopParts,
  { actor }: Pick<Call, 'actor'>,
  decide: typeof decidePlan,
): Promise<readonly CombingPeople[]> {
  const all = await combers()
  const reached = await Promise.all(
    all.map(async ({ region, department }) => {
      const centre = await centreOf(actor, region)
      return decide(actor, { region, department, centre }).ok
    }),
  )
  return all.filter((_, index) => reached[index] === true)
}
