import { DataTable, LimitLight, Page, TableSearch, useCall, useSession, useTable, useTexts } from '@yichuang/kit'
import { searchCases } from '@yichuang/modules/cases/contract'
import type { DossierLine } from '@yichuang/modules/cases/contract'
import { Link } from 'react-router'
import { caseColumns } from './CaseColumns.tsx'

/**
 * 待审查: applications that lie here and are neither accepted nor refused – corrected ones, and those whose department
 * decides. A window sees its hall's, a department its own. (INT-03, INT-05, TIM-03)
 */
export function ExaminationsPage() {
  const t = useTexts('intake')
  const columns = caseColumns(t)
  const { hall, department } = useSession()
  const fixed =
    department === undefined && hall !== undefined
      ? { state: 'examining' as const, hall: hall.id }
      : { state: 'examining' as const }
  const table = useTable(searchCases, { filters: ['q'], fixed })
  const list = useCall(searchCases, { query: table.query }, { topics: ['cases'] })
  return (
    <Page title={t('examinations.title')} hint={t('examinations.hint')}>
      <DataTable
        label={t('examinations.title')}
        table={table}
        answer={list}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'due',
            title: t('examinations.due'),
            width: 150,
            cell: (row) => <Due row={row} />,
            text: (row) => row.dueOn ?? '',
          },
          {
            key: 'item',
            title: t('follow.item'),
            cell: (row) => <Link to={`/work/applications/${row.id}`}>{row.itemName}</Link>,
            text: (row) => row.itemName,
          },
          columns.applicant,
          {
            key: 'department',
            title: t('examinations.department'),
            cell: (row) => row.departmentName,
            text: (row) => row.departmentName,
          },
          columns.number,
          columns.changed,
        ]}
        actions={<TableSearch table={table} label={t('follow.search')} />}
        empty={{ title: t('examinations.emptyTitle'), text: t('examinations.emptyText') }}
        exportName={t('examinations.title')}
      />
    </Page>
  )
}

function Due({ row: { light, days } }: { readonly row: DossierLine }) {
  if (light === null) return <span className="muted">–</span>
  return days === null ? <LimitLight light={light} /> : <LimitLight light={light} days={days} />
}
