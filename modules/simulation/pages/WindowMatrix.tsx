import { Select, useTexts } from '@yichuang/kit'
import type { SimulationDay } from '../contract.ts'
import type { Scenario } from './scenario.ts'
import { clockOf } from './words.ts'

interface MatrixProps {
  readonly scenario: Scenario
  readonly lines: SimulationDay['lines']
  readonly onTurn: (no: string) => void
  readonly onMap: (no: string, line: string) => void
  readonly onAdd: (line: string) => void
}

/** Windows and the lines they call: one tick opens a window, another gives it a line. */
export function WindowMatrix({ scenario, lines, onTurn, onMap, onAdd }: MatrixProps) {
  const t = useTexts('simulation')
  const { windows, closed } = scenario
  return (
    <>
      <div className="sim-scroll" tabIndex={0} role="group" aria-label={t('plan.windows')}>
        <table className="sim-table sim-matrix">
          <thead>
            <tr>
              <th scope="col">{t('plan.window')}</th>
              <th scope="col">{t('plan.hours')}</th>
              {lines.map(({ id, letter, name }) => (
                <th key={id} scope="col">
                  <b>{letter}</b>
                  <small>{name}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {windows.map(({ no, lines: called, open }) => (
              <tr key={no} className={closed.has(no) ? 'off' : ''}>
                <th scope="row">
                  <label className="sim-turn">
                    <input type="checkbox" className="tick" checked={!closed.has(no)} onChange={() => onTurn(no)} />
                    {windowName(t, no)}
                  </label>
                </th>
                <td className="muted">
                  {open.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`).join(t('comma'))}
                </td>
                {lines.map(({ id, letter }) => (
                  <td key={id}>
                    <input
                      type="checkbox"
                      className="tick"
                      aria-label={t('plan.calls', { window: windowName(t, no), line: letter })}
                      checked={called.includes(id)}
                      disabled={closed.has(no)}
                      onChange={() => onMap(no, id)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="sim-add">
        <Select
          aria-label={t('plan.add')}
          value=""
          placeholder={t('plan.add')}
          options={lines.map(({ id, letter, name }) => ({ value: id, label: `${letter} ${name}` }))}
          onChange={onAdd}
        />
        <span className="muted small">{t('plan.openCount', { count: windows.length - closed.size })}</span>
      </p>
    </>
  )
}

function windowName(t: ReturnType<typeof useTexts>, no: string): string {
  return no.startsWith('+') ? t('plan.newWindow', { n: no.slice(1) }) : t('plan.windowNo', { no })
}
