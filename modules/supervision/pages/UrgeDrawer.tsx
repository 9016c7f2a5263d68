import { ConfirmAct, TextAreaField, useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { listDue, urgeCase } from '../contract.ts'
import type { DueLine } from '../contract.ts'

/** 督办: a reason that those who hold the case read in their list and that stays in the history. (BAK-12) */
export function UrgeDrawer({ line, onClose }: { readonly line: DueLine; readonly onClose: () => void }) {
  const t = useTexts('supervision')
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const send = useAct(urgeCase, {
    onDone: () => {
      toast({ text: t('urge.done', { number: line.applicationNo }) })
      onClose()
    },
    refresh: [listDue],
  })
  const act = () => {
    setTried(true)
    if (reason.trim() === '') return
    void send.act({ params: { id: line.id }, body: { reason: reason.trim(), expectedVersion: line.version } })
  }
  return (
    <ConfirmAct
      title={t('urge.title')}
      act={t('urge.act')}
      dates={[{ label: t('due.day'), day: line.dueOn, note: `${line.itemName} ${line.applicationNo}` }]}
      consequence={t('urge.consequence', { department: line.departmentName })}
      busy={send.isBusy}
      problem={send.problem}
      onAct={act}
      onClose={onClose}
    >
      <TextAreaField
        label={t('urge.reason')}
        hint={t('urge.reasonHint')}
        required
        value={reason}
        onChange={setReason}
        problem={isTried && reason.trim() === '' ? t('urge.missing') : undefined}
      />
    </ConfirmAct>
  )
}
