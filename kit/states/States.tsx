import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../actions/Button.tsx'
import type { ApiProblem } from '../client/problem.ts'
import type { Asked } from '../client/queries.ts'
import { Icon } from '../public/Icon.tsx'
import type { IconName } from '../public/icons.ts'
import { useKitWords } from '../public/LanguageScope.tsx'
import { useProblemText } from './problem-text.ts'

interface PlateProps {
  readonly icon: IconName
  readonly title: string
  readonly text?: ReactNode
  readonly action?: ReactNode
  readonly kind?: 'calm' | 'wrong'
}

function Plate({ icon, title, text, action, kind = 'calm' }: PlateProps) {
  return (
    <div className={`plate ${kind}`}>
      <Icon name={icon} size={28} />
      <p className="plate-title">{title}</p>
      {text !== undefined && <div className="plate-text">{text}</div>}
      {action !== undefined && <div className="row plate-acts">{action}</div>}
    </div>
  )
}

export interface EmptyStateProps {
  /** why it is empty: 现在没有待办 */
  readonly title: string
  /** what comes next: 新件到了会出现在这里 */
  readonly text?: ReactNode
  readonly action?: ReactNode
  readonly icon?: IconName
}

/** Nothing here: says why and what comes next. */
export function EmptyState({ icon = 'inbox', ...plate }: EmptyStateProps) {
  return <Plate icon={icon} {...plate} />
}

/** Waiting: keeps the layout, grey bars after 300 ms, a sentence after 3 s. */
export function Loading({ rows = 4 }: { readonly rows?: number }) {
  const w = useKitWords()
  const stage = useStage([300, 3000])
  return (
    <output className="loading" aria-busy="true">
      {stage >= 1 && Array.from({ length: rows }, (_, row) => <span key={row} className="bar" />)}
      {stage >= 2 ? (
        <span className="muted">{w('state.loading')}</span>
      ) : (
        <span className="vh">{w('state.loading')}</span>
      )}
    </output>
  )
}

function useStage(after: readonly number[]): number {
  const [stage, setStage] = useState(0)
  const steps = after.join(',')
  useEffect(() => {
    const timers = steps.split(',').map((ms, index) => setTimeout(() => setStage(index + 1), Number(ms)))
    return () => {
      for (const timer of timers) clearTimeout(timer)
    }
  }, [steps])
  return stage
}

export interface ErrorStateProps {
  readonly problem: ApiProblem
  readonly onRetry?: () => void
}

/** Something could not be read: what happened, what to do, the number to quote. A refusal stays one however often it is asked. */
export function ErrorState({ problem, onRetry }: ErrorStateProps) {
  const w = useKitWords()
  const told = useProblemText(problem)
  if (problem.isForbidden) return <NoPermission />
  const mayPass = problem.isOffline || problem.isFault || problem.isConflict
  const { title } = told
  const text = mayPass ? told.text : (problem.detail ?? w('problem.notReadText'))
  return (
    <div role="alert">
      <Plate
        icon="warning"
        kind="wrong"
        title={title}
        text={
          <>
            <p>{text}</p>
            {problem.requestId !== undefined && (
              <p className="muted">{w('problem.number', { id: problem.requestId })}</p>
            )}
          </>
        }
        {...(onRetry !== undefined &&
          mayPass && {
            action: (
              <Button icon="refresh" onClick={onRetry}>
                {w('act.retry')}
              </Button>
            ),
          })}
      />
    </div>
  )
}

export interface NoPermissionProps {
  /** who may do it: 首席代表 邱望舒 */
  readonly who?: string
  /** 请他办 */
  readonly onAsk?: () => void
}

/** The person may not see or do this: who may, and the way to ask them. */
export function NoPermission({ who, onAsk }: NoPermissionProps) {
  const w = useKitWords()
  return (
    <Plate
      icon="lock"
      title={w('state.noPermission')}
      text={who === undefined ? w('state.askAdministrator') : w('state.whoMay', { who })}
      {...(onAsk !== undefined && { action: <Button onClick={onAsk}>{w('state.askThem')}</Button> })}
    />
  )
}

export interface AskProps<Answer> {
  readonly query: Asked<Answer>
  readonly children: (answer: Answer) => ReactNode
  /** bars while waiting */
  readonly rows?: number
  /** said when the answer is a list without entries */
  readonly empty?: EmptyStateProps
}

/** Shows the answer of a query, or why there is none: waiting, forbidden, gone wrong, empty. */
export function Ask<Answer>({ query, children, rows, empty }: AskProps<Answer>) {
  const { data, problem, refetch } = query
  if (data === undefined && problem?.isForbidden === true) return <NoPermission />
  if (data === undefined && problem !== undefined) return <ErrorState problem={problem} onRetry={refetch} />
  if (data === undefined) return <Loading {...(rows !== undefined && { rows })} />
  if (empty !== undefined && isEmpty(data)) return <EmptyState {...empty} />
  return children(data)
}

function isEmpty(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.length === 0
  return typeof answer === 'object' && answer !== null && 'rows' in answer && isEmpty(answer.rows)
}
