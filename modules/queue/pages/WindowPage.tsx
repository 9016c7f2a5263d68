import {
  Ask,
  Band,
  Button,
  Card,
  Column,
  Columns,
  EmptyState,
  MomentText,
  Page,
  ProblemNote,
  Tag,
  useAct,
  useCall,
  useSession,
  useTexts,
} from '@yichuang/kit'
import { useState } from 'react'
import * as contract from '../contract.ts'
import type { MyWindow, WindowTicket } from '../contract.ts'
import { CurrentTicket } from './CurrentTicket.tsx'
import { PauseDrawer } from './PauseDrawer.tsx'
import { useWindowActs } from './use-window-acts.ts'
import type { WindowActs } from './use-window-acts.ts'
import './queue.css'

const topicsOf = (hall: string | undefined) => (hall === undefined ? [] : [`queue/${hall}`])

/** 叫号: the own window. Who stands at it, who waits, who was passed over; everything by keys. */
export function WindowPage() {
  const t = useTexts('queue')
  const { hall } = useSession()
  const [isPausing, setPausing] = useState(false)
  const own = useCall(contract.readMyWindow, {}, { topics: topicsOf(hall?.id) })
  const { data } = own
  return (
    <Page
      title={t('pages.window')}
      hint={data === undefined ? undefined : `${data.hall.name} · ${t('window.no', { no: data.window.no })}`}
      tags={
        data !== undefined && (
          <Tag kind={data.isOpen ? 'green' : 'amber'}>{t(data.isOpen ? 'window.open' : 'window.paused')}</Tag>
        )
      }
      actions={
        data !== undefined &&
        data.isOpen && (
          <Button icon="clock" hotkey="Alt+P" onClick={() => setPausing(true)}>
            {t('window.pause')}
          </Button>
        )
      }
    >
      <Ask query={own}>{(mine) => <AtWindow mine={mine} />}</Ask>
      {isPausing && <PauseDrawer onClose={() => setPausing(false)} />}
    </Page>
  )
}

function AtWindow({ mine }: { readonly mine: MyWindow }) {
  const acts = useWindowActs(mine)
  return (
    <>
      {!mine.isOpen && <Closed mine={mine} acts={acts} />}
      <Lines mine={mine} acts={acts} />
    </>
  )
}

interface OwnProps {
  readonly mine: MyWindow
  readonly acts: WindowActs
}

/** A window that does not call says why; one key opens it. */
function Closed({ mine, acts }: OwnProps) {
  const t = useTexts('queue')
  return (
    <Band
      kind="amber"
      actions={
        acts.step === 'open' && (
          <Button kind="primary" hotkey="F2" busy={acts.isBusy} onClick={acts.go}>
            {acts.label}
          </Button>
        )
      }
    >
      {mine.reason === null ? t('window.notOpen') : t('window.pausedFor', { reason: mine.reason })}
    </Band>
  )
}

function Lines({ mine, acts }: OwnProps) {
  const t = useTexts('queue')
  return (
    <Columns widths="minmax(0,1fr) 340px">
      <Column>
        {mine.current === null ? (
          <Nobody mine={mine} acts={acts} />
        ) : (
          <CurrentTicket ticket={mine.current} mine={mine} acts={acts} />
        )}
        <Aside title={t('window.held')} tickets={mine.held} act="resume" />
        <Aside title={t('window.passed')} tickets={mine.passed} act="return" />
      </Column>
      <Column>
        <Card title={t('window.waiting')} flush>
          <ul className="queue-lines">
            {mine.serves.map(({ id, letter, name, waiting, oldest }) => (
              <li key={id}>
                <span className="queue-letter">{letter}</span>
                <span className="grow">
                  {name}
                  {oldest !== null && (
                    <small className="muted">
                      {t('window.since')} <MomentText at={oldest} form="time" />
                    </small>
                  )}
                </span>
                <b>{t('people', { count: waiting })}</b>
              </li>
            ))}
          </ul>
          {mine.serves.length === 0 && <EmptyState title={t('window.servesNothing')} text={t('window.servesHint')} />}
        </Card>
      </Column>
    </Columns>
  )
}

/** Nobody stands at the window: one key calls the next. */
function Nobody({ mine, acts }: OwnProps) {
  const t = useTexts('queue')
  const count = mine.serves.reduce((sum, { waiting }) => sum + waiting, 0)
  return (
    <Card title={t('window.next')}>
      <div className="queue-next">
        <p>{count === 0 ? t('window.empty') : t('window.count', { count })}</p>
        {mine.isOpen && (
          <Button kind="primary" size="l" hotkey="F2" icon="bell" busy={acts.isBusy} onClick={acts.go}>
            {acts.label}
          </Button>
        )}
      </div>
      <ProblemNote problem={acts.problem} />
    </Card>
  )
}

interface AsideProps {
  readonly title: string
  readonly tickets: readonly WindowTicket[]
  readonly act: 'resume' | 'return'
}

/** Tickets beside the one at the window: held, or passed over. */
function Aside({ title, tickets, act }: AsideProps) {
  const t = useTexts('queue')
  const acting = useAct(act === 'resume' ? contract.resumeService : contract.returnTicket, {
    refresh: [contract.readMyWindow],
  })
  if (tickets.length === 0) return null
  return (
    <Card title={title} hint={t('people', { count: tickets.length })} flush>
      <ul className="queue-lines">
        {tickets.map(({ id, no, groupName, passes, acts }) => (
          <li key={id}>
            <b className="queue-no">{no}</b>
            <span className="grow">
              {groupName}
              {passes > 0 && <small className="muted">{t('window.passes', { count: passes })}</small>}
            </span>
            {acts.includes(act) ? (
              <Button size="s" busy={acting.isBusy} onClick={() => void acting.act({ params: { id } })}>
                {t(`acts.${act}`)}
              </Button>
            ) : (
              <span className="muted small">{t('window.newNumber')}</span>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote problem={acting.problem} />
    </Card>
  )
}
