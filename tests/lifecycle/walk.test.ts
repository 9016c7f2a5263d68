import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendar } from '../../modules/cases/rules/testing/calendar-2026.ts'
import { delegations } from '../../modules/cases/rules/testing/hall.ts'
import type { History } from './history.ts'
import { casesInvariants, overdueIsTrue } from './invariants-cases.ts'
import { intakeInvariants } from './invariants-intake.ts'
import { timeInvariants } from './invariants-time.ts'
import { anySetting } from './settings.ts'
import { walk } from './walk.ts'
import type { Walked } from './walk.ts'

const invariants = { ...intakeInvariants, ...casesInvariants, ...timeInvariants, overdueIsTrue }

const anyStep = fc.record({
  from: fc.nat(999),
  seed: fc.nat(0xffff),
  hours: fc.oneof({ arbitrary: fc.nat(3), weight: 6 }, { arbitrary: fc.nat(60), weight: 3 }, { arbitrary: fc.nat(400), weight: 1 }),
  isWild: fc.boolean(),
})

function historyOf({ story }: Walked): History {
  return { told: story.told, item: story.item, delegations, calendar }
}

function brokenIn(walked: Walked): readonly string[] {
  const history = historyOf(walked)
  const broken = Object.entries(invariants).flatMap(([name, holds]) => {
    const what = holds(history)
    return what === undefined ? [] : [`${name}: ${what}`]
  })
  return [...walked.faults, ...broken]
}

test('walk', () => {
  const done = new Map<string, number>()
  const refused = new Map<string, number>()
  fc.assert(
    fc.property(anySetting, fc.array(anyStep, { minLength: 5, maxLength: 40 }), (setting, steps) => {
      const walked = walk(setting, steps)
      for (const name of walked.done) done.set(name, (done.get(name) ?? 0) + 1)
      for (const name of walked.refusedWith) refused.set(name, (refused.get(name) ?? 0) + 1)
      expect(brokenIn(walked)).toEqual([])
    }),
    { numRuns: 300, seed: 1 },
  )
  process.stdout.write(JSON.stringify([...done], null, 0) + JSON.stringify([...refused]) + '\n')
})
