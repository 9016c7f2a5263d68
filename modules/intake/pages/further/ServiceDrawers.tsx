import { ConfirmAct, RadioList, TextField, useTexts } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { serveEndNotice } from '@yichuang/modules/cases/contract'
import { useState } from 'react'
import { serveCorrection } from '../../contract.ts'
import { useFurtherAct } from './use-further-act.ts'
import type { FurtherActProps } from './use-further-act.ts'

const methods = ['window', 'message', 'mail', 'electronic', 'public-notice'] as const
type Method = (typeof methods)[number]
type Service = { readonly method: Method; readonly proof?: string }

/** 送达补正通知: from the day of service the correction limit runs. (INT-05) */
export function CorrectionService({ dossier, onClose }: FurtherActProps) {
  const t = useTexts('intake')
  const serve = useFurtherAct(serveCorrection, { done: t('further.served'), onClose })
  const { id, version: expectedVersion } = dossier
  return (
    <ServiceForm
      title={t('further.serveCorrection')}
      consequence={t('further.serveCorrectionConsequence')}
      isBusy={serve.isBusy}
      problem={serve.problem}
      onAct={(service) => void serve.act({ params: { id }, body: { ...service, expectedVersion } })}
      onClose={onClose}
    />
  )
}

/** 送达结果通知: a case that ended without a result closes with it. (BAK-14) */
export function EndNoticeService({ dossier, onClose }: FurtherActProps) {
  const t = useTexts('intake')
  const serve = useFurtherAct(serveEndNotice, { done: t('further.served'), onClose })
  const { id, version: expectedVersion } = dossier
  return (
    <ServiceForm
      title={t('further.serveEnd')}
      consequence={t('further.serveEndConsequence')}
      isBusy={serve.isBusy}
      problem={serve.problem}
      onAct={(service) => void serve.act({ params: { id }, body: { ...service, expectedVersion } })}
      onClose={onClose}
    />
  )
}

interface ServiceFormProps {
  readonly title: string
  readonly consequence: string
  readonly isBusy: boolean
  readonly problem: ApiProblem | undefined
  readonly onAct: (service: Service) => void
  readonly onClose: () => void
}

/** How a notice reached the person, and the proof of it. */
function ServiceForm({ title, consequence, isBusy, problem, onAct, onClose }: ServiceFormProps) {
  const t = useTexts('intake')
  const [method, setMethod] = useState<Method>('window')
  const [proof, setProof] = useState('')
  return (
    <ConfirmAct
      title={title}
      act={t('further.serveAct')}
      consequence={consequence}
      busy={isBusy}
      problem={problem}
      onAct={() => onAct({ method, ...(proof.trim() === '' ? {} : { proof: proof.trim() }) })}
      onClose={onClose}
    >
      <RadioList
        label={t('further.method')}
        value={method}
        options={methods.map((value) => ({ value, label: t(`further.methods.${value}`) }))}
        onChange={setMethod}
      />
      <TextField label={t('further.proof')} hint={t('further.proofHint')} value={proof} onChange={setProof} />
    </ConfirmAct>
  )
}
