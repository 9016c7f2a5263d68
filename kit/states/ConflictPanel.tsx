import type { ReactNode } from 'react'
import { Button } from '../actions/Button.tsx'
import type { ApiProblem } from '../client/problem.ts'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'

export interface ConflictPanelProps {
  readonly problem: ApiProblem
  /** what happened, when the page knows: 何予安 在 09:41 已经受理这件 */
  readonly what?: ReactNode
  /** how it stands now on the server */
  readonly theirs?: ReactNode
  /** what was typed here */
  readonly mine: readonly { readonly label: string; readonly value: string }[]
  /** shows the newest state; what was typed stays in the draft */
  readonly onReload: () => void
}

/** Somebody else acted first: side by side, nothing overwritten, what was typed can be copied. */
export function ConflictPanel({ problem, what, theirs, mine, onReload }: ConflictPanelProps) {
  const w = useKitWords()
  const copy = () => {
    void navigator.clipboard?.writeText(mine.map(({ label, value }) => `${label}\t${value}`).join('\n'))
  }
  return (
    <section className="conflict" role="alert">
      <p className="conflict-head">
        <Icon name="people" />
        <b>{what ?? problem.title}</b>
        <span>{w('conflict.kept')}</span>
      </p>
      <div className="conflict-sides">
        <div>
          <p className="conflict-side">{w('conflict.theirs')}</p>
          {theirs ?? <p className="muted">{w('conflict.look')}</p>}
          <Button kind="primary" icon="refresh" onClick={onReload}>
            {w('conflict.reload')}
          </Button>
        </div>
        <div>
          <p className="conflict-side">{w('conflict.mine')}</p>
          <dl>
            {mine.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <Button onClick={copy}>{w('act.copy')}</Button>
        </div>
      </div>
    </section>
  )
}
