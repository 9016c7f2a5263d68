import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendar } from '../../modules/cases/rules/testing/calendar-2026.ts'
import { delegations } from '../../modules/cases/rules/testing/hall.ts'
import { Story } from '../../modules/cases/rules/testing/story.ts'
import type { Setting } from '../../modules/cases/rules/testing/story.ts'
import { begun } from './beginnings.ts'
import { overdueIsTrue } from './invariants-cases.ts'
import { invariants } from './invariants.ts'
import { codesOf, commandNames } from './rows.ts'
import { anyBeginning, anySetting } from './settings.ts'
import { walk } from './walk.ts'
import type { Walked } from './walk.ts'

const anyStep = fc.record({
  from: fc.nat(9999),
  seed: fc.nat(0xffff),
  hours: fc.oneof(
    { arbitrary: fc.nat(3), weight: 8 },
    { arbitrary: fc.nat(60), weight: 3 },
    { arbitrary: fc.nat(400), weight: 1 },
    { arbitrary: fc.nat(6000), weight: 1 },
  ),
  isWild: fc.boolean(),
})
const anySteps = fc.array(anyStep, { minLength: 5, maxLength: 40 })

/** The same walks every time; any other number finds others. */
const RUNS = { numRuns: 800, seed: 20_260_212 }

const done = new Set<string>()
const answered = new Set<string>()

test('[INT-04] [INT-05] [INT-06] [TIM-01] [TIM-02] [TIM-05] [BAK-02] [BAK-06] [BAK-14] whatever anybody tries in any order at any time, no invariant breaks (I-01 … I-40)', () => {
  fc.assert(
    fc.property(anySetting, anyBeginning, anySteps, (setting, beginning, steps) => {
      const walked = walk(beginning === undefined ? new Story(setting) : begun(setting, beginning), steps)
      for (const name of walked.done) done.add(name)
      for (const code of walked.refusedWith) answered.add(code)
      expect(brokenIn(walked, setting)).toEqual([])
    }),
    RUNS,
  )
})

test('the walks did every command and met all but a handful of the refusals', () => {
  const unmet = [...new Set(commandNames.flatMap(codesOf))].filter((code) => !answered.has(code))
  expect(commandNames.filter((name) => !done.has(name))).toEqual([])
  expect(unmet.length, unmet.join(' ')).toBeLessThan(6)
})

function brokenIn({ story, faults }: Walked, setting: Setting): readonly string[] {
  const history = { told: story.told, item: story.item, delegations: setting.delegations ?? delegations, calendar }
  const broken = Object.entries({ ...invariants, overdueIsTrue }).flatMap(([name, holds]) => {
    const what = holds(history)
    return what === undefined ? [] : [`${name}: ${what}`]
  })
  return [...faults, ...broken]
}
