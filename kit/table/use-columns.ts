import { useState } from 'react'
import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** pixels */
  readonly width?: number
  /** name of the order on the server; makes the head a button */
  readonly sort?: string
  readonly align?: 'left' | 'right'
  /** the cell as text, for the export; without it the column is not exported */
  readonly text?: (row: Row) => string
  /** cannot be hidden */
  readonly fixed?: boolean
}

/** Which columns are shown; remembered in this browser by the name of the list. */
export function useColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const place = `yichuang.columns.${name}`
  const [hidden, setHidden] = useState<readonly string[]>(() => stored(place))
  return {
    shown: columns.filter(({ key, fixed }) => fixed === true || !hidden.includes(key)),
    isShown: (key: string) => !hidden.includes(key),
    turn: (key: string) => {
      const next = hidden.includes(key) ? hidden.filter((name) => name !== key) : [...hidden, key]
      localStorage.setItem(place, JSON.stringify(next))
      setHidden(next)
    },
  }
}

function stored(place: string): readonly string[] {
  const text = localStorage.getItem(place)
  if (text === null) return []
  const read: unknown = JSON.parse(text)
  return Array.isArray(read) ? read.filter((entry) => typeof entry === 'string') : []
}
