import type { ReactNode } from 'react'
import type { KitWords, Language } from '../i18n/index.ts'
import { formatDay, today } from './dates.ts'
import { useKitWords, useLanguage } from './LanguageScope.tsx'
import { isCounted, ledgerRows, ledgerSums } from './ledger-rows.ts'
import type { LedgerDay, LedgerRow } from './ledger-rows.ts'

export interface LedgerChange {
  /** old and new due day, 'YYYY-MM-DD' */
  readonly from: string
  readonly to: string
  /** what moved it: a decree, an extension */
  readonly cause: string
}

export interface TimeLedgerProps {
  /** `long`: answer, rule, every day, articles of law; `short`: one strip of day cells */
  readonly form?: 'long' | 'short'
  /** what the due day is called: 最晚办结, 承诺最晚 */
  readonly label: string
  /** the due day; null while the clock stands */
  readonly due: string | null
  readonly provisional?: boolean
  /** the rule in one sentence */
  readonly rule?: string
  readonly days: readonly LedgerDay[]
  /** words for the codes in `ground` */
  readonly grounds?: Readonly<Record<string, string>>
  /** what day zero was: 受理当天 unless told */
  readonly startLabel?: string
  /** rows for extensions: 延长 5 天 and by whom */
  readonly extensions?: readonly string[]
  readonly changes?: readonly LedgerChange[]
  /** articles of law */
  readonly articles?: readonly string[]
  /** today, 'YYYY-MM-DD'; the day of the clock unless told */
  readonly on?: string
  /** links to the notices of the stops, remarks */
  readonly children?: ReactNode
}

interface Told extends TimeLedgerProps {
  readonly w: KitWords
  readonly language: Language
  readonly on: string
}

/** Why this day: first the answer, then the rule in one sentence, then day by day, then the articles of law (TIM-03). */
export function TimeLedger(props: TimeLedgerProps) {
  const told = { ...props, w: useKitWords(), language: useLanguage(), on: props.on ?? today() }
  return props.form === 'short' ? <ShortLedger {...told} /> : <LongLedger {...told} />
}

function LongLedger(told: Told) {
  const {
    label,
    due,
    provisional = false,
    rule,
    days,
    changes = [],
    articles = [],
    extensions = [],
    w,
    language,
  } = told
  const sums = ledgerSums(days)
  return (
    <div className="ledger">
      <p className="ledger-answer">
        <span className="muted">{label}</span>
        <b>{due === null ? w('ledger.stands') : formatDay(due, 'short', language, told.on)}</b>
        {provisional && <span className="tag provisional">{w('light.provisional')}</span>}
      </p>
      {rule !== undefined && <p className="ledger-rule">{rule}</p>}
      <div className="sum">
        <div>
          <b>{w('ledger.days', { count: sums.counted })}</b>
          <span>{w('ledger.counted')}</span>
        </div>
        <div>
          <b>{w('ledger.days', { count: sums.stopped })}</b>
          <span>{w('ledger.stopped')}</span>
        </div>
        <div>
          <b>{w('ledger.days', { count: sums.off })}</b>
          <span>{w('ledger.off')}</span>
        </div>
      </div>
      <ol className="led" aria-label={w('ledger.byDay')}>
        {ledgerRows(days).map((row) => (
          <LongRow key={row.first.date} row={row} told={told} />
        ))}
        {extensions.map((extension) => (
          <li key={extension} className="z">
            <span className="dt">{w('ledger.extension')}</span>
            <span>{extension}</span>
          </li>
        ))}
      </ol>
      {changes.map((change) => (
        <p key={`${change.from} ${change.to}`} className="why">
          {w('ledger.moved', {
            from: formatDay(change.from, 'short', language, told.on),
            to: formatDay(change.to, 'short', language, told.on),
            cause: change.cause,
          })}
        </p>
      ))}
      {told.children !== undefined && <div className="why">{told.children}</div>}
      {articles.length > 0 && <p className="why">{w('ledger.basis', { articles: articles.join(w('list.comma')) })}</p>}
    </div>
  )
}

function LongRow({ row: { first, last }, told }: { readonly row: LedgerRow; readonly told: Told }) {
  const { due, on, w, language } = told
  const isDue = first.date === due
  const isToday = first.date <= on && on <= last.date
  const run = first.date === last.date ? undefined : formatDay(last.date, 'bare', language, on)
  const names = [isDue ? 'end' : longLooks[first.class], isToday ? 'today' : ''].filter(Boolean).join(' ')
  return (
    <li className={names}>
      <span className="dt">
        {formatDay(first.date, 'bare', language, on)}
        <small>
          {run === undefined ? formatDay(first.date, 'weekday', language) : w('ledger.until', { day: run })}
        </small>
      </span>
      <span>
        {isDue ? <b>{told.label}</b> : reasonOf(first, told)}
        {isToday && <span className="now"> {w('date.today')}</span>}
      </span>
      <span className="n">{badgeOf(first, isDue, w)}</span>
    </li>
  )
}

const longLooks = {
  'day-zero': 'z',
  counted: 'y',
  'counted-makeup': 'y',
  rolled: 'y',
  weekend: 'off',
  holiday: 'off',
  'local-closure': 'off',
  stopped: 'stop',
} as const satisfies Record<LedgerDay['class'], string>

/** Why a day counts or does not, in words. */
function reasonOf(day: LedgerDay, { w, startLabel, grounds }: Told): string {
  const { ground = '', name = '', orderNo: order = '' } = day
  switch (day.class) {
    case 'day-zero':
      return w('ledger.dayZero', { what: startLabel ?? w('ledger.accepted') })
    case 'stopped':
      return w('ledger.stoppedFor', { ground: grounds?.[ground] ?? ground })
    case 'holiday':
      return w('ledger.holiday', { name })
    case 'local-closure':
      return w('ledger.closure', { name, order })
    default:
      return w(`ledger.class.${day.class}`)
  }
}

function badgeOf(day: LedgerDay, isDue: boolean, w: KitWords): string {
  if (day.class === 'day-zero') return w('ledger.start')
  if (day.n !== undefined) return w('ledger.nth', { n: day.n })
  if (isDue || day.class === 'rolled') return w('ledger.due')
  return isCounted(day) ? w('ledger.counts') : w('ledger.notCounted')
}

function ShortLedger(told: Told) {
  const { label, due, days, w, language, on } = told
  return (
    <div className="tim">
      <div className="b">
        <span className="muted">{label}</span>
        <b>{due === null ? w('ledger.stands') : formatDay(due, 'short', language, on)}</b>
      </div>
      <ol className="days" aria-label={w('ledger.byDay')}>
        {days.map((day) => (
          <li key={day.date} className={cellLook(day, told)} title={reasonOf(day, told)}>
            <span aria-hidden="true">
              {Number(day.date.slice(8))}
              <br />
              {cellWord(day, told)}
            </span>
            <span className="vh">
              {formatDay(day.date, 'bare', language, on)} {reasonOf(day, told)} {badgeOf(day, day.date === due, w)}
            </span>
          </li>
        ))}
      </ol>
      {told.children}
    </div>
  )
}

function cellLook(day: LedgerDay, { due, on }: Told): string {
  if (day.date === due) return day.date === on ? 'e n' : 'e'
  if (day.class === 'stopped') return 'p'
  if (!isCounted(day)) return ''
  if (day.date === on) return 'n'
  return day.date < on ? 'c' : 'f'
}

function cellWord(day: LedgerDay, { w, startLabel }: Told): string {
  if (day.class === 'day-zero') return startLabel === undefined ? w('ledger.cellAccepted') : w('ledger.cellStart')
  if (day.class === 'stopped') return w('ledger.cellStopped')
  if (day.n !== undefined) return String(day.n)
  return isCounted(day) ? w('ledger.cellDue') : w('ledger.cellOff')
}
