import { ConfirmAct, SelectField, TextAreaField, TextField, useTexts } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { withdrawCase } from '@yichuang/modules/cases/contract'
import type { Applicant } from '@yichuang/modules/cases/rules'
import { useState } from 'react'
import { withdrawApplication } from '../../contract.ts'
import { useFurtherAct } from './use-further-act.ts'
import type { FurtherActProps } from './use-further-act.ts'

type DocumentType = Applicant['documentType']
const types: readonly DocumentType[] = ['residentId', 'uscc', 'hmtResidence', 'fpr', 'passport', 'hmtPermit', 'other']

interface Shown {
  readonly documentType: DocumentType
  readonly documentNumber: string
  readonly reason: string
}

/** 撤回申请: before acceptance, by the applicant or agent whose document is shown. (BAK-14) */
export function ApplicationWithdrawal({ dossier, onClose }: FurtherActProps) {
  const t = useTexts('intake')
  const withdraw = useFurtherAct(withdrawApplication, { done: t('further.withdrawn'), onClose })
  const { id, version: expectedVersion } = dossier
  return (
    <WithdrawalForm
      usual={dossier.applicant.documentType}
      isBusy={withdraw.isBusy}
      problem={withdraw.problem}
      onClose={onClose}
      onAct={({ documentType, documentNumber }) =>
        void withdraw.act({ params: { id }, body: { documentType, documentNumber, expectedVersion } })
      }
    />
  )
}

/** 撤回办件: after acceptance and before a decision. (BAK-14) */
export function CaseWithdrawal({ dossier, onClose }: FurtherActProps) {
  const t = useTexts('intake')
  const withdraw = useFurtherAct(withdrawCase, { done: t('further.withdrawn'), onClose })
  const { id, version: expectedVersion } = dossier
  return (
    <WithdrawalForm
      usual={dossier.applicant.documentType}
      isBusy={withdraw.isBusy}
      problem={withdraw.problem}
      hasReason
      onClose={onClose}
      onAct={({ reason, ...shown }) =>
        void withdraw.act({
          params: { id },
          body: { ...shown, expectedVersion, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
        })
      }
    />
  )
}

interface WithdrawalFormProps {
  readonly usual: DocumentType
  readonly hasReason?: boolean
  readonly isBusy: boolean
  readonly problem: ApiProblem | undefined
  readonly onAct: (shown: Shown) => void
  readonly onClose: () => void
}

/** Whose document was shown: only the applicant or the agent may leave. */
function WithdrawalForm({ usual, hasReason = false, isBusy, problem, onAct, onClose }: WithdrawalFormProps) {
  const t = useTexts('intake')
  const [shown, setShown] = useState<Shown>({ documentType: usual, documentNumber: '', reason: '' })
  const [isTried, setTried] = useState(false)
  const isMissing = shown.documentNumber.trim() === ''
  const act = () => {
    setTried(true)
    if (!isMissing) onAct({ ...shown, documentNumber: shown.documentNumber.trim() })
  }
  return (
    <ConfirmAct
      title={t('further.withdraw')}
      act={t('further.withdrawAct')}
      warning={t('further.withdrawWarning')}
      consequence={t('further.withdrawConsequence')}
      busy={isBusy}
      problem={problem}
      onAct={act}
      onClose={onClose}
    >
      <p className="muted">{t('further.withdrawHint')}</p>
      <SelectField
        label={t('applicant.documentType')}
        value={shown.documentType}
        options={types.map((value) => ({ value, label: t(`papers.${value}`) }))}
        onChange={(documentType) => setShown({ ...shown, documentType })}
      />
      <TextField
        label={t('applicant.documentNumber')}
        required
        value={shown.documentNumber}
        onChange={(documentNumber) => setShown({ ...shown, documentNumber })}
        problem={isTried && isMissing ? t('further.fillIn') : undefined}
      />
      {hasReason && (
        <TextAreaField
          label={t('further.withdrawReason')}
          rows={2}
          value={shown.reason}
          onChange={(reason) => setShown({ ...shown, reason })}
        />
      )}
    </ConfirmAct>
  )
}
