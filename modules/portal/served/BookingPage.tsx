import { formatDay, formatMoment, formatTime, Icon } from '@yichuang/kit/public'
import type { BookingDays, OwnBooking } from '@yichuang/modules/appointments/public'
import { DayLinks, shownDay, SlotChoices, TriedNote } from './BookSlotPage.tsx'
import type { Tried } from './BookSlotPage.tsx'
import { pageText, Shell } from './Shell.tsx'
import { wordsOf } from './visit.ts'
import type { Visit } from './visit.ts'

interface Told {
  readonly token: string
  /** it was made this moment */
  readonly isNew: boolean
  readonly tried?: Tried
}

/** 预约: when and where, number and code, moving and cancelling it. (APT-01, APT-05) */
export function bookingPage(visit: Visit, booking: OwnBooking, { token, isNew, tried }: Told): string {
  const t = wordsOf(visit)
  const { no, code, state, hall, item, day, start, end } = booking
  const may = (name: string) => booking.actions.some((one) => one.name === name && one.allowed)
  const address = `/booking/${token}`
  return pageText(
    <Shell visit={visit} title={t('booking.title', { no })}>
      <a className="crumb" href="/book">
        <Icon name="back" />
        {t('book.title')}
      </a>
      <h1>{t(isNew && state === 'booked' ? 'booking.done' : 'booking.own')}</h1>
      {tried !== undefined && <TriedNote visit={visit} tried={tried} address={`${address}/slot`} />}
      <div className={`booking-head ${state}`}>
        <p className="k">{t(`booking.state.${state}`)}</p>
        <p className="d">{formatDay(day, 'short', visit.language, visit.at.slice(0, 10))}</p>
        <p className="h">
          {start}–{end}
        </p>
        <p className="s">{item.name}</p>
      </div>
      <dl className="booking-proof">
        <div>
          <dt>{t('booking.no')}</dt>
          <dd>{no}</dd>
        </div>
        <div>
          <dt>{t('booking.code')}</dt>
          <dd>{code}</dd>
        </div>
      </dl>
      {may('arrive') && (
        <form method="post" action={`${address}/arrival`}>
          <button className="btn primary" type="submit">
            {t('booking.arrive')}
          </button>
          <p className="why">{t('booking.arriveHint')}</p>
        </form>
      )}
      {state === 'booked' && !may('arrive') && (
        <p className="why">{t('booking.come', { time: formatTime(booking.arriveFrom), code: t('booking.code') })}</p>
      )}
      <dl className="facts">
        <dt>{t('booking.hall')}</dt>
        <dd>
          {hall.name}
          <br />
          {hall.address}
          <br />
          <a href={`tel:${hall.phone}`}>{hall.phone}</a>
        </dd>
        <dt>{t('booking.person')}</dt>
        <dd>
          {booking.name} {booking.identity}
        </dd>
        <dt>{t('book.phone')}</dt>
        <dd>{booking.phone}</dd>
        <dt>{t('booking.bookedAt')}</dt>
        <dd>{formatMoment(booking.bookedAt, visit.language)}</dd>
      </dl>
      {may('change') && booking.changesLeft > 0 && (
        <a className={may('arrive') ? 'btn' : 'btn primary'} href={`${address}/slot`}>
          {t('booking.change')}
        </a>
      )}
      {may('cancel') && (
        <form method="post" action={`${address}/cancellation`}>
          <button className="btn" type="submit">
            {t('booking.cancel')}
          </button>
          <p className="why">{t('booking.cancelHint')}</p>
        </form>
      )}
      {(state === 'cancelled' || state === 'missed' || state === 'done') && (
        <a className="btn primary" href={`/book/${hall.id}/${item.id}`}>
          {t('booking.again')}
        </a>
      )}
    </Shell>,
  )
}

interface Moving {
  readonly token: string
  readonly booking: OwnBooking
  readonly day: string
  readonly key: string
  readonly tried?: Tried
}

/** 改期: another slot for a booking. */
export function movePage(visit: Visit, offer: BookingDays, { token, booking, day: wish, key, tried }: Moving): string {
  const t = wordsOf(visit)
  const address = `/booking/${token}/slot`
  const day = shownDay(offer, wish)
  return pageText(
    <Shell visit={visit} title={t('booking.change')}>
      <a className="crumb" href={`/booking/${token}`}>
        <Icon name="back" />
        {t('booking.back')}
      </a>
      <h1>{t('booking.change')}</h1>
      <p className="lead">
        {t('booking.now', {
          day: formatDay(booking.day, 'short', visit.language),
          time: `${booking.start}–${booking.end}`,
          item: booking.item.name,
        })}
      </p>
      {tried !== undefined && <TriedNote visit={visit} tried={tried} address={address} />}
      <DayLinks visit={visit} offer={offer} address={address} shown={day?.day} />
      {day === undefined ? (
        <p className="lead">{t('book.noDays', { phone: offer.hall.phone })}</p>
      ) : (
        <form className="ask" method="post" action={address}>
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="day" value={day.day} />
          <SlotChoices visit={visit} day={day} chosen="" />
          <button className="btn primary" type="submit">
            {t('booking.changeAct')}
          </button>
          <p className="why">{t('booking.changesLeft', { count: booking.changesLeft })}</p>
        </form>
      )}
    </Shell>,
  )
}

/** What somebody is told whose booking, hall or item is not there. */
export function lostBookingPage(visit: Visit): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t('booking.none')}>
      <h1>{t('booking.none')}</h1>
      <p className="lead">{t('booking.noneLead')}</p>
      <a className="btn primary" href="/book">
        {t('book.title')}
      </a>
      <a className="btn" href="/booking">
        {t('booking.look')}
      </a>
    </Shell>,
  )
}
