import { addDays, dueOf, plainDate } from '@yichuang/modules/calendar/rules'
import { reprojectLimits, runningLedger } from '@yichuang/modules/cases/rules'
import type { Dossier } from '@yichuang/modules/cases/rules'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendar, withClosure } from '../../modules/cases/rules/testing/calendar-2026.ts'
import { people } from '../../modules/cases/rules/testing/hall.ts'
import { begun } from './beginnings.ts'
import { actEnds, limitsOf } from './history.ts'
import { anyBeginning, anySetting } from './settings.ts'

const anyClosures = fc
  .uniqueArray(fc.nat(60), { minLength: 1, maxLength: 8 })
  .map((offsets) => offsets.map((offset) => addDays(plainDate('2026-02-12'), offset)))

/** Due days of the limits that run, by one calendar. */
function runningDues(dossier: Dossier, by: typeof calendar): Readonly<Record<string, string | null>> {
  const running = limitsOf(dossier).flatMap((limit) => {
    const ledger = runningLedger(dossier, limit)
    return ledger === undefined ? [] : [[limit, dueOf(ledger, by).due] as const]
  })
  return Object.fromEntries(running)
}

test('[TIM-04] I-26 I-40 a new calendar moves exactly the running limits whose day it changes, says why, and only lifts what is not overdue by it', () => {
  fc.assert(
    fc.property(anySetting, anyBeginning, anyClosures, fc.nat(40), (setting, beginning, closures, days) => {
      const story = begun(setting, beginning ?? { lacking: [], point: 'accepted' })
      const now = `${addDays(plainDate('2026-02-12'), days)} 09:00`
      const { dossier: before } = story.waits(now)
      const after = withClosure(...closures)
      const facts = { ...story.facts(now, people.manager), calendar: after }
      story.writes(now, 'manager', (scribe) => reprojectLimits(before, calendar, facts).forEach(scribe.emit))
      const ends = actEnds({ told: story.told.slice(before.version) })
      const [was, is] = [runningDues(before, calendar), runningDues(before, after)]
      const moved = before.endedAt === undefined ? Object.keys(is).filter((limit) => was[limit] !== is[limit]) : []
      const told = story.told.slice(before.version).map(({ event }) => event)
      const said = told.flatMap((event) => (event.type === 'cases.limits-reprojected' ? event.limits : []))
      expect(said.map(({ limit }) => limit).toSorted()).toEqual(moved.toSorted())
      expect(said.map(({ limit, entry }) => entry.kind === 'reprojected' && entry.newDue === is[limit])).toEqual(
        moved.map(() => true),
      )
      expect(ends.length <= 1 && story.dossier.version === before.version + told.length).toBe(true)
      for (const event of told) {
        if (event.type !== 'cases.overdue-lifted') continue
        expect(before.overdue[event.limit]).toBeDefined()
        expect((is[event.limit] ?? '9999') >= now.slice(0, 10)).toBe(true)
      }
    }),
    { numRuns: 300, seed: 4 },
  )
})
