import { Button, Card, EmptyState, useCall, useTexts } from '@yichuang/kit'
import { readItemContext } from '@yichuang/modules/catalogue/contract'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { emptyForm, findField, formOfElements } from '@yichuang/modules/forms/rules'
import type { FormEdit, FormField, FormGroup, ItemForm } from '@yichuang/modules/forms/rules'
import type { Finding } from '../../../contract.ts'
import type { Selection } from '../selection.ts'
import { FieldProperties } from './FieldProperties.tsx'
import { FormPreview } from './FormPreview.tsx'
import { FormStructure } from './FormStructure.tsx'
import { GroupProperties } from './GroupProperties.tsx'
import './form.css'

interface FormDesignerProps {
  readonly item: Item
  readonly selection: Selection | undefined
  readonly findings: ReadonlyMap<string, readonly Finding[]>
  readonly onSelect: (selection: Selection) => void
  readonly onEdit: (edit: FormEdit) => void
}

/** 表单: the item's smart form is drawn: its build-up, how the applicant sees it, what a field is. (NET-05) */
export function FormDesigner({ item, selection, findings, onSelect, onEdit }: FormDesignerProps) {
  const form = item.form ?? emptyForm
  if (form.groups.length === 0) return <NoForm item={item} onEdit={onEdit} />
  return (
    <div className="fd">
      <FormStructure form={form} selection={selection} findings={findings} onSelect={onSelect} onEdit={onEdit} />
      <FormPreview
        item={item}
        form={form}
        current={selection?.kind === 'field' ? selection.field : undefined}
        onField={(field) => onSelect({ kind: 'field', field })}
      />
      <Properties item={item} form={form} selection={selection} onEdit={onEdit} onSelect={onSelect} />
    </div>
  )
}

/** Begins the form: with a field for each data element the item asks for, or empty. */
function NoForm({ item, onEdit }: Pick<FormDesignerProps, 'item' | 'onEdit'>) {
  const t = useTexts('workshop')
  const { id } = item
  const formFields = item.formFields ?? []
  const context = useCall(readItemContext, { params: { id } }, { when: formFields.length > 0 })
  const elements = (context.data?.elements ?? []).filter(({ key }) => formFields.includes(key))
  return (
    <Card title={t('form.title')} grow>
      <EmptyState
        icon="list"
        title={t('form.none')}
        text={t('form.noneText')}
        action={
          <div className="ws-line-of">
            {elements.length > 0 && (
              <Button
                kind="primary"
                onClick={() => onEdit({ kind: 'begin', form: formOfElements(elements, t('form.newGroup')) })}
              >
                {t('form.beginWith', { count: elements.length })}
              </Button>
            )}
            <Button icon="plus" onClick={() => onEdit({ kind: 'add-group', title: t('form.newGroup') })}>
              {t('form.begin')}
            </Button>
          </div>
        }
      />
    </Card>
  )
}

interface PropertiesProps extends Pick<FormDesignerProps, 'item' | 'selection' | 'onEdit' | 'onSelect'> {
  readonly form: ItemForm
}

/** What is selected, in the form. */
function Properties({ item, form, selection, onEdit, onSelect }: PropertiesProps) {
  const t = useTexts('workshop')
  const { field, group } = selectedIn(form, selection)
  return (
    <Card title={field?.label ?? group?.title ?? t('form.properties')} hint={t('form.properties')} hotkey="Alt+2" grow>
      {field !== undefined && (
        <FieldProperties
          key={field.id}
          item={item}
          form={form}
          field={field}
          onEdit={onEdit}
          onCode={(id) => onSelect({ kind: 'field', field: id })}
        />
      )}
      {group !== undefined && <GroupProperties key={group.id} item={item} form={form} group={group} onEdit={onEdit} />}
      {field === undefined && group === undefined && (
        <EmptyState icon="list" title={t('form.nothing')} text={t('form.nothingText')} />
      )}
    </Card>
  )
}

function selectedIn(form: ItemForm, selection: Selection | undefined): { field?: FormField; group?: FormGroup } {
  const field = selection?.kind === 'field' ? findField(form, selection.field) : undefined
  const group = selection?.kind === 'group' ? form.groups.find(({ id }) => id === selection.group) : undefined
  return { ...(field === undefined ? {} : { field }), ...(group === undefined ? {} : { group }) }
}
