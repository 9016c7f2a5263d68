import { caseCommands } from '@yichuang/modules/cases/rules'
import type { Dispatch, Dossier, Requester } from '@yichuang/modules/cases/rules'
import { aBinding, aFile } from '../../modules/cases/rules/testing/hall.ts'
import { anApplicant, aStranger, theAgent, theApplicant } from '../../modules/cases/rules/testing/story.ts'
import { move } from './move.ts'
import type { Move, Pick } from './move.ts'

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

const reasons = ['情况属实', '情况属实', '情况属实', ''] as const

/** Every move of the case itself: promises, duties, changes, custody, ends. */
export const casesMoves: readonly Move[] = [
  move(supplyDeferred, {
    by: ['clerk', 'applicant', 'townshipClerk'],
    side: 'applicant',
    input: (_dossier, pick) => ({
      bindings: [aBinding(pick(['health', 'health', 'form']), { originalsKept: pick([0, 1]) })],
    }),
  }),
  move(extendDeferral, { by: ['chief'], input: (_dossier, pick) => ({ reason: pick(reasons) }) }),
  move(withdrawCase, {
    by: ['applicant', 'clerk'],
    side: 'applicant',
    input: (_dossier, pick) => ({ requester: pick<Requester>([theApplicant, theAgent, aStranger]) }),
  }),
  move(terminateCase, {
    by: ['chief', 'secondChief'],
    input: (_dossier, pick) => ({
      ground: pick([
        'applicant-gone',
        'item-abolished',
        'fee-unpaid',
        'commitment-defaulted',
        'wrong-acceptance',
      ] as const),
      reason: pick(reasons),
      basis: ['行政许可法 第70条'],
      attributedTo: pick(['hall', 'department', undefined] as const),
    }),
  }),
  move(addMaterial, {
    by: ['applicant', 'clerk'],
    side: 'applicant',
    input: (_dossier, pick) => ({ name: '补充说明', files: [aFile({ size: pick([1024, 1024, 0]) })] }),
  }),
  move(substituteApplicant, {
    by: ['reviewer'],
    input: (_dossier, pick) => ({ applicant: { ...anApplicant, name: '林大满' }, reason: pick(reasons) }),
  }),
  move(serveEndNotice, {
    by: ['clerk', 'carrier'],
    input: (_dossier, pick) => ({ method: pick(['message', 'mail']), proof: '送达回证' }),
  }),
  move(recordPayment, {
    by: ['payment'],
    side: 'applicant',
    input: ({ fee }, pick) => ({ order: '缴1', fen: pick([fee?.fen ?? 0, fee?.fen ?? 0, 1]) }),
  }),
  move(urgeCase, { by: ['manager', 'supervisor'], input: (_dossier, pick) => ({ reason: pick(reasons) }) }),
  move(requestCorrection, {
    by: ['clerk', 'reviewer'],
    input: (_dossier, pick) => ({
      field: pick(['applicant.name', 'applicant.phone']),
      to: pick(['林小曼', '王大山', '13811112222']),
      reason: '录入有误',
    }),
  }),
  move(settleCorrection, {
    by: ['chief', 'secondChief'],
    input: (_dossier, pick) => pick([{ outcome: 'corrected' }, { outcome: 'rejected', reason: '与申请表一致' }]),
  }),
  move(dispatchOriginals, {
    by: ['clerk', 'reviewer'],
    input: (dossier, pick) => ({
      sheetNo: `移-${dossier.version}`,
      originals: held(dossier, pick),
      to: pick<Dispatch['to']>([
        { kind: 'department', department: 'department' },
        { kind: 'window', hall: 'hall' },
      ]),
    }),
  }),
  move(countersignSheet, {
    by: ['reviewer', 'colleague'],
    input: ({ sheet }, pick) => ({ counted: pick([sheet?.originals.length ?? 0, sheet?.originals.length ?? 0, 7]) }),
  }),
  move(rejectSheet, { by: ['reviewer', 'colleague'], input: (_dossier, pick) => ({ reason: pick(reasons) }) }),
  move(returnOriginal, {
    by: ['clerk', 'colleague'],
    input: (dossier, pick) => ({
      originals: held(dossier, pick),
      recipient: '林小满',
      identityCheck: pick(['身份证核验', '身份证核验', undefined]),
    }),
  }),
  move(archiveCase, { by: ['manager'], input: ({ version }) => ({ packageNo: `档-${version}` }) }),
]

/** Some or all of the originals that are not with the applicant. */
function held({ originals }: Dossier, pick: Pick): readonly string[] {
  const ids = originals.filter(({ holder }) => holder.kind !== 'applicant').map(({ id }) => id)
  return pick([ids, ids, ids.slice(0, 1)])
}
