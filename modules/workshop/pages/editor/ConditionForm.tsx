import { Button, CheckboxGroup, Segmented, useTexts } from '@yichuang/kit'
import type { Item, Rule } from '@yichuang/modules/catalogue/rules'
import { choiceOf, standing } from '../../rules/index.ts'
import type { Edit } from '../../rules/index.ts'

interface ConditionFormProps {
  readonly item: Item
  readonly rule: Rule
  readonly onEdit: (edit: Edit) => void
}

type Part = 'all' | 'any' | 'none'
const parts: readonly Part[] = ['all', 'any', 'none']

/** Which answers a condition needs: all of these, one of these, none of these. (CAT-03; exchange format §3) */
export function ConditionForm({ item, rule: { id, when }, onEdit }: ConditionFormProps) {
  const t = useTexts('workshop')
  const part = parts.find((one) => when[one] !== undefined) ?? 'all'
  const chosen = when[part] ?? []
  const set = (next: Part, choices: readonly string[]) => {
    const { [part]: _former, ...others } = when
    onEdit({ kind: 'change-condition', wish: { rule: id, when: { ...others, [next]: choices } } })
  }
  return (
    <div className="ws-form">
      <Segmented
        label={t('condition.how')}
        options={parts.map((value) => ({ value, label: t(`condition.${value}`) }))}
        value={part}
        onChange={(next) => set(next, chosen)}
      />
      <div className="ws-choices">
        {standing(item.situation.questions).map(({ question }) => (
          <CheckboxGroup
            key={question.id}
            label={question.text}
            options={question.options.map((option) => ({
              value: choiceOf({ question: question.id, option: option.id }),
              label: option.label,
            }))}
            value={chosen.filter((choice) => choice.startsWith(`${question.id}.`))}
            onChange={(own) => {
              const next = [...chosen.filter((choice) => !choice.startsWith(`${question.id}.`)), ...own]
              if (next.length > 0) set(part, next)
            }}
          />
        ))}
      </div>
      <Button
        size="s"
        kind="danger"
        icon="trash"
        onClick={() => onEdit({ kind: 'remove-condition', wish: { rule: id } })}
      >
        {t('condition.remove')}
      </Button>
    </div>
  )
}
