import { describe, expect, test } from 'vitest'
import {
  approveSecondNotice,
  dropProposal,
  issueCorrection,
  proposeCorrection,
  serveCorrection,
  supplyCorrection,
} from './index.ts'
import { aDossier, aFile, moment, people } from './testing/index.ts'
import type { Setting } from './testing/index.ts'

const received = (lacking: readonly string[] = [], setting: Setting = {}) =>
  aDossier(setting).opened().handedIn(lacking).received()
const failing = { key: 'form', checks: { c1: { ok: false, defect: '经营范围没有填，请补填。' } } } as const
const told = { material: 'form', reviewPoint: 'c1', required: '经营范围没有填，请补填。' }
const askedFor = { material: 'lease', required: '缺少这份材料。请提供复印件2份，出示原件1份核验。' }

describe('补正 the window tells', () => {
  test('[INT-05] the notice lists every failed point and every missing material, in the words that were ticked', () => {
    const story = received(['lease']).bound(failing)
    expect(story.eventsOf(issueCorrection, {})).toEqual([
      { type: 'intake.correction-issued', v: 1, noticeId: expect.any(String), defects: [told, askedFor] },
    ])
  })

  test('[INT-05] the person may word it anew and add to it, but may leave nothing out', () => {
    const story = received(['lease']).bound(failing)
    const added = { material: 'photo', required: '门面照片请补拍招牌。' }
    const reworded = [{ ...told, required: '请把经营范围填写完整。' }, askedFor, added]
    expect(story.eventsOf(issueCorrection, { defects: reworded })).toMatchObject([{ defects: reworded }])
    expect(story.refusalOf(issueCorrection, { defects: [askedFor, added] })).toMatchObject({
      code: 'intake.notice-incomplete',
      untold: [told],
    })
  })

  test('[INT-05] a notice may also say what no tick says', () => {
    const defects = [{ material: 'form', required: '请用新版申请书。' }]
    expect(received().eventsOf(issueCorrection, { defects })).toMatchObject([{ defects }])
  })

  test('[INT-05] [TIM-02] a notice that was issued and not served does not stop the five days', () => {
    const issued = received(['form']).correctionIssued()
    expect(issued.dossier).toMatchObject({
      stage: 'received',
      notices: [{ state: 'issued', issuedBy: people.clerk.person }],
    })
    expect(issued.waits('2026-02-27').dossier.case?.how).toBe('deemed')
  })

  test('[INT-05] served, the days for correcting run from the day of service', () => {
    const issued = received(['form']).correctionIssued()
    const [served] = issued.eventsOf(serveCorrection, { method: 'message', proof: '短信回执1' }, { at: '2026-02-13' })
    expect(served).toEqual({
      type: 'intake.correction-served',
      v: 1,
      noticeId: issued.dossier.notices[0]?.id,
      method: 'message',
      proof: '短信回执1',
      limits: [
        {
          limit: 'notice',
          entry: expect.objectContaining({ kind: 'ended', act: 'correction-served', on: '2026-02-13' }),
        },
        { limit: 'correction', entry: { dayZero: '2026-02-13', value: 10, unit: 'workday' } },
      ],
    })
    const correcting = issued.does(serveCorrection, { method: 'message' }, { at: '2026-02-13' })
    expect(correcting.due('correction')).toBe('2026-03-05')
    expect(correcting.waits('2026-03-06').dossier).toMatchObject({ stage: 'returned', notices: [{ state: 'lapsed' }] })
  })
})

describe('提交补正 supplyCorrection', () => {
  const correcting = received(['form', 'lease']).correcting({ at: '2026-02-13' })
  const act = { at: '2026-02-25' }
  const form = { key: 'form', files: [aFile()], checks: { f1: { ok: true }, c1: { ok: true } } } as const

  test('[INT-05] one of two comes in: the correction goes on', () => {
    const story = correcting.does(supplyCorrection, { changes: [form], isDeclaredComplete: false }, act)
    expect(story.events.at(-1)).toEqual({
      type: 'intake.correction-supplied',
      v: 1,
      bindings: [
        { key: 'form', received: true, shared: false, files: [aFile()], originalsKept: 0, checks: form.checks },
      ],
    })
    expect(story.dossier.stage).toBe('correcting')
  })

  test('[INT-05] [TIM-02] with the last one the examination begins anew, and so do the five days', () => {
    const first = correcting.does(supplyCorrection, { changes: [form], isDeclaredComplete: false }, act)
    const done = first.does(
      supplyCorrection,
      { changes: [{ key: 'lease' }], isDeclaredComplete: false },
      { at: '2026-02-26' },
    )
    expect(done.types.slice(-2)).toEqual(['intake.correction-supplied', 'intake.correction-answered'])
    expect(done.events.at(-1)).toEqual({
      type: 'intake.correction-answered',
      v: 1,
      noticeId: correcting.dossier.notices[0]?.id,
      declared: false,
      limits: [
        { limit: 'correction', entry: expect.objectContaining({ kind: 'ended', act: 'answered' }) },
        { limit: 'notice', entry: { dayZero: '2026-02-26', value: 5, unit: 'workday' } },
      ],
    })
    expect(done.dossier).toMatchObject({ stage: 'received', examinationFrom: moment('2026-02-26') })
    expect(done.due('notice')).toBe('2026-03-04')
  })

  test('[INT-05] the applicant may declare it complete with less, or with nothing', () => {
    const declared = correcting.corrected([form], act)
    expect(declared.events.at(-1)).toMatchObject({ type: 'intake.correction-answered', declared: true })
    const nothing = correcting.corrected([], act)
    expect(nothing.types.slice(-1)).toEqual(['intake.correction-answered'])
    expect(nothing.dossier.stage).toBe('received')
  })

  test('[INT-05] what comes in anew is looked at anew, and an applicant cannot tick it', () => {
    const wrong = received([]).bound(failing).correcting()
    expect(wrong.corrected([{ key: 'form' }]).dossier.materials[0]?.checks).toEqual({})
    const online = wrong.corrected([form], { by: 'applicant' })
    expect(online.dossier.materials[0]).toMatchObject({ received: true, files: [aFile()], checks: {} })
  })

  test('[INT-05] after a deemed acceptance was only close, the day of completed corrections is day 0', () => {
    const done = correcting.corrected([form], act)
    expect(done.waits('2026-03-04').dossier.case).toMatchObject({ how: 'deemed', dayZero: '2026-02-25' })
  })
})

describe('补正 the department confirms', () => {
  const setting = { item: { correctionBy: 'department' } } as const

  test('[INT-05] [JL2] the clerk proposes, the reviewer confirms, and that issues the notice', () => {
    const story = received(['lease'], setting)
    expect(story.eventsOf(proposeCorrection, {})).toEqual([
      { type: 'intake.correction-proposed', v: 1, defects: [askedFor] },
    ])
    const issued = story.correctionProposed().correctionIssued({ by: 'reviewer', at: '2026-02-13' })
    expect(issued.dossier).toMatchObject({
      proposal: undefined,
      notices: [{ defects: [askedFor], issuedBy: people.reviewer.person, state: 'issued' }],
    })
  })

  test('[INT-05] a proposal that forgot something cannot be confirmed as it is', () => {
    const proposed = received(['lease'], setting).does(proposeCorrection, {
      defects: [{ material: 'form', required: '请签名。' }],
    })
    const act = { by: 'reviewer' } as const
    expect(proposed.refusalOf(issueCorrection, {}, act)).toMatchObject({
      code: 'intake.notice-incomplete',
      untold: [askedFor],
    })
    expect(proposed.refusalOf(issueCorrection, { defects: [askedFor] }, act)).toBeUndefined()
  })

  test('[INT-05] the reviewer drops the proposal and the window may go on', () => {
    const dropped = received(['lease'], setting).correctionProposed().does(dropProposal, {}, { by: 'reviewer' })
    expect(dropped.events.at(-1)).toEqual({ type: 'intake.proposal-dropped', v: 1 })
    expect(dropped.refusalOf(proposeCorrection, {})).toBeUndefined()
    expect(dropped.due('notice')).toBe('2026-02-26')
  })

  test('[INT-05] without a proposal the reviewer tells it directly', () => {
    expect(received(['lease'], setting).refusalOf(issueCorrection, {}, { by: 'reviewer' })).toBeUndefined()
  })
})

describe('再次补正', () => {
  const answered = received(['form'])
    .correcting()
    .corrected([{ key: 'form', checks: { f1: { ok: true } } }])

  test('[INT-05] a second notice is refused, and given once a supervisor approved the stated ground', () => {
    const faulty = answered.bound(failing)
    expect(faulty.refusalOf(issueCorrection, {})).toMatchObject({
      code: 'intake.second-notice',
      first: moment('2026-02-12'),
    })
    const approved = faulty.does(approveSecondNotice, { reason: '申请书版式当日更新' }, { by: 'supervisor' })
    expect(approved.events.at(-1)).toEqual({
      type: 'intake.second-notice-approved',
      v: 1,
      reason: '申请书版式当日更新',
    })
    const second = approved.correcting()
    expect(second.dossier).toMatchObject({ stage: 'correcting', notices: [{ state: 'answered' }, { state: 'served' }] })
  })

  test('[INT-05] there is no third', () => {
    const twice = answered
      .bound(failing)
      .does(approveSecondNotice, { reason: '版式更新' }, { by: 'supervisor' })
      .correcting()
      .corrected([{ key: 'form' }])
    const again = twice.bound(failing)
    expect(again.refusalOf(issueCorrection, {})).toMatchObject({ code: 'intake.second-notice' })
    expect(again.refusalOf(approveSecondNotice, { reason: '再来' }, { by: 'supervisor' })).toMatchObject({
      code: 'intake.second-notice-spent',
    })
  })
})
