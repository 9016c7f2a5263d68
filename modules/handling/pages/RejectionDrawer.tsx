import { ConfirmAct, TextAreaField, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { decideCase } from '../contract.ts'
import { useCaseAct } from './shown-case.ts'
import type { CaseView } from './shown-case.ts'

/** 不予许可: reason, basis and remedies are compulsory before it becomes a document. (行政许可法 38) */
export function RejectionDrawer({
  view: { dossier, handling },
  onClose,
}: {
  readonly view: CaseView
  readonly onClose: () => void
}) {
  const t = useTexts('handling')
  const toast = useToast()
  const against = dossier.tasks.flatMap(({ opinions }) => opinions).filter(({ agrees }) => !agrees)
  const [reason, setReason] = useState(against.map(({ text }) => text).join('\n'))
  const [basis, setBasis] = useState(handling.basis.join('\n'))
  const [remedies, setRemedies] = useState(`${t('decision.reconsideration')}\n${t('decision.litigation')}`)
  const [isTried, setTried] = useState(false)
  const decide = useCaseAct(decideCase, () => {
    toast({ text: t('decision.rejected') })
    onClose()
  })
  const missing = (text: string) => (isTried && text.trim() === '' ? t('decision.missing') : undefined)
  const act = () => {
    setTried(true)
    if ([reason, basis, remedies].some((text) => text.trim() === '')) return
    void decide.act({
      params: { id: dossier.id },
      body: {
        decision: 'rejected',
        reason,
        basis: linesOf(basis),
        remedies: linesOf(remedies),
        expectedVersion: dossier.version,
      },
    })
  }
  return (
    <ConfirmAct
      title={t('decision.rejectTitle', { item: dossier.item.name })}
      act={t('decision.reject')}
      hotkey="F10"
      consequence={t('decision.rejectConsequence')}
      warning={t('decision.rejectWarning')}
      busy={decide.isBusy}
      problem={decide.problem}
      onAct={act}
      onClose={onClose}
    >
      <TextAreaField
        label={t('decision.reason')}
        required
        rows={4}
        value={reason}
        onChange={setReason}
        problem={missing(reason)}
      />
      <TextAreaField
        label={t('decision.basis')}
        required
        rows={4}
        value={basis}
        onChange={setBasis}
        problem={missing(basis)}
      />
      <TextAreaField
        label={t('decision.remedies')}
        required
        rows={3}
        value={remedies}
        onChange={setRemedies}
        problem={missing(remedies)}
      />
    </ConfirmAct>
  )
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}
