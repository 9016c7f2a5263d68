import { Card, useTexts } from '@yichuang/kit'
import type { QueueBoard } from '../contract.ts'

type Window = QueueBoard['windows'][number]

interface WindowTilesProps {
  readonly windows: readonly Window[]
  /** lets a window be arranged; without it the tiles only show */
  readonly onChoose?: (id: string) => void
}

/** The windows of a hall as tiles: who is served, which is free, paused or not open. */
export function WindowTiles({ windows, onChoose }: WindowTilesProps) {
  const t = useTexts('queue')
  return (
    <Card
      title={t('guide.windows')}
      hint={t('guide.openWindows', { count: windows.filter(({ isOpen }) => isOpen).length })}
      flush
    >
      <ul className="queue-windows">
        {windows.map((window) => (
          <li key={window.id} className={lookOf(window)}>
            {onChoose === undefined ? (
              <Tile window={window} />
            ) : (
              <button type="button" onClick={() => onChoose(window.id)}>
                <Tile window={window} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Tile({ window }: { readonly window: Window }) {
  const t = useTexts('queue')
  const { no, letters, isOpen, reason, ticket, state } = window
  return (
    <>
      <span className="queue-tile-head">
        <b>{no}</b>
        <small className="muted">{letters.join(' ')}</small>
      </span>
      {ticket !== null && <span>{`${ticket} ${t(`states.${state ?? 'called'}`)}`}</span>}
      {isOpen && ticket === null && <span>{t('guide.free')}</span>}
      {!isOpen && ticket === null && <span>{t(reason === null ? 'guide.closed' : 'board.paused')}</span>}
      {reason !== null && <small className="muted">{reason}</small>}
    </>
  )
}

function lookOf({ isOpen, reason, ticket }: Window): string {
  if (ticket !== null) return 'busy'
  if (isOpen) return 'free'
  return reason === null ? 'closed' : 'paused'
}
