import { Ask, Button, Card, EmptyState, Tag, useCall, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { listLines } from '../contract.ts'
import type { HallLine, HallLines, QueueBoard } from '../contract.ts'
import { CloseLineDrawer } from './CloseLineDrawer.tsx'
import { LineDrawer } from './LineDrawer.tsx'

type Opened = { readonly kind: 'new' } | { readonly kind: 'change' | 'close'; readonly line: HallLine }

interface LinesCardProps {
  readonly hall: string
  readonly windows: QueueBoard['windows']
}

/** 业务分组: the lines of the hall, opened, changed and closed. (QUE-03) */
export function LinesCard({ hall, windows }: LinesCardProps) {
  const t = useTexts('queue')
  const [opened, setOpened] = useState<Opened>()
  const asked = useCall(listLines, { params: { id: hall } }, { topics: [`queue/${hall}`], keepFormer: true })
  const close = () => setOpened(undefined)
  return (
    <Card
      title={t('line.title')}
      hint={t('line.hint')}
      flush
      extra={
        <Button size="s" icon="plus" onClick={() => setOpened({ kind: 'new' })}>
          {t('line.add')}
        </Button>
      }
    >
      <Ask query={asked}>
        {(lines) => (
          <>
            <LineList lines={lines} onOpen={setOpened} />
            {opened?.kind === 'new' && <LineDrawer hall={hall} lines={lines} windows={windows} onClose={close} />}
            {opened?.kind === 'change' && (
              <LineDrawer hall={hall} lines={lines} windows={windows} line={opened.line} onClose={close} />
            )}
            {opened?.kind === 'close' && <CloseLineDrawer hall={hall} line={opened.line} onClose={close} />}
          </>
        )}
      </Ask>
    </Card>
  )
}

interface LineListProps {
  readonly lines: HallLines
  readonly onOpen: (opened: Opened) => void
}

function LineList({ lines: { rows, boards }, onOpen }: LineListProps) {
  const t = useTexts('queue')
  if (rows.length === 0) return <EmptyState icon="people" title={t('line.none')} text={t('line.noneHint')} />
  const nameOf = (id: string) => boards.find((board) => board.id === id)?.name ?? id
  return (
    <ul className="queue-lines" aria-label={t('line.title')}>
      {rows.map((line) => (
        <li key={line.id}>
          <span className="queue-letter">{line.letter}</span>
          <span className="grow">
            {line.name}
            <small className="muted">
              {line.boards.length === 0 ? t('line.noBoards') : line.boards.map(nameOf).join(t('guide.and'))} ·{' '}
              {t('line.minutesEach', { minutes: line.serviceMinutes })}
            </small>
          </span>
          {line.isActive ? (
            <>
              <Button
                size="s"
                label={t('line.changeOf', { name: line.name })}
                onClick={() => onOpen({ kind: 'change', line })}
              >
                {t('line.change')}
              </Button>
              <Button
                size="s"
                kind="quiet"
                label={t('line.closeOf', { name: line.name })}
                onClick={() => onOpen({ kind: 'close', line })}
              >
                {t('line.close')}
              </Button>
            </>
          ) : (
            <Tag kind="slate">{t('line.closed')}</Tag>
          )}
        </li>
      ))}
    </ul>
  )
}
