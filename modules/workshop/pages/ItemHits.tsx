import { RadioList, TextField, useCall, useSession, useTexts } from '@yichuang/kit'
import { searchItems } from '@yichuang/modules/catalogue/contract'
import { useState } from 'react'

interface ItemHitsProps {
  readonly label: string
  readonly item: string | undefined
  readonly onItem: (item: string) => void
  readonly problem: string | undefined
}

/** An item to be worked on, found by name, everyday word or initials; only those of the own department where one works in one. */
export function ItemHits({ label, item, onItem, problem }: ItemHitsProps) {
  const t = useTexts('workshop')
  const { department } = useSession()
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const query = {
    ...(q === '' ? {} : { q }),
    ...(department === undefined ? {} : { department: department.id }),
    limit: 12,
  }
  const found = useCall(searchItems, { query }, { keepFormer: true })
  const rows = found.data?.rows ?? []
  return (
    <>
      <div {...(rows.length === 0 && { 'data-gap': '' })}>
        <TextField
          type="search"
          label={t('open.search')}
          value={typed}
          onChange={setTyped}
          placeholder={t('open.searchHint')}
        />
      </div>
      <div className="ws-hits">
        <RadioList
          label={label}
          options={rows.map(({ id, name, departmentName, version }) => ({
            value: id,
            label: name,
            hint: t('open.hit', { department: departmentName, version }),
          }))}
          value={item}
          onChange={onItem}
        />
        {found.data !== undefined && rows.length === 0 && <p className="muted">{t('open.nothing')}</p>}
      </div>
      {problem !== undefined && <p className="ws-wrong">{problem}</p>}
    </>
  )
}
