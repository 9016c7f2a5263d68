import { Button, FactList, RadioList, TextField, useCall, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { searchItems } from '../contract.ts'
import type { PickedItem } from './ItemPicker.tsx'

interface OneItemFieldProps {
  /** only items of this department; all when empty */
  readonly department: string
  readonly item: PickedItem | undefined
  readonly onItem: (item: PickedItem | undefined) => void
  readonly problem: string | undefined
}

/** One item, found by name, everyday word, code, pinyin or initials. What is not found here is not written down. */
export function OneItemField({ department, item, onItem, problem }: OneItemFieldProps) {
  const t = useTexts('catalogue')
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const query = { q, limit: 6, note: false, ...(department === '' ? {} : { department }) }
  const found = useCall(searchItems, { query }, { when: q !== '', keepFormer: true })
  const rows = q === '' ? [] : (found.data?.rows ?? [])
  if (item !== undefined) {
    const other = (
      <Button size="s" kind="quiet" onClick={() => onItem(undefined)}>
        {t('words.otherItem')}
      </Button>
    )
    return <FactList facts={[{ term: t('items.title'), value: <b>{item.name}</b>, action: other }]} />
  }
  const choose = (id: string) => {
    const row = rows.find((one) => one.id === id)
    if (row !== undefined) onItem({ id, name: row.name })
  }
  return (
    <div className="terms-form">
      <TextField
        label={t('words.findItem')}
        hint={t(department === '' ? 'words.findHint' : 'words.findOwnHint')}
        required
        type="search"
        value={typed}
        maxLength={100}
        onChange={setTyped}
        problem={problem}
      />
      {rows.length > 0 && (
        <RadioList
          label={t('words.foundItems')}
          options={rows.map(({ id, name, departmentName }) => ({ value: id, label: name, hint: departmentName }))}
          value={undefined}
          onChange={choose}
        />
      )}
      {q !== '' && rows.length === 0 && found.data !== undefined && <p className="muted">{t('words.noItem')}</p>}
    </div>
  )
}
