import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendar } from '../../modules/cases/rules/testing/calendar-2026.ts'
import { delegations } from '../../modules/cases/rules/testing/hall.ts'
import { Story } from '../../modules/cases/rules/testing/story.ts'
import type { Setting } from '../../modules/cases/rules/testing/story.ts'
import { ledTo, received } from './beginnings.ts'
import type { Beginning, Point } from './beginnings.ts'
import type { History } from './history.ts'
import { overdueIsTrue } from './invariants-cases.ts'
import { invariants } from './invariants.ts'
import { codesOf, commandNames } from './rows.ts'
import { anyBeginning, anySetting } from './settings.ts'
import { walk } from './walk.ts'
import type { Walked } from './walk.ts'

const all = { ...invariants, overdueIsTrue }

const anyStep = fc.record({
  from: fc.nat(9999),
  seed: fc.nat(0xffff),
  hours: fc.oneof({ arbitrary: fc.nat(3), weight: 8 }, { arbitrary: fc.nat(60), weight: 3 }, { arbitrary: fc.nat(400), weight: 1 }, { arbitrary: fc.nat(6000), weight: 1 }),
  isWild: fc.boolean(),
})

function historyOf({ story }: Walked): History {
  return { told: story.told, item: story.item, delegations, calendar }
}

function brokenIn(walked: Walked): readonly string[] {
  const history = historyOf(walked)
  const broken = Object.entries(all).flatMap(([name, holds]) => {
    const what = holds(history)
    return what === undefined ? [] : [`${name}: ${what}`]
  })
  return [...walked.faults, ...broken]
}

/** Only what is in force is begun; the walk may find it abolished later. */
function begun(setting: Setting, beginning: Beginning & { readonly point: Point }): Story {
  const inForce = { ...setting, item: { ...setting.item, isInForce: true } }
  return ledTo(beginning.point, received(inForce, '2026-02-11', beginning), '2026-02-11')
}

test('walk', () => {
  const done = new Map<string, number>()
  const refused = new Map<string, number>()
  fc.assert(
    fc.property(anySetting, anyBeginning, fc.array(anyStep, { minLength: 5, maxLength: 40 }), (setting, beginning, steps) => {
      const story = beginning === undefined ? new Story(setting) : begun(setting, beginning)
      const walked = walk(story, steps)
      for (const name of walked.done) done.set(name, (done.get(name) ?? 0) + 1)
      for (const name of walked.refusedWith) refused.set(name, (refused.get(name) ?? 0) + 1)
      expect(brokenIn(walked)).toEqual([])
    }),
    { numRuns: Number(process.env['RUNS'] ?? 300), seed: Number(process.env['SEED'] ?? 1) },
  )
  const answers = new Set(commandNames.flatMap(codesOf))
  process.stdout.write(`NOT DONE ${commandNames.filter((name) => !done.has(name)).join(' ')}\nNOT ANSWERED ${[...answers].filter((code) => !refused.has(code)).join(' ')}\n`)
})
