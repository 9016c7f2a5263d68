import { describe, expect, test } from 'vitest'
import { acceptApplication, completeOnTheSpot } from './index.ts'
import { aDossier, instantItem, moment, people } from './testing/index.ts'
import type { Setting } from './testing/index.ts'

const received = (lacking: readonly string[] = [], setting: Setting = {}) =>
  aDossier(setting).opened().handedIn(lacking).received()

describe('受理 acceptApplication', () => {
  test('[INT-03] [CAT-15] a complete application is accepted on the spot under a delegation that is named', () => {
    const story = received(['photo'])
    expect(story.eventsOf(acceptApplication, {})).toEqual([
      { type: 'intake.accepted', v: 1, deferred: [] },
      {
        type: 'cases.accepted',
        v: 1,
        caseNo: '339921-260212-00052',
        itemVersion: 3,
        how: 'personal',
        dayZero: '2026-02-12',
        limits: [
          { limit: 'notice', entry: expect.objectContaining({ kind: 'ended', act: 'accepted', due: '2026-02-26' }) },
          { limit: 'committed', entry: { dayZero: '2026-02-12', value: 5, unit: 'workday' } },
          { limit: 'statutory', entry: { dayZero: '2026-02-12', value: 20, unit: 'workday' } },
        ],
        accepter: people.clerk.person,
        accepterName: people.clerk.name,
        delegation: '云市监委〔2026〕1号',
        isOnTheSpot: false,
      },
      {
        type: 'handling.tasks-opened',
        v: 1,
        tasks: [{ id: expect.any(String), department: 'scjg', part: 'lead', steps: ['承办', '审核'] }],
        limits: [],
      },
    ])
    const accepted = story.accepted()
    expect([accepted.due('committed'), accepted.due('statutory')]).toEqual(['2026-02-26', '2026-03-18'])
  })

  test('[INT-03] everything that is missing is told at once', () => {
    const story = received(['form', 'health']).bound({ key: 'lease', checks: { f1: { ok: false, defect: '已到期' } } })
    expect(story.refusalOf(acceptApplication, {})).toMatchObject({
      code: 'intake.material-missing',
      gaps: [{ material: 'form', kind: 'missing' }],
    })
  })

  test('[INT-03] a review point that nobody looked at is no ground to accept, deferrable or not', () => {
    const story = received(['health']).bound({ key: 'health', received: true })
    const commitment = { signatureId: 'signature', materials: ['health'] }
    expect(story.refusalOf(acceptApplication, { commitment })).toMatchObject({
      code: 'intake.material-missing',
      gaps: [{ material: 'health', kind: 'unchecked', points: ['f1'] }],
    })
  })

  test('[INT-04] a deferrable material may follow once the commitment is signed: the file waits, the clock stands', () => {
    const story = received(['health'])
    expect(story.refusalOf(acceptApplication, {})).toMatchObject({
      code: 'intake.commitment-unsigned',
      terms: {
        materials: ['health'],
        days: 5,
        until: '2026-02-26',
        consequence: 'terminate',
        moves: 'after-materials',
      },
    })
    const deferred = story.deferred(['health'])
    expect(deferred.types.slice(-3)).toEqual(['intake.accepted', 'cases.accepted', 'cases.deferral-opened'])
    expect(deferred.events.slice(-3)).toMatchObject([
      { deferred: ['health'] },
      { how: 'personal' },
      { commitment: { materials: ['health'], until: '2026-02-26', signatureId: 'signature' } },
    ])
    expect(deferred.dossier).toMatchObject({ case: { stage: 'awaiting' }, tasks: [] })
    expect([deferred.due('committed'), deferred.due('statutory')]).toEqual([null, '2026-03-18'])
  })

  test('[INT-04] [EL] at once: the departments begin, and the promise is due no later than the case', () => {
    const deferred = received(['lease'], { item: { deferralMoves: 'at-once' } }).deferred(['lease'])
    expect(deferred.dossier).toMatchObject({ case: { stage: 'accepted' }, commitment: { until: '2026-02-26' } })
    expect(deferred.types.at(-1)).toBe('handling.tasks-opened')
  })

  test('[INT-04] a faulty deferrable material may be promised as well', () => {
    const story = received().bound({ key: 'health', checks: { f1: { ok: false, defect: '已过期' } } })
    expect(story.deferred(['health']).dossier.commitment?.materials).toEqual(['health'])
  })

  test('[INT-04] an instant item with deferred materials becomes a commitment case under its statutory limit', () => {
    const deferred = received(['health'], { item: { ...instantItem, deferralMoves: 'at-once' } }).deferred(['health'])
    expect(deferred.due('committed')).toBe(deferred.due('statutory'))
    expect(deferred.dossier.commitment?.until).toBe('2026-02-26')
  })

  test('[INT-04] a complete application ignores a commitment and a record of dishonesty', () => {
    const input = { commitment: { signatureId: 'signature', materials: ['health'] }, dishonestyRecord: '未修复' }
    const accepted = received().does(acceptApplication, input)
    expect(accepted.dossier.commitment).toBeUndefined()
  })

  test('[INT-03] the reviewer accepts what the window only received', () => {
    const accepted = received([], { item: { authority: 'receive' } }).accepted({ by: 'reviewer', at: '2026-02-13' })
    expect(accepted.dossier.case).toMatchObject({ accepter: people.reviewer.person, dayZero: '2026-02-13' })
  })

  test('[INT-09] papers that the hall kept come under custody with the acceptance', () => {
    const accepted = received().bound({ key: 'form', originalsKept: 1 }).accepted()
    expect(accepted.dossier.originals).toMatchObject([{ material: 'form', holder: { kind: 'window', hall: 'county' } }])
  })

  test('[TIM-02] on the last of the five days it may still be accepted, the day after it is accepted by law', () => {
    expect(received().refusalOf(acceptApplication, {}, { at: '2026-02-26 23:59' })).toBeUndefined()
    const deemed = received().waits('2026-02-27')
    expect(deemed.dossier.case).toMatchObject({
      how: 'deemed',
      dayZero: '2026-02-12',
      acceptedAt: moment('2026-02-27 00:00'),
    })
    expect(deemed.refusalOf(acceptApplication, {}, { at: '2026-02-27' })).toMatchObject({
      code: 'intake.deemed-accepted',
    })
  })
})

describe('一人通办 completeOnTheSpot', () => {
  test('[BAK-03] [CAT-15] accepts, grants and has the result at the window in one act', () => {
    const story = received([], { item: instantItem })
    const completed = story.does(completeOnTheSpot, {})
    expect(completed.types.slice(story.types.length)).toEqual([
      'intake.accepted',
      'cases.accepted',
      'cases.concluded',
      'handout.result-owed',
      'handling.result-produced',
      'handout.result-received',
    ])
    expect(completed.events.at(-2)).toEqual({
      type: 'handling.result-produced',
      v: 1,
      seal: 'scjg',
      documents: [
        {
          id: expect.any(String),
          name: '食品经营许可证',
          licence: 'lic-spjy',
          validUntil: '5年',
          number: '339921-260212-00052-1',
        },
      ],
    })
    expect(completed.dossier).toMatchObject({
      case: { stage: 'concluded', isOnTheSpot: true, conclusion: { kind: 'granted', by: people.clerk.person } },
      result: { state: 'received', sheetNo: '339921-260212-00052' },
      tasks: [],
    })
  })

  test('[BAK-03] what ends with the result at the window has ended, in time', () => {
    const { ledgers } = received([], { item: instantItem }).does(completeOnTheSpot, {}).dossier
    expect(ledgers.committed?.entries.at(-1)).toMatchObject({ kind: 'ended', on: '2026-02-12', due: '2026-02-12' })
    expect(ledgers.certificate?.entries.at(-1)).toMatchObject({ kind: 'ended', act: 'result-received' })
    expect(ledgers.statutory?.entries.at(-1)).toMatchObject({ kind: 'ended', act: 'granted' })
  })

  test('[BAK-03] a fee before the grant is paid in the same act; documents may bring their own numbers', () => {
    const story = received([], { item: { ...instantItem, fee: { when: 'before', fen: 500 } } })
    const input = {
      payment: { fen: 500, order: 'pay-9' },
      documents: [{ name: '营业执照', number: '92339921MA00000001', licence: 'lic-yyzz' }],
      basis: ['《促进个体工商户发展条例》第二条'],
    }
    const completed = story.does(completeOnTheSpot, input)
    expect(completed.types.slice(story.types.length, -4)).toEqual([
      'intake.accepted',
      'cases.accepted',
      'cases.fee-due',
      'cases.fee-paid',
    ])
    expect(completed.dossier).toMatchObject({
      fee: { state: 'paid', fen: 500, order: 'pay-9' },
      result: { documents: [{ name: '营业执照', number: '92339921MA00000001' }] },
      case: { conclusion: { basis: ['《促进个体工商户发展条例》第二条'] } },
    })
  })

  test('[BAK-03] a fee that is due later does not hold up the grant', () => {
    const completed = received([], { item: { ...instantItem, fee: { when: 'after', fen: 500 } } }).does(
      completeOnTheSpot,
      {},
    )
    expect(completed.dossier).toMatchObject({ fee: { state: 'due' }, case: { conclusion: { kind: 'granted' } } })
  })
})
