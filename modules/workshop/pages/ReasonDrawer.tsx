import { Button, Drawer, ProblemNote, TextAreaField, useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { cancelDraft, listDrafts, readDraft, returnDraft } from '../contract.ts'

interface ReasonDrawerProps {
  readonly act: 'cancel' | 'return'
  readonly draft: { readonly id: string; readonly version: number }
  readonly onClose: () => void
}

const endpoints = { cancel: cancelDraft, return: returnDraft }

/** 取消, 退回: an act that needs nothing but its reason. */
export function ReasonDrawer({ act, draft, onClose }: ReasonDrawerProps) {
  const t = useTexts('workshop')
  const toast = useToast()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const done = useAct(endpoints[act], {
    refresh: [readDraft, listDrafts],
    onDone: () => {
      toast({ text: t(`${act}.done`) })
      void navigate('/work/workshop')
    },
  })
  const go = () => {
    setTried(true)
    if (reason.trim() === '') return
    void done.act({ params: { id: draft.id }, body: { reason: reason.trim(), expectedVersion: draft.version } })
  }
  return (
    <Drawer
      title={t(`${act}.title`)}
      width="s"
      onClose={onClose}
      footer={
        <Button kind={act === 'cancel' ? 'danger' : 'primary'} hotkey="F9" busy={done.isBusy} onClick={go}>
          {t(`${act}.act`)}
        </Button>
      }
    >
      <div className="ws-form">
        <p className="muted">{t(`${act}.text`)}</p>
        <TextAreaField
          label={t('reason')}
          required
          rows={4}
          maxLength={500}
          value={reason}
          onChange={setReason}
          problem={isTried && reason.trim() === '' ? t('missing') : undefined}
        />
        <ProblemNote problem={done.problem} />
      </div>
    </Drawer>
  )
}
