import { ActFoot, Drawer, ProblemNote, useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { cancelDraft, listDrafts, readDraft, returnDraft } from '../contract.ts'
import { ReasonField } from './ReasonField.tsx'

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
  const done = useAct(endpoints[act], {
    refresh: [readDraft, listDrafts],
    onDone: () => {
      toast({ text: t(`${act}.done`) })
      void navigate('/work/workshop')
    },
  })
  const go = () => {
    void done.act({ params: { id: draft.id }, body: { reason: reason.trim(), expectedVersion: draft.version } })
  }
  return (
    <Drawer
      title={t(`${act}.title`)}
      width="s"
      onClose={onClose}
      footer={
        <ActFoot
          act={t(`${act}.act`)}
          kind={act === 'cancel' ? 'danger' : 'primary'}
          busy={done.isBusy}
          missing={reason.trim() === '' ? t('reasonMissing') : undefined}
          onAct={go}
        />
      }
    >
      <div className="ws-form">
        <p className="muted">{t(`${act}.text`)}</p>
        <ReasonField reason={reason} onReason={setReason} />
        <ProblemNote problem={done.problem} />
      </div>
    </Drawer>
  )
}
