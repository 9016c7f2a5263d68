import { ActionButton, offerOf, ProblemNote, TextAreaField, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { settleExtension } from '../contract.ts'
import { useCaseAct } from './shown-case.ts'
import type { CaseView } from './shown-case.ts'

/** 审批延期: approve, or reject with a reason; never by who asked. (行政许可法 42; CAT-15) */
export function ExtensionSettlement({ view: { dossier } }: { readonly view: CaseView }) {
  const t = useTexts('handling')
  const settle = useCaseAct(settleExtension)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const offer = offerOf(dossier.actions, 'handling.settle-extension')
  if (offer === undefined || offer.reason === 'access.not-permitted')
    return <p className="muted">{t('extension.waits')}</p>
  const approve = () =>
    void settle.act({ params: { id: dossier.id }, body: { outcome: 'approved', expectedVersion: dossier.version } })
  const reject = () => {
    setTried(true)
    if (reason.trim() === '') return
    void settle.act({
      params: { id: dossier.id },
      body: { outcome: 'rejected', reason, expectedVersion: dossier.version },
    })
  }
  return (
    <div className="stack">
      <TextAreaField
        label={t('extension.rejection')}
        value={reason}
        onChange={setReason}
        problem={isTried && reason.trim() === '' ? t('extension.reasonMissing') : undefined}
      />
      <ProblemNote problem={settle.problem} />
      <div className="row">
        <ActionButton offer={offer} kind="primary" busy={settle.isBusy} onClick={approve}>
          {t('extension.approve')}
        </ActionButton>
        <ActionButton offer={offer} onClick={reject}>
          {t('extension.reject')}
        </ActionButton>
      </div>
    </div>
  )
}
