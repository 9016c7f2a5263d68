import { ConfirmAct, dayOf, TextAreaField, useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { listDelegationGaps, listDelegations, revokeDelegation } from '../contract.ts'

interface RevokeDrawerProps {
  readonly delegation: (typeof listDelegations.answer.static)['rows'][number]
  readonly onClose: () => void
}

/** 撤回授权: before its end, with the reason; acts already done stand. (CAT-15) */
export function RevokeDrawer({ delegation, onClose }: RevokeDrawerProps) {
  const t = useTexts('catalogue')
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const { no, holderName, departmentName, to } = delegation
  const revoke = useAct(revokeDelegation, {
    onDone: () => {
      toast({ text: t('revoke.done', { no }) })
      onClose()
    },
    refresh: [listDelegations, listDelegationGaps],
  })
  const act = () => {
    setTried(true)
    if (reason.trim() !== '') void revoke.act({ body: { no, reason: reason.trim() } })
  }
  return (
    <ConfirmAct
      title={t('revoke.title')}
      act={t('revoke.act')}
      dates={[{ label: t('revoke.wouldEnd'), day: dayOf(to), note: `${no} ${holderName}` }]}
      warning={t('revoke.warning')}
      consequence={t('revoke.consequence', { holder: holderName, department: departmentName })}
      busy={revoke.isBusy}
      problem={revoke.problem}
      onAct={act}
      onClose={onClose}
    >
      <TextAreaField
        label={t('revoke.reason')}
        required
        maxLength={500}
        value={reason}
        onChange={setReason}
        problem={isTried && reason.trim() === '' ? t('missing') : undefined}
      />
    </ConfirmAct>
  )
}
