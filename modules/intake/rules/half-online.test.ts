import { expect, test } from 'vitest'
import { acceptApplication, passPreReview, presentOriginals } from './index.ts'
import { aDossier, moment } from './testing/index.ts'

const received = (lacking: readonly string[] = []) =>
  aDossier({ channel: 'half' }).opened().handedIn(lacking).received()

test('[BAK-09] pre-review passed: the five days are kept, and the papers are asked for', () => {
  const story = received()
  expect(story.eventsOf(passPreReview, {}, { at: '2026-02-13' })).toEqual([
    {
      type: 'intake.pre-review-passed',
      v: 1,
      limits: [
        {
          limit: 'notice',
          entry: expect.objectContaining({ kind: 'ended', act: 'pre-review-passed', on: '2026-02-13' }),
        },
        { limit: 'originals', entry: { dayZero: '2026-02-13', value: 20, unit: 'workday' } },
      ],
    },
  ])
  expect(story.preReviewed({ at: '2026-02-13' }).dossier.stage).toBe('originals')
})

test('[BAK-09] [INT-04] what may be deferred does not hold up the pre-review', () => {
  expect(received(['health']).refusalOf(passPreReview, {})).toBeUndefined()
})

test('[BAK-09] [INT-09] the papers are shown, the five days begin anew, and it can be accepted', () => {
  const story = received().preReviewed({ at: '2026-02-13' })
  const act = { by: 'colleague', at: '2026-02-25' } as const
  expect(story.refusalOf(acceptApplication, {}, act)).toMatchObject({ code: 'intake.not-under-examination' })
  const seen = story.originalsSeen(act)
  expect(seen.events.at(-1)).toEqual({
    type: 'intake.originals-presented',
    v: 1,
    limits: [
      { limit: 'originals', entry: expect.objectContaining({ kind: 'ended', act: 'originals-presented' }) },
      { limit: 'notice', entry: { dayZero: '2026-02-25', value: 5, unit: 'workday' } },
    ],
  })
  expect(seen.dossier.originalsSeenAt).toBe(moment('2026-02-25'))
  expect(seen.accepted(act).dossier.case).toMatchObject({ how: 'personal', dayZero: '2026-02-25' })
})

test('[BAK-09] papers that differ from the files leave everything as it was', () => {
  const differences = [{ material: 'lease', difference: '租期不同' }]
  expect(received().preReviewed().refusalOf(presentOriginals, { differences })).toMatchObject({ differences })
})

test('[BAK-09] [TIM-02] nobody comes with the papers: returned after twenty working days', () => {
  const waiting = received().preReviewed({ at: '2026-02-13' })
  expect(waiting.due('originals')).toBe('2026-03-19')
  expect(waiting.waits('2026-03-20').dossier.stage).toBe('returned')
})

test('[INT-05] [BAK-09] [TIM-01] worked example C: half on line, the department confirms', () => {
  const item = { correctionBy: 'department', committed: { value: 10, unit: 'workday' } } as const
  const submitted = aDossier({ channel: 'half', item })
    .opened({}, { by: 'applicant', at: '2026-09-19 22:30' })
    .handedIn(['lease'], { at: '2026-09-19 22:35' })
    .received({ by: 'applicant', at: '2026-09-19 22:40' })
  expect(submitted.due('notice')).toBe('2026-09-24')
  const correcting = submitted.correctionProposed({ at: '2026-09-21' }).correcting({ by: 'reviewer', at: '2026-09-22' })
  expect(correcting.due('correction')).toBe('2026-10-13')
  const supplied = correcting.corrected([{ key: 'lease', checks: { f1: { ok: true }, c1: { ok: true } } }], {
    at: '2026-09-29',
  })
  expect(supplied.due('notice')).toBe('2026-10-12')
  const reviewed = supplied.preReviewed({ at: '2026-09-30' })
  expect(reviewed.due('originals')).toBe('2026-11-03')
  const accepted = reviewed.originalsSeen({ at: '2026-10-09' }).accepted({ at: '2026-10-09 10:05' })
  expect([accepted.due('committed'), accepted.due('statutory')]).toEqual(['2026-10-22', '2026-11-05'])
})
