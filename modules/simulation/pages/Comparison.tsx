import { Button, Card, saveAsFile, toCsv, useTexts } from '@yichuang/kit'
import type { SimulationDay, WaitSummary } from '../contract.ts'
import { SPREAD_MINUTES } from '../rules/index.ts'
import { minutesText } from './words.ts'

interface ComparisonProps {
  readonly known: SimulationDay
  /** undefined until something was tried */
  readonly tried: WaitSummary | undefined
}

const times = ['mean', 'median', 'nineOfTen', 'longest'] as const
const counts = ['left', 'afterClosing'] as const

/** The day as it was, as the simulation plays it, and as it would have been. */
export function Comparison({ known, tried }: ComparisonProps) {
  const t = useTexts('simulation')
  const columns = [
    { key: 'actual', summary: known.actual },
    { key: 'played', summary: known.played },
    ...(tried === undefined ? [] : [{ key: 'tried', summary: tried }]),
  ]
  const rows: string[][] = [
    [t('result.visitors'), ...columns.map(({ summary }) => t('people', { count: summary.visitors }))],
    ...times.map((name) => [t(`result.${name}`), ...columns.map(({ summary }) => minutesText(t, summary[name]))]),
    ...counts.map((name) => [
      t(`result.${name}`),
      ...columns.map(({ summary }) => t('people', { count: summary[name] })),
    ]),
    [t('result.busy'), ...columns.map(({ summary }) => percent(summary.busy))],
  ]
  const head = [t('result.figure'), ...columns.map(({ key }) => t(`result.${key}`))]
  const save = () => saveAsFile(`${t('pages.simulation')} ${known.day}.csv`, toCsv([head, ...rows]), 'text/csv')
  return (
    <>
      <Card
        title={t('result.title')}
        hint={t('result.hint')}
        extra={
          <Button size="s" icon="download" onClick={save}>
            {t('result.save')}
          </Button>
        }
        flush
      >
        <div className="sim-scroll" tabIndex={0} role="group" aria-label={t('result.title')}>
          <table className="sim-table">
            <thead>
              <tr>
                {head.map((text) => (
                  <th key={text} scope="col">
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name = '', ...values]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {columns.map(({ key }, n) => (
                    <td key={key} className={key === 'tried' ? 'sim-new' : ''}>
                      {values[n]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <Card title={t('spread.title')} hint={t('spread.hint')}>
        <Spread known={known} tried={tried} />
      </Card>
      <Lines known={known} tried={tried} />
    </>
  )
}

function percent(part: number | null): string {
  return part === null ? '–' : `${Math.round(part * 100)}%`
}

/** People by five minutes of waiting: the day and, beside it, the trial. */
function Spread({ known: { played }, tried }: ComparisonProps) {
  const t = useTexts('simulation')
  const most = Math.max(1, ...played.spread, ...(tried?.spread ?? []))
  const bars = played.spread.map((people, n) => ({
    from: n * SPREAD_MINUTES,
    isLast: n === played.spread.length - 1,
    people,
    then: tried?.spread[n],
  }))
  return (
    <ol className="sim-spread">
      {bars.map(({ from, isLast, people, then }) => (
        <li key={from}>
          <span className="sim-range">
            {isLast ? t('spread.more', { from }) : t('spread.from', { from, to: from + SPREAD_MINUTES })}
          </span>
          <span className="sim-bars">
            <span className="sim-bar" style={{ width: `${(100 * people) / most}%` }} aria-hidden="true" />
            {then !== undefined && (
              <span className="sim-bar new" style={{ width: `${(100 * then) / most}%` }} aria-hidden="true" />
            )}
          </span>
          <span className="sim-count">
            {t('people', { count: people })}
            {then !== undefined && <b> → {t('people', { count: then })}</b>}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Line by line: how long nine of ten waited. */
function Lines({ known: { lines, played }, tried }: ComparisonProps) {
  const t = useTexts('simulation')
  const name = (id: string) => {
    const line = lines.find((one) => one.id === id)
    return line === undefined ? id : `${line.letter} ${line.name}`
  }
  return (
    <Card title={t('lines.title')} flush>
      <div className="sim-scroll" tabIndex={0} role="group" aria-label={t('lines.title')}>
        <table className="sim-table">
          <thead>
            <tr>
              <th scope="col">{t('lines.line')}</th>
              <th scope="col">{t('result.visitors')}</th>
              <th scope="col">{t('lines.played')}</th>
              {tried !== undefined && <th scope="col">{t('lines.tried')}</th>}
            </tr>
          </thead>
          <tbody>
            {played.lines.map(({ line, visitors, nineOfTen }) => (
              <tr key={line}>
                <th scope="row">{name(line)}</th>
                <td>{t('people', { count: visitors })}</td>
                <td>{minutesText(t, nineOfTen)}</td>
                {tried !== undefined && (
                  <td className="sim-new">
                    {minutesText(t, tried.lines.find((one) => one.line === line)?.nineOfTen ?? null)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
