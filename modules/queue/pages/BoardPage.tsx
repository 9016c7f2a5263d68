import {
  Ask,
  Button,
  Card,
  Column,
  Columns,
  EmptyState,
  MomentText,
  Page,
  useCall,
  useSession,
  useTexts,
} from '@yichuang/kit'
import { useState } from 'react'
import { readQueueBoard } from '../contract.ts'
import type { QueueBoard } from '../contract.ts'
import { OpeningBand } from './OpeningBand.tsx'
import { WindowDrawer } from './WindowDrawer.tsx'
import { WindowTiles } from './WindowTiles.tsx'
import './queue.css'

type Group = QueueBoard['groups'][number]

/** 现场排队: who waits where and for how long, which windows call, and how it will be in two hours. */
export function BoardPage() {
  const t = useTexts('queue')
  const { hall, permissions } = useSession()
  const [chosen, setChosen] = useState<string>()
  const asked = useCall(
    readQueueBoard,
    { params: { id: hall?.id ?? '' } },
    { when: hall !== undefined, topics: hall === undefined ? [] : [`queue/${hall.id}`], keepFormer: true },
  )
  const mayArrange = permissions.includes('queue.arrange')
  if (hall === undefined)
    return (
      <Page title={t('pages.board')}>
        <EmptyState title={t('guide.noHall')} text={t('board.noHallHint')} />
      </Page>
    )
  const window = asked.data?.windows.find(({ id }) => id === chosen)
  return (
    <Page
      title={t('pages.board')}
      hint={
        asked.data && (
          <>
            {hall.name} <MomentText at={asked.data.at} form="second" />
          </>
        )
      }
      actions={mayArrange && <Button to="/work/queue-lines">{t('board.arrange')}</Button>}
    >
      <Ask query={asked}>
        {(board) => (
          <>
            <OpeningBand hall={hall.id} board={board} mayExtend={mayArrange} />
            <Figures board={board} />
            <Columns widths="minmax(0,1fr) 360px">
              <Column>
                <WindowTiles windows={board.windows} {...(mayArrange ? { onChoose: setChosen } : {})} />
                <LinesTable groups={board.groups} windows={board.windows} />
              </Column>
              <Column>
                <Ahead board={board} />
              </Column>
            </Columns>
            {window !== undefined && (
              <WindowDrawer window={window} groups={board.groups} onClose={() => setChosen(undefined)} />
            )}
          </>
        )}
      </Ask>
    </Page>
  )
}

function minutesSince(since: string | null, at: string): number {
  return since === null ? 0 : Math.max(0, Math.floor((Date.parse(at) - Date.parse(since)) / 60_000))
}

/** The hall in four figures. */
function Figures({ board: { groups, windows, at } }: { readonly board: QueueBoard }) {
  const t = useTexts('queue')
  const sum = (read: (group: Group) => number) => groups.reduce((total, group) => total + read(group), 0)
  const longest = groups.reduce<Group | undefined>(
    (found, group) => (minutesSince(group.oldest, at) > minutesSince(found?.oldest ?? null, at) ? group : found),
    undefined,
  )
  const open = windows.filter(({ isOpen }) => isOpen).length
  const paused = windows.filter(({ isOpen, reason }) => !isOpen && reason !== null).length
  const figures = [
    { name: 'waiting', value: sum(({ waiting }) => waiting), hint: t('board.waitingHint') },
    {
      name: 'longest',
      value: minutesSince(longest?.oldest ?? null, at),
      hint: longest === undefined ? t('strip.noneWait') : `${longest.letter} ${longest.name}`,
    },
    { name: 'open', value: open, hint: t('board.openHint', { paused, closed: windows.length - open - paused }) },
    { name: 'served', value: sum(({ served }) => served), hint: t('board.servedHint') },
  ]
  return (
    <dl className="queue-figures">
      {figures.map(({ name, value, hint }) => (
        <div key={name}>
          <dt>{t(`board.${name}`)}</dt>
          <dd>
            <b>{value}</b> {t(`board.${name}Unit`)}
          </dd>
          <dd className="muted small">{hint}</dd>
        </div>
      ))}
    </dl>
  )
}

interface LinesProps {
  readonly groups: QueueBoard['groups']
  readonly windows: QueueBoard['windows']
}

/** 排队: the lines, who has waited longest first, with the windows that call from each. */
function LinesTable({ groups, windows }: LinesProps) {
  const t = useTexts('queue')
  const most = Math.max(1, ...groups.map(({ waiting }) => waiting))
  const rows = groups.toSorted((one, other) => ((one.oldest ?? '~') < (other.oldest ?? '~') ? -1 : 1))
  return (
    <Card title={t('board.lines')} hint={t('board.linesHint')} flush>
      <div className="queue-scroll" tabIndex={0} role="group" aria-label={t('board.lines')}>
        <table className="queue-table">
          <thead>
            <tr>
              <th scope="col">{t('facts.group')}</th>
              <th scope="col">{t('window.waiting')}</th>
              <th scope="col">{t('board.oldest')}</th>
              <th scope="col">{t('board.forNew')}</th>
              <th scope="col">{t('board.byWindows')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((group) => (
              <tr key={group.id}>
                <th scope="row">
                  <b>{group.letter}</b> {group.name}
                </th>
                <td>
                  <span className="queue-bar-count">{t('people', { count: group.waiting })}</span>
                  <span className="queue-bar" aria-hidden="true">
                    <i style={{ width: `${(100 * group.waiting) / most}%` }} />
                  </span>
                </td>
                <td>{group.oldest === null ? '–' : <MomentText at={group.oldest} form="time" />}</td>
                <td>{forNew(t, group)}</td>
                <td className="muted">{windowsOf(t, windows, group.id)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function forNew(t: ReturnType<typeof useTexts>, { minutes }: Group): string {
  if (minutes === null) return t('guide.noWindow')
  return minutes === 0 ? t('guide.soon') : t('guide.minutes', { minutes })
}

function windowsOf(t: ReturnType<typeof useTexts>, windows: QueueBoard['windows'], group: string): string {
  const words = windows
    .filter(({ groups }) => groups.includes(group))
    .map(({ no, isOpen, reason }) => {
      if (isOpen) return no
      return t(reason === null ? 'board.closedNo' : 'board.pausedNo', { no })
    })
  return words.length === 0 ? t('board.noWindow') : words.join(t('board.comma'))
}

const steps = [30, 60, 90, 120] as const

/** How many will wait in the next two hours, line by line, if nothing is changed. */
function Ahead({ board: { groups } }: { readonly board: QueueBoard }) {
  const t = useTexts('queue')
  const grows = groups.filter(({ waiting, ahead }) => (ahead.at(-1) ?? 0) > waiting && (ahead.at(-1) ?? 0) >= 5)
  return (
    <Card title={t('board.ahead')} hint={t('board.aheadHint')}>
      <table className="queue-table queue-ahead">
        <thead>
          <tr>
            <th scope="col">{t('facts.group')}</th>
            <th scope="col">{t('board.now')}</th>
            {steps.map((minutes) => (
              <th key={minutes} scope="col">
                {t('board.in', { minutes })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ id, letter, waiting, ahead }) => (
            <tr key={id}>
              <th scope="row">
                <b>{letter}</b>
              </th>
              <td>{waiting}</td>
              {steps.map((minutes, step) => (
                <td key={minutes} className={(ahead[step] ?? 0) > waiting ? 'queue-more' : ''}>
                  {ahead[step] ?? 0}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {grows.map(({ id, letter, name, openWindows, ahead }) => (
        <p key={id} className="small">
          {t('board.grows', { line: `${letter} ${name}`, count: ahead.at(-1) ?? 0, open: openWindows })}
        </p>
      ))}
    </Card>
  )
}
