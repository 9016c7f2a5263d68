import { TextInput } from '@yichuang/kit'
import type { useTable } from '@yichuang/kit'
import { useState } from 'react'

type Table = Pick<ReturnType<typeof useTable>, 'filterValues' | 'setFilter'>

/** Search in a list: Enter or leaving the field searches; what is searched stands in the address. */
export function SearchBox({ table, label }: { readonly table: Table; readonly label: string }) {
  const sought = table.filterValues('q')[0] ?? ''
  const [typed, setTyped] = useState(sought)
  const [shown, setShown] = useState(sought)
  if (shown !== sought) {
    setShown(sought)
    setTyped(sought)
  }
  const search = () => {
    const word = typed.trim()
    if (word !== sought) table.setFilter('q', word === '' ? [] : [word])
  }
  return (
    <span className="booking-search">
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
    </span>
  )
}
