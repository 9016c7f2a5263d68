import { describe, expect, test } from 'vitest'
import { proposeRefusal, refusalGrounds, refusalText, refuseApplication } from './index.ts'
import { aDossier, aStatement, people, remedies } from './testing/index.ts'
import type { Setting } from './testing/index.ts'

const received = (setting: Setting = {}) => aDossier(setting).opened().received()

describe('不予受理 refuseApplication', () => {
  test('[INT-06] the window refuses with reason, basis, the right body and remedies; the five days end', () => {
    const story = received()
    expect(story.eventsOf(refuseApplication, { ...aStatement, remedies }, { at: '2026-02-13' })).toEqual([
      {
        type: 'intake.refused',
        v: 1,
        ...aStatement,
        remedies,
        approver: undefined,
        limits: [
          { limit: 'notice', entry: expect.objectContaining({ kind: 'ended', act: 'refused', on: '2026-02-13' }) },
        ],
      },
    ])
    const refused = story.refused({ at: '2026-02-13' })
    expect(refused.dossier).toMatchObject({
      stage: 'refused',
      refused: { ground: 'not-competent', by: people.clerk.person },
    })
    expect(refused.waits('2026-03-30').dossier.stage).toBe('refused')
  })

  test('[INT-06] a major one is proposed, and refused by the approver on that proposal', () => {
    const story = received({ item: { isMajor: true } })
    expect(story.eventsOf(proposeRefusal, aStatement)).toEqual([
      { type: 'intake.refusal-proposed', v: 1, ...aStatement },
    ])
    const proposed = story.refusalProposed()
    expect(proposed.dossier.proposal).toMatchObject({ kind: 'refusal', by: people.clerk.person, ...aStatement })
    const refused = proposed.does(refuseApplication, { remedies }, { by: 'chief', at: '2026-02-13' })
    expect(refused.events.at(-1)).toMatchObject({ ...aStatement, remedies, approver: people.chief.person })
    expect(refused.dossier).toMatchObject({ stage: 'refused', proposal: undefined })
  })

  test('[INT-06] the approver may word it anew', () => {
    const proposed = received({ item: { isMajor: true } }).refusalProposed()
    const input = { remedies, reason: '经营场所在邻县青石镇，由该县管辖' }
    expect(proposed.eventsOf(refuseApplication, input, { by: 'chief' })).toMatchObject([
      { ground: 'not-competent', reason: input.reason, basis: aStatement.basis },
    ])
  })

  test('[INT-06] a doubtful one may be proposed where nobody must approve, and a colleague settles it', () => {
    const refused = received().refusalProposed().does(refuseApplication, { remedies }, { by: 'colleague' })
    expect(refused.dossier.refused).toMatchObject({ by: people.colleague.person, approver: people.colleague.person })
  })

  test('[INT-06] the five days run on while a proposal waits', () => {
    expect(received().refusalProposed().waits('2026-02-27').dossier).toMatchObject({
      stage: 'accepted',
      proposal: undefined,
    })
  })

  test('[INT-06] what the window only received, the department refuses', () => {
    const story = received({ item: { authority: 'receive' } })
    expect(story.refusalOf(refuseApplication, { ...aStatement, remedies }, { by: 'reviewer' })).toBeUndefined()
  })
})

describe('不予受理 parts of the text', () => {
  const bodies = { reconsideration: '云岫县人民政府', court: '云岫县人民法院' }

  test('[INT-06] every ground says its reason, and both remedies with their bodies and days', () => {
    for (const ground of ['not-required', 'not-competent', 'not-eligible'] as const) {
      const text = refusalText({ ground, applicantKind: 'enterprise', bodies, itemBasis: ['《食品安全法》第三十五条'] })
      expect(text.reason).toBe(refusalGrounds[ground].sentence)
      expect(text.remedies.join()).toMatch(/^你单位.*六十日内向云岫县人民政府.*六个月内依法向云岫县人民法院/)
    }
  })

  test('[INT-06] the licensing law is the basis where it names the ground, else the item says it', () => {
    const basisOf = (ground: 'not-competent' | 'not-eligible') =>
      refusalText({ ground, applicantKind: 'person', bodies, itemBasis: ['《食品安全法》第一百三十五条'] }).basis
    expect(basisOf('not-competent')).toEqual(['《中华人民共和国行政许可法》第三十二条第一款第二项'])
    expect(basisOf('not-eligible')).toEqual(['《食品安全法》第一百三十五条'])
  })

  test('[INT-06] only where another body is competent must it be named', () => {
    expect(Object.entries(refusalGrounds).filter(([, { namesRightBody }]) => namesRightBody)).toHaveLength(1)
    expect(refusalGrounds['not-competent'].namesRightBody).toBe(true)
  })
})
