import { formatTime, Icon } from '@yichuang/kit/public'
import type { TicketView } from '@yichuang/modules/queue/public'
import { pageText, Shell } from './Shell.tsx'
import { floorWords, wordsOf, zoneName, zonePlace } from './visit.ts'
import type { Visit, Words } from './visit.ts'

/** Seconds after which a page of a ticket that may still move loads itself anew. */
const REFRESH_SECONDS = 10

interface Held {
  readonly token: string
  readonly ticket: TicketView
  /** where the service may be evaluated */
  readonly evaluation: string | undefined
}

const moving = ['waiting', 'called', 'passed', 'held', 'serving']

/** The page of a ticket for who holds it: number, people ahead, forecast, where to go; follows the queue by itself. */
export function ticketPage(visit: Visit, { token, ticket, evaluation }: Held): string {
  const t = wordsOf(visit)
  const { no, state, hall, groupName, takenAt, zone, extendedUntil } = ticket
  return pageText(
    <Shell
      visit={visit}
      title={t('ticket.title', { no })}
      refresh={moving.includes(state) ? REFRESH_SECONDS : undefined}
      isFollowed
    >
      <h1 className="sr">{t('ticket.title', { no })}</h1>
      <div className={`ticket-head ${state}`} role="status">
        <p className="k">{t(`ticket.state.${state}`)}</p>
        <p className="n">{no}</p>
        <p className="s">{sentenceOf(visit, ticket)}</p>
      </div>
      {state === 'waiting' && (
        <dl className="ticket-facts">
          <div>
            <dt>{t('ticket.ahead')}</dt>
            <dd>
              {ticket.ahead ?? 0}
              <small>{t('ticket.people')}</small>
            </dd>
          </div>
          <div>
            <dt>{t('ticket.forecast')}</dt>
            <dd>{forecastOf(t, ticket)}</dd>
          </div>
        </dl>
      )}
      <dl className="facts">
        <dt>{t('ticket.hall')}</dt>
        <dd>{hall.name}</dd>
        <dt>{t('ticket.group')}</dt>
        <dd>{groupName}</dd>
        {zone !== null && moving.includes(state) && (
          <>
            <dt>{t('ticket.zone')}</dt>
            <dd>{zonePlace(visit, zone)}</dd>
          </>
        )}
        <dt>{t('ticket.takenAt')}</dt>
        <dd>{formatTime(takenAt)}</dd>
        {extendedUntil !== null && (
          <>
            <dt>{t('ticket.extended')}</dt>
            <dd>{t('ticket.extendedUntil', { time: formatTime(extendedUntil) })}</dd>
          </>
        )}
      </dl>
      {(state === 'waiting' || state === 'passed') && (
        <form method="post" action={`/ticket/${token}`}>
          <button className="btn" type="submit">
            {t('ticket.giveBack')}
          </button>
          <p className="why">{t('ticket.giveBackHint')}</p>
        </form>
      )}
      {evaluation !== undefined && (
        <a className="btn primary" href={evaluation}>
          <Icon name="star" />
          {t('ticket.evaluate')}
        </a>
      )}
      {!moving.includes(state) && (
        <a className="btn" href={`/queue/${hall.id}`}>
          {t('ticket.another')}
        </a>
      )}
      {moving.includes(state) && <p className="why">{t('ticket.refresh')}</p>}
    </Shell>,
  )
}

function sentenceOf(visit: Visit, { state, ahead, windowNo, floor, zone, waitAt }: TicketView): string {
  const t = wordsOf(visit)
  if (state === 'waiting' && ahead !== null && ahead <= 1) {
    const place = waitAt === null ? t('ticket.callArea') : ` ${zonePlace(visit, waitAt)}`
    return t(ahead === 0 ? 'ticket.next' : 'ticket.near', { place })
  }
  if (state === 'waiting' && waitAt !== null) return t('zone.wait', { place: zonePlace(visit, waitAt) })
  const no = windowNo ?? ''
  const place = [...(floor === null ? [] : [floorWords(t, floor)]), ...(zone === null ? [] : [zoneName(visit, zone)])]
  const window = place.length === 0 ? t('window', { no }) : t('ticket.place', { no, floor: place.join(' ') })
  return t(`ticket.sentence.${state}`, { window })
}

function forecastOf(t: Words, { minutes }: TicketView) {
  if (minutes === null) return <small>{t('ticket.noForecast')}</small>
  if (minutes === 0) return <small>{t('ticket.soon')}</small>
  return (
    <>
      {minutes}
      <small>{t('ticket.minutes')}</small>
    </>
  )
}

/** What somebody is told whose ticket, hall or screen is not there. */
export function lostTicketPage(visit: Visit): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t('ticket.lost')}>
      <h1>{t('ticket.lost')}</h1>
      <p className="lead">{t('ticket.lostLead')}</p>
      <a className="btn primary" href="/queue">
        <Icon name="ticket" />
        {t('queue.title')}
      </a>
    </Shell>,
  )
}
