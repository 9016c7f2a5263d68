import { Button } from '../actions/Button.tsx'
import { Menu } from '../actions/Menu.tsx'
import { Checkbox } from '../forms/Choices.tsx'
import { formatCount } from '../public/amounts.ts'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { saveAsFile, toCsv } from './csv.ts'
import type { DataTableProps, TablePage } from './DataTable.tsx'
import type { Column, useColumns } from './use-columns.ts'

interface TableFootProps<Row> extends DataTableProps<Row> {
  readonly page: TablePage<Row>
  readonly choice: ReturnType<typeof useColumns<Row>>
}

/** Which rows are shown, the columns, the export, and the way to the other pages. */
export function TableFoot<Row>({ table, page, columns, choice, exportName }: TableFootProps<Row>) {
  const w = useKitWords()
  const { next } = page
  return (
    <footer className="ftr">
      <Shown page={page} table={table} />
      <span className="grow" />
      <Menu className="btn quiet s" side="right" label={w('table.columns')} trigger={<Icon name="columns" />}>
        {() => (
          <fieldset className="menu-list" aria-label={w('table.columns')}>
            {columns
              .filter(({ fixed }) => fixed !== true)
              .map(({ key, title }) => (
                <Checkbox key={key} checked={choice.isShown(key)} onChange={() => choice.turn(key)}>
                  {title}
                </Checkbox>
              ))}
          </fieldset>
        )}
      </Menu>
      {exportName !== undefined && (
        <Button
          kind="quiet"
          size="s"
          icon="download"
          onClick={() => saveAsFile(`${exportName}.csv`, csvOf(page.rows, choice.shown), 'text/csv;charset=utf-8')}
        >
          {w('table.export')}
        </Button>
      )}
      {!table.isFirst && (
        <Button size="s" onClick={table.goBack}>
          {w('table.former')} <kbd aria-hidden="true">PgUp</kbd>
        </Button>
      )}
      {next !== undefined && (
        <Button size="s" onClick={() => table.goNext(next)}>
          {w('table.next')} <kbd aria-hidden="true">PgDn</kbd>
        </Button>
      )}
    </footer>
  )
}

function Shown<Row>({ page, table }: Pick<TableFootProps<Row>, 'page' | 'table'>) {
  const w = useKitWords()
  const { rows, total, totalCapped = false } = page
  const first = table.pagesBefore === undefined ? undefined : table.pagesBefore * table.size + 1
  const whole = total === undefined ? undefined : formatCount(total)
  const ofAll = whole === undefined ? '' : w(totalCapped ? 'table.ofMore' : 'table.of', { total: whole })
  const span =
    first === undefined
      ? w('table.onPage', { count: rows.length })
      : w('table.fromTo', { from: formatCount(first), to: formatCount(first + rows.length - 1) })
  return <output>{`${span}${ofAll}`}</output>
}

function csvOf<Row>(rows: readonly Row[], shown: readonly Column<Row>[]): string {
  const told = shown.flatMap(({ title, text }) => (text === undefined ? [] : [{ title, text }]))
  return toCsv([told.map(({ title }) => title), ...rows.map((row) => told.map(({ text }) => text(row)))])
}
