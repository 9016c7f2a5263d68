import { Button, Card, Checkbox, EmptyState, Select, Tag, TextField, useTexts } from '@yichuang/kit'
import type { Option, Question } from '@yichuang/modules/catalogue/rules'
import { useMemo, useState } from 'react'
import { answeredQuestions, keyOf, moreQuestion, questionsOf, targetsOf } from '../rules/index.ts'
import type { Composer } from './use-composer.ts'

/** Stands for "no answer in advance"; no option can have it as its id. */
const ASKED = ' '

interface Part {
  readonly composer: Composer
}

/** 问题: the package's own questions, what each answer brings and answers, and what the items still ask. (CAT-11) */
export function QuestionsView({ composer }: Part) {
  const t = useTexts('packages')
  const { pkg, edit } = composer
  return (
    <>
      <Card
        title={t('questions.own')}
        hint={t('questions.ownHint')}
        extra={
          <Button
            size="s"
            icon="plus"
            onClick={() =>
              edit({
                kind: 'add-question',
                question: { id: 'q', text: t('questions.newText'), type: 'single', required: true },
              })
            }
          >
            {t('questions.add')}
          </Button>
        }
      >
        {pkg.questions.length === 0 && <EmptyState icon="list" title={t('questions.none')} />}
        <ol className="pk-own">
          {pkg.questions.map((question) => (
            <li key={question.id}>
              <OwnQuestion composer={composer} question={question} />
            </li>
          ))}
        </ol>
      </Card>
      <LeftQuestions composer={composer} />
    </>
  )
}

function OwnQuestion({ composer, question }: Part & { readonly question: Question }) {
  const t = useTexts('packages')
  const { edit, itemOf } = composer
  const { id, text, type, options } = question
  const targets = targetsOf(question)
  const named = targets.map(({ item, question: target }) => {
    const found = itemOf(item)
    const asked = found && questionsOf(found).find((one) => one.question === target)?.asked.text
    return `${found?.name ?? item}：${asked ?? target}`
  })
  return (
    <fieldset className="pk-question">
      <legend>
        <Tag kind="line">{t(`questions.type.${type}`)}</Tag>{' '}
        {targets.length > 1 && <Tag kind="green">{t('questions.merged', { count: targets.length })}</Tag>}
      </legend>
      <TextField
        label={t('questions.text')}
        value={text}
        onChange={(next) => edit({ kind: 'change-question', question: id, wish: { text: next } })}
      />
      {named.length > 0 && <p className="muted small">{t('questions.answers', { questions: named.join('；') })}</p>}
      <ul className="pk-options">
        {options.map((option) => (
          <li key={option.id}>
            <OwnOption composer={composer} question={question} option={option} />
          </li>
        ))}
      </ul>
      <span className="pk-acts">
        {id !== moreQuestion && (
          <Button
            size="s"
            icon="plus"
            onClick={() =>
              edit({
                kind: 'add-option',
                question: id,
                id: freeOption(options),
                label: t('questions.newOption', { number: options.length + 1 }),
              })
            }
          >
            {t('questions.addOption')}
          </Button>
        )}
        <Button
          size="s"
          icon="up"
          label={t('questions.up')}
          onClick={() => edit({ kind: 'move-question', question: id, by: -1 })}
        />
        <Button
          size="s"
          icon="down"
          label={t('questions.down')}
          onClick={() => edit({ kind: 'move-question', question: id, by: 1 })}
        />
        {id !== moreQuestion && (
          <Button size="s" kind="quiet" onClick={() => edit({ kind: 'remove-question', question: id })}>
            {t(targets.length > 0 ? 'questions.split' : 'questions.remove')}
          </Button>
        )}
      </span>
    </fieldset>
  )
}

function freeOption(options: readonly Option[]): string {
  for (let number = options.length + 1; ; number += 1) {
    const id = `o${number}`
    if (!options.some((option) => option.id === id)) return id
  }
}

function OwnOption({ composer, question, option }: Part & { readonly question: Question; readonly option: Option }) {
  const t = useTexts('packages')
  const [isOpen, setOpen] = useState(false)
  const { edit, itemOf } = composer
  const { effects } = option
  const brought = (effects?.includeItems ?? []).map((id) => itemOf(id)?.name ?? id)
  const answered = (effects?.presetAnswers ?? []).reduce((sum, { answers }) => sum + Object.keys(answers).length, 0)
  return (
    <>
      <div className="pk-option">
        <TextField
          label={t('questions.option')}
          value={option.label}
          onChange={(label) => edit({ kind: 'change-option', question: question.id, option: option.id, label })}
        />
        <span className="pk-tags">
          {brought.length > 0 && <Tag kind="amber">{t('questions.brings', { items: brought.join('、') })}</Tag>}
          {answered > 0 && <Tag kind="slate">{t('questions.implies', { count: answered })}</Tag>}
        </span>
        <span className="pk-acts">
          <Button
            size="s"
            pressed={isOpen}
            label={t('questions.effectsOf', { label: option.label })}
            onClick={() => setOpen(!isOpen)}
          >
            {t('questions.effects')}
          </Button>
          {question.id !== moreQuestion && (
            <Button
              size="s"
              kind="quiet"
              label={t('questions.removeOptionOf', { label: option.label })}
              onClick={() => edit({ kind: 'remove-option', question: question.id, option: option.id })}
            >
              {t('items.remove')}
            </Button>
          )}
        </span>
      </div>
      {isOpen && <Effects composer={composer} question={question} option={option} />}
    </>
  )
}

/** What an answer brings and answers: items that are not always in, and questions of items. */
function Effects({ composer, question, option }: Part & { readonly question: Question; readonly option: Option }) {
  const t = useTexts('packages')
  const { pkg, itemOf, edit } = composer
  const brought = option.effects?.includeItems ?? []
  const optional = pkg.items.filter(({ required }) => !required)
  const set = (item: string, isIn: boolean) =>
    edit({
      kind: 'set-brought',
      question: question.id,
      option: option.id,
      items: isIn ? [...brought, item] : brought.filter((one) => one !== item),
    })
  return (
    <div className="pk-terms">
      {optional.length > 0 && question.id !== moreQuestion && (
        <>
          <p className="pk-label">{t('questions.bringsTitle')}</p>
          {optional.map(({ item }) => (
            <Checkbox key={item} checked={brought.includes(item)} onChange={(isIn) => set(item, isIn)}>
              {itemOf(item)?.name ?? item}
            </Checkbox>
          ))}
        </>
      )}
      <p className="pk-label">{t('questions.impliesTitle')}</p>
      {pkg.items.map(({ item }) => (
        <Implied key={item} composer={composer} question={question} option={option} item={item} />
      ))}
    </div>
  )
}

interface ImpliedProps extends Part {
  readonly question: Question
  readonly option: Option
  readonly item: string
}

function Implied({ composer, question, option, item }: ImpliedProps) {
  const t = useTexts('packages')
  const { itemOf, edit } = composer
  const found = itemOf(item)
  if (found === undefined) return null
  const preset = option.effects?.presetAnswers?.find((one) => one.item === item)?.answers ?? {}
  return questionsOf(found).map(({ question: target, asked }) => (
    <label key={target} className="pk-implied">
      <span>
        <span className="muted small">{found.name}</span> {asked.text}
      </span>
      <Select
        aria-label={`${found.name} ${asked.text}`}
        value={preset[target]?.[0] ?? ASKED}
        options={[
          { value: ASKED, label: t('questions.asks') },
          ...asked.options.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={(answer) =>
          edit({
            kind: 'imply-answer',
            question: question.id,
            option: option.id,
            target: { item, question: target },
            answer: answer === ASKED ? [] : [answer],
          })
        }
      />
    </label>
  ))
}

/** What the items still ask by themselves, and answers that hold for everybody. */
function LeftQuestions({ composer }: Part) {
  const t = useTexts('packages')
  const { pkg, itemOf, edit } = composer
  const merged = useMemo(() => answeredQuestions(pkg), [pkg])
  const left = pkg.items.flatMap(({ item, presets = {} }) => {
    const found = itemOf(item)
    return (found === undefined ? [] : questionsOf(found))
      .filter((one) => !merged.has(keyOf(one)))
      .map((one) => ({ ...one, fixed: presets[one.question]?.[0] ?? ASKED }))
  })
  return (
    <Card title={t('questions.left')} hint={t('questions.leftHint', { count: left.length })}>
      <ul className="pk-left">
        {left.map(({ item, question, asked, fixed }) => (
          <li key={`${item}/${question}`} className="pk-implied">
            <span>
              <span className="muted small">{itemOf(item)?.name}</span> {asked.text}
            </span>
            <Select
              aria-label={`${itemOf(item)?.name ?? item} ${asked.text}`}
              value={fixed}
              options={[
                { value: ASKED, label: t('questions.asks') },
                ...asked.options.map(({ id, label }) => ({ value: id, label: t('questions.always', { label }) })),
              ]}
              onChange={(answer) =>
                edit({ kind: 'fix-answer', item, question, answer: answer === ASKED ? [] : [answer] })
              }
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
