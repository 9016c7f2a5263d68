import { Button } from '../actions/Button.tsx'
import { TextAreaField } from '../forms/TextInput.tsx'
import { Key } from '../keys/Key.tsx'
import { useKeys } from '../keys/KeyScope.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { Tag } from '../public/Tag.tsx'

export type PointState = 'open' | 'met' | 'not-met'

export interface ReviewPoint {
  readonly id: string
  /** the number in the circle, the same on sample and scan */
  readonly number: number
  readonly text: string
  readonly note?: string
  readonly state: PointState
  /** found by machine, marked 机核 */
  readonly isMachine?: boolean
  /** what is wrong, when it is not met */
  readonly reason?: string
}

export interface ReviewPointListProps {
  readonly label: string
  /** form first, then content: 形式审查, 内容审查 */
  readonly groups: readonly { readonly title?: string; readonly points: readonly ReviewPoint[] }[]
  /** id of the point in hand */
  readonly current: string | undefined
  readonly onCurrent: (id: string) => void
  readonly onState: (id: string, state: PointState) => void
  /** what is wrong, in words for the notice */
  readonly onReason?: (id: string, reason: string) => void
  /** sentences to take for a point */
  readonly reasonsFor?: (id: string) => readonly string[]
  /** `ticks` at the window, `answers` (符合 / 不符合 on every row) at the desk of the reviewer */
  readonly look?: 'ticks' | 'answers'
  /** Space and N act here (true unless told) */
  readonly hasKeys?: boolean
  readonly isReadOnly?: boolean
}

/** Review points, ticked one at a time: the tick is evidence, so there is no way to tick them all. */
export function ReviewPointList(props: ReviewPointListProps) {
  const { label, groups, current, onCurrent, onState, look = 'ticks', hasKeys = true, isReadOnly = false } = props
  const w = useKitWords()
  const points = groups.flatMap((group) => group.points)
  const inHand = points.find((point) => point.id === current)
  const isLive = hasKeys && !isReadOnly && inHand !== undefined
  const answer = (state: PointState) => {
    if (inHand === undefined) return
    onState(inHand.id, state)
    const next = state === 'met' ? nextOpen(points, inHand) : undefined
    if (next !== undefined) onCurrent(next.id)
  }
  useKeys([
    { combo: 'Space', act: () => answer('met'), label: w('point.met'), when: isLive },
    { combo: 'N', act: () => answer('not-met'), label: w('point.notMet'), when: isLive },
  ])
  return (
    <fieldset className={`points ${look}`} aria-label={label} tabIndex={-1}>
      {groups.map(({ title, points: inGroup }, index) => (
        <div key={title ?? index}>
          {title !== undefined && <h3>{title}</h3>}
          <ol>
            {inGroup.map((point) => (
              <PointRow key={point.id} {...props} point={point} />
            ))}
          </ol>
        </div>
      ))}
      {look === 'ticks' && !isReadOnly && (
        <div className="row points-acts">
          <Button size="s" onClick={() => answer('met')}>
            {w('point.met')} <Key combo="Space" />
          </Button>
          <Button size="s" onClick={() => answer('not-met')}>
            {w('point.notMet')} <Key combo="N" />
          </Button>
        </div>
      )}
    </fieldset>
  )
}

/** The next point without an answer behind this one, going round. */
function nextOpen(points: readonly ReviewPoint[], from: ReviewPoint): ReviewPoint | undefined {
  const at = points.indexOf(from)
  return [...points.slice(at + 1), ...points.slice(0, at)].find((point) => point.state === 'open')
}

interface PointRowProps extends ReviewPointListProps {
  readonly point: ReviewPoint
}

function PointRow(props: PointRowProps) {
  const { point, current, onCurrent, onState, look = 'ticks', isReadOnly = false } = props
  const isCurrent = point.id === current
  return (
    <li className={looksOf(point, isCurrent)} aria-current={isCurrent || undefined}>
      {look === 'ticks' && <Tick point={point} onState={onState} isReadOnly={isReadOnly} />}
      <span className="k">{point.number}</span>
      <button type="button" className="pt-text" onClick={() => onCurrent(point.id)}>
        <Words point={point} look={look} />
      </button>
      {look === 'answers' && <YesNo point={point} onState={onState} isReadOnly={isReadOnly} />}
      {point.state === 'not-met' && <Reason {...props} />}
    </li>
  )
}

function looksOf({ state }: ReviewPoint, isCurrent: boolean): string {
  const byState = { open: 'wait', met: '', 'not-met': 'wrong' } as const
  return ['pt', isCurrent ? 'todo' : '', byState[state]].filter(Boolean).join(' ')
}

function Words({ point, look }: { readonly point: ReviewPoint; readonly look: 'ticks' | 'answers' }) {
  const w = useKitWords()
  return (
    <>
      {point.text}
      {point.isMachine === true && <Tag kind="line">{w('point.machine')}</Tag>}
      {point.note !== undefined && <small>{point.note}</small>}
      {point.state === 'not-met' && look === 'ticks' && <small className="no1">✕ {w('point.notMet')}</small>}
    </>
  )
}

interface AnswerProps extends Pick<ReviewPointListProps, 'onState' | 'isReadOnly'> {
  readonly point: ReviewPoint
}

function Tick({ point: { id, number, text, state }, onState, isReadOnly = false }: AnswerProps) {
  const w = useKitWords()
  return (
    <input
      type="checkbox"
      className={state === 'not-met' ? 'tick no' : 'tick'}
      aria-label={w('point.tick', { number, text })}
      checked={state === 'met'}
      disabled={isReadOnly}
      onChange={() => onState(id, state === 'met' ? 'open' : 'met')}
    />
  )
}

/** What is wrong: asked for as soon as a point is not met; the sentence becomes the notice. */
function Reason({ point, onReason, reasonsFor, isReadOnly = false }: PointRowProps) {
  const w = useKitWords()
  if (onReason === undefined || isReadOnly) {
    return point.reason === undefined ? undefined : <p className="pt-reason">{point.reason}</p>
  }
  return (
    <div className="pt-reason">
      <TextAreaField
        label={w('point.what')}
        value={point.reason ?? ''}
        onChange={(reason) => onReason(point.id, reason)}
        rows={2}
        required
      />
      <div className="row wrap">
        {(reasonsFor?.(point.id) ?? []).map((sentence) => (
          <button key={sentence} type="button" className="btn s" onClick={() => onReason(point.id, sentence)}>
            {sentence}
          </button>
        ))}
      </div>
    </div>
  )
}

function YesNo({ point: { id, number, state }, onState, isReadOnly = false }: AnswerProps) {
  const w = useKitWords()
  return (
    <fieldset className="yn" aria-label={w('point.answer', { number })}>
      {(['met', 'not-met'] as const).map((answer) => (
        <button
          key={answer}
          type="button"
          className={state === answer ? `on ${answer}` : ''}
          aria-pressed={state === answer}
          disabled={isReadOnly}
          onClick={() => onState(id, answer)}
        >
          {w(answer === 'met' ? 'point.met' : 'point.notMet')}
        </button>
      ))}
    </fieldset>
  )
}
