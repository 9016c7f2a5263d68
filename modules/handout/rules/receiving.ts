import { barIf, endings, firstRefusal, onDossier, resultIn } from '@yichuang/modules/cases/rules'
import type { Dossier, RefusalOf, ResultRefusal } from '@yichuang/modules/cases/rules'

export interface ReceiveResult {
  /** the list signed by the department and the hand-out window */
  readonly sheetNo: string
  /** numbers of the documents that lie on the table */
  readonly numbers: readonly string[]
}

export type ReceiveResultRefusal = ResultRefusal | RefusalOf<'handout.sheet-differs'>

/**
 * 接收结果: the department's documents reach the hand-out window, every one of them and no other. The committed limit ends
 * here, and so does the certificate's, for the applicant is told that it is ready. (ZJ2 6.3.1; 行政许可法 44; OUT-01)
 */
export const receiveResult = onDossier<ReceiveResult, ReceiveResultRefusal>({
  name: 'handout.receive-result',
  check: (dossier, { numbers }) =>
    firstRefusal(
      () => resultIn(dossier, 'produced'),
      () => sheetDiffers(dossier, numbers),
    ),
  act(scribe, { sheetNo }) {
    const limits = endings(scribe, ['committed', 'certificate'], 'result-received')
    scribe.emit({ type: 'handout.result-received', v: 1, sheetNo, limits })
  },
})

function sheetDiffers({ result }: Dossier, counted: readonly string[]): RefusalOf<'handout.sheet-differs'> | undefined {
  const listed = (result?.documents ?? []).map(({ number }) => number)
  const missing = listed.filter((number) => !counted.includes(number))
  const unlisted = counted.filter((number) => !listed.includes(number))
  const isSame = missing.length === 0 && unlisted.length === 0 && listed.length === counted.length
  return barIf(!isSame, 'handout.sheet-differs', { missing, unlisted })
}
