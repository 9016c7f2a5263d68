import { plainDate } from '@yichuang/modules/calendar/rules'
import { describe, expect, test } from 'vitest'
import {
  bindMaterial,
  discardDraft,
  identityFault,
  openApplication,
  pushAccepted,
  receiveApplication,
  withdrawApplication,
} from './index.ts'
import { aDossier, aFile, agent, anEntry, applicant, moment, people, requirements } from './testing/index.ts'

describe('登记申请 openApplication', () => {
  test('[INT-01] [INT-02] records item, situation, applicant and agent as checked', () => {
    const entry = anEntry({ applicant: { ...applicant, documentNumber: ' 11010519491231002x ' } })
    expect(aDossier().eventsOf(openApplication, entry)).toEqual([
      {
        type: 'intake.opened',
        v: 1,
        applicationNo: '339921-260212-00052',
        place: { region: '339921', hall: 'county', window: '13' },
        item: {
          id: 'spjy',
          version: 3,
          name: '食品经营许可新办',
          kind: 'commitment',
          department: 'scjg',
          assisting: [],
        },
        answers: { kind: ['new'] },
        requirements,
        applicant,
        agent,
        delivery: { method: 'window' },
        duplicateReason: undefined,
        orderedBy: undefined,
      },
    ])
  })

  test('[INT-01] a duplicate is opened once somebody says why, and the reason is kept', () => {
    const duplicates = ['339921-260210-00007']
    const [opened] = aDossier().eventsOf(openApplication, anEntry({ duplicates, duplicateReason: '另一经营场所' }))
    expect(opened).toMatchObject({ duplicateReason: '另一经营场所' })
    const [alone] = aDossier().eventsOf(openApplication, anEntry({ duplicateReason: '没有重复' }))
    expect(alone).toMatchObject({ duplicateReason: undefined })
  })

  test.each([
    ['person', 'residentId', '440524188001010014', undefined],
    ['person', 'residentId', '440524188001010015', { field: 'applicant.documentNumber', reason: 'checksum' }],
    ['person', 'residentId', '44052418800101001', { field: 'applicant.documentNumber', reason: 'length' }],
    ['person', 'hmtResidence', '810000199408230021', undefined],
    ['person', 'fpr', '911124198108030024', undefined],
    ['person', 'passport', 'E12345678', undefined],
    ['person', 'passport', 'E1-3', { field: 'applicant.documentNumber', reason: 'shape' }],
    ['person', 'hmtPermit', 'H1234567801', undefined],
    ['person', 'hmtPermit', 'X12345678', { field: 'applicant.documentNumber', reason: 'shape' }],
    ['person', 'other', ' ', { field: 'applicant.documentNumber', reason: 'shape' }],
    ['person', 'uscc', '91350100M000100Y43', { field: 'applicant.documentType', reason: 'kind' }],
    ['enterprise', 'uscc', '91350100M000100Y43', undefined],
    ['enterprise', 'uscc', '91330000712562466K', { field: 'applicant.documentNumber', reason: 'checksum' }],
    ['enterprise', 'residentId', '440524188001010014', { field: 'applicant.documentType', reason: 'kind' }],
    ['organisation', 'uscc', '11100000000013338W', undefined],
    ['organisation', 'other', '闽教民证字1号', undefined],
  ] as const)('[INT-02] a %s with %s %s', (kind, documentType, documentNumber, fault) => {
    const parties = { applicant: { ...applicant, kind, documentType, documentNumber } }
    expect(identityFault(parties, plainDate('2026-02-12'))).toEqual(fault)
  })

  test('[INT-02] a number is refused with its field and what is wrong with it', () => {
    const entry = anEntry({ applicant: { ...applicant, documentNumber: '11010520260213002X' } })
    expect(aDossier().refusalOf(openApplication, entry)).toMatchObject({
      code: 'intake.identity-invalid',
      field: 'applicant.documentNumber',
      reason: 'birthdate',
    })
  })

  test('[INT-02] an agent is a person whose own number is in order', () => {
    const by = (change: object) => aDossier().refusalOf(openApplication, anEntry({ agent: { ...agent, ...change } }))
    expect(by({ documentNumber: '440524188001010015' })).toMatchObject({ field: 'agent.documentNumber' })
    expect(by({ documentType: 'uscc' })).toMatchObject({ field: 'agent.documentType', reason: 'kind' })
    expect(by({ authorisedUntil: plainDate('2026-02-12') })).toBeUndefined()
  })
})

describe('绑定材料 bindMaterial', () => {
  const draft = aDossier().opened()

  test('[INT-03] [INT-08] files, ticks and papers kept come together; what is left out stays', () => {
    const first = draft.bound({ key: 'form', files: [aFile()], originalsKept: 1, checks: { f1: { ok: true } } })
    expect(first.events.at(-1)).toEqual({
      type: 'intake.material-bound',
      v: 1,
      key: 'form',
      received: true,
      shared: false,
      files: [aFile()],
      originalsKept: 1,
      checks: { f1: { ok: true } },
    })
    const ticked = first.bound({ key: 'form', checks: { c1: { ok: false, defect: '没有签名' } } })
    expect(ticked.events.at(-1)).toMatchObject({
      files: [aFile()],
      originalsKept: 1,
      checks: { f1: { ok: true }, c1: { ok: false, defect: '没有签名' } },
    })
    expect(ticked.bound({ key: 'form', received: false }).events.at(-1)).toMatchObject({ received: false })
  })

  test('[INT-12] what the sharing platform has counts as handed in', () => {
    expect(draft.bound({ key: 'lease', shared: true }).events.at(-1)).toMatchObject({ received: true, shared: true })
  })

  test('[INT-03] an applicant on line cannot tick review points, and new files take back the ticks of the old', () => {
    const ticked = draft.bound({ key: 'form', checks: { f1: { ok: true } } })
    const change = {
      key: 'form',
      files: [aFile()],
      shared: true,
      originalsKept: 3,
      checks: { c1: { ok: true } as const },
    }
    expect(ticked.eventsOf(bindMaterial, change, { by: 'applicant' })).toEqual([
      {
        type: 'intake.material-bound',
        v: 1,
        key: 'form',
        received: true,
        shared: false,
        files: [aFile()],
        originalsKept: 0,
        checks: {},
      },
    ])
    const untouched = ticked.eventsOf(bindMaterial, { key: 'form', received: true }, { by: 'applicant' })
    expect(untouched).toMatchObject([{ checks: { f1: { ok: true } } }])
  })
})

describe('收件 receiveApplication', () => {
  test('[INT-03] [TIM-02] the receipt lists what was handed in, and the five days begin', () => {
    const received = aDossier().opened().handedIn(['health', 'photo']).received()
    expect(received.events.at(-1)).toEqual({
      type: 'intake.received',
      v: 1,
      receiptNo: '339921-260212-00052',
      materials: [
        { key: 'form', form: 'original', count: 1 },
        { key: 'licence', form: 'electronic', count: 1 },
        { key: 'lease', form: 'copy', count: 2 },
      ],
      limits: [{ limit: 'notice', entry: { dayZero: '2026-02-12', value: 5, unit: 'workday' } }],
    })
    expect(received.due('notice')).toBe('2026-02-26')
  })

  test('[INT-03] on line the receipt lists files', () => {
    const received = aDossier({ channel: 'full' })
      .opened()
      .bound({ key: 'form', files: [aFile(), aFile()] })
      .received()
    expect(received.events.at(-1)).toMatchObject({
      materials: [{ key: 'form', form: 'electronic', count: 2 }, { key: 'licence' }],
    })
  })

  test('[TIM-02] an intake of three days ago is received as of that day; a fourth day is too old', () => {
    const draft = aDossier().opened()
    expect(draft.eventsOf(receiveApplication, { recordedAt: moment('2026-02-15 23:00') })).toMatchObject([
      { limits: [{ entry: { dayZero: '2026-02-12' } }] },
    ])
    expect(draft.refusalOf(receiveApplication, { recordedAt: moment('2026-02-16 00:10') })).toMatchObject({
      code: 'intake.time-not-plausible',
    })
  })
})

describe('删除草稿 and 撤回申请', () => {
  test('[INT-01] a draft is discarded by the person', () => {
    const discarded = aDossier().opened().does(discardDraft, {})
    expect(discarded.events.at(-1)).toEqual({ type: 'intake.discarded', v: 1, cause: 'person' })
    expect(discarded.dossier.stage).toBe('discarded')
  })

  test('[BAK-14] the applicant withdraws, and what ran ends', () => {
    const withdrawn = aDossier().opened().received().withdrawn({ at: '2026-02-13' })
    expect(withdrawn.events.at(-1)).toMatchObject({
      type: 'intake.withdrawn',
      by: 'applicant',
      limits: [{ limit: 'notice', entry: { kind: 'ended', act: 'withdrawn', on: '2026-02-13', due: '2026-02-26' } }],
    })
    expect(withdrawn.dossier).toMatchObject({ stage: 'withdrawn', endedAt: moment('2026-02-13') })
  })

  test('[BAK-14] the agent withdraws while the authority is in force, also during corrections', () => {
    const correcting = aDossier().opened().received().correcting()
    const requester = { documentType: agent.documentType, documentNumber: agent.documentNumber }
    expect(correcting.eventsOf(withdrawApplication, { requester })).toMatchObject([
      { type: 'intake.withdrawn', by: 'agent', limits: [{ limit: 'correction' }] },
    ])
  })
})

describe('部门推送已受理件 pushAccepted', () => {
  const report = { ...anEntry({ requirements: [] }), acceptanceNo: '云市监受〔2026〕77号' }
  const pushed = aDossier({ channel: 'push' }).does(
    pushAccepted,
    { ...report, recordedAt: moment('2026-02-14') },
    { by: 'system' },
  )

  test('[BAK-11] opens the dossier and the case as of the legal day', () => {
    expect(pushed.types).toEqual(['intake.opened', 'intake.pushed', 'cases.accepted', 'handling.tasks-opened'])
    expect(pushed.events).toMatchObject([
      { applicationNo: '339921-260212-00052' },
      { acceptanceNo: '云市监受〔2026〕77号' },
      { how: 'pushed', dayZero: '2026-02-12', caseNo: '339921-260212-00052', accepter: people.system.person },
      {},
    ])
    expect(pushed.dossier).toMatchObject({ stage: 'accepted', channel: 'push', case: { stage: 'accepted' } })
    expect(pushed.due('committed')).toBe('2026-02-26')
  })

  test('[BAK-11] the same report again is told that the application is there', () => {
    expect(pushed.refusalOf(pushAccepted, report, { by: 'system' })).toMatchObject({
      code: 'intake.already-opened',
      applicationNo: '339921-260212-00052',
    })
  })
})
