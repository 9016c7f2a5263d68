import { ConfirmAct, RadioList, TextAreaField, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { returnTask } from '../contract.ts'
import { useCaseAct } from './shown-case.ts'
import type { CaseView } from './shown-case.ts'

/** 退回重审: a finished task goes back to its first step, with the reason; what was said stays on record. */
export function ReturnDrawer({
  view: { dossier },
  onClose,
}: {
  readonly view: CaseView
  readonly onClose: () => void
}) {
  const t = useTexts('handling')
  const toast = useToast()
  const done = dossier.tasks.filter(({ state }) => state === 'done')
  const [task, setTask] = useState(done[0]?.id ?? '')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const send = useCaseAct(returnTask, () => {
    toast({ text: t('return.done') })
    onClose()
  })
  const act = () => {
    setTried(true)
    if (reason.trim() === '') return
    void send.act({ params: { id: dossier.id }, body: { taskId: task, reason, expectedVersion: dossier.version } })
  }
  return (
    <ConfirmAct
      title={t('return.title')}
      act={t('return.act')}
      consequence={t('return.consequence')}
      busy={send.isBusy}
      problem={send.problem}
      onAct={act}
      onClose={onClose}
    >
      {done.length > 1 && (
        <RadioList
          label={t('return.task')}
          value={task}
          options={done.map(({ id, department, part }) => ({ value: id, label: `${department} ${t(`part.${part}`)}` }))}
          onChange={setTask}
        />
      )}
      <TextAreaField
        label={t('return.reason')}
        required
        value={reason}
        onChange={setReason}
        problem={isTried && reason.trim() === '' ? t('decision.missing') : undefined}
      />
    </ConfirmAct>
  )
}
