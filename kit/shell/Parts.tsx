import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { formatCount } from '../public/amounts.ts'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'

export interface ViewsProps {
  readonly label: string
  readonly views: readonly {
    readonly label: string
    readonly count?: number
    readonly to: string
    readonly current?: boolean
  }[]
  /** at the right end */
  readonly note?: ReactNode
}

/** Saved views of a list as pills with their counts. */
export function Views({ label, views, note }: ViewsProps) {
  return (
    <nav className="views" aria-label={label}>
      {views.map(({ label, count, to, current = false }) => (
        <Link key={to} to={to} {...(current && { 'aria-current': true })}>
          {label} {count !== undefined && <b>{formatCount(count)}</b>}
        </Link>
      ))}
      <span className="grow" />
      {note !== undefined && <span className="muted small">{note}</span>}
    </nav>
  )
}

export interface BandProps {
  readonly kind?: 'amber' | 'green' | 'red' | 'slate' | 'blue'
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A band across a page or card: a notice of change, a warning, something done. */
export function Band({ kind = 'amber', actions, children }: BandProps) {
  const icon = kind === 'green' ? 'check' : kind === 'amber' || kind === 'red' ? 'warning' : 'info'
  return (
    <div className={`band ${kind}`}>
      <Icon name={icon} />
      <div className="grow">{children}</div>
      {actions}
    </div>
  )
}

export interface StepsProps {
  readonly label: string
  readonly steps: readonly { readonly label: string; readonly state: 'done' | 'current' | 'todo' }[]
}

/** Where a case stands, in one line. */
export function Steps({ label, steps }: StepsProps) {
  const looks = { done: 'd', current: 'c', todo: 't' } as const
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.label}
          className={looks[step.state]}
          {...(step.state === 'current' && { 'aria-current': 'step' })}
        >
          {step.state === 'done' ? <Icon name="check" size={14} /> : <i />}
          {step.label}
        </li>
      ))}
    </ol>
  )
}

export interface Fact {
  readonly term: string
  readonly value: ReactNode
  /** where it came from: 读卡 09:40 */
  readonly from?: ReactNode
  readonly action?: ReactNode
}

/** Terms and values, with where each value came from. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="f">
      {facts.map(({ term, value, from, action }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <span className="grow">{value}</span>
            {from !== undefined && <span className="from">{from}</span>}
            {action}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export interface CheckItem {
  readonly key: string
  readonly text: ReactNode
  readonly ok: boolean
  /** goes to what is missing */
  readonly onGo?: () => void
}

/** What is fulfilled and what is still missing before an act. */
export function CheckList({ items }: { readonly items: readonly CheckItem[] }) {
  const w = useKitWords()
  return (
    <ul className="chk">
      {items.map(({ key, text, ok, onGo }) => (
        <li key={key} className={ok ? '' : 'no'}>
          <Icon name={ok ? 'check' : 'warning'} label={w(ok ? 'check.ok' : 'check.missing')} />
          {onGo === undefined || ok ? (
            <span>{text}</span>
          ) : (
            <button type="button" className="as-link" onClick={onGo}>
              {text}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

export interface Count {
  readonly value: ReactNode
  readonly label: string
  /** does not agree */
  readonly wrong?: boolean
}

/** Numbers side by side that must agree: 单上 / 已扫 / 差. */
export function CountRow({ counts }: { readonly counts: readonly Count[] }) {
  return (
    <dl className="counts">
      {counts.map(({ value, label, wrong = false }) => (
        <div key={label} className={wrong ? 'wrong' : ''}>
          <dd>{value}</dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  )
}
