import { expect, test } from 'vitest'
import { caseCommands, conclude, voidDecision } from './index.ts'
import type { CommandRule } from './index.ts'
import { aBinding, aDelegation, aFile } from './testing/hall.ts'
import type { PersonName } from './testing/hall.ts'
import { aStranger, anApplicant, Story, theAgent, theApplicant } from './testing/story.ts'

const {
  supplyDeferred,
  extendDeferral,
  withdrawCase,
  terminateCase,
  addMaterial,
  substituteApplicant,
  serveEndNotice,
  recordPayment,
  urgeCase,
  requestCorrection,
  settleCorrection,
  dispatchOriginals,
  countersignSheet,
  rejectSheet,
  returnOriginal,
  archiveCase,
} = caseCommands

/** Who is told what, when: the row of lifecycle 1.1 read from left to right, every later check failing, too. */
interface Row {
  readonly code: string
  readonly story: Story
  readonly by: PersonName
  readonly when?: string
  readonly refusal: (row: Row) => unknown
}

function row<Input>(
  code: string,
  rule: CommandRule<Input>,
  story: Story,
  act: { input: Input; by: PersonName; when?: string },
): Row {
  const { input, by, when = '2026-02-13' } = act
  return { code, story, by, when, refusal: () => story.tries(rule, input, when, by) }
}

const draft = () => new Story().opened('2026-02-12')
const open = (setting = {}) => new Story(setting).accepted('2026-02-12')
const deferred = (setting = {}) => new Story(setting).accepted('2026-02-12', ['health'])
const paidBefore = { item: { fee: { when: 'before', fen: 1200 } } } as const
const decided = (conclusion: 'granted' | 'withdrawn', setting = {}) =>
  new Story(setting)
    .accepted('2026-02-12')
    .writes('2026-02-12', 'chief', (scribe) => conclude(scribe, { conclusion, basis: [] }))
const closed = () => decided('withdrawn').does(serveEndNotice, { method: 'message' }, '2026-02-12', 'clerk')
const withOriginal = () => new Story().accepted('2026-02-12', [], [aBinding('photo', { originalsKept: 1 })])
const original = (story: Story) => story.dossier.originals.map(({ id }) => id)
const department = { kind: 'department', department: 'department' } as const
const onItsWay = () => {
  const story = withOriginal()
  return story.does(
    dispatchOriginals,
    { sheetNo: '移1', originals: original(story), to: department },
    '2026-02-12',
    'clerk',
  )
}
const clerical = { field: 'applicant.name', to: '林小曼', reason: '录入有误' } as const
const reported = (setting = {}) => open(setting).does(requestCorrection, clerical, '2026-02-12', 'clerk')
const defaulted = (setting = {}) => deferred(setting).waits('2026-03-20')
const promised = aBinding('health')
const notPromised = { bindings: [aBinding('form')] }
const termination = { ground: 'fee-unpaid', reason: '逾期未缴费', basis: ['收费管理办法 第3条'] } as const
const unfounded = { ground: 'commitment-defaulted', reason: '', basis: [] } as const
const noPower = { delegations: [aDelegation({ powers: ['accept'], holder: { kind: 'person', person: '孙首席' } })] }

const rows: readonly Row[] = [
  row('cases.not-accepted', supplyDeferred, draft(), { input: notPromised, by: 'clerk' }),
  row('cases.closed', supplyDeferred, closed(), { input: notPromised, by: 'clerk' }),
  row('cases.no-open-commitment', supplyDeferred, open(), { input: notPromised, by: 'clerk' }),
  row('cases.supply-too-late', supplyDeferred, defaulted({ settings: { lateSupply: false } }), {
    input: notPromised,
    by: 'clerk',
    when: '2026-03-23',
  }),
  row('cases.material-not-promised', supplyDeferred, defaulted(), {
    input: notPromised,
    by: 'clerk',
    when: '2026-03-23',
  }),
  row('cases.file-rejected', supplyDeferred, deferred(), {
    input: { bindings: [aBinding('health', { files: [aFile({ size: 0 })] })] },
    by: 'clerk',
  }),

  row('cases.not-accepted', extendDeferral, draft(), { input: { reason: '' }, by: 'clerk' }),
  row('cases.closed', extendDeferral, closed(), { input: { reason: '' }, by: 'clerk' }),
  row('cases.no-open-commitment', extendDeferral, defaulted(), {
    input: { reason: '' },
    by: 'clerk',
    when: '2026-03-23',
  }),
  row('handling.no-delegation-in-force', extendDeferral, deferred(noPower), { input: { reason: '' }, by: 'chief' }),
  row(
    'cases.deferral-extension-spent',
    extendDeferral,
    deferred().does(extendDeferral, { reason: '体检排期' }, '2026-02-12', 'chief'),
    { input: { reason: '' }, by: 'chief' },
  ),
  row('cases.reason-missing', extendDeferral, deferred(), { input: { reason: '  ' }, by: 'chief' }),

  row('cases.not-accepted', withdrawCase, draft(), { input: { requester: aStranger }, by: 'clerk' }),
  row('cases.closed', withdrawCase, closed(), { input: { requester: aStranger }, by: 'clerk' }),
  row('cases.already-concluded', withdrawCase, decided('granted'), { input: { requester: aStranger }, by: 'clerk' }),
  row('cases.not-the-applicant', withdrawCase, open(), { input: { requester: aStranger }, by: 'clerk' }),
  row('cases.not-the-applicant', withdrawCase, open(), {
    input: { requester: theAgent },
    by: 'clerk',
    when: '2026-03-02',
  }),

  row('cases.not-accepted', terminateCase, draft(), { input: unfounded, by: 'clerk' }),
  row('cases.closed', terminateCase, closed(), { input: unfounded, by: 'clerk' }),
  row('cases.already-concluded', terminateCase, decided('granted'), { input: unfounded, by: 'chief' }),
  row('handling.no-delegation-in-force', terminateCase, open(noPower), { input: unfounded, by: 'chief' }),
  row('cases.reason-missing', terminateCase, open(), { input: unfounded, by: 'chief' }),
  row('cases.reason-missing', terminateCase, open(), { input: { ...unfounded, reason: '有理由' }, by: 'chief' }),
  row('cases.ground-not-met', terminateCase, open(), { input: termination, by: 'chief' }),
  row('cases.ground-not-met', terminateCase, open(paidBefore), {
    input: termination,
    by: 'chief',
    when: '2026-03-04 23:00',
  }),
  row('cases.ground-not-met', terminateCase, open(), {
    input: { ...termination, ground: 'item-abolished' },
    by: 'chief',
  }),
  row('cases.ground-not-met', terminateCase, deferred(), {
    input: { ...termination, ground: 'commitment-defaulted' },
    by: 'chief',
  }),
  row('cases.ground-not-met', terminateCase, open(), {
    input: { ...termination, ground: 'wrong-acceptance' },
    by: 'chief',
  }),

  row('cases.not-accepted', addMaterial, draft(), {
    input: { name: '说明', files: [aFile({ size: 0 })] },
    by: 'clerk',
  }),
  row('cases.closed', addMaterial, closed(), { input: { name: '说明', files: [aFile({ size: 0 })] }, by: 'clerk' }),
  row('cases.already-concluded', addMaterial, decided('granted'), {
    input: { name: '说明', files: [aFile({ size: 0 })] },
    by: 'clerk',
  }),
  row('cases.file-rejected', addMaterial, open(), {
    input: { name: '说明', files: [aFile(), aFile({ mediaType: 'application/x-msdownload' })] },
    by: 'clerk',
  }),

  row('cases.not-accepted', substituteApplicant, draft(), {
    input: { applicant: anApplicant, reason: '' },
    by: 'reviewer',
  }),
  row('cases.closed', substituteApplicant, closed(), { input: { applicant: anApplicant, reason: '' }, by: 'reviewer' }),
  row('cases.already-concluded', substituteApplicant, decided('granted'), {
    input: { applicant: anApplicant, reason: '' },
    by: 'reviewer',
  }),
  row('cases.applicant-not-transferable', substituteApplicant, open(), {
    input: { applicant: anApplicant, reason: '' },
    by: 'reviewer',
  }),
  row('cases.reason-missing', substituteApplicant, open({ item: { transferable: true } }), {
    input: { applicant: anApplicant, reason: '' },
    by: 'reviewer',
  }),

  row('cases.not-accepted', serveEndNotice, draft(), { input: { method: 'mail' }, by: 'clerk' }),
  row('cases.closed', serveEndNotice, closed(), { input: { method: 'mail' }, by: 'clerk' }),
  row('cases.no-notice-issued', serveEndNotice, decided('granted'), { input: { method: 'mail' }, by: 'clerk' }),

  row('cases.not-accepted', recordPayment, draft(), { input: { order: '缴1', fen: 1 }, by: 'payment' }),
  row('cases.closed', recordPayment, closed(), { input: { order: '缴1', fen: 1 }, by: 'payment' }),
  row('cases.no-fee-due', recordPayment, open(), { input: { order: '缴1', fen: 1 }, by: 'payment' }),
  row('cases.no-fee-due', recordPayment, decided('withdrawn', paidBefore), {
    input: { order: '缴1', fen: 1200 },
    by: 'payment',
  }),
  row('cases.amount-differs', recordPayment, open(paidBefore), { input: { order: '缴1', fen: 1199 }, by: 'payment' }),

  row('cases.not-accepted', urgeCase, draft(), { input: { reason: '' }, by: 'manager' }),
  row('cases.closed', urgeCase, closed(), { input: { reason: '' }, by: 'manager' }),
  row('cases.reason-missing', urgeCase, open(), { input: { reason: '' }, by: 'manager' }),

  row('cases.not-accepted', requestCorrection, draft(), { input: { ...clerical, to: '' }, by: 'clerk' }),
  row('cases.request-open', requestCorrection, reported(), { input: { ...clerical, to: '' }, by: 'clerk' }),
  row('cases.not-clerical', requestCorrection, open(), { input: { ...clerical, to: '' }, by: 'clerk' }),
  row('cases.not-clerical', requestCorrection, open(), { input: { ...clerical, to: '王大山' }, by: 'clerk' }),
  row('cases.not-clerical', requestCorrection, open(), { input: { ...clerical, to: '林小满' }, by: 'clerk' }),

  row('cases.not-accepted', settleCorrection, draft(), { input: { outcome: 'corrected' }, by: 'clerk' }),
  row('cases.no-request-open', settleCorrection, open(noPower), { input: { outcome: 'corrected' }, by: 'chief' }),
  row('handling.no-delegation-in-force', settleCorrection, reported(noPower), {
    input: { outcome: 'corrected' },
    by: 'clerk',
  }),
  row('cases.self-approval', settleCorrection, open().does(requestCorrection, clerical, '2026-02-12', 'chief'), {
    input: { outcome: 'corrected' },
    by: 'chief',
  }),

  row('cases.no-original-held', dispatchOriginals, open(), {
    input: { sheetNo: '移1', originals: [], to: department },
    by: 'townshipClerk',
  }),
  row('cases.no-original-held', dispatchOriginals, withOriginal(), {
    input: { sheetNo: '移1', originals: ['unknown'], to: department },
    by: 'townshipClerk',
  }),
  row('cases.sheet-open', dispatchOriginals, onItsWay(), {
    input: { sheetNo: '移2', originals: original(onItsWay()), to: department },
    by: 'townshipClerk',
  }),
  row('cases.not-the-holder', dispatchOriginals, withOriginal(), {
    input: { sheetNo: '移1', originals: original(withOriginal()), to: department },
    by: 'townshipClerk',
  }),

  row('cases.no-sheet-open', countersignSheet, withOriginal(), { input: { counted: 2 }, by: 'clerk' }),
  row('access.out-of-scope', countersignSheet, onItsWay(), { input: { counted: 2 }, by: 'clerk' }),
  row('cases.count-differs', countersignSheet, onItsWay(), { input: { counted: 2 }, by: 'reviewer' }),

  row('cases.no-sheet-open', rejectSheet, withOriginal(), { input: { reason: '' }, by: 'clerk' }),
  row('access.out-of-scope', rejectSheet, onItsWay(), { input: { reason: '' }, by: 'clerk' }),
  row('cases.reason-missing', rejectSheet, onItsWay(), { input: { reason: '' }, by: 'reviewer' }),

  row('cases.no-original-held', returnOriginal, open(), {
    input: { originals: [], recipient: '林小满' },
    by: 'townshipClerk',
  }),
  row('cases.not-the-holder', returnOriginal, withOriginal(), {
    input: { originals: original(withOriginal()), recipient: '林小满' },
    by: 'townshipClerk',
  }),
  row(
    'cases.not-the-holder',
    returnOriginal,
    onItsWay().does(countersignSheet, { counted: 1 }, '2026-02-12', 'reviewer'),
    { input: { originals: original(withOriginal()), recipient: '林小满' }, by: 'reviewer' },
  ),
  row('cases.identity-not-verified', returnOriginal, onItsWay(), {
    input: { originals: original(withOriginal()), recipient: '林小满' },
    by: 'clerk',
  }),
  row('cases.sheet-open', returnOriginal, onItsWay(), {
    input: { originals: original(withOriginal()), recipient: '林小满', identityCheck: '人脸核验' },
    by: 'clerk',
  }),

  row('cases.not-accepted', archiveCase, draft(), { input: { packageNo: '档1' }, by: 'manager' }),
  row('archive.not-closed', archiveCase, open(), { input: { packageNo: '档1' }, by: 'manager' }),
  row(
    'archive.already-archived',
    archiveCase,
    closed().does(archiveCase, { packageNo: '档1' }, '2026-02-12', 'manager'),
    { input: { packageNo: '档2' }, by: 'manager' },
  ),
]

test.each(rows.map((one, index) => [index + 1, one.code, one] as const))(
  '[BAK-14] I-39 row %i answers %s and changes nothing',
  (_n, code, one) => {
    const before = one.story.dossier.version
    expect(one.refusal(one)).toMatchObject({ code })
    expect(one.story.told.slice(before).filter(({ bySystem }) => !bySystem)).toEqual([])
  },
)

test('[INT-09] I-35 who signed the sheet as giver does not countersign it', () => {
  const story = withOriginal()
  const hall = { kind: 'window', hall: 'hall' } as const
  story.does(dispatchOriginals, { sheetNo: '移1', originals: original(story), to: hall }, '2026-02-12', 'clerk')
  expect(story.tries(countersignSheet, { counted: 1 }, '2026-02-12', 'clerk')).toMatchObject({
    code: 'cases.self-approval',
  })
  expect(story.tries(countersignSheet, { counted: 1 }, '2026-02-12', 'colleague')).toBeUndefined()
})

test('[BAK-14] the applicant, and an agent whose authority is in force, may withdraw the case', () => {
  expect(open().tries(withdrawCase, { requester: theApplicant }, '2026-02-13', 'clerk')).toBeUndefined()
  expect(open().tries(withdrawCase, { requester: theAgent }, '2026-02-28', 'clerk')).toBeUndefined()
})

test('a command on a dossier that does not exist says so', () => {
  const story = new Story()
  const { decide } = urgeCase
  expect(decide(undefined, { reason: '久拖不决' }, story.facts('2026-02-13', 'manager'))).toEqual({
    ok: false,
    refusal: { code: 'cases.not-accepted' },
  })
})

test('[BAK-13] nothing is due any more for a decision that was taken back', () => {
  const story = decided('granted', { item: { fee: { when: 'after', fen: 500 } } })
  story.writes('2026-02-13', 'chief', (scribe) =>
    voidDecision(scribe, { reason: '申请人死亡', ground: 'applicant-gone' }),
  )
  expect(story.tries(recordPayment, { order: '缴1', fen: 500 }, '2026-02-13', 'payment')).toEqual({
    code: 'cases.no-fee-due',
  })
  expect(
    supplyDeferred.decide(story.dossier, { bindings: [promised] }, story.facts('2026-02-13', 'clerk')),
  ).toMatchObject({ ok: false })
})
