import {
  Button,
  Card,
  ConfirmAct,
  FactList,
  ProblemNote,
  SelectField,
  TextAreaField,
  TextField,
  useTexts,
} from '@yichuang/kit'
import { requestCorrection, settleCorrection } from '@yichuang/modules/cases/contract'
import type { Dossier } from '@yichuang/modules/cases/rules'
import { useState } from 'react'
import { useFurtherAct } from './use-further-act.ts'
import type { ActedOn, FurtherActProps } from './use-further-act.ts'

type ClericalField = NonNullable<Dossier['clerical']>['field']
const fields: readonly ClericalField[] = [
  'applicant.name',
  'applicant.phone',
  'applicant.address',
  'applicant.legalRepresentative',
  'delivery.address',
]
const keyOf = (field: ClericalField) => `further.fields.${field.replace('.', '_')}`

/** 申请更正笔误: what is wrong, what it ought to be, and why; another person approves it. (BAK-14) */
export function ErrorReport({ dossier, onClose }: FurtherActProps) {
  const t = useTexts('intake')
  const report = useFurtherAct(requestCorrection, { done: t('further.reported'), onClose })
  const [field, setField] = useState<ClericalField>('applicant.name')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const missing = (text: string) => (isTried && text.trim() === '' ? t('further.fillIn') : undefined)
  const act = () => {
    setTried(true)
    if (to.trim() === '' || reason.trim() === '') return
    const body = { field, to: to.trim(), reason: reason.trim(), expectedVersion: dossier.version }
    void report.act({ params: { id: dossier.id }, body })
  }
  return (
    <ConfirmAct
      title={t('further.report')}
      act={t('further.reportAct')}
      consequence={t('further.reportConsequence')}
      busy={report.isBusy}
      problem={report.problem}
      onAct={act}
      onClose={onClose}
    >
      <SelectField
        label={t('further.field')}
        value={field}
        options={fields.map((value) => ({ value, label: t(keyOf(value)) }))}
        onChange={setField}
      />
      <TextField label={t('further.to')} required value={to} onChange={setTo} problem={missing(to)} />
      <TextAreaField
        label={t('further.reason')}
        required
        rows={2}
        value={reason}
        onChange={setReason}
        problem={missing(reason)}
      />
    </ConfirmAct>
  )
}

/** 审批更正笔误: what was reported, corrected or rejected with a reason, never by who reported it. (BAK-14, I-09) */
export function ClericalCard({ dossier, canSettle }: { readonly dossier: ActedOn; readonly canSettle: boolean }) {
  const t = useTexts('intake')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const settle = useFurtherAct(settleCorrection, { done: t('further.settled'), onClose: () => setReason('') })
  const { id, clerical, version: expectedVersion } = dossier
  if (clerical === undefined) return undefined
  const reject = () => {
    setTried(true)
    if (reason.trim() === '') return
    const settlement = { outcome: 'rejected' as const, reason: reason.trim() }
    void settle.act({ params: { id }, body: { settlement, expectedVersion } })
  }
  return (
    <Card title={t('further.clerical')} strong={canSettle}>
      <div className="stack">
        <FactList
          facts={[
            { term: t('further.field'), value: t(keyOf(clerical.field)) },
            { term: t('further.to'), value: clerical.to },
            { term: t('further.reason'), value: clerical.reason },
          ]}
        />
        {!canSettle && <p className="muted">{t('further.clericalWaits')}</p>}
        {canSettle && (
          <>
            <TextAreaField
              label={t('further.rejectReason')}
              rows={2}
              value={reason}
              onChange={setReason}
              problem={isTried && reason.trim() === '' ? t('further.fillIn') : undefined}
            />
            <ProblemNote problem={settle.problem} />
            <div className="row">
              <Button
                kind="primary"
                busy={settle.isBusy}
                onClick={() =>
                  void settle.act({ params: { id }, body: { settlement: { outcome: 'corrected' }, expectedVersion } })
                }
              >
                {t('further.correct')}
              </Button>
              <Button onClick={reject}>{t('further.reject')}</Button>
            </div>
          </>
        )}
      </div>
    </Card>
  )
}
