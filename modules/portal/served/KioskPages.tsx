import { Icon } from '@yichuang/kit/public'
import type { Comers, QueueGroups } from '@yichuang/modules/queue/public'
import { KioskKeys, kioskPage } from './KioskFrame.tsx'
import type { KioskHall } from './KioskFrame.tsx'
import { lostTicketPage } from './TicketPage.tsx'
import { wordsOf } from './visit.ts'
import type { Visit } from './visit.ts'

type Group = QueueGroups['groups'][number]

/** What a machine says whose hall is not there. */
export const kioskLost = lostTicketPage

/** The first page: what one has come for, and who waits. */
export function kioskHome(visit: Visit, hall: KioskHall, groups: readonly Group[]): string {
  const t = wordsOf(visit)
  const address = `/kiosk/${hall.id}`
  return kioskPage({
    visit,
    hall,
    title: t('kiosk.hello'),
    lead: t('kiosk.helloHint'),
    isHome: true,
    children: (
      <>
        <section className="nw" aria-labelledby="nw">
          <h2 id="nw">{t('kiosk.waiting')}</h2>
          <ul>
            {groups.map(({ id, name, waiting }) => (
              <li key={id}>
                {name}
                <b>{t('kiosk.people', { count: waiting })}</b>
              </li>
            ))}
          </ul>
        </section>
        <div className="go">
          <a className="big" href={`${address}/ticket`}>
            <Icon name="ticket" />
            <b>{t('kiosk.ticket')}</b>
            <span>{t('kiosk.ticketHint')}</span>
          </a>
          <a className="big b2" href={`${address}/arrival`}>
            <Icon name="card" />
            <b>{t('kiosk.arrival')}</b>
            <span>{t('kiosk.arrivalHint')}</span>
          </a>
        </div>
        <div className="go four">
          <a className="c" href={`${address}/apply`}>
            <Icon name="pen" />
            <b>{t('kiosk.apply')}</b>
            <span>{t('kiosk.applyHint')}</span>
          </a>
          <a className="c" href={`${address}/book`}>
            <Icon name="calendar" />
            <b>{t('kiosk.book')}</b>
            <span>{t('kiosk.bookHint')}</span>
          </a>
          <a className="c" href={`${address}/progress`}>
            <Icon name="search" />
            <b>{t('kiosk.progress')}</b>
            <span>{t('kiosk.progressHint')}</span>
          </a>
          <a className="c" href={`${address}/guides`}>
            <Icon name="document" />
            <b>{t('kiosk.guides')}</b>
            <span>{t('kiosk.guidesHint')}</span>
          </a>
        </div>
      </>
    ),
  })
}

interface Arriving {
  readonly number: string
  readonly rows?: Comers['rows']
  /** key of the sentence */
  readonly problem?: string
}

/** 预约报到: by the card on the reader or the whole number of the document. */
export function kioskArrivalPage(visit: Visit, hall: KioskHall, { number, rows, problem }: Arriving): string {
  const t = wordsOf(visit)
  const address = `/kiosk/${hall.id}/arrival`
  return kioskPage({
    visit,
    hall,
    title: t('kiosk.arrival'),
    lead: t('kiosk.arrivalLead'),
    children:
      rows === undefined || rows.length === 0 ? (
        <form className="panel" method="post" action={address} autoComplete="off">
          <label>
            <span>{t('kiosk.document')}</span>
            <input name="document" data-keys data-card inputMode="none" maxLength={18} defaultValue={number} />
          </label>
          {(problem !== undefined || rows !== undefined) && (
            <p className="wrong" role="alert">
              {t(problem ?? 'kiosk.problem.noBooking')}
            </p>
          )}
          <KioskKeys t={t} kind="document" />
          <div className="acts">
            <button type="submit" className="act primary">
              {t('kiosk.arrive')}
            </button>
          </div>
        </form>
      ) : (
        <>
          {problem !== undefined && (
            <p className="wrong" role="alert">
              {t(problem)}
            </p>
          )}
          <ul className="lines">
            {rows.map(({ id, itemName, start, end, name, reason }) => (
              <li key={id}>
                <form method="post" action={address}>
                  <input type="hidden" name="document" value={number} />
                  <input type="hidden" name="booking" value={id} />
                  <button type="submit" aria-disabled={reason !== null}>
                    <span className="letter">{start}</span>
                    <b>{itemName}</b>
                    <span>
                      {reason === null
                        ? `${start}–${end} ${name}`
                        : t(`booking.problem.${reason.replace('appointments.', '')}`)}
                    </span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </>
      ),
  })
}
