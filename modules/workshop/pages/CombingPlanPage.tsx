import { Button, DataTable, Page, TableSearch, useCall, useSession, useTable, useTexts, Views } from '@yichuang/kit'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { listCombers, readCombingPlan } from '../contract.ts'
import type { CombingDepartment, CombingLine } from '../contract.ts'
import type { VolumeBand } from '../rules/index.ts'
import { BandsDrawer } from './BandsDrawer.tsx'
import { CheckDrawer } from './CheckDrawer.tsx'
import { combingColumns } from './CombingColumns.tsx'
import { DepartmentsTable } from './DepartmentsTable.tsx'
import { PlanDrawer } from './PlanDrawer.tsx'
import './workshop.css'

type Act = 'plan' | 'check'
type Words = ReturnType<typeof useTexts>

/** 梳理计划: every item by rank, what is open with it, who combs it by when; and each department's share. (CAT-04, CAT-16) */
export function CombingPlanPage() {
  const t = useTexts('workshop')
  const navigate = useNavigate()
  const { may } = useSession()
  const [search] = useSearchParams()
  const isByDepartment = search.get('view') === 'departments'
  const [chosen, setChosen] = useState<{ readonly act: Act; readonly line: CombingLine }>()
  const [isBanding, setBanding] = useState(false)
  const table = useTable(readCombingPlan, {
    filters: ['q', 'department', 'band', 'state', 'findings', 'place'],
    sort: 'rank',
    size: 200,
  })
  const plan = useCall(readCombingPlan, { query: table.query }, { topics: ['workshop', 'items'], keepFormer: true })
  const mayPlan = may('workshop.plan-combing')
  const combers = useCall(listCombers, {}, { when: mayPlan })
  const departments = plan.data?.departments ?? []
  const bands = plan.data?.bands ?? []
  const close = () => setChosen(undefined)
  return (
    <Page
      title={t('pages.plan')}
      hint={t('plan.hint')}
      actions={
        may('workshop.change-volume-bands') &&
        plan.data !== undefined && <Button onClick={() => setBanding(true)}>{t('plan.bandsTitle')}</Button>
      }
      views={
        <Views
          label={t('plan.views')}
          views={[
            { label: t('plan.byItem'), to: '/work/combing-plan', current: !isByDepartment },
            {
              label: t('plan.byDepartment'),
              to: '/work/combing-plan?view=departments',
              current: isByDepartment,
              count: departments.length,
            },
          ]}
          note={t('plan.bandsNote', {
            bands: bands
              .map(({ band, from }) => t('plan.bandFrom', { band: t(`plan.bands.${band}`), from }))
              .join('，'),
          })}
        />
      }
    >
      {isByDepartment ? (
        <DepartmentsTable departments={departments} isKnown={plan.data !== undefined} />
      ) : (
        <DataTable
          label={t('pages.plan')}
          table={table}
          answer={plan}
          rowKey={({ item }) => item}
          onOpen={({ item, draft }) =>
            void navigate(draft === null || !may('workshop.read') ? `/work/items/${item}` : `/work/workshop/${draft}`)
          }
          columns={combingColumns(t, mayPlan ? (act, line) => setChosen({ act, line }) : undefined)}
          filters={filtersOf(t, departments, bands)}
          actions={<TableSearch table={table} label={t('plan.search')} />}
          empty={{ icon: 'tree', title: t('plan.emptyTitle'), text: t('plan.emptyText') }}
          exportName={t('pages.plan')}
        />
      )}
      {chosen?.act === 'plan' && combers.data !== undefined && (
        <PlanDrawer line={chosen.line} people={peopleOf(combers.data.rows, chosen.line)} onClose={close} />
      )}
      {isBanding && <BandsDrawer bands={bands} onClose={() => setBanding(false)} />}
      {chosen?.act === 'check' && <CheckDrawer line={chosen.line} onClose={close} />}
    </Page>
  )
}

function filtersOf(t: Words, departments: readonly CombingDepartment[], bands: readonly VolumeBand[]) {
  const chosen = (name: string, label: string, values: readonly string[], text: string) => ({
    name,
    label: t(label),
    options: values.map((value) => ({ value, label: t(`${text}.${value}`) })),
  })
  return [
    {
      name: 'department',
      label: t('about.department'),
      options: departments.map(({ department, name, items }) => ({ value: department, label: name, count: items })),
    },
    chosen('band', 'plan.band', [...bands.map(({ band }) => band), 'none'], 'plan.bands'),
    chosen('state', 'plan.state', ['not-combed', 'planned', 'on-its-way', 'combed'], 'plan.states'),
    chosen('findings', 'plan.findings', ['open', 'none'], 'plan.findingsOf'),
    chosen('place', 'plan.place', ['not-in', 'not-online'], 'plan.places'),
  ]
}

type Combers = (typeof listCombers.answer.static)['rows']

function peopleOf(rows: Combers, { department }: CombingLine) {
  return rows.find((row) => row.department === department)?.people ?? []
}
