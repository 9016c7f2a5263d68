import type { ReactNode } from 'react'
import type { Asked } from '../client/queries.ts'
import type { KeyBinding } from '../keys/registry.ts'
import { EmptyState, ErrorState, Loading, NoPermission } from '../states/States.tsx'
import type { EmptyStateProps } from '../states/States.tsx'
import { Button } from '../actions/Button.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { FilterBar } from './FilterBar.tsx'
import type { TableFilter } from './FilterBar.tsx'
import { TableFoot } from './TableFoot.tsx'
import { TableGrid } from './TableGrid.tsx'
import { useColumns } from './use-columns.ts'
import type { Column } from './use-columns.ts'
import { useRowKeys } from './use-row-keys.ts'
import type { TableState } from './use-table.ts'

/** A page of a list by keyset, as `pageOf` of the contract words gives it. */
export interface TablePage<Row> {
  readonly rows: readonly Row[]
  readonly next?: string
  readonly total?: number
  readonly totalCapped?: boolean
}

export interface RowKey<Row> extends Omit<KeyBinding, 'act'> {
  /** acts on the selected rows, or on the current one when none is selected */
  readonly act: (rows: readonly Row[]) => void
}

export interface DataTableProps<Row> {
  /** name of the list, for readers and for what is remembered */
  readonly label: string
  readonly table: TableState
  readonly answer: Asked<TablePage<Row>>
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  /** Enter and double click */
  readonly onOpen?: (row: Row) => void
  readonly filters?: readonly TableFilter[]
  /** band above rows that belong together; rows come in the order of their groups */
  readonly groupOf?: (row: Row) => { readonly key: string; readonly title: string }
  readonly select?: {
    readonly selected: ReadonlySet<string>
    readonly onSelect: (selected: ReadonlySet<string>) => void
  }
  readonly rowKeys?: readonly RowKey<Row>[]
  /** at the right of the filters */
  readonly actions?: ReactNode
  readonly empty: EmptyStateProps
  /** file name of the export; without it nothing is exported */
  readonly exportName?: string
  /** the keys of this list act (true unless told: false while another list has them) */
  readonly hasKeys?: boolean
}

/** A dense list: keyset pages, filters as chips in the URL, keys J K Enter X PgDn PgUp, every state, export of what is seen. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, table, answer, columns, filters = [], actions, select } = props
  const w = useKitWords()
  const choice = useColumns(label, columns)
  const cursor = useRowKeys(props)
  const page = answer.data
  const selected = select?.selected.size ?? 0
  return (
    <section className="card list" aria-label={label} aria-busy={answer.isFetching}>
      {(filters.length > 0 || actions !== undefined) && (
        <div className="bar">
          <FilterBar filters={filters} table={table} />
          <span className="grow" />
          {selected > 0 && <span className="muted">{w('table.selected', { count: selected })}</span>}
          {actions}
        </div>
      )}
      {page === undefined || page.rows.length === 0 ? (
        <NoRows {...props} />
      ) : (
        <TableGrid {...props} page={page} shown={choice.shown} cursor={cursor} />
      )}
      {page !== undefined && page.rows.length > 0 && <TableFoot {...props} page={page} choice={choice} />}
    </section>
  )
}

function NoRows<Row>({ answer, empty, table }: DataTableProps<Row>) {
  const w = useKitWords()
  const { data, problem, refetch } = answer
  if (data !== undefined && table.hasFilters) {
    return (
      <EmptyState
        icon="search"
        title={w('table.noMatch')}
        text={w('table.noMatchText')}
        action={<Button onClick={table.clearFilters}>{w('table.clear')}</Button>}
      />
    )
  }
  if (data !== undefined) return <EmptyState {...empty} />
  if (problem?.isForbidden === true) return <NoPermission />
  if (problem !== undefined) return <ErrorState problem={problem} onRetry={refetch} />
  return <Loading rows={8} />
}
