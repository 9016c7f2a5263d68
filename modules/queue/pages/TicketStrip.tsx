import { Button, formatTime, Icon, ProblemNote, Sep, Strip, Tag, useCall, useSession, useTexts } from '@yichuang/kit'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { readMyWindow } from '../contract.ts'
import type { MyWindow, WindowTicket } from '../contract.ts'
import { PauseDrawer } from './PauseDrawer.tsx'
import { TransferDrawer } from './TransferDrawer.tsx'
import { intakeOf, useWindowActs } from './use-window-acts.ts'
import './queue.css'

/** The strip over every page of a window that calls: who is at it, since when, and F2 for the next. */
export function TicketStrip() {
  const { hall, window } = useSession()
  const { pathname } = useLocation()
  const isShown = hall !== undefined && window !== undefined && pathname !== '/work/queue'
  const { data } = useCall(readMyWindow, {}, { when: isShown, topics: isShown ? [`queue/${hall.id}`] : [] })
  return isShown && data !== undefined && isInUse(data) ? <WindowStrip mine={data} /> : null
}

/** A window that has called nobody today needs no strip. */
function isInUse({ isOpen, reason, current, held }: MyWindow): boolean {
  return isOpen || reason !== null || current !== null || held.length > 0
}

function WindowStrip({ mine }: { readonly mine: MyWindow }) {
  const t = useTexts('queue')
  const acts = useWindowActs(mine)
  const [drawer, setDrawer] = useState<'transfer' | 'pause'>()
  const { current } = mine
  return (
    <>
      <Strip
        label={t('strip.label')}
        {...(current === null ? {} : { lead: current.no })}
        actions={
          <>
            {current?.acts.includes('recall') === true && (
              <Button size="s" onClick={acts.recall}>
                {t('acts.recall')}
              </Button>
            )}
            {current?.acts.includes('pass') === true && (
              <Button size="s" onClick={acts.pass}>
                {t('acts.pass')}
              </Button>
            )}
            {current?.acts.includes('hold') === true && (
              <Button size="s" onClick={acts.hold}>
                {t('acts.hold')}
              </Button>
            )}
            {current?.acts.includes('transfer') === true && (
              <Button size="s" onClick={() => setDrawer('transfer')}>
                {t('acts.transfer')}
              </Button>
            )}
            {mine.isOpen && (
              <Button size="s" onClick={() => setDrawer('pause')}>
                {t('strip.pause')}
              </Button>
            )}
            <Button
              size="s"
              kind={current === null ? 'primary' : 'plain'}
              hotkey="F2"
              busy={acts.isBusy}
              onClick={acts.go}
            >
              {acts.label}
            </Button>
          </>
        }
      >
        {current === null ? <Idle mine={mine} /> : <AtWindow ticket={current} takesIn={acts.takesIn} />}
        <Sep />
        <span className="muted strip-line">{waitingWords(t, mine)}</span>
      </Strip>
      <ProblemNote problem={acts.problem} />
      {drawer === 'transfer' && current !== null && (
        <TransferDrawer ticket={current} mine={mine} onClose={() => setDrawer(undefined)} />
      )}
      {drawer === 'pause' && <PauseDrawer onClose={() => setDrawer(undefined)} />}
    </>
  )
}

function AtWindow({ ticket, takesIn }: { readonly ticket: WindowTicket; readonly takesIn: boolean }) {
  const t = useTexts('queue')
  const { pathname, search } = useLocation()
  const { name, groupName, itemName, bookedFor, priority, state, servedAt, calls, applicationNo } = ticket
  const isAtIntake = pathname.startsWith('/work/intake') && search.includes(ticket.id)
  return (
    <>
      <span className="row">
        {name !== null && <b>{name}</b>}
        <span>{itemName ?? groupName}</span>
        {bookedFor !== null && <span>{t('strip.booked', { time: formatTime(bookedFor) })}</span>}
        {priority !== null && <Tag kind="amber">{t(`priorities.${priority}`)}</Tag>}
      </span>
      <Sep />
      {state === 'serving' && servedAt !== null ? (
        <span className="row">
          <Icon name="clock" />
          {t('strip.served')} <Elapsed since={servedAt} />
        </span>
      ) : (
        <span>{t('strip.calls', { count: calls })}</span>
      )}
      {takesIn && !isAtIntake && applicationNo === null && <Link to={intakeOf(ticket)}>{t('acts.intake')}</Link>}
    </>
  )
}

function Idle({ mine }: { readonly mine: MyWindow }) {
  const t = useTexts('queue')
  const { isOpen, reason, held } = mine
  return (
    <>
      <b>{isOpen ? t('strip.nobody') : t('strip.paused', { reason: reason ?? t('guide.closed') })}</b>
      {held.length > 0 && <Link to="/work/queue">{t('strip.held', { count: held.length })}</Link>}
    </>
  )
}

/** Minutes and seconds since a moment, counting on. */
function Elapsed({ since }: { readonly since: string }) {
  const t = useTexts('queue')
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1_000))
  return (
    <b className="strip-time">{t('strip.elapsed', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}</b>
  )
}

/** How many wait for this window, and the longest of them. */
function waitingWords(t: ReturnType<typeof useTexts>, { serves }: MyWindow): string {
  const count = serves.reduce((sum, { waiting }) => sum + waiting, 0)
  if (count === 0) return t('strip.noneWait')
  const oldest = serves.flatMap(({ oldest: since }) => (since === null ? [] : [Date.parse(since)]))
  const minutes = Math.max(0, Math.round((Date.now() - Math.min(...oldest)) / 60_000))
  return t('strip.waiting', { count, minutes })
}
