import { Icon } from '@yichuang/kit/public'
import type { Comers, QueueGroups, ZoneSign } from '@yichuang/modules/queue/public'
import { KioskKeys, kioskPage, KioskSlip } from './KioskFrame.tsx'
import type { KioskHall } from './KioskFrame.tsx'
import { lostTicketPage } from './TicketPage.tsx'
import { wordsOf, zonePlace } from './visit.ts'
import type { Visit, Words } from './visit.ts'

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

function waitText(t: Words, { waiting, minutes }: Pick<Group, 'waiting' | 'minutes'>): string {
  const people = t('kiosk.ahead', { count: waiting })
  if (minutes === null) return `${people} · ${t('display.noForecast')}`
  return `${people} · ${minutes === 0 ? t('display.noWait') : t('kiosk.about', { minutes })}`
}

/** The lines of the hall: one press chooses. */
export function kioskLinesPage(visit: Visit, hall: KioskHall, groups: readonly Group[]): string {
  const t = wordsOf(visit)
  return kioskPage({
    visit,
    hall,
    title: t('kiosk.which'),
    lead: t('kiosk.whichHint'),
    children: (
      <ul className="lines">
        {groups.map((group) => (
          <li key={group.id}>
            <a href={`/kiosk/${hall.id}/ticket?group=${encodeURIComponent(group.id)}`}>
              <span className="letter">{group.letter}</span>
              <b>{group.name}</b>
              <span>{waitText(t, group)}</span>
            </a>
          </li>
        ))}
      </ul>
    ),
  })
}

interface Taking {
  readonly group: Group
  readonly key: string
  readonly phone?: string
  readonly problem?: { readonly code: string; readonly no: string }
}

/** The mobile number, or none: then the screens are followed. */
export function kioskPhonePage(visit: Visit, hall: KioskHall, { group, key, phone = '', problem }: Taking): string {
  const t = wordsOf(visit)
  return kioskPage({
    visit,
    hall,
    title: `${group.letter} ${group.name}`,
    lead: waitText(t, group),
    children: (
      <form className="panel" method="post" action={`/kiosk/${hall.id}/ticket`} autoComplete="off">
        <input type="hidden" name="group" value={group.id} />
        <input type="hidden" name="key" value={key} />
        <label>
          <span>{t('kiosk.phone')}</span>
          <input name="phone" data-keys inputMode="none" maxLength={11} defaultValue={phone} />
        </label>
        {problem !== undefined && (
          <p className="wrong" role="alert">
            {t(`kiosk.problem.${problem.code.replace('queue.', '')}`, { no: problem.no })}
          </p>
        )}
        <KioskKeys t={t} kind="phone" />
        <div className="acts">
          <button type="submit" className="act" data-without>
            {t('kiosk.noPhone')}
          </button>
          <button type="submit" className="act primary">
            {t('kiosk.take')}
          </button>
        </div>
      </form>
    ),
  })
}

interface Taken {
  readonly no: string
  readonly ahead: number
  readonly minutes: number | null
  readonly groupName: string
  readonly waitAt: ZoneSign | null
  readonly link: string
  readonly qr: string
}

/** The number in the largest type; the machine prints it on 80 mm paper, and the code leads to it on the phone. */
export function kioskTakenPage(visit: Visit, hall: KioskHall, taken: Taken): string {
  const t = wordsOf(visit)
  const { no, ahead, minutes, groupName, waitAt, link, qr } = taken
  const place = waitAt === null ? '' : t('zone.wait', { place: zonePlace(visit, waitAt) })
  const words = waitText(t, { waiting: ahead, minutes })
  const slip = { no, line: groupName, wait: words, link, ...(place !== '' && { place }) }
  return kioskPage({
    visit,
    hall,
    title: t('kiosk.taken'),
    lead: groupName,
    children: (
      <KioskSlip {...{ t, hall, visit, slip, qr }} scan="kiosk.scan" notPrinted="kiosk.notPrinted">
        <p className="no">{no}</p>
        <p className="wait">{words}</p>
        {place !== '' && <p className="wait">{place}</p>}
      </KioskSlip>
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
