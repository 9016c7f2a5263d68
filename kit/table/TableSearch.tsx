import { useState } from 'react'
import { TextInput } from '../forms/TextInput.tsx'
import type { TableState } from './use-table.ts'

interface TableSearchProps {
  readonly table: Pick<TableState, 'filterValues' | 'setFilter'>
  readonly label: string
}

/** Search in a list, by its filter `q`: Enter or leaving the field searches; what is searched stands in the address. */
export function TableSearch({ table, label }: TableSearchProps) {
  const sought = table.filterValues('q')[0] ?? ''
  const [typed, setTyped] = useState(sought)
  const [shown, setShown] = useState(sought)
  if (shown !== sought) {
    setShown(sought)
    setTyped(sought)
  }
  const search = () => {
    const words = typed.trim()
    if (words !== sought) table.setFilter('q', words === '' ? [] : [words])
  }
  return (
    <search className="table-search">
      <TextInput
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={100}
        onChange={setTyped}
        onEnter={search}
        onBlur={search}
      />
    </search>
  )
}
