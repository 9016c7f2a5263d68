import { Button, Card, CheckboxGroup, RadioList, useTexts } from '@yichuang/kit'
import { activeQuestions, labelsOf } from '@yichuang/modules/catalogue/rules'
import type { Item, Question, Resolution } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'
import type { DeskState } from './desk-state.ts'

interface SituationCardProps {
  readonly item: Item
  readonly state: DeskState
  readonly resolution: Resolution
  readonly onAnswer: (question: string, chosen: readonly string[]) => void
}

/** The questions one by one: answered ones fold to question and answer, the open one is tinted. */
export function SituationCard({ item, state, resolution, onAnswer }: SituationCardProps) {
  const t = useTexts('intake')
  const [reopened, setReopened] = useState<string>()
  const [confirmed, setConfirmed] = useState<readonly string[]>([])
  const asked = activeQuestions(item, state.answers)
  const isAnswered = (question: Question) =>
    question.type === 'single'
      ? (state.answers[question.id]?.length ?? 0) > 0
      : confirmed.includes(question.id) || (state.prepared !== undefined && Object.hasOwn(state.answers, question.id))
  const open =
    asked.find(({ question }) => question.id === reopened) ?? asked.find(({ question }) => !isAnswered(question))
  const answer = (question: Question, chosen: readonly string[]) => {
    onAnswer(question.id, chosen)
    if (question.type === 'single') setReopened(undefined)
  }
  const count = asked.filter(({ question }) => isAnswered(question)).length
  return (
    <Card title={t('situation.title')} hint={t('situation.answered', { count })} hotkey="Alt+1" flush grow>
      <ol className="questions">
        {asked.map(({ question, depth }, index) => (
          <li
            key={question.id}
            className={`q${depth > 0 ? ' sub' : ''}${question.id === open?.question.id ? ' open' : ''}`}
          >
            <div className="t">
              <i>{index + 1}</i>
              {question.text}
            </div>
            {question.id === open?.question.id ? (
              <OpenQuestion
                question={question}
                chosen={state.answers[question.id] ?? []}
                onChange={(chosen) => answer(question, chosen)}
                onDone={() => {
                  setConfirmed([...confirmed, question.id])
                  setReopened(undefined)
                }}
              />
            ) : (
              isAnswered(question) && (
                <div className="a">
                  {labelsOf(question, state.answers[question.id] ?? []) || t('situation.none')}
                  <Button
                    kind="quiet"
                    size="s"
                    label={t('situation.changeOf', { question: question.text })}
                    onClick={() => {
                      setConfirmed(confirmed.filter((id) => id !== question.id))
                      setReopened(question.id)
                    }}
                  >
                    {t('situation.change')}
                  </Button>
                </div>
              )
            )}
          </li>
        ))}
      </ol>
      {resolution.status === 'complete' && open === undefined && (
        <div className="done">
          <b>{t('situation.fixed', { count: resolution.materials.length })}</b>
        </div>
      )}
      {resolution.outcome !== null && (
        <div className="done stopped" role="alert">
          <b>{t(`situation.${resolution.status}`)}</b>
          <p>{resolution.outcome.message}</p>
          {resolution.outcome.item !== undefined && (
            <Button to={`/work/intake/${resolution.outcome.item}`}>{t('situation.takeOther')}</Button>
          )}
        </div>
      )}
    </Card>
  )
}

interface OpenQuestionProps {
  readonly question: Question
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  readonly onDone: () => void
}

function OpenQuestion({ question, chosen, onChange, onDone }: OpenQuestionProps) {
  const t = useTexts('intake')
  const options = question.options.map(({ id, label }) => ({ value: id, label }))
  if (question.type === 'single') {
    return (
      <RadioList
        label={question.text}
        options={options}
        value={chosen[0]}
        onChange={(value) => onChange([value])}
        hotkeys
      />
    )
  }
  const exclusive = question.options.find((option) => option.exclusive === true)?.id
  return (
    <>
      <CheckboxGroup
        label={question.text}
        options={options}
        value={[...chosen]}
        onChange={onChange}
        hotkeys
        {...(exclusive === undefined ? {} : { none: exclusive })}
      />
      <Button size="s" hotkey="Enter" onClick={onDone}>
        {t('situation.next')}
      </Button>
    </>
  )
}
