import { useState } from 'react'
import { useKeys } from '../keys/KeyScope.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import type { DataTableProps } from './DataTable.tsx'

export interface RowCursor {
  /** key of the current row */
  readonly at: string | undefined
  readonly moveTo: (key: string) => void
}

/** The keys of a list: J K ↑ ↓ move, Enter opens, X selects, PgDn PgUp turn the page, and the list's own. */
export function useRowKeys<Row>(props: DataTableProps<Row>): RowCursor {
  const { answer, table, rowKey, onOpen, select, rowKeys = [], hasKeys = true } = props
  const w = useKitWords()
  const [held, setHeld] = useState<string>()
  const rows = answer.data?.rows ?? []
  const index = rows.findIndex((row) => rowKey(row) === held)
  const current = rows[index]
  const isLive = hasKeys && rows.length > 0

  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index < 0 ? 0 : index + by))]
    if (next !== undefined) setHeld(rowKey(next))
  }
  const turn = () => {
    if (current === undefined || select === undefined) return
    const next = new Set(select.selected)
    if (!next.delete(rowKey(current))) next.add(rowKey(current))
    select.onSelect(next)
  }
  const chosen = () => {
    const selected = rows.filter((row) => select?.selected.has(rowKey(row)) === true)
    return selected.length > 0 || current === undefined ? selected : [current]
  }
  const next = answer.data?.next

  useKeys([
    { combo: 'J', act: () => step(1), label: w('table.down'), when: isLive },
    { combo: 'K', act: () => step(-1), label: w('table.up'), when: isLive },
    { combo: 'Down', act: () => step(1), when: isLive },
    { combo: 'Up', act: () => step(-1), when: isLive },
    {
      combo: 'Enter',
      act: () => current !== undefined && onOpen?.(current),
      label: w('table.open'),
      when: isLive && onOpen !== undefined && current !== undefined,
    },
    { combo: 'X', act: turn, label: w('table.select'), when: isLive && select !== undefined },
    {
      combo: 'PgDn',
      act: () => next !== undefined && table.goNext(next),
      label: w('table.next'),
      when: isLive && next !== undefined,
    },
    { combo: 'PgUp', act: table.goBack, label: w('table.former'), when: hasKeys && !table.isFirst },
    ...rowKeys.map(({ act, when = true, ...key }) => ({ ...key, when: isLive && when, act: () => act(chosen()) })),
  ])
  return { at: held, moveTo: setHeld }
}
