import { ConfirmAct, RadioList, TextAreaField, TextField, useTexts } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { useState } from 'react'

export interface RefusalForm {
  readonly ground: 'not-required' | 'not-competent' | 'not-eligible'
  readonly reason: string
  readonly basis: readonly string[]
  readonly rightBody?: string
  readonly remedies: readonly string[]
}

interface RefusalDrawerProps {
  readonly basis: string
  readonly problem: ApiProblem | undefined
  readonly isBusy: boolean
  readonly onRefuse: (form: RefusalForm) => void
  readonly onClose: () => void
}

const grounds = ['not-required', 'not-competent', 'not-eligible'] as const

/** 不予受理: ground, reason, basis and remedies, before it becomes a document. (INT-06) */
export function RefusalDrawer({ basis, problem, isBusy, onRefuse, onClose }: RefusalDrawerProps) {
  const t = useTexts('intake')
  const [ground, setGround] = useState<RefusalForm['ground']>('not-eligible')
  const [reason, setReason] = useState('')
  const [articles, setArticles] = useState(basis)
  const [rightBody, setRightBody] = useState('')
  return (
    <ConfirmAct
      title={t('refusal.title')}
      act={t('refusal.act')}
      hotkey="F10"
      consequence={t('refusal.consequence')}
      busy={isBusy}
      problem={problem}
      onClose={onClose}
      onAct={() =>
        onRefuse({
          ground,
          reason,
          basis: articles.split('\n').filter((line) => line.trim() !== ''),
          ...(rightBody === '' ? {} : { rightBody }),
          remedies: [t('refusal.reconsideration'), t('refusal.litigation')],
        })
      }
    >
      <RadioList
        label={t('refusal.ground')}
        value={ground}
        options={grounds.map((value) => ({ value, label: t(`refusal.grounds.${value}`) }))}
        onChange={setGround}
      />
      {ground === 'not-competent' && (
        <TextField label={t('refusal.rightBody')} value={rightBody} required onChange={setRightBody} />
      )}
      <TextAreaField label={t('refusal.reason')} value={reason} required onChange={setReason} />
      <TextAreaField label={t('refusal.basis')} value={articles} required onChange={setArticles} />
      <p className="muted">{t('refusal.remedies')}</p>
    </ConfirmAct>
  )
}
