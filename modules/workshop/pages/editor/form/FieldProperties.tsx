import { Button, Checkbox, SelectField, TextAreaField, TextField, useTexts } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { fieldKinds, mayWaitFor } from '@yichuang/modules/forms/rules'
import type { FormEdit, FormField, ItemForm, PrefillSource } from '@yichuang/modules/forms/rules'
import { useState } from 'react'
import { standing } from '../../../rules/index.ts'
import { ColumnsEditor } from './ColumnsEditor.tsx'
import { ConditionBuilder } from './ConditionBuilder.tsx'
import { OptionLines } from './OptionLines.tsx'
import { sourcesFor } from './sources.ts'

type Change = Extract<FormEdit, { kind: 'change-field' }>['change']

interface FieldPropertiesProps {
  readonly item: Item
  readonly form: ItemForm
  readonly field: FormField
  readonly onEdit: (edit: FormEdit) => void
  /** the field goes by another code now */
  readonly onCode: (id: string) => void
}

/** What a field is: name, code, kind, limits, choices, where it is filled in from, when it is asked. */
export function FieldProperties({ item, form, field, onEdit, onCode }: FieldPropertiesProps) {
  const t = useTexts('workshop')
  const set = (change: Change) => onEdit({ kind: 'change-field', field: field.id, change })
  const { id, label, kind, help = '', required = false, wide = false } = field
  return (
    <div className="ws-form">
      <TextField required label={t('form.label')} value={label} onChange={(next) => set({ label: next })} />
      <SelectField
        required
        label={t('form.kindOf')}
        options={fieldKinds.map((value) => ({ value, label: t(`form.kind.${value}`) }))}
        value={kind}
        onChange={(next) => set({ kind: next })}
      />
      <div className="ws-line-of">
        <Checkbox checked={required} onChange={(next) => set({ required: next ? true : undefined })}>
          {t('form.requiredField')}
        </Checkbox>
        <Checkbox checked={wide} onChange={(next) => set({ wide: next ? true : undefined })}>
          {t('form.wide')}
        </Checkbox>
      </div>
      <TextAreaField
        label={t('form.help')}
        rows={2}
        value={help}
        onChange={(next) => set({ help: next === '' ? undefined : next })}
      />
      {(kind === 'single' || kind === 'multi') && (
        <OptionLines options={field.options ?? []} onChange={(options) => set({ options })} />
      )}
      {kind === 'table' && <ColumnsEditor columns={field.columns ?? []} onChange={(columns) => set({ columns })} />}
      <LimitFields field={field} set={set} />
      <PrefillField item={item} field={field} set={set} />
      <ConditionBuilder
        item={item}
        fields={mayWaitFor(form, id)}
        when={field.when}
        onChange={(when) => set({ when })}
      />
      <CodeField
        id={id}
        isTaken={(code) => form.groups.some(({ fields }) => fields.some((one) => one.id === code && one !== field))}
        onChange={(code) => {
          set({ id: code })
          onCode(code)
        }}
      />
      <div className="ws-line-of">
        <Button size="s" onClick={() => onEdit({ kind: 'copy-field', field: id })}>
          {t('detail.copy')}
        </Button>
        <Button size="s" kind="danger" icon="trash" onClick={() => onEdit({ kind: 'remove-field', field: id })}>
          {t('form.removeField')}
        </Button>
      </div>
    </div>
  )
}

interface PartProps {
  readonly field: FormField
  readonly set: (change: Change) => void
}

const limited: ReadonlySet<string> = new Set(['text', 'paragraph', 'address', 'number', 'multi', 'table'])

/** The least and the most: of a number its value, of text its characters, of lists their length. */
function LimitFields({ field: { kind, min, max, whole = false, unit = '' }, set }: PartProps) {
  const t = useTexts('workshop')
  if (!limited.has(kind)) return undefined
  const word = kind === 'number' ? 'number' : kind === 'multi' || kind === 'table' ? 'list' : 'text'
  const number = (text: string) => (text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text))
  return (
    <>
      <div className="fd-pair">
        <TextField
          label={t(`form.min.${word}`)}
          type="number"
          value={min === undefined ? '' : String(min)}
          onChange={(text) => set({ min: number(text) })}
        />
        <TextField
          label={t(`form.max.${word}`)}
          type="number"
          value={max === undefined ? '' : String(max)}
          onChange={(text) => set({ max: number(text) })}
        />
      </div>
      {kind === 'number' && (
        <div className="fd-pair">
          <TextField
            label={t('form.unit')}
            value={unit}
            onChange={(next) => set({ unit: next === '' ? undefined : next })}
          />
          <Checkbox checked={whole} onChange={(next) => set({ whole: next ? true : undefined })}>
            {t('form.whole')}
          </Checkbox>
        </div>
      )}
    </>
  )
}

/** Where the value comes from before anybody types; questions by what they ask. */
function PrefillField({ item, field, set }: PartProps & { readonly item: Item }) {
  const t = useTexts('workshop')
  const questions = new Map(standing(item.situation.questions).map(({ question }) => [question.id, question.text]))
  const sayOf = (source: PrefillSource) =>
    source.startsWith('answer.')
      ? t('form.source.answer', { question: questions.get(source.slice('answer.'.length)) ?? '' })
      : t(`form.source.${source.replace('.', '_')}`)
  return (
    <SelectField
      label={t('form.prefill')}
      options={[
        { value: 'none', label: t('form.source.none') },
        ...sourcesFor(field, [...questions.keys()]).map((value) => ({ value, label: sayOf(value) })),
      ]}
      value={field.prefill ?? 'none'}
      onChange={(next) => set({ prefill: next === 'none' ? undefined : next })}
    />
  )
}

interface CodeFieldProps {
  readonly id: string
  readonly isTaken: (code: string) => boolean
  readonly onChange: (code: string) => void
}

/** The code under which the value is stored and meant the same in every form; taken when the field is left. */
function CodeField({ id, isTaken, onChange }: CodeFieldProps) {
  const t = useTexts('workshop')
  const [typed, setTyped] = useState(id)
  const code = typed.trim()
  const take = () => {
    if (code !== id && code !== '' && !isTaken(code)) onChange(code)
  }
  return (
    <TextField
      required
      label={t('form.code')}
      hint={t('form.codeHint')}
      value={typed}
      maxLength={80}
      problem={code !== id && isTaken(code) ? t('form.codeTaken') : undefined}
      onChange={setTyped}
      onBlur={take}
      onEnter={take}
    />
  )
}
