import { Button, Card, ConfirmAct, DateText, TextAreaField, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { terminateCase } from '../contract.ts'
import { useCaseAct } from './shown-case.ts'
import type { CaseView } from './shown-case.ts'

/** 承诺逾期: what was promised did not come; the chief representative ends the case in writing. (INT-04, BAK-14) */
export function TerminationCard({ view: { dossier } }: { readonly view: CaseView }) {
  const t = useTexts('handling')
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState(t('termination.usual'))
  const [isTried, setTried] = useState(false)
  const end = useCaseAct(terminateCase, () => {
    toast({ text: t('termination.done') })
    setOpen(false)
  })
  const { commitment, requirements } = dossier
  const missing = (commitment?.materials ?? []).filter((key) => commitment?.supplied.includes(key) !== true)
  const names = missing.map((key) => requirements.find((one) => one.key === key)?.name ?? key)
  const act = () => {
    setTried(true)
    if (reason.trim() === '') return
    const body = {
      ground: 'commitment-defaulted' as const,
      reason,
      basis: [t('termination.basis')],
      expectedVersion: dossier.version,
    }
    void end.act({ params: { id: dossier.id }, body })
  }
  return (
    <Card title={t('termination.title')} strong>
      <div className="stack">
        {commitment !== undefined && (
          <p>
            {t('termination.promised')} <DateText day={commitment.until} form="short" />
          </p>
        )}
        <p className="muted">{t('termination.missing', { names: names.join('、') })}</p>
        <Button kind="danger" size="l" wide onClick={() => setOpen(true)}>
          {t('termination.act')}
        </Button>
      </div>
      {isOpen && (
        <ConfirmAct
          title={t('termination.title')}
          act={t('termination.act')}
          warning={t('termination.warning')}
          consequence={t('termination.consequence')}
          busy={end.isBusy}
          problem={end.problem}
          onAct={act}
          onClose={() => setOpen(false)}
        >
          <TextAreaField
            label={t('decision.reason')}
            required
            rows={3}
            value={reason}
            onChange={setReason}
            problem={isTried && reason.trim() === '' ? t('decision.missing') : undefined}
          />
        </ConfirmAct>
      )}
    </Card>
  )
}
