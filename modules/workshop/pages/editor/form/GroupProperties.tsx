import { Button, Segmented, TextAreaField, TextField, useTexts } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { FormEdit, FormGroup, ItemForm } from '@yichuang/modules/forms/rules'
import { ConditionBuilder } from './ConditionBuilder.tsx'

interface GroupPropertiesProps {
  readonly item: Item
  readonly form: ItemForm
  readonly group: FormGroup
  readonly onEdit: (edit: FormEdit) => void
}

/** What a group is: heading, help, columns, when it is asked. */
export function GroupProperties({ item, form, group, onEdit }: GroupPropertiesProps) {
  const t = useTexts('workshop')
  const { id, title, help = '', columns, when } = group
  const own = new Set(group.fields.map((field) => field.id))
  const set = (change: Extract<FormEdit, { kind: 'change-group' }>['change']) =>
    onEdit({ kind: 'change-group', group: id, change })
  return (
    <div className="ws-form">
      <TextField required label={t('form.groupTitle')} value={title} onChange={(next) => set({ title: next })} />
      <TextAreaField
        label={t('form.help')}
        rows={2}
        value={help}
        onChange={(next) => set({ help: next === '' ? undefined : next })}
      />
      <div className="fd-line">
        <span>{t('form.columns')}</span>
        <Segmented
          label={t('form.columns')}
          options={(['1', '2', '3'] as const).map((value) => ({ value, label: value }))}
          value={`${columns}`}
          onChange={(next) => set({ columns: next === '1' ? 1 : next === '2' ? 2 : 3 })}
        />
      </div>
      <ConditionBuilder
        item={item}
        fields={form.groups.flatMap(({ fields }) => fields).filter((field) => !own.has(field.id))}
        when={when}
        onChange={(next) => set({ when: next })}
      />
      <div className="ws-line-of">
        <Button size="s" onClick={() => onEdit({ kind: 'copy-group', group: id })}>
          {t('detail.copy')}
        </Button>
        <Button size="s" kind="danger" icon="trash" onClick={() => onEdit({ kind: 'remove-group', group: id })}>
          {t('form.removeGroup')}
        </Button>
      </div>
    </div>
  )
}
