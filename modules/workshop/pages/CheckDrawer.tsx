import { Button, Drawer, ProblemNote, TextAreaField, useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { noteCheck, readCombingPlan } from '../contract.ts'
import type { CombingLine } from '../contract.ts'

interface CheckDrawerProps {
  readonly line: CombingLine
  readonly onClose: () => void
}

/** 核查无变化: the version in force was looked through; the age of its last check begins anew. (CAT-04) */
export function CheckDrawer({ line: { item, name, version, errors, warnings }, onClose }: CheckDrawerProps) {
  const t = useTexts('workshop')
  const toast = useToast()
  const [note, setNote] = useState('')
  const check = useAct(noteCheck, {
    refresh: [readCombingPlan],
    onDone: () => {
      toast({ text: t('plan.checkNoted') })
      onClose()
    },
  })
  const act = () => void check.act({ params: { id: item }, body: { version, note: note.trim() } })
  return (
    <Drawer
      title={t('plan.checkOf', { name })}
      width="s"
      onClose={onClose}
      footer={
        <Button kind="primary" hotkey="F9" busy={check.isBusy} onClick={act}>
          {t('plan.checkAct')}
        </Button>
      }
    >
      <div className="ws-form">
        <p className="muted">{t('plan.checkText', { version })}</p>
        {errors + warnings > 0 && <p className="ws-wrong">{t('plan.checkOpen', { count: errors + warnings })}</p>}
        <TextAreaField label={t('plan.checkNote')} rows={3} maxLength={200} value={note} onChange={setNote} />
        <ProblemNote problem={check.problem} />
      </div>
    </Drawer>
  )
}
