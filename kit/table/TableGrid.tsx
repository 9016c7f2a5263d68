import { Fragment, useEffect, useRef } from 'react'
import { scrollable } from '../actions/scrollable.ts'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import type { DataTableProps, TablePage } from './DataTable.tsx'
import type { Column } from './use-columns.ts'
import type { RowCursor } from './use-row-keys.ts'
import type { TableState } from './use-table.ts'

interface TableGridProps<Row> extends DataTableProps<Row> {
  readonly page: TablePage<Row>
  readonly shown: readonly Column<Row>[]
  readonly cursor: RowCursor
}

/** The rows themselves, in their groups. */
export function TableGrid<Row>(props: TableGridProps<Row>) {
  const { label, table, page, shown, groupOf, rowKey, select } = props
  const w = useKitWords()
  const width = shown.length + (select === undefined ? 0 : 1)
  return (
    <section className="table-scroll" {...scrollable(w('table.scroll', { label }))}>
      <table className="dt">
        <thead>
          <tr>
            {select !== undefined && (
              <th className="c">
                <span className="vh">{w('table.select')}</span>
              </th>
            )}
            {shown.map((column) => (
              <Head key={column.key} column={column} table={table} />
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row, index) => {
            const group = groupOf?.(row)
            const former = page.rows[index - 1]
            const isFirst = group !== undefined && (former === undefined || groupOf?.(former).key !== group.key)
            return (
              <Fragment key={rowKey(row)}>
                {isFirst && (
                  <tr className="grp">
                    <th colSpan={width} scope="colgroup">
                      <b>{group.title}</b>
                      <span>
                        {w('table.inGroup', {
                          count: page.rows.filter((other) => groupOf?.(other).key === group.key).length,
                        })}
                      </span>
                    </th>
                  </tr>
                )}
                <Line {...props} row={row} />
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Head<Row>({ column, table }: { readonly column: Column<Row>; readonly table: TableState }) {
  const { title, sort, width, align } = column
  const shape = {
    ...(width !== undefined && { style: { width } }),
    ...(align === 'right' && { className: 'right' }),
  }
  if (sort === undefined) return <th {...shape}>{title}</th>
  const isUp = table.sort === sort
  const isDown = table.sort === `-${sort}`
  return (
    <th {...shape} aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}>
      <button type="button" className="sort" onClick={() => table.setSort(isUp ? `-${sort}` : sort)}>
        {title}
        {(isUp || isDown) && <Icon name={isUp ? 'up' : 'down'} size={12} />}
      </button>
    </th>
  )
}

function Line<Row>({ row, rowKey, shown, cursor, select, onOpen }: TableGridProps<Row> & { readonly row: Row }) {
  const w = useKitWords()
  const key = rowKey(row)
  const isCurrent = cursor.at === key
  const line = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView?.({ block: 'nearest' })
  }, [isCurrent])
  return (
    <tr
      ref={line}
      className={isCurrent ? 'cur' : ''}
      {...(isCurrent && { 'aria-current': true })}
      onClick={() => cursor.moveTo(key)}
      onDoubleClick={() => onOpen?.(row)}
    >
      {select !== undefined && (
        <td className="c">
          <input
            type="checkbox"
            className="tick"
            aria-label={w('table.selectRow', { key: shown[0]?.text?.(row) ?? key })}
            checked={select.selected.has(key)}
            onChange={() => {
              const next = new Set(select.selected)
              if (!next.delete(key)) next.add(key)
              select.onSelect(next)
            }}
          />
        </td>
      )}
      {shown.map((column) => (
        <td key={column.key} data-label={column.title} {...(column.align === 'right' && { className: 'right' })}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}
