import { Button, Card, ConflictPanel, ProblemNote, TextAreaField, useTexts, useToast } from '@yichuang/kit'
import type { Task } from '@yichuang/modules/cases/rules'
import { useState } from 'react'
import { giveOpinion, releaseTask } from '../contract.ts'
import type { ActCardProps } from './ActCard.tsx'
import { OpinionsGiven } from './OpinionsGiven.tsx'
import { useCaseAct } from './shown-case.ts'

/** 审查意见: closes my step; F9 first goes to what is still open. An opinion never decides. (BAK-02) */
export function OpinionCard({ view, task, draft, checks, onOpenPoint }: ActCardProps & { readonly task: Task }) {
  const t = useTexts('handling')
  const toast = useToast()
  const { dossier, handling } = view
  const [isTried, setTried] = useState(false)
  const opinion = useCaseAct(giveOpinion, () => {
    toast({ text: t('opinion.done') })
    void draft.discard()
  })
  const release = useCaseAct(releaseTask, () => toast({ text: t('pass.putBack', { count: 1 }) }))
  const { text } = draft.value
  const isBlank = text.trim() === ''
  const submit = (agrees: boolean) => {
    setTried(true)
    if (agrees && onOpenPoint()) return
    if (isBlank) {
      document.querySelector<HTMLTextAreaElement>('.opinion textarea')?.focus()
      return
    }
    void opinion.act({
      params: { id: dossier.id },
      body: { taskId: task.id, agrees, text, checks, expectedVersion: dossier.version },
    })
  }
  const isLast = task.stepIndex + 1 >= task.steps.length
  const next = isLast
    ? t('opinion.toDecision', { name: handling.deciders[0]?.name ?? '' })
    : t('opinion.toNext', { step: t(`steps.${task.steps[task.stepIndex + 1] ?? ''}`) })
  const putBack = () =>
    void release.act({ params: { id: dossier.id }, body: { taskId: task.id, expectedVersion: dossier.version } })
  return (
    <Card title={t('opinion.title')} hint={t(`steps.${task.steps[task.stepIndex] ?? ''}`)} strong>
      <div className="stack opinion">
        <OpinionsGiven tasks={dossier.tasks} />
        <TextAreaField
          label={t('opinion.text')}
          bare
          required
          rows={4}
          placeholder={t('opinion.placeholder')}
          value={text}
          onChange={(value) => draft.set((former) => ({ ...former, text: value }))}
          problem={isTried && isBlank ? t('opinion.missing') : undefined}
        />
        {opinion.conflict === undefined ? (
          <ProblemNote problem={opinion.problem ?? release.problem} />
        ) : (
          <ConflictPanel
            problem={opinion.conflict}
            mine={[{ label: t('opinion.title'), value: text }]}
            onReload={opinion.forget}
          />
        )}
        <Button kind="primary" size="l" wide hotkey="F9" busy={opinion.isBusy} onClick={() => submit(true)}>
          {next}
        </Button>
        <div className="two">
          <Button hotkey="F10" onClick={() => submit(false)}>
            {t('opinion.against')}
          </Button>
          <Button onClick={putBack}>{t('opinion.putBack')}</Button>
        </div>
      </div>
    </Card>
  )
}
