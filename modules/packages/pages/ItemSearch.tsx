import { Button, TextField, useCall, useTexts } from '@yichuang/kit'
import { searchItems } from '@yichuang/modules/catalogue/contract'
import { useState } from 'react'

interface ItemSearchProps {
  /** items that are chosen already */
  readonly taken: readonly string[]
  readonly onAdd: (item: { readonly id: string; readonly name: string }) => void
}

/** Items of the catalogue by name, everyday word, code, pinyin or initials, to be added one by one. */
export function ItemSearch({ taken, onAdd }: ItemSearchProps) {
  const t = useTexts('packages')
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const found = useCall(searchItems, { query: { q, limit: 8, note: false } }, { when: q !== '', keepFormer: true })
  const rows = q === '' ? [] : (found.data?.rows ?? []).filter(({ id }) => !taken.includes(id))
  return (
    <div className="pk-form">
      <TextField label={t('add.label')} hint={t('add.hint')} type="search" value={typed} onChange={setTyped} />
      {rows.length > 0 && (
        <ul className="pk-found" aria-label={t('add.found')}>
          {rows.map(({ id, name, departmentName }) => (
            <li key={id}>
              <Button size="s" icon="plus" onClick={() => onAdd({ id, name })}>
                {name}
              </Button>
              <span className="muted small">{departmentName}</span>
            </li>
          ))}
        </ul>
      )}
      {q !== '' && rows.length === 0 && found.data !== undefined && <p className="muted">{t('add.none')}</p>}
    </div>
  )
}
