import {
  Ask,
  Card,
  Column,
  Columns,
  EmptyState,
  MomentText,
  Page,
  Tag,
  useCall,
  useSession,
  useTexts,
} from '@yichuang/kit'
import { ConsultCard } from '@yichuang/modules/inquiries/pages'
import * as contract from '../contract.ts'
import type { QueueBoard } from '../contract.ts'
import { ArriveCard } from './ArriveCard.tsx'
import { TakeCard } from './TakeCard.tsx'
import { WindowTiles } from './WindowTiles.tsx'
import './queue.css'

/** 导服台: numbers for others; beside it what they ask, who waits and which windows call. (CON-05) */
export function GuidePage() {
  return <Desk isGreen={false} />
}

/** 绿色通道: numbers that go before others, each with its reason; beside it those of today. (QUE-04) */
export function GreenChannelPage() {
  return <Desk isGreen />
}

function Desk({ isGreen }: { readonly isGreen: boolean }) {
  const t = useTexts('queue')
  const { hall, may } = useSession()
  const title = t(isGreen ? 'pages.green' : 'pages.guide')
  const board = useCall(
    contract.readQueueBoard,
    { params: { id: hall?.id ?? '' } },
    { when: hall !== undefined, topics: hall === undefined ? [] : [`queue/${hall.id}`], keepFormer: true },
  )
  if (hall === undefined)
    return (
      <Page title={title}>
        <EmptyState title={t('guide.noHall')} text={t('guide.noHallHint')} />
      </Page>
    )
  return (
    <Page title={title} hint={hall.name}>
      <Ask query={board}>
        {(data) => (
          <Columns widths="minmax(0,1fr) minmax(0,1fr)">
            <Column>
              {!isGreen && <ArriveCard hall={hall.id} />}
              <TakeCard hall={hall.id} board={data} isGreen={isGreen} />
            </Column>
            <Column>
              {isGreen ? (
                <Preferred hall={hall.id} />
              ) : (
                <>
                  {may('inquiries.ask') && <ConsultCard />}
                  <Lines board={data} />
                  <WindowTiles windows={data.windows} />
                </>
              )}
            </Column>
          </Columns>
        )}
      </Ask>
    </Page>
  )
}

/** Who went before others today, and why. */
function Preferred({ hall }: { readonly hall: string }) {
  const t = useTexts('queue')
  const asked = useCall(contract.listPreferredTickets, { params: { id: hall } }, { topics: [`queue/${hall}`] })
  return (
    <Card title={t('green.today')} flush>
      <Ask query={asked}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('green.none')} text={t('green.noneHint')} />
          ) : (
            <ul className="queue-lines">
              {rows.map(({ id, no, groupName, priority, reason, state, takenAt }) => (
                <li key={id}>
                  <b className="queue-no">{no}</b>
                  <span className="grow">
                    <Tag kind={priority === 'green-channel' ? 'green' : 'amber'}>{t(`priorities.${priority}`)}</Tag>{' '}
                    {reason ?? ''}
                    <small className="muted">
                      {groupName} · <MomentText at={takenAt} form="time" />
                    </small>
                  </span>
                  <span className="muted">{t(`states.${state}`)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Ask>
    </Card>
  )
}

function forecastWords(t: ReturnType<typeof useTexts>, minutes: number | null): string {
  if (minutes === null) return t('guide.noWindow')
  return minutes === 0 ? t('guide.soon') : t('guide.minutes', { minutes })
}

function Lines({ board }: { readonly board: QueueBoard }) {
  const t = useTexts('queue')
  return (
    <Card title={t('window.waiting')} flush>
      <ul className="queue-lines">
        {board.groups.map(({ id, letter, name, waiting, oldest, served, minutes }) => (
          <li key={id}>
            <span className="queue-letter">{letter}</span>
            <span className="grow">
              {name}
              <small className="muted">
                {t('guide.served', { count: served })}
                {oldest !== null && (
                  <>
                    {' · '}
                    {t('window.since')} <MomentText at={oldest} form="time" />
                  </>
                )}
              </small>
            </span>
            <span className="muted">{forecastWords(t, minutes)}</span>
            <b>{t('people', { count: waiting })}</b>
          </li>
        ))}
      </ul>
      {board.groups.length === 0 && <EmptyState title={t('guide.noGroups')} text={t('guide.noGroupsHint')} />}
    </Card>
  )
}
