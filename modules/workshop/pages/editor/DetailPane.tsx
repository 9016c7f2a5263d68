import { Button, Card, Checkbox, EmptyState, Segmented, Tag, TextField, useTexts, useToast } from '@yichuang/kit'
import type { Item, Material, Option, Question, Rule } from '@yichuang/modules/catalogue/rules'
import { memo, useState } from 'react'
import { applyEdit, findQuestion } from '../../rules/index.ts'
import type { AttachKind, AttachPlace, Edit } from '../../rules/index.ts'
import { ConditionForm } from './ConditionForm.tsx'
import { MaterialDrawer } from './MaterialDrawer.tsx'
import { ReuseDrawer } from './ReuseDrawer.tsx'
import { sayCondition } from './say-condition.ts'
import { attachPlaceOf } from './selection.ts'
import type { Selection } from './selection.ts'

interface DetailProps {
  readonly item: Item
  readonly selection: Selection | undefined
  readonly onEdit: (edit: Edit) => void
}

/** What is worked on: the terms of a question, or the materials of an answer or condition. (CAT-03, CAT-05) */
export const DetailPane = memo(function DetailPane({ item, selection, onEdit }: DetailProps) {
  const t = useTexts('workshop')
  const found = workedOn(item, selection)
  const { question, option, rule } = found
  const at = attachPlaceOf(selection)
  const isAnswer = option !== undefined || rule !== undefined
  return (
    <Card title={titleOf(item, found, t)} hint={t(`detail.kind.${selection?.kind ?? 'none'}`)} hotkey="Alt+2" grow>
      {question !== undefined && option === undefined && (
        <QuestionForm item={item} question={question} onEdit={onEdit} />
      )}
      {rule !== undefined && <ConditionForm item={item} rule={rule} onEdit={onEdit} />}
      {option !== undefined && question !== undefined && (
        <OptionForm question={question} option={option} onEdit={onEdit} />
      )}
      {at !== undefined && isAnswer && (
        <Attached item={item} at={at} effects={option?.effects ?? rule ?? {}} onEdit={onEdit} />
      )}
      {question === undefined && !isAnswer && (
        <EmptyState icon="tree" title={t('detail.none')} text={t('detail.noneText')} />
      )}
    </Card>
  )
})

interface WorkedOn {
  readonly question?: Question | undefined
  readonly option?: Option | undefined
  readonly rule?: Rule | undefined
}

function workedOn(item: Item, selection: Selection | undefined): WorkedOn {
  if (selection?.kind === 'rule') return { rule: item.rules?.find(({ id }) => id === selection.rule) }
  if (selection?.kind !== 'question' && selection?.kind !== 'option') return {}
  const question = findQuestion(item, selection.question)?.question
  if (selection.kind === 'question') return { question }
  return { question, option: question?.options.find(({ id }) => id === selection.option) }
}

function titleOf(item: Item, { question, option, rule }: WorkedOn, t: (key: string) => string): string {
  if (rule !== undefined) return sayCondition(item, rule.id, t)
  const text = option?.label ?? question?.text
  if (text === undefined) return t('detail.title')
  return text === '' ? t('outline.answerHere') : text
}

interface QuestionFormProps {
  readonly item: Item
  readonly question: Question
  readonly onEdit: (edit: Edit) => void
}

function QuestionForm({ item, question: { id, type, required }, onEdit }: QuestionFormProps) {
  const t = useTexts('workshop')
  const [isReusing, setReusing] = useState(false)
  return (
    <div className="ws-form">
      <div className="ws-line-of">
        <Segmented
          label={t('detail.type')}
          options={(['single', 'multi'] as const).map((value) => ({ value, label: t(`detail.${value}`) }))}
          value={type}
          onChange={(value) => onEdit({ kind: 'change-question', wish: { question: id, type: value } })}
        />
        <Checkbox
          checked={required}
          onChange={(value) => onEdit({ kind: 'change-question', wish: { question: id, required: value } })}
        >
          {t('detail.required')}
        </Checkbox>
      </div>
      <div className="ws-line-of">
        <Button size="s" onClick={() => onEdit({ kind: 'copy-question', wish: { question: id } })}>
          {t('detail.copy')}
        </Button>
        <Button size="s" onClick={() => setReusing(true)}>
          {t('detail.reuse')}
        </Button>
        <Button
          size="s"
          kind="danger"
          icon="trash"
          onClick={() => onEdit({ kind: 'remove-question', wish: { question: id } })}
        >
          {t('detail.removeQuestion')}
        </Button>
      </div>
      <p className="muted small">{t('detail.keys')}</p>
      {isReusing && <ReuseDrawer item={item} after={id} onEdit={onEdit} onClose={() => setReusing(false)} />}
    </div>
  )
}

interface OptionFormProps {
  readonly question: Question
  readonly option: Option
  readonly onEdit: (edit: Edit) => void
}

function OptionForm({ question, option, onEdit }: OptionFormProps) {
  const t = useTexts('workshop')
  const place = { question: question.id, option: option.id }
  const stop = option.effects?.outcome
  return (
    <div className="ws-form">
      <div className="ws-line-of">
        {question.type === 'multi' && (
          <Checkbox
            checked={option.exclusive === true}
            onChange={(exclusive) => onEdit({ kind: 'change-option', wish: { ...place, exclusive } })}
          >
            {t('detail.exclusive')}
          </Checkbox>
        )}
        <Checkbox
          checked={stop?.kind === 'stop'}
          onChange={(stops) =>
            onEdit({
              kind: 'set-outcome',
              wish: stops ? { ...place, outcome: { kind: 'stop', message: t('detail.stopText') } } : place,
            })
          }
        >
          {t('detail.stops')}
        </Checkbox>
        <Button size="s" onClick={() => onEdit({ kind: 'copy-option', wish: place })}>
          {t('detail.copy')}
        </Button>
        <Button size="s" kind="danger" icon="trash" onClick={() => onEdit({ kind: 'remove-option', wish: place })}>
          {t('detail.removeOption')}
        </Button>
      </div>
      {stop !== undefined && (
        <TextField
          label={t(`detail.message.${stop.kind}`)}
          value={stop.message}
          onChange={(message) => onEdit({ kind: 'set-outcome', wish: { ...place, outcome: { ...stop, message } } })}
        />
      )}
    </div>
  )
}

interface AttachedProps {
  readonly item: Item
  readonly at: AttachPlace
  readonly effects: Pick<Rule, 'addMaterials' | 'removeMaterials'>
  readonly onEdit: (edit: Edit) => void
}

/** 这个答案的材料: what everybody gives, what is asked for here besides, what is not asked for here. */
function Attached({ item, at, effects, onEdit }: AttachedProps) {
  const t = useTexts('workshop')
  const toast = useToast()
  const [isAdding, setAdding] = useState(false)
  const change = (edit: Edit) => {
    const gone = item.materials.find(({ key }) => !applyEdit(item, edit).materials.some((one) => one.key === key))
    onEdit(edit)
    if (gone !== undefined) toast({ text: t('detail.gone', { name: gone.name }) })
  }
  return (
    <section className="ws-attached" aria-label={t('detail.materials')}>
      <h3>
        {t('detail.materials')}
        <Button size="s" icon="plus" onClick={() => setAdding(true)}>
          {t('detail.addMaterial')}
        </Button>
      </h3>
      <ul>
        {item.materials.map((material) => (
          <AttachedLine
            key={material.key}
            material={material}
            isAdded={effects.addMaterials?.includes(material.key) === true}
            isRemoved={effects.removeMaterials?.includes(material.key) === true}
            onSet={(kind, isOn) =>
              change({ kind: isOn ? 'attach-material' : 'detach-material', wish: { key: material.key, at, kind } })
            }
          />
        ))}
      </ul>
      {isAdding && (
        <MaterialDrawer
          item={item}
          onClose={() => setAdding(false)}
          onChosen={(material) => {
            setAdding(false)
            onEdit({ kind: 'add-material', wish: { material, at } })
          }}
        />
      )}
    </section>
  )
}

interface AttachedLineProps {
  readonly material: Material
  readonly isAdded: boolean
  readonly isRemoved: boolean
  readonly onSet: (kind: AttachKind, isOn: boolean) => void
}

function AttachedLine({ material: { name, base }, isAdded, isRemoved, onSet }: AttachedLineProps) {
  const t = useTexts('workshop')
  return (
    <li className={isAdded ? 'added' : isRemoved ? 'removed' : undefined}>
      <span className="grow">{name}</span>
      {base && <Tag kind="slate">{t('detail.everybody')}</Tag>}
      {!base && (
        <Button
          size="s"
          kind={isAdded ? 'primary' : 'plain'}
          pressed={isAdded}
          label={t('detail.addOf', { name })}
          onClick={() => onSet('add', !isAdded)}
        >
          {t('detail.add')}
        </Button>
      )}
      <Button
        size="s"
        kind={isRemoved ? 'primary' : 'plain'}
        pressed={isRemoved}
        label={t('detail.freeOf', { name })}
        onClick={() => onSet('remove', !isRemoved)}
      >
        {t('detail.free')}
      </Button>
    </li>
  )
}
