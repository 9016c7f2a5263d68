import { Button, CountText, DataTable, Page, useCall, useSession, useTable, useTexts, TableSearch } from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { listAreas, listDepartments } from '../contract.ts'
import type { Department } from '../contract.ts'
import { DepartmentDrawer } from './DepartmentDrawer.tsx'
import { ActivityTag } from './HallsPage.tsx'
import './halls.css'

/** 部门: all departments; the system administrator enters new ones. */
export function DepartmentsPage() {
  const t = useTexts('halls')
  const { may } = useSession()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const table = useTable(listDepartments, { filters: ['q', 'region', 'state'], sort: 'name' })
  const list = useCall(listDepartments, { query: table.query }, { keepFormer: true })
  const areas = useCall(listAreas, {}).data?.areas ?? []
  return (
    <Page
      title={t('pages.departments')}
      hint={t('departments.hint')}
      actions={
        may('halls.manage') && (
          <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
            {t('departments.add')}
          </Button>
        )
      }
    >
      <DataTable
        label={t('pages.departments')}
        table={table}
        answer={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(`/work/departments/${id}`)}
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
        actions={<TableSearch table={table} label={t('departments.search')} />}
        empty={{ title: t('departments.emptyTitle'), text: t('departments.emptyText') }}
        exportName={t('pages.departments')}
      />
      {isAdding && (
        <DepartmentDrawer onClose={() => setAdding(false)} onDone={(id) => void navigate(`/work/departments/${id}`)} />
      )}
    </Page>
  )
}

function columnsOf(t: ReturnType<typeof useTexts>): readonly TableColumn<Department>[] {
  return [
    {
      key: 'name',
      title: t('department.name'),
      sort: 'name',
      cell: ({ id, name, shortName }) => (
        <span className="halls-two">
          <Link to={`/work/departments/${id}`}>{name}</Link>
          <span className="muted small">{shortName}</span>
        </span>
      ),
      text: ({ name }) => name,
    },
    {
      key: 'mark',
      title: t('department.mark'),
      sort: 'documentMark',
      width: 120,
      cell: ({ documentMark }) => documentMark,
      text: ({ documentMark }) => documentMark,
    },
    {
      key: 'region',
      title: t('hall.region'),
      sort: 'region',
      width: 130,
      cell: ({ regionName }) => regionName,
      text: ({ regionName, region }) => `${regionName} ${region}`,
    },
    {
      key: 'people',
      title: t('department.people'),
      sort: 'people',
      width: 110,
      cell: ({ people }) => <CountText value={people} />,
      text: ({ people }) => String(people),
    },
    {
      key: 'state',
      title: t('state.label'),
      sort: 'state',
      width: 90,
      cell: ({ isActive }) => <ActivityTag isActive={isActive} />,
      text: ({ isActive }) => t(isActive ? 'state.active' : 'state.inactive'),
    },
  ]
}
