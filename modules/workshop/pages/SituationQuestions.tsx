import { CheckboxGroup, RadioList } from '@yichuang/kit'
import { activeQuestions } from '@yichuang/modules/catalogue/rules'
import type { Answers, Item, Question } from '@yichuang/modules/catalogue/rules'

interface SituationQuestionsProps {
  readonly item: Item
  readonly answers: Answers
  readonly onAnswers: (answers: Answers) => void
}

/** The questions of an item as they come up, to be answered. */
export function SituationQuestions({ item, answers, onAnswers }: SituationQuestionsProps) {
  return (
    <ol className="ws-questions">
      {activeQuestions(item, answers).map(({ question, depth }) => (
        <li
          key={question.id}
          className={depth > 0 ? 'sub' : undefined}
          {...(question.required && (answers[question.id] ?? []).length === 0 && { 'data-gap': '' })}
        >
          <p>{question.text}</p>
          <Choices
            question={question}
            chosen={answers[question.id] ?? []}
            onChange={(chosen) => onAnswers({ ...answers, [question.id]: chosen })}
          />
        </li>
      ))}
    </ol>
  )
}

interface ChoicesProps {
  readonly question: Question
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

function Choices({ question: { text, type, options: all }, chosen, onChange }: ChoicesProps) {
  const options = all.map(({ id, label }) => ({ value: id, label }))
  if (type === 'single')
    return <RadioList label={text} options={options} value={chosen[0]} onChange={(value) => onChange([value])} />
  const exclusive = all.find((option) => option.exclusive === true)?.id
  return (
    <CheckboxGroup
      label={text}
      options={options}
      value={[...chosen]}
      onChange={onChange}
      {...(exclusive === undefined ? {} : { none: exclusive })}
    />
  )
}
