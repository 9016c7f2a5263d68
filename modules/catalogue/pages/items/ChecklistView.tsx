import { Button, Card, CheckboxGroup, EmptyState, RadioList, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { activeQuestions, resolveSituation } from '../../rules/index.ts'
import type { Answers, Question, Resolution } from '../../rules/index.ts'
import { ChecklistSheet } from './ChecklistSheet.tsx'
import { nameIn } from './shown-item.ts'
import type { ShownItem, ViewProps } from './shown-item.ts'

/** 收件清单: the answers of a situation on the left, the checklist for exactly that situation on the right. (CAT-14) */
export function ChecklistView({ shown }: ViewProps) {
  const t = useTexts('catalogue')
  const [answers, setAnswers] = useState<Answers>({})
  const { item } = shown
  const asked = activeQuestions(item, answers)
  const resolution = resolveSituation(item, answers)
  return (
    <div className="item-checklist">
      {asked.length > 0 && (
        <Card
          title={t('item.sheet.choose')}
          hint={t('item.sheet.chooseHint')}
          extra={
            <Button kind="quiet" size="s" onClick={() => setAnswers({})}>
              {t('item.sheet.clear')}
            </Button>
          }
        >
          <ol className="item-questions">
            {asked.map(({ question, depth }) => (
              <li key={question.id} className={depth > 0 ? 'sub' : undefined}>
                <p className="item-question">{question.text}</p>
                <Choices
                  question={question}
                  chosen={answers[question.id] ?? []}
                  onChange={(chosen) => setAnswers({ ...answers, [question.id]: chosen })}
                />
              </li>
            ))}
          </ol>
        </Card>
      )}
      {resolution.status === 'complete' ? (
        <ChecklistSheet shown={shown} resolution={resolution} answers={answers} />
      ) : (
        <NoSheet shown={shown} resolution={resolution} />
      )}
    </div>
  )
}

interface ChoicesProps {
  readonly question: Question
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

function Choices({ question, chosen, onChange }: ChoicesProps) {
  const options = question.options.map(({ id, label }) => ({ value: id, label }))
  if (question.type === 'single') {
    return (
      <RadioList label={question.text} options={options} value={chosen[0]} onChange={(value) => onChange([value])} />
    )
  }
  const exclusive = question.options.find((option) => option.exclusive === true)?.id
  return (
    <CheckboxGroup
      label={question.text}
      options={options}
      value={[...chosen]}
      onChange={onChange}
      {...(exclusive === undefined ? {} : { none: exclusive })}
    />
  )
}

/** Why there is no checklist yet, or none at all. */
function NoSheet({ shown, resolution }: { readonly shown: ShownItem; readonly resolution: Resolution }) {
  const t = useTexts('catalogue')
  const { status, outcome, missing } = resolution
  if (status === 'incomplete') {
    const title = t('item.sheet.waiting', { count: missing.length })
    return (
      <Card>
        <EmptyState icon="list" title={title} text={t('item.sheet.waitingText')} />
      </Card>
    )
  }
  if (outcome === null) {
    return (
      <Card>
        <EmptyState icon="warning" title={t('item.sheet.invalid')} />
      </Card>
    )
  }
  const other = nameIn(shown.context.items, outcome.item)
  return (
    <Card>
      <EmptyState
        icon="warning"
        title={t(outcome.kind === 'stop' ? 'item.sheet.stopped' : 'item.sheet.redirected')}
        text={outcome.message}
        action={
          outcome.item !== undefined &&
          other !== undefined && (
            <Button to={`/work/items/${outcome.item}?view=checklist`}>
              {t('item.sheet.openOther', { name: other })}
            </Button>
          )
        }
      />
    </Card>
  )
}
