import {
  ActFoot,
  asProblem,
  call,
  Drawer,
  ErrorState,
  Loading,
  ProblemNote,
  RadioList,
  useCall,
  useTexts,
  useToast,
} from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { useState } from 'react'
import { readHandling, releaseTask } from '../contract.ts'
import type { WorkLine } from '../contract.ts'

interface PassDrawerProps {
  readonly rows: readonly WorkLine[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** 转给: passes tasks to a colleague of the department, or puts them back for whoever claims them. */
export function PassDrawer({ rows, onClose, onDone }: PassDrawerProps) {
  const t = useTexts('handling')
  const toast = useToast()
  const [first] = rows
  const asked = useCall(readHandling, { params: { id: first?.id ?? '' } }, { when: first !== undefined })
  const [to, setTo] = useState<string>()
  const [problem, setProblem] = useState<ApiProblem>()
  const colleagues = asked.data?.colleagues ?? []
  const pass = async () => {
    const target = colleagues.find(({ person }) => person === to)
    for (const { id, task, version } of rows) {
      try {
        const body = { taskId: task, expectedVersion: version, ...(target === undefined ? {} : { to: target }) }
        await call(releaseTask, { params: { id }, body })
      } catch (thrown) {
        setProblem(asProblem(thrown))
        return
      }
    }
    toast({
      text:
        target === undefined
          ? t('pass.putBack', { count: rows.length })
          : t('pass.passed', { count: rows.length, name: target.name }),
    })
    onDone()
  }
  return (
    <Drawer
      title={t('pass.title', { count: rows.length })}
      width="s"
      onClose={onClose}
      footer={
        <ActFoot act={t(to === undefined || to === nobody ? 'pass.back' : 'pass.act')} onAct={() => void pass()} />
      }
    >
      {asked.isLoading && <Loading rows={3} />}
      {asked.problem !== undefined && <ErrorState problem={asked.problem} onRetry={asked.refetch} />}
      <RadioList
        label={t('pass.to')}
        value={to ?? nobody}
        options={[
          { value: nobody, label: t('pass.nobody') },
          ...colleagues.map(({ person, name }) => ({ value: person, label: name })),
        ]}
        onChange={setTo}
      />
      <ProblemNote problem={problem} />
    </Drawer>
  )
}

const nobody = 'nobody'
