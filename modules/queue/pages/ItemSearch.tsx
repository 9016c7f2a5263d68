import { Button, TextField, useCall, useTexts } from '@yichuang/kit'
import { searchItems } from '@yichuang/modules/catalogue/contract'
import { useState } from 'react'

export interface FoundItem {
  readonly id: string
  readonly name: string
  readonly board: string
}

interface ItemSearchProps {
  readonly label: string
  readonly hint?: string
  readonly value: FoundItem | undefined
  readonly onChange: (item: FoundItem | undefined) => void
}

/** Finds an item by name, everyday word, code, pinyin or initials; one press chooses it. */
export function ItemSearch({ label, hint, value, onChange }: ItemSearchProps) {
  const t = useTexts('queue')
  const [phrase, setPhrase] = useState('')
  const isAsking = value === undefined && phrase.trim() !== ''
  const { data } = useCall(searchItems, { query: { q: phrase, limit: 5 } }, { when: isAsking, keepFormer: true })
  if (value !== undefined)
    return (
      <p className="queue-item">
        <span className="muted">{label}</span> <b>{value.name}</b>
        <Button size="s" kind="quiet" onClick={() => onChange(undefined)}>
          {t('lines.otherItem')}
        </Button>
      </p>
    )
  const choose = ({ id, name, board }: FoundItem) => {
    setPhrase('')
    onChange({ id, name, board })
  }
  return (
    <>
      <TextField label={label} {...(hint === undefined ? {} : { hint })} value={phrase} onChange={setPhrase} />
      {isAsking && (
        <ul className="queue-found">
          {(data?.rows ?? []).map((row) => (
            <li key={row.id}>
              <button type="button" onClick={() => choose(row)}>
                <b>{row.name}</b>
                <small className="muted">{row.boardName}</small>
              </button>
            </li>
          ))}
          {data?.rows.length === 0 && <li className="muted">{t('lines.notFound', { phrase })}</li>}
        </ul>
      )}
    </>
  )
}
