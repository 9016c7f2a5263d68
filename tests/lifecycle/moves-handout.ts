import { handoutCommands } from '@yichuang/modules/handout/rules'
import type { Dossier } from '@yichuang/modules/cases/rules'
import { aStranger, theApplicant } from '../../modules/cases/rules/testing/story.ts'
import { move } from './move.ts'
import type { Move, Pick } from './move.ts'

const {
  receiveResult,
  handOver,
  mailResult,
  putInLocker,
  publishElectronic,
  recordDelivery,
  recordReturn,
  depositResult,
} = handoutCommands

/** Every move of hand-out. */
export const handoutMoves: readonly Move[] = [
  move(receiveResult, {
    by: ['handoutClerk'],
    input: (dossier, pick) => ({ sheetNo: `出-${dossier.version}`, numbers: pick([numbers(dossier), ['别的']]) }),
  }),
  move(handOver, {
    by: ['handoutClerk', 'clerk'],
    side: 'applicant',
    input: (_dossier, pick) => ({
      recipient: { name: '林小满', ...pick<typeof theApplicant | typeof aStranger>([theApplicant, aStranger]) },
      identityCheck: pick(['人脸核验', '']),
      signatureId: pick(['签-1', '']),
    }),
  }),
  move(mailResult, { by: ['handoutClerk'], input: () => ({ carrier: '邮政', waybill: 'EMS1' }) }),
  move(putInLocker, { by: ['handoutClerk'], input: () => ({ box: 'A3', codeHash: 'h' }) }),
  move(publishElectronic, { by: ['handoutClerk'], input: () => ({ proof: '已阅' }) }),
  move(recordDelivery, { by: ['carrier'], side: 'applicant', input: (_dossier, pick) => ({ proof: proof(pick) }) }),
  move(recordReturn, { by: ['carrier'], input: () => ({ reason: '无人签收' }) }),
  move(depositResult, { by: ['handoutClerk'], input: (_dossier, pick) => ({ approver: pick(['卫中心', '陈出件']) }) }),
]

function numbers({ result }: Dossier): readonly string[] {
  return result?.documents.map(({ number }) => number) ?? []
}

function proof(pick: Pick): string {
  return pick(['签收单', ''])
}
