import { Ask, Button, Card, DateField, Page, saveAsFile, toCsv, today, useCall, useTexts } from '@yichuang/kit'
import { useSearchParams } from 'react-router'
import { readDeferrals } from '../contract/deferrals.ts'
import type { DeferralFigures, DeferralFiguresOf } from '../contract/deferrals.ts'
import './supervision.css'

const shown = ['taken', 'open', 'late', 'kept', 'keptLate', 'lapsed', 'released', 'extended'] as const

/** 容缺统计: promises given in a period and how they were kept, by department and item. (INT-04, SUP-09) */
export function DeferralsPage() {
  const t = useTexts('supervision')
  const [search, setSearch] = useSearchParams()
  const until = search.get('until') ?? today()
  const from = search.get('from') ?? `${until.slice(0, 8)}01`
  const change = (next: { readonly from?: string; readonly until?: string }) =>
    setSearch({ from, until, ...next }, { replace: true })
  const asked = useCall(readDeferrals, { query: { from, until } }, { topics: ['cases'], keepFormer: true })
  const { data } = asked
  const save = () => {
    if (data === undefined) return
    const head = [t('deferrals.part'), t('deferrals.name'), ...shown.map((name) => t(`deferrals.figures.${name}`))]
    const line = (part: string, name: string, row: DeferralFigures) => [part, name, ...shown.map((one) => row[one])]
    const rows = [
      head,
      line(t('deferrals.all'), data.place, data.all),
      ...data.departments.map((row) => line(t('live.departments'), row.name, row)),
      ...data.items.map((row) => line(t('live.items'), row.name, row)),
    ]
    const name = `${t('deferrals.title')} ${from} ${until}.csv`
    saveAsFile(name, toCsv(rows.map((cells) => cells.map(String))), 'text/csv;charset=utf-8')
  }
  return (
    <Page
      title={t('deferrals.title')}
      hint={data?.place}
      actions={
        <Button icon="download" onClick={save}>
          {t('deferrals.csv')}
        </Button>
      }
    >
      <div className="live">
        <Card>
          <div className="deferral-period">
            <DateField required label={t('deferrals.from')} value={from} onChange={(day) => change({ from: day })} />
            <DateField
              required
              label={t('deferrals.until')}
              value={until}
              onChange={(day) => change({ until: day })}
              problem={from > until ? t('deferrals.backwards') : undefined}
            />
            <p className="muted small">{t('deferrals.explained')}</p>
          </div>
        </Card>
        <Ask query={asked}>
          {({ all, departments, items }) => (
            <>
              <DeferralRow all={all} />
              <Card title={t('live.departments')} hint={t('deferrals.worstFirst')} flush>
                <DeferralTable label={t('live.departments')} rows={departments} />
              </Card>
              <Card title={t('live.items')} flush>
                <DeferralTable label={t('live.items')} rows={items} />
              </Card>
            </>
          )}
        </Ask>
      </div>
    </Page>
  )
}

function DeferralRow({ all }: { readonly all: DeferralFigures }) {
  const t = useTexts('supervision')
  return (
    <dl className="live-today">
      {shown.map((name) => (
        <div key={name} className={isBad(name) && all[name] > 0 ? 'live-overdue' : undefined}>
          <dt>{t(`deferrals.figures.${name}`)}</dt>
          <dd>
            <b>{all[name]}</b> {t('live.unit')}
          </dd>
          <dd className="muted small">{t(`deferrals.hints.${name}`)}</dd>
        </div>
      ))}
    </dl>
  )
}

function DeferralTable({ label, rows }: { readonly label: string; readonly rows: readonly DeferralFiguresOf[] }) {
  const t = useTexts('supervision')
  if (rows.length === 0) return <p className="live-nothing muted">{t('deferrals.nothing')}</p>
  return (
    <section className="live-scroll" aria-label={label} tabIndex={0}>
      <table className="live-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {shown.map((name) => (
              <th key={name} scope="col" className="number">
                {t(`deferrals.figures.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              {shown.map((name) => (
                <td key={name} className={cellClass(name, row[name])}>
                  {row[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function cellClass(name: string, count: number): string {
  if (count === 0) return 'number muted'
  return isBad(name) ? 'number live-overdue' : 'number'
}

function isBad(name: string): boolean {
  return name === 'late' || name === 'lapsed'
}
