import { Button, Drawer, ProblemNote, TextAreaField, useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { countChangeRequests, declineChange, listChangeRequests, readChangeRequest } from '../contract.ts'

interface DeclineDrawerProps {
  readonly request: { readonly id: string; readonly version: number }
  readonly onClose: () => void
}

/** 不采纳: nothing is changed, and who asked is told why. (CAT-12) */
export function DeclineDrawer({ request, onClose }: DeclineDrawerProps) {
  const t = useTexts('workshop')
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const decline = useAct(declineChange, {
    refresh: [readChangeRequest, listChangeRequests, countChangeRequests],
    onDone: () => {
      toast({ text: t('request.declined') })
      onClose()
    },
  })
  const act = () => {
    setTried(true)
    if (reason.trim() === '') return
    const body = { reason: reason.trim(), expectedVersion: request.version }
    void decline.act({ params: { id: request.id }, body })
  }
  return (
    <Drawer
      title={t('request.decline')}
      width="s"
      onClose={onClose}
      footer={
        <Button kind="primary" hotkey="F9" busy={decline.isBusy} onClick={act}>
          {t('request.decline')}
        </Button>
      }
    >
      <div className="ws-form">
        <p className="muted">{t('request.declineText')}</p>
        <TextAreaField
          label={t('reason')}
          required
          rows={4}
          maxLength={500}
          value={reason}
          onChange={setReason}
          problem={isTried && reason.trim() === '' ? t('missing') : undefined}
        />
        <ProblemNote problem={decline.problem} />
      </div>
    </Drawer>
  )
}
