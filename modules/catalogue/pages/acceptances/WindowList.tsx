import { Card, Tag, useTexts } from '@yichuang/kit'
import type { Acceptances, AcceptingWindow } from '../../contract.ts'

interface WindowListProps {
  readonly answer: Acceptances
  readonly onWindow: (id: string) => void
}

/** The whole hall, and its windows with how many items each may accept. */
export function WindowList({ answer, onWindow }: WindowListProps) {
  const t = useTexts('catalogue')
  const { windows, gaps, window, items } = answer
  return (
    <Card title={t('accept.windows')} hint={t('accept.windowCount', { count: windows.length })} flush grow>
      <ul className="accept-windows">
        <li>
          <button type="button" aria-pressed={window === null} onClick={() => onWindow('')}>
            <span className="grow">
              <b>{t('accept.wholeHall')}</b>
              <span className="muted small">{t('accept.covered', { count: items - gaps.length, of: items })}</span>
            </span>
            {gaps.length > 0 && <Tag kind="red">{t('accept.gapCount', { count: gaps.length })}</Tag>}
          </button>
        </li>
        {windows.map((one) => (
          <li key={one.id}>
            <button type="button" aria-pressed={window === one.id} onClick={() => onWindow(one.id)}>
              <span className="accept-no num">{one.no}</span>
              <span className="grow">
                <b>{one.kind}</b>
                <span className="muted small">{whoIn(t, one)}</span>
              </span>
              <Figures window={one} />
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function whoIn(t: ReturnType<typeof useTexts>, { officers, takesApplications }: AcceptingWindow): string {
  if (!takesApplications) return t('accept.reasons.hands-out')
  return officers.length === 0 ? t('accept.reasons.no-officer') : officers.join('、')
}

function Figures({ window: { accepts, lacks, isOpen, takesApplications } }: { readonly window: AcceptingWindow }) {
  const t = useTexts('catalogue')
  if (!takesApplications) return null
  if (!isOpen) return <Tag kind="slate">{t('accept.reasons.paused')}</Tag>
  return (
    <span className="accept-figures num">
      <b>{accepts}</b>
      {lacks > 0 && <Tag kind="amber">{t('accept.lacks', { count: lacks })}</Tag>}
    </span>
  )
}
