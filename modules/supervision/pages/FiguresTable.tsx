import { useTexts } from '@yichuang/kit'
import type { FiguresOf } from '../contract.ts'

const shown = ['opened', 'accepted', 'concluded', 'handedOut', 'open', 'overdue', 'soon', 'stopped'] as const

/** Figures by department, window or item, a bar for what is open; the server sorts, worst first. */
export function FiguresTable({
  label,
  rows,
  unnamed = '–',
}: {
  readonly label: string
  readonly rows: readonly FiguresOf[]
  /** said of rows without a name: cases that came in without a window */
  readonly unnamed?: string
}) {
  const t = useTexts('supervision')
  if (rows.length === 0) return <p className="live-nothing muted">{t('live.nothing')}</p>
  const most = Math.max(1, ...rows.map(({ open }) => open))
  return (
    <section className="live-scroll" aria-label={label} tabIndex={0}>
      <table className="live-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {shown.map((name) => (
              <th key={name} scope="col" className="number">
                {t(`figures.${name}`)}
              </th>
            ))}
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id ?? row.name}>
              <th scope="row">{row.name === '' ? unnamed : row.name}</th>
              {shown.map((name) => (
                <td key={name} className={row[name] > 0 ? `number live-${name}` : 'number muted'}>
                  {row[name]}
                </td>
              ))}
              <td aria-hidden="true" className="live-bar-cell">
                <meter className="live-bar" min={0} max={most} value={row.open} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
