import { Button, TextField, useCall, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { searchItems } from '../contract.ts'

/** An item by id and name. */
export interface PickedItem {
  readonly id: string
  readonly name: string
}

interface ItemPickerProps {
  readonly department: string
  readonly value: readonly PickedItem[]
  readonly onChange: (items: readonly PickedItem[]) => void
}

/** Items of a department by search; none chosen means all of them. */
export function ItemPicker({ department, value, onChange }: ItemPickerProps) {
  const t = useTexts('catalogue')
  const [phrase, setPhrase] = useState('')
  const q = phrase.trim()
  const query = { ...(q === '' ? {} : { q }), ...(department === '' ? {} : { department }), limit: 8 }
  const found = useCall(searchItems, { query }, { keepFormer: true })
  const rows = q === '' ? [] : (found.data?.rows ?? []).filter(({ id }) => !value.some((one) => one.id === id))
  return (
    <div className="terms-form">
      <TextField
        label={t('grant.items')}
        hint={t(value.length === 0 ? 'grant.itemsAll' : 'grant.itemsSome', { count: value.length })}
        type="search"
        value={phrase}
        onChange={setPhrase}
      />
      {rows.length > 0 && (
        <ul className="gap-list">
          {rows.map(({ id, name }) => (
            <li key={id}>
              <Button size="s" icon="plus" onClick={() => onChange([...value, { id, name }])}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {value.length > 0 && (
        <ul className="gap-list" aria-label={t('grant.chosen')}>
          {value.map(({ id, name }) => (
            <li key={id}>
              <span>{name}</span>{' '}
              <Button size="s" kind="quiet" onClick={() => onChange(value.filter((one) => one.id !== id))}>
                {t('grant.remove', { name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
