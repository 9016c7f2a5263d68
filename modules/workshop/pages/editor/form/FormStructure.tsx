import { Button, Card, Tag, useTexts } from '@yichuang/kit'
import { fieldKinds } from '@yichuang/modules/forms/rules'
import type { FieldKind, FormEdit, FormField, FormGroup, ItemForm } from '@yichuang/modules/forms/rules'
import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { Finding } from '../../../contract.ts'
import type { Selection } from '../selection.ts'
import { fieldMove, homeOf, newField } from './form-places.ts'

interface FormStructureProps {
  readonly form: ItemForm
  readonly selection: Selection | undefined
  readonly findings: ReadonlyMap<string, readonly Finding[]>
  readonly onSelect: (selection: Selection) => void
  readonly onEdit: (edit: FormEdit) => void
}

/** What is dragged: a field of the form, or a new one of a kind. */
type Dragged = { readonly field: string } | { readonly kind: FieldKind }

/** The groups and fields in their order; dragged, or moved with Alt and the arrows. */
export function FormStructure({ form, selection, findings, onSelect, onEdit }: FormStructureProps) {
  const t = useTexts('workshop')
  const dragged = useRef<Dragged>(undefined)
  const chosen = selection?.kind === 'field' ? selection.field : undefined
  const home = chosen === undefined ? undefined : homeOf(form, chosen)
  const groupOfChoice = selection?.kind === 'group' ? selection.group : home?.group.id
  const add = (kind: FieldKind, at?: { readonly group: string; readonly index: number }) => {
    const group = at?.group ?? groupOfChoice ?? form.groups.at(-1)?.id
    if (group === undefined) return
    const field = newField(form, kind, t(`form.kind.${kind}`), t('form.option'))
    const index = at?.index ?? (home?.group.id === group ? home.index + 1 : undefined)
    onEdit({ kind: 'add-field', group, field, ...(index === undefined ? {} : { index }) })
    onSelect({ kind: 'field', field: field.id })
  }
  const drop = (group: FormGroup, index: number) => {
    const from = dragged.current
    dragged.current = undefined
    if (from === undefined) return
    if ('kind' in from) return add(from.kind, { group: group.id, index })
    const own = group.fields.findIndex(({ id }) => id === from.field)
    // Taken out of this group first, what stood below it moves up.
    onEdit({
      kind: 'move-field',
      field: from.field,
      group: group.id,
      index: own >= 0 && own < index ? index - 1 : index,
    })
  }
  return (
    <Card
      title={t('form.structure')}
      hint={t('form.count', { count: form.groups.reduce((sum, { fields }) => sum + fields.length, 0) })}
      hotkey="Alt+1"
      flush
      grow
      footer={<Palette onAdd={add} onDrag={(kind) => (dragged.current = { kind })} />}
    >
      <ol className="fd-groups">
        {form.groups.map((group, at) => (
          <li key={group.id}>
            <GroupRow
              group={group}
              at={at}
              count={form.groups.length}
              isCurrent={selection?.kind === 'group' && selection.group === group.id}
              isWrong={findings.has(`g:${group.id}`)}
              onSelect={onSelect}
              onEdit={onEdit}
              onDrop={() => drop(group, 0)}
            />
            <ol>
              {group.fields.map((field, index) => (
                <FieldRow
                  key={field.id}
                  field={field}
                  isCurrent={field.id === chosen}
                  isWrong={findings.has(`f:${field.id}`)}
                  onSelect={() => onSelect({ kind: 'field', field: field.id })}
                  onDrag={() => (dragged.current = { field: field.id })}
                  onDrop={() => drop(group, index + 1)}
                  onMove={(step) => {
                    const move = fieldMove(form, field.id, step)
                    if (move !== undefined) onEdit(move)
                  }}
                  onRemove={() => onEdit({ kind: 'remove-field', field: field.id })}
                />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <p className="muted small fd-keys">{t('form.keys')}</p>
      <div className="ws-add fd-add">
        <Button size="s" icon="plus" onClick={() => onEdit({ kind: 'add-group', title: t('form.newGroup') })}>
          {t('form.addGroup')}
        </Button>
      </div>
    </Card>
  )
}

interface GroupRowProps extends Pick<FormStructureProps, 'onSelect' | 'onEdit'> {
  readonly group: FormGroup
  readonly at: number
  readonly count: number
  readonly isCurrent: boolean
  readonly isWrong: boolean
  readonly onDrop: () => void
}

function GroupRow({
  group: { id, title, when },
  at,
  count,
  isCurrent,
  isWrong,
  onSelect,
  onEdit,
  onDrop,
}: GroupRowProps) {
  const t = useTexts('workshop')
  const move = (step: number) => onEdit({ kind: 'move-group', group: id, index: at + step })
  return (
    <div className="fd-group" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <button
        type="button"
        data-row={`g:${id}`}
        className={isWrong ? 'wrong' : ''}
        aria-current={isCurrent}
        onClick={() => onSelect({ kind: 'group', group: id })}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
          event.preventDefault()
          const step = event.key === 'ArrowUp' ? -1 : 1
          if (at + step >= 0 && at + step < count) move(step)
        }}
      >
        <b className="grow">{title === '' ? t('form.untitled') : title}</b>
        {when !== undefined && <Tag kind="amber">{t('form.conditional')}</Tag>}
      </button>
    </div>
  )
}

interface FieldRowProps {
  readonly field: FormField
  readonly isCurrent: boolean
  readonly isWrong: boolean
  readonly onSelect: () => void
  readonly onDrag: () => void
  readonly onDrop: () => void
  readonly onMove: (step: -1 | 1) => void
  readonly onRemove: () => void
}

function FieldRow({ field, isCurrent, isWrong, onSelect, onDrag, onDrop, onMove, onRemove }: FieldRowProps) {
  const t = useTexts('workshop')
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Delete') onRemove()
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  const { id, label, kind, required, when } = field
  return (
    <li draggable onDragStart={onDrag} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <button
        type="button"
        data-row={`f:${id}`}
        className={isWrong ? 'wrong' : ''}
        aria-current={isCurrent}
        onClick={onSelect}
        onKeyDown={press}
      >
        <span className="grow">{label === '' ? t('form.unnamed') : label}</span>
        {when !== undefined && <Tag kind="amber">{t('form.conditional')}</Tag>}
        {required === true && <Tag kind="slate">{t('form.required')}</Tag>}
        <small className="muted">{t(`form.kind.${kind}`)}</small>
      </button>
    </li>
  )
}

interface PaletteProps {
  readonly onAdd: (kind: FieldKind) => void
  readonly onDrag: (kind: FieldKind) => void
}

/** The kinds of fields: pressed they come below what is selected, dragged they come where they are dropped. */
function Palette({ onAdd, onDrag }: PaletteProps) {
  const t = useTexts('workshop')
  return (
    <section aria-label={t('form.palette')}>
      <p className="muted small">{t('form.paletteHint')}</p>
      <div className="fd-palette">
        {fieldKinds.map((kind) => (
          <span key={kind} draggable onDragStart={() => onDrag(kind)}>
            <Button size="s" label={t('form.addOf', { kind: t(`form.kind.${kind}`) })} onClick={() => onAdd(kind)}>
              {t(`form.kind.${kind}`)}
            </Button>
          </span>
        ))}
      </div>
    </section>
  )
}
