import type { ReactNode } from 'react'
import { DateText, MomentText } from './DateText.tsx'
import { Icon } from './Icon.tsx'
import { useKitWords } from './LanguageScope.tsx'

export interface TimelineEntry {
  readonly key: string
  readonly what: string
  readonly state: 'done' | 'current' | 'planned'
  /** ISO instant when it happened or began */
  readonly at?: string
  /** 'YYYY-MM-DD': a planned step is due then at the latest */
  readonly latest?: string
  readonly who?: string
  /** more lines: reads, receipts, documents */
  readonly detail?: ReactNode
}

export interface TimelineProps {
  readonly label: string
  readonly entries: readonly TimelineEntry[]
}

const looks = { done: 'step', current: 'step cur', planned: 'step todo' } as const satisfies Record<
  TimelineEntry['state'],
  string
>

/** What happened to a case: what, when, who in that order; planned steps are hollow, with their latest day. */
export function Timeline({ label, entries }: TimelineProps) {
  return (
    <ol className="timeline" aria-label={label}>
      {takenTogether(entries).map(({ entry, times }) => (
        <li
          key={entry.key}
          className={looks[entry.state]}
          {...(entry.state === 'current' && { 'aria-current': 'step' })}
        >
          <span className="c">{entry.state === 'done' && <Icon name="check" size={14} />}</span>
          <b>
            {entry.what}
            {times > 1 && <span className="times"> × {times}</span>}
          </b>
          <When entry={entry} />
          {entry.detail !== undefined && <div className="detail">{entry.detail}</div>}
        </li>
      ))}
    </ol>
  )
}

/** The same done by the same person several times in a row is one line that says how often. */
function takenTogether(entries: readonly TimelineEntry[]) {
  const lines: { readonly entry: TimelineEntry; times: number }[] = []
  for (const entry of entries) {
    const last = lines.at(-1)
    const isSame = last?.entry.what === entry.what && last.entry.who === entry.who && last.entry.state === entry.state
    if (last !== undefined && isSame && entry.detail === undefined && last.entry.detail === undefined) last.times += 1
    else lines.push({ entry, times: 1 })
  }
  return lines
}

function When({ entry: { at, latest, who } }: { readonly entry: TimelineEntry }) {
  const w = useKitWords()
  if (at === undefined && latest === undefined && who === undefined) return undefined
  return (
    <p>
      {at !== undefined && <MomentText at={at} form="long" />}
      {latest !== undefined && (
        <>
          {w('timeline.latest')} <DateText day={latest} />
        </>
      )}
      {who !== undefined && <span className="who">{who}</span>}
    </p>
  )
}
