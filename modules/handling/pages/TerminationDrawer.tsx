import { ConfirmAct, RadioList, SelectField, TextAreaField, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { terminateCase } from '../contract.ts'
import { useCaseAct } from './shown-case.ts'
import type { CaseView } from './shown-case.ts'

const grounds = ['commitment-defaulted', 'applicant-gone', 'item-abolished', 'fee-unpaid', 'wrong-acceptance'] as const
export type TerminationGround = (typeof grounds)[number]
const sides = ['department', 'hall'] as const
type Side = (typeof sides)[number]

interface TerminationDrawerProps {
  readonly view: CaseView
  /** with which it opens */
  readonly ground: TerminationGround
  readonly onClose: () => void
}

/** 终止办理: in writing, on one of five grounds; a wrong acceptance names the side that was wrong. (BAK-14, INT-13) */
export function TerminationDrawer({ view: { dossier }, ground: first, onClose }: TerminationDrawerProps) {
  const t = useTexts('handling')
  const toast = useToast()
  const [ground, setGround] = useState(first)
  const [reason, setReason] = useState(t(`termination.usual.${first}`))
  const [basis, setBasis] = useState(t(`termination.basis.${first}`))
  const [side, setSide] = useState<Side>()
  const [isTried, setTried] = useState(false)
  const end = useCaseAct(terminateCase, () => {
    toast({ text: t('termination.done') })
    onClose()
  })
  const articles = basis.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  const isWrong = ground === 'wrong-acceptance'
  const isMissing = reason.trim() === '' || articles.length === 0 || (isWrong && side === undefined)
  const choose = (chosen: TerminationGround) => {
    setGround(chosen)
    setReason(t(`termination.usual.${chosen}`))
    setBasis(t(`termination.basis.${chosen}`))
  }
  const act = () => {
    setTried(true)
    if (isMissing) return
    const attributed = isWrong && side !== undefined ? { attributedTo: side } : {}
    const body = { ground, reason: reason.trim(), basis: articles, ...attributed, expectedVersion: dossier.version }
    void end.act({ params: { id: dossier.id }, body })
  }
  const missing = (is: boolean) => (isTried && is ? t('decision.missing') : undefined)
  return (
    <ConfirmAct
      title={t('termination.act')}
      act={t('termination.act')}
      warning={t('termination.warning')}
      consequence={t('termination.consequence')}
      busy={end.isBusy}
      problem={end.problem}
      onAct={act}
      onClose={onClose}
    >
      <RadioList
        label={t('termination.ground')}
        value={ground}
        options={grounds.map((value) => ({ value, label: t(`termination.grounds.${value}`) }))}
        onChange={choose}
      />
      {isWrong && (
        <SelectField
          label={t('termination.side')}
          required
          value={side ?? ''}
          options={sides.map((value) => ({ value, label: t(`termination.sides.${value}`) }))}
          onChange={setSide}
          problem={isTried && side === undefined ? t('termination.sideMissing') : undefined}
        />
      )}
      <TextAreaField
        label={t('decision.reason')}
        required
        rows={3}
        value={reason}
        onChange={setReason}
        problem={missing(reason.trim() === '')}
      />
      <TextAreaField
        label={t('termination.basisLabel')}
        required
        rows={2}
        value={basis}
        onChange={setBasis}
        problem={missing(articles.length === 0)}
      />
    </ConfirmAct>
  )
}
