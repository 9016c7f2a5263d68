import { barIf } from '@yichuang/modules/cases/rules'
import type { Dossier, RefusalOf } from '@yichuang/modules/cases/rules'

/** Nothing leaves the house while a fee is due. (I-17) */
export function feeUnpaid({ fee }: Dossier): RefusalOf<'cases.fee-unpaid'> | undefined {
  return barIf(fee?.state === 'due', 'cases.fee-unpaid', { fen: fee?.fen })
}

/** A grant stays until what was promised for it came in; a rejection need not wait. (ZJ2 6.2.4; EL 三(一); I-18) */
export function deferralOpen({ case: file, commitment }: Dossier): RefusalOf<'handout.deferral-open'> | undefined {
  const isOwed = commitment?.state === 'open' || commitment?.state === 'defaulted'
  return barIf(file?.conclusion?.kind === 'granted' && isOwed, 'handout.deferral-open', {
    materials: commitment?.materials.filter((key) => !commitment.supplied.includes(key)),
  })
}
