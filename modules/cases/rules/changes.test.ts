import { expect, test } from 'vitest'
import { caseCommands, conclude } from './index.ts'
import { aFile } from './testing/hall.ts'
import { anApplicant, Story, theApplicant } from './testing/story.ts'

const {
  addMaterial,
  substituteApplicant,
  recordPayment,
  urgeCase,
  requestCorrection,
  settleCorrection,
  terminateCase,
  withdrawCase,
  serveEndNotice,
} = caseCommands
const open = (item = {}) => new Story({ item }).accepted('2026-02-12')
const paidBefore = { fee: { when: 'before', fen: 1200 } } as const

test('[BAK-14] a clerical error is corrected by the approval of another person, and both texts are kept', () => {
  const story = open().does(
    requestCorrection,
    { field: 'applicant.name', to: '林小曼', reason: '录入有误' },
    '2026-02-13',
    'clerk',
  )
  expect(story.dossier.applicant.name).toBe('林小满')
  story.does(settleCorrection, { outcome: 'corrected' }, '2026-02-13', 'chief')
  expect(story.dossier.applicant.name).toBe('林小曼')
  expect(story.told.at(-1)?.event).toMatchObject({ type: 'cases.error-corrected', from: '林小满', to: '林小曼' })
})

test('[BAK-14] a request that is rejected changes nothing and makes room for another', () => {
  const story = open().does(
    requestCorrection,
    { field: 'delivery.address', to: '人民路1号', reason: '漏填' },
    '2026-02-13',
    'clerk',
  )
  story.does(settleCorrection, { outcome: 'rejected', reason: '与申请表一致' }, '2026-02-13', 'chief')
  expect(story.dossier.delivery.address).toBeUndefined()
  story.does(requestCorrection, { field: 'delivery.address', to: '人民路2号', reason: '漏填' }, '2026-02-13', 'clerk')
  story.does(settleCorrection, { outcome: 'corrected' }, '2026-02-13', 'chief')
  expect(story.dossier.delivery.address).toBe('人民路2号')
})

test('[BAK-14] I-33 a clerical error may be corrected after the case is closed', () => {
  const story = open().does(withdrawCase, { requester: theApplicant }, '2026-02-13', 'clerk')
  story.does(serveEndNotice, { method: 'message' }, '2026-02-13', 'clerk')
  story.does(
    requestCorrection,
    { field: 'applicant.phone', to: '13811112222', reason: '录入有误' },
    '2026-02-24',
    'clerk',
  )
  story.does(settleCorrection, { outcome: 'corrected' }, '2026-02-24', 'chief')
  expect(story.dossier.applicant.phone).toBe('13811112222')
})

test.each([
  ['林小曼', true],
  ['林小', true],
  ['林晓曼', false],
  ['王大山', false],
])('[BAK-14] writing 林小满 as %s is a slip of the pen: %s', (to, isSlip) => {
  const refusal = open().tries(
    requestCorrection,
    { field: 'applicant.name', to, reason: '录入有误' },
    '2026-02-13',
    'clerk',
  )
  expect(refusal === undefined).toBe(isSlip)
})

test('[BAK-13] the payment platform reports the fee once', () => {
  const story = open(paidBefore).does(recordPayment, { order: '缴1', fen: 1200 }, '2026-02-13', 'payment')
  expect(story.dossier.fee).toEqual({ state: 'paid', when: 'before', fen: 1200, order: '缴1' })
  expect(story.tries(recordPayment, { order: '缴1', fen: 1200 }, '2026-02-13', 'payment')).toEqual({
    code: 'cases.no-fee-due',
  })
})

test('[BAK-14] a fee before the decision that was not paid in its days is a ground to end the case', () => {
  const story = open(paidBefore)
  const input = { ground: 'fee-unpaid', reason: '逾期未缴费', basis: ['收费公示 3'] } as const
  story.does(terminateCase, input, '2026-03-05', 'chief')
  expect(story.dossier.fee?.state).toBe('waived')
  expect(story.dossier.case?.conclusion).toMatchObject({ kind: 'terminated', reason: '逾期未缴费', by: '孙首席' })
  expect(story.dossier.endNotice?.state).toBe('issued')
})

test('[INT-13] a wrong acceptance ends with the name of the side that was wrong', () => {
  const input = { ground: 'wrong-acceptance', reason: '受理条件不符', basis: ['指南 2'], attributedTo: 'hall' } as const
  const story = open().does(terminateCase, input, '2026-02-13', 'chief')
  expect(story.dossier.case?.conclusion).toMatchObject({ ground: 'wrong-acceptance', attributedTo: 'hall' })
})

test.each(['applicant-gone', 'item-abolished'] as const)('[BAK-14] a case is ended because of %s', (ground) => {
  const story = open({ isInForce: false }).does(
    terminateCase,
    { ground, reason: '见附件', basis: ['许可法 70'] },
    '2026-02-13',
    'chief',
  )
  expect(story.dossier.tasks.map(({ state }) => state)).toEqual(['cancelled'])
})

test('a successor takes the place of the applicant, and the authority of the former agent ends', () => {
  const heir = { ...anApplicant, name: '林大满', documentNumber: '339921196503071111' }
  const story = open({ transferable: true }).does(
    substituteApplicant,
    { applicant: heir, reason: '继承' },
    '2026-02-13',
    'reviewer',
  )
  expect(story.dossier.applicant).toEqual(heir)
  expect(story.dossier.agent).toBeUndefined()
})

test('[BAK-12] urging is recorded with who and why, and moves no limit', () => {
  const story = open()
  const ledgers = structuredClone(story.dossier.ledgers)
  story.does(urgeCase, { reason: '临近期限' }, '2026-02-24', 'manager')
  expect(story.dossier.urges).toEqual([
    { at: '2026-02-24T02:00:00.000Z', by: '卫中心', byName: '卫中心', reason: '临近期限' },
  ])
  expect(story.dossier.ledgers).toEqual(ledgers)
})

test('what is added of one’s own accord moves nothing', () => {
  const story = open().does(addMaterial, { name: '情况说明', files: [aFile()] }, '2026-02-13', 'applicant')
  expect(story.dossier.additions).toEqual([
    { at: '2026-02-13T02:00:00.000Z', by: '林小满', name: '情况说明', files: [aFile()] },
  ])
})

test.each([
  [{ hash: '../../etc/passwd' }, 'unknown-file'],
  [{ mediaType: 'text/html' }, 'type-not-taken'],
  [{ size: 0 }, 'empty'],
  [{ size: 60 * 1024 * 1024 }, 'too-large'],
] as const)('[SEC-05] a file that is not what the store takes is refused: %j', (change, problem) => {
  const refusal = open().tries(addMaterial, { name: '说明', files: [aFile(change)] }, '2026-02-13', 'clerk')
  expect(refusal).toEqual({ code: 'cases.file-rejected', file: '材料.pdf', problem })
})

test('[BAK-14] I-29 the conclusion ends everything that was open, and the stopped clock with it', () => {
  const story = open()
  story.writes('2026-02-13', 'reviewer', (scribe) => {
    scribe.emit({
      type: 'handling.procedure-opened',
      v: 1,
      procedureId: 'p',
      kind: 'hearing',
      name: '听证',
      days: 10,
      stopsStatutory: true,
      noticeId: 'n',
    })
    scribe.emit({
      type: 'handling.procedure-notice-served',
      v: 1,
      procedureId: 'p',
      method: 'window',
      announcedUntil: scribe.today,
    })
    const entry = { kind: 'stopped', from: scribe.at, ground: '听证', basis: '许可法 45', notice: 'n' } as const
    const limits = [{ limit: 'committed', entry } as const, { limit: 'statutory', entry } as const]
    scribe.emit({ type: 'cases.clock-stopped', v: 1, limits, ground: '听证', basis: '许可法 45', noticeId: 'n' })
    scribe.emit({ type: 'handling.extension-requested', v: 1, days: 5, reason: '案情复杂' })
  })
  expect(story.dossier.case?.stage).toBe('suspended')
  story.writes('2026-02-13 11:00', 'chief', (scribe) => conclude(scribe, { conclusion: 'withdrawn', basis: [] }))
  const { procedures, extension, tasks, case: file } = story.dossier
  expect([file?.stage, procedures[0]?.state, extension?.state, tasks[0]?.state]).toEqual([
    'concluded',
    'cancelled',
    'lapsed',
    'cancelled',
  ])
  expect(story.due('committed')).toBe('2026-02-26')
})
