import { ActionButton, Card, FactList, offerOf, ProblemNote, TextField, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { recordDelivery, recordReturn } from '../contract.ts'
import { ResultHead } from './ResultHead.tsx'
import { useResultAct } from './shown-result.ts'
import type { ResultView } from './shown-result.ts'

/** With the carrier or in a box: delivered with proof, or back again. (OUT-03, OUT-04, OUT-05) */
export function OnTheWayCard(view: ResultView) {
  const { dossier, result } = view
  const t = useTexts('handout')
  const toast = useToast()
  const [proof, setProof] = useState('')
  const [reason, setReason] = useState('')
  const delivered = useResultAct(recordDelivery, () => toast({ text: t('way.deliveredDone') }))
  const back = useResultAct(recordReturn, () => toast({ text: t('way.backDone') }))
  const params = { id: dossier.id }
  const places =
    result.state === 'mailed'
      ? [
          { term: t('way.carrier'), value: result.carrier ?? '' },
          { term: t('way.waybill'), value: result.waybill ?? '' },
          { term: t('way.address'), value: dossier.delivery.address ?? '' },
        ]
      : [
          { term: t('way.box'), value: result.locker?.box ?? '' },
          { term: t('way.until'), value: result.locker?.until ?? '' },
        ]
  return (
    <Card grow>
      <ResultHead {...view} />
      <section className="result-step">
        <h3>{t(`states.${result.state}`)}</h3>
        <FactList facts={places} />
      </section>
      <section className="result-step">
        <TextField label={t('way.proof')} hint={t('way.proofHint')} value={proof} onChange={setProof} />
        <ProblemNote problem={delivered.problem} />
        <ActionButton
          offer={offerOf(dossier.actions, 'handout.record-delivery')}
          kind="primary"
          hotkey="F9"
          busy={delivered.isBusy}
          onClick={() => void delivered.act({ params, body: { proof } })}
        >
          {t('way.delivered')}
        </ActionButton>
      </section>
      <section className="result-step">
        <TextField label={t('way.reason')} value={reason} onChange={setReason} />
        <ProblemNote problem={back.problem} />
        <ActionButton
          offer={offerOf(dossier.actions, 'handout.record-return')}
          busy={back.isBusy}
          onClick={() => void back.act({ params, body: { reason: reason.trim() } })}
        >
          {t('way.back')}
        </ActionButton>
      </section>
    </Card>
  )
}
