import { Button, DataTable, Page, TableSearch, Tag, useCall, useSession, useTexts } from '@yichuang/kit'
import type { Asked, TableColumn, TablePage, TableState } from '@yichuang/kit'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { listAreas } from '../contract.ts'
import './halls.css'

/** What halls and departments have in common in a list. */
interface Place {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly regionName: string
  readonly isActive: boolean
}

interface PlaceListProps<Row> {
  /** which list: the beginning of its address and of its texts */
  readonly kind: 'halls' | 'departments'
  readonly table: TableState
  readonly answer: Asked<TablePage<Row>>
  /** between the name and the state */
  readonly columns: readonly TableColumn<Row>[]
  /** the drawer in which a new one is entered */
  readonly adding: (close: () => void, done: (id: string) => void) => ReactNode
}

/** All places of a kind; the system administrator enters new ones. */
export function PlaceList<Row extends Place>({ kind, table, answer, columns, adding }: PlaceListProps<Row>) {
  const t = useTexts('halls')
  const { may } = useSession()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const areas = useCall(listAreas, {}).data?.areas ?? []
  const open = (id: string) => void navigate(`/work/${kind}/${id}`)
  return (
    <Page
      title={t(`pages.${kind}`)}
      hint={t(`${kind}.hint`)}
      actions={
        may('halls.manage') && (
          <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
            {t(`${kind}.add`)}
          </Button>
        )
      }
    >
      <DataTable
        label={t(`pages.${kind}`)}
        table={table}
        answer={answer}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        columns={[...columns, stateColumn(t)]}
        filters={[
          {
            name: 'region',
            label: t('hall.region'),
            single: true,
            options: areas.map(({ code, name }) => ({ value: code, label: name })),
          },
          {
            name: 'state',
            label: t('state.label'),
            single: true,
            options: [
              { value: 'active', label: t('state.active') },
              { value: 'inactive', label: t('state.inactive') },
            ],
          },
        ]}
        actions={<TableSearch table={table} label={t(`${kind}.search`)} />}
        empty={{ title: t(`${kind}.emptyTitle`), text: t(`${kind}.emptyText`) }}
        exportName={t(`pages.${kind}`)}
      />
      {isAdding && adding(() => setAdding(false), open)}
    </Page>
  )
}

/** The name, which leads to the place, over what tells it from others. */
export function nameColumn<Row extends Place>(
  title: string,
  kind: PlaceListProps<Row>['kind'],
  below: (row: Row) => string,
): TableColumn<Row> {
  return {
    key: 'name',
    title,
    sort: 'name',
    cell: (row) => (
      <span className="halls-two">
        <Link to={`/work/${kind}/${row.id}`}>{row.name}</Link>
        <span className="muted small">{below(row)}</span>
      </span>
    ),
    text: ({ name }) => name,
  }
}

/** The area, by name; exported with its code. */
export function regionColumn<Row extends Place>(title: string): TableColumn<Row> {
  return {
    key: 'region',
    title,
    sort: 'region',
    width: 130,
    cell: ({ regionName }) => regionName,
    text: ({ regionName, region }) => `${regionName} ${region}`,
  }
}

function stateColumn<Row extends Place>(t: ReturnType<typeof useTexts>): TableColumn<Row> {
  return {
    key: 'state',
    title: t('state.label'),
    sort: 'state',
    width: 90,
    cell: ({ isActive }) => <ActivityTag isActive={isActive} />,
    text: ({ isActive }) => t(isActive ? 'state.active' : 'state.inactive'),
  }
}

/** 在用 or 停用. */
export function ActivityTag({ isActive }: { readonly isActive: boolean }) {
  const t = useTexts('halls')
  return <Tag kind={isActive ? 'green' : 'slate'}>{t(isActive ? 'state.active' : 'state.inactive')}</Tag>
}
