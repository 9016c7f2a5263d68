import { ActFoot, Drawer, FactList, ProblemNote, TextField, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { mailResult } from '../contract.ts'
import { useResultAct } from './shown-result.ts'
import type { ShownDossier } from './shown-result.ts'

export interface SendProps {
  readonly dossier: ShownDossier
  readonly onClose: () => void
}

/** 寄送: the carrier's number, to the address the applicant gave. (OUT-03) */
export function MailDrawer({ dossier, onClose }: SendProps) {
  const t = useTexts('handout')
  const toast = useToast()
  const [carrier, setCarrier] = useState(t('mail.usual'))
  const [waybill, setWaybill] = useState('')
  const mail = useResultAct(mailResult, () => {
    toast({ text: t('mail.done') })
    onClose()
  })
  const { recipient, phone, address } = dossier.delivery
  const body = { carrier: carrier.trim(), waybill: waybill.trim(), expectedVersion: dossier.version }
  return (
    <Drawer
      title={t('mail.title')}
      width="s"
      onClose={onClose}
      footer={
        <ActFoot
          act={t('mail.act')}
          busy={mail.isBusy}
          onAct={() => void mail.act({ params: { id: dossier.id }, body })}
        />
      }
    >
      <FactList
        facts={[
          { term: t('mail.recipient'), value: recipient ?? dossier.applicant.name },
          { term: t('mail.phone'), value: phone ?? dossier.applicant.phone },
          { term: t('way.address'), value: address ?? '' },
        ]}
      />
      <TextField label={t('way.carrier')} value={carrier} onChange={setCarrier} required />
      <TextField label={t('way.waybill')} value={waybill} onChange={setWaybill} required hint={t('mail.waybillHint')} />
      <ProblemNote problem={mail.problem} />
    </Drawer>
  )
}
