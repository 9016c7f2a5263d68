import { ActFoot, Drawer, FactList, ProblemNote, TextField, useAct, useTexts, useToast } from '@yichuang/kit'
import { depositResult } from '@yichuang/modules/handout/contract'
import { useState } from 'react'
import { listUncollected } from '../contract.ts'
import type { UncollectedLine } from '../contract.ts'

interface DepositProps {
  readonly line: UncollectedLine
  readonly onClose: () => void
}

/** 逾期未领存档: what nobody collected is kept in the archive, with the consent of a second person. (OUT-05; I-09) */
export function DepositDrawer({ line, onClose }: DepositProps) {
  const t = useTexts('messages')
  const toast = useToast()
  const [approver, setApprover] = useState('')
  const [isTried, setTried] = useState(false)
  const deposit = useAct(depositResult, {
    refresh: [listUncollected],
    onDone: () => {
      toast({ text: t('deposit.done') })
      onClose()
    },
  })
  const act = () => {
    setTried(true)
    if (approver.trim() === '') return
    const body = { approver: approver.trim(), expectedVersion: line.version }
    void deposit.act({ params: { id: line.dossier }, body })
  }
  return (
    <Drawer
      title={t('deposit.title')}
      width="s"
      onClose={onClose}
      footer={<ActFoot act={t('deposit.act')} busy={deposit.isBusy} onAct={act} />}
    >
      <FactList
        facts={[
          { term: t('uncollected.item'), value: line.itemName },
          { term: t('uncollected.applicant'), value: line.applicantName },
          { term: t('uncollected.days'), value: t('uncollected.forDays', { count: line.days }) },
        ]}
      />
      <TextField
        label={t('deposit.approver')}
        hint={t('deposit.approverHint')}
        problem={isTried && approver.trim() === '' ? t('deposit.missing') : undefined}
        value={approver}
        onChange={setApprover}
        required
      />
      <ProblemNote problem={deposit.problem} />
    </Drawer>
  )
}
