import {
  Ask,
  Button,
  Card,
  DateField,
  EmptyState,
  Page,
  saveAsFile,
  Segmented,
  toCsv,
  today,
  useCall,
  useSession,
  useTexts,
} from '@yichuang/kit'
import { useState } from 'react'
import { readHallVisits, readVisits } from '../contract.ts'
import type { Visits } from '../contract.ts'
import './queue.css'

type Row = Visits['rows'][number]
type By = 'day' | 'hour' | 'line' | 'window' | 'item'
type Shown = By | 'hall'

const keys = ['line', 'window', 'item', 'hour', 'day'] as const satisfies readonly By[]
const counts = ['visits', 'served', 'left', 'booked', 'completed'] as const
const times = ['waited', 'waitedMost', 'servedFor', 'whole', 'untilCompletion'] as const
const MONTH_DAYS = 29

type Hall = Visits['hall']

/** 来访: visits by line, window, item, hour and day, with waiting and service times; saved as a table. Who oversees several halls compares them first. (QUE-07) */
export function VisitsPage() {
  const t = useTexts('queue')
  const { hall: own } = useSession()
  const [hall, setHall] = useState<Hall | undefined>(own)
  const [to, setTo] = useState(today())
  const [from, setFrom] = useState(() => daysBefore(today(), MONTH_DAYS))
  const [by, setBy] = useState<By>('line')
  const days = { from, to }
  const ofHall = useCall(
    readVisits,
    { params: { id: hall?.id ?? '' }, query: { ...days, by } },
    { when: hall !== undefined, keepFormer: true },
  )
  const ofAll = useCall(readHallVisits, { query: days }, { when: hall === undefined, keepFormer: true })
  const shown = hall === undefined ? 'hall' : by
  const asked = hall === undefined ? ofAll : ofHall
  const place = hall?.name ?? t('visits.allHalls')
  const save = (rows: readonly Row[]) =>
    saveAsFile(`${t('pages.visits')} ${place} ${from} ${to}.csv`, toCsv(tableOf(t, rows, shown)), 'text/csv')
  return (
    <Page
      title={t('pages.visits')}
      hint={place}
      actions={
        <>
          {own === undefined && hall !== undefined && (
            <Button onClick={() => setHall(undefined)}>{t('visits.allHalls')}</Button>
          )}
          {asked.data !== undefined && (
            <Button icon="download" onClick={() => save(asked.data?.rows ?? [])}>
              {t('visits.save')}
            </Button>
          )}
        </>
      }
    >
      <div className="queue-filters">
        <DateField label={t('visits.from')} value={from} onChange={setFrom} required />
        <DateField label={t('visits.to')} value={to} onChange={setTo} required />
        {hall !== undefined && (
          <Segmented
            label={t('visits.by')}
            value={by}
            onChange={setBy}
            options={keys.map((value) => ({ value, label: t(`visits.keys.${value}`) }))}
          />
        )}
      </div>
      {hall === undefined ? (
        <Ask query={ofAll}>{({ rows }) => <Table rows={rows} by="hall" onOpen={setHall} />}</Ask>
      ) : (
        <Ask query={ofHall}>{({ rows }) => <Table rows={rows} by={by} />}</Ask>
      )}
    </Page>
  )
}

function daysBefore(day: string, days: number): string {
  const then = new Date(`${day}T00:00:00Z`)
  then.setUTCDate(then.getUTCDate() - days)
  return then.toISOString().slice(0, 10)
}

interface TableProps {
  readonly rows: readonly Row[]
  readonly by: Shown
  /** leads to the visits of one hall */
  readonly onOpen?: (hall: Hall) => void
}

function Table({ rows, by, onOpen }: TableProps) {
  const t = useTexts('queue')
  return (
    <Card title={t('visits.title')} hint={t('visits.hint')} flush>
      {rows.length === 0 ? (
        <EmptyState title={t('visits.none')} text={t('visits.noneHint')} />
      ) : (
        <div className="queue-scroll" tabIndex={0} role="group" aria-label={t('visits.title')}>
          <table className="queue-table queue-numbers">
            <thead>
              <tr>
                <th scope="col">{t(`visits.keys.${by}`)}</th>
                {[...counts, ...times].map((name) => (
                  <th key={name} scope="col">
                    {t(`visits.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    {onOpen === undefined ? (
                      nameOf(t, row, by)
                    ) : (
                      <Button kind="quiet" size="s" onClick={() => onOpen({ id: row.key, name: row.name })}>
                        {row.name}
                      </Button>
                    )}
                  </th>
                  {counts.map((name) => (
                    <td key={name}>{row[name]}</td>
                  ))}
                  {times.map((name) => (
                    <td key={name}>{lengthText(t, row[name])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

function nameOf(t: ReturnType<typeof useTexts>, { key, name }: Row, by: Shown): string {
  if (key === '') return t(`visits.unknown.${by === 'window' ? 'window' : 'item'}`)
  return by === 'window' ? t('window.no', { no: name }) : name
}

const HOUR = 60
const DAY = 24 * HOUR

/** A length in minutes; what lasts longer in hours, then in days. */
function lengthText(t: ReturnType<typeof useTexts>, minutes: number | null): string {
  if (minutes === null) return '–'
  const tenths = (of: number) => Math.round((10 * minutes) / of) / 10
  if (minutes < 2 * HOUR) return t('visits.minutes', { minutes })
  return minutes < 2 * DAY ? t('visits.hours', { hours: tenths(HOUR) }) : t('visits.days', { days: tenths(DAY) })
}

/** The table as it is shown, times in minutes. */
function tableOf(t: ReturnType<typeof useTexts>, rows: readonly Row[], by: Shown): string[][] {
  const head = [t(`visits.keys.${by}`), ...[...counts, ...times].map((name) => t(`visits.${name}`))]
  return [
    head,
    ...rows.map((row) => [nameOf(t, row, by), ...[...counts, ...times].map((name) => String(row[name] ?? ''))]),
  ]
}
