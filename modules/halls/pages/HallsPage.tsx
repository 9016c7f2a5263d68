import { Button, DataTable, Page, Tag, useCall, useSession, useTable, useTexts, TableSearch } from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { hallLevels, listAreas, listHalls } from '../contract.ts'
import type { HallLine } from '../contract.ts'
import { HallDrawer } from './HallDrawer.tsx'
import './halls.css'

/** 大厅: all halls; the system administrator enters new ones. */
export function HallsPage() {
  const t = useTexts('halls')
  const { may } = useSession()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const table = useTable(listHalls, { filters: ['q', 'region', 'state'], sort: 'region' })
  const list = useCall(listHalls, { query: table.query }, { keepFormer: true })
  const areas = useCall(listAreas, {}).data?.areas ?? []
  return (
    <Page
      title={t('pages.halls')}
      hint={t('halls.hint')}
      actions={
        may('halls.manage') && (
          <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
            {t('halls.add')}
          </Button>
        )
      }
    >
      <DataTable
        label={t('pages.halls')}
        table={table}
        answer={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(`/work/halls/${id}`)}
        columns={columnsOf(t)}
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
        actions={<TableSearch table={table} label={t('halls.search')} />}
        empty={{ title: t('halls.emptyTitle'), text: t('halls.emptyText') }}
        exportName={t('pages.halls')}
      />
      {isAdding && <HallDrawer onClose={() => setAdding(false)} onDone={(id) => void navigate(`/work/halls/${id}`)} />}
    </Page>
  )
}

function columnsOf(t: ReturnType<typeof useTexts>): readonly TableColumn<HallLine>[] {
  return [
    {
      key: 'name',
      title: t('hall.name'),
      sort: 'name',
      cell: ({ id, name, address }) => (
        <span className="halls-two">
          <Link to={`/work/halls/${id}`}>{name}</Link>
          <span className="muted small">{address}</span>
        </span>
      ),
      text: ({ name }) => name,
    },
    {
      key: 'level',
      title: t('hall.level'),
      sort: 'level',
      width: 90,
      cell: ({ level }) => levelName(t, level),
      text: ({ level }) => levelName(t, level),
    },
    {
      key: 'region',
      title: t('hall.region'),
      sort: 'region',
      width: 130,
      cell: ({ regionName }) => regionName,
      text: ({ regionName, region }) => `${regionName} ${region}`,
    },
    { key: 'phone', title: t('hall.phone'), width: 140, cell: (row) => row.phone, text: (row) => row.phone },
    {
      key: 'windows',
      title: t('halls.windows'),
      sort: 'windows',
      width: 130,
      cell: ({ openWindows, windows }) => t('halls.openOf', { open: openWindows, count: windows }),
      text: ({ openWindows, windows }) => `${openWindows}/${windows}`,
    },
    {
      key: 'state',
      title: t('state.label'),
      sort: 'state',
      width: 90,
      cell: (row) => <ActivityTag isActive={row.isActive} />,
      text: ({ isActive }) => t(isActive ? 'state.active' : 'state.inactive'),
    },
  ]
}

/** 在用 or 停用. */
export function ActivityTag({ isActive }: { readonly isActive: boolean }) {
  const t = useTexts('halls')
  return <Tag kind={isActive ? 'green' : 'slate'}>{t(isActive ? 'state.active' : 'state.inactive')}</Tag>
}

/** A level in the person's language; what is no known level as it is. */
export function levelName(t: ReturnType<typeof useTexts>, level: string): string {
  const n = hallLevels.findIndex((known) => known === level)
  return n === -1 ? level : t(`level.${n + 1}`)
}
