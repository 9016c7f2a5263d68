import { ConfirmAct, TextAreaField, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { approveSecondNotice } from '../../contract.ts'
import { useFurtherAct } from './use-further-act.ts'
import type { FurtherActProps } from './use-further-act.ts'

/** 批准再次补正: the law allows one notice; another needs a supervisor and a ground. (INT-05, 行政许可法 32) */
export function SecondNoticeDrawer({ dossier, onClose }: FurtherActProps) {
  const t = useTexts('intake')
  const approve = useFurtherAct(approveSecondNotice, { done: t('further.approved'), onClose })
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const act = () => {
    setTried(true)
    if (reason.trim() === '') return
    void approve.act({ params: { id: dossier.id }, body: { reason: reason.trim(), expectedVersion: dossier.version } })
  }
  return (
    <ConfirmAct
      title={t('further.second')}
      act={t('further.secondAct')}
      warning={t('further.secondWarning')}
      busy={approve.isBusy}
      problem={approve.problem}
      onAct={act}
      onClose={onClose}
    >
      <TextAreaField
        label={t('further.reason')}
        required
        rows={3}
        value={reason}
        onChange={setReason}
        problem={isTried && reason.trim() === '' ? t('further.fillIn') : undefined}
      />
    </ConfirmAct>
  )
}
