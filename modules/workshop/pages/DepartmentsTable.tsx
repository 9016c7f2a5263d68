import { Button, Card, EmptyState, formatCount, Loading, saveAsFile, toCsv, useTexts } from '@yichuang/kit'
import { Link } from 'react-router'
import type { CombingDepartment } from '../contract.ts'

type Words = ReturnType<typeof useTexts>

interface DepartmentsTableProps {
  readonly departments: readonly CombingDepartment[]
  readonly isKnown: boolean
}

/** 应进必进、应上必上: each department's share of items moved in and on line, and how far its combing is. (CAT-16) */
export function DepartmentsTable({ departments, isKnown }: DepartmentsTableProps) {
  const t = useTexts('workshop')
  if (!isKnown) return <Loading rows={6} />
  if (departments.length === 0) return <EmptyState icon="building" title={t('plan.emptyTitle')} />
  const save = () =>
    saveAsFile(
      `${t('pages.plan')} ${t('plan.byDepartment')}.csv`,
      toCsv(csvOf(t, departments)),
      'text/csv;charset=utf-8',
    )
  return (
    <Card
      title={t('plan.byDepartment')}
      hint={t('plan.departmentsHint')}
      flush
      extra={
        <Button size="s" icon="download" onClick={save}>
          {t('plan.save')}
        </Button>
      }
    >
      <div className="ws-scroll" tabIndex={0} role="group" aria-label={t('plan.byDepartment')}>
        <table className="ws-departments">
          <thead>
            <tr>
              {headOf(t).map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {departments.map((row) => (
              <tr key={row.department}>
                <th scope="row">
                  <Link to={`/work/combing-plan?department=${row.department}`}>{row.name}</Link>
                </th>
                <td>{row.items}</td>
                <td>{formatCount(row.volume)}</td>
                <td className={row.notCombed > 0 ? 'ws-wrong' : undefined}>{row.notCombed}</td>
                <td>{row.withFindings}</td>
                <td>
                  <Share part={row.movedIn} whole={row.items} />
                </td>
                <td>
                  <Share part={row.online} whole={row.items} />
                </td>
                <td>{row.planned}</td>
                <td className={row.overdue > 0 ? 'ws-wrong' : undefined}>{row.overdue}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function Share({ part, whole }: { readonly part: number; readonly whole: number }) {
  const t = useTexts('workshop')
  return (
    <span className={part < whole ? 'ws-share less' : 'ws-share'}>
      <b>{percent(part, whole)}</b>
      <meter min={0} max={whole} value={part} aria-label={t('plan.shareOf', { part, whole })} />
      <span className="muted small">{t('plan.shareOf', { part, whole })}</span>
    </span>
  )
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.floor((part / whole) * 100)}%`
}

const columns = [
  'department',
  'items',
  'volume',
  'notCombed',
  'withFindings',
  'movedIn',
  'online',
  'planned',
  'overdue',
] as const

function headOf(t: Words): string[] {
  return columns.map((name) => t(`plan.columns.${name}`))
}

function csvOf(t: Words, rows: readonly CombingDepartment[]): string[][] {
  return [
    [...headOf(t), t('plan.columns.movedInShare'), t('plan.columns.onlineShare')],
    ...rows.map((row) => [
      ...columns.map((name) => String(name === 'department' ? row.name : row[name])),
      percent(row.movedIn, row.items),
      percent(row.online, row.items),
    ]),
  ]
}
