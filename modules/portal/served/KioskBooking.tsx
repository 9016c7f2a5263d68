import { formatDay, Icon } from '@yichuang/kit/public'
import type { Facts } from '@yichuang/kit/public'
import type { BookableItems, BookingDays } from '@yichuang/modules/appointments/public'
import { freeOn, shownDay, slotWords } from './BookSlotPage.tsx'
import { KioskKeys, kioskPage, KioskSearch, KioskSlip } from './KioskFrame.tsx'
import type { KioskHall } from './KioskFrame.tsx'
import { wordsOf } from './visit.ts'
import type { Visit, Words } from './visit.ts'

interface FoundItems {
  readonly phrase: string
  readonly rows: BookableItems['rows']
}

/** 预约办事: what for, by everyday words, pinyin or initials. */
export function kioskBookItemsPage(visit: Visit, hall: KioskHall, { phrase, rows }: FoundItems): string {
  const t = wordsOf(visit)
  const address = `/kiosk/${hall.id}/book`
  return kioskPage({
    visit,
    hall,
    title: t('kiosk.book'),
    lead: t('kiosk.bookLead'),
    isTyped: true,
    children: (
      <>
        <KioskSearch t={t} address={address} phrase={phrase} />
        {rows.length === 0 && <p className="wrong">{t('kiosk.nothing')}</p>}
        <ul className="lines short">
          {rows.map(({ id, name, board }) => (
            <li key={id}>
              <a href={`${address}/${encodeURIComponent(id)}`}>
                <Icon name="calendar" />
                <b>{name}</b>
                <span>{board}</span>
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  })
}

/** Why a booking was not made. */
export interface KioskProblem {
  readonly code: string
  readonly facts: Facts
}

function Wrong({ t, problem: { code, facts } }: { readonly t: Words; readonly problem: KioskProblem }) {
  return (
    <p className="wrong" role="alert">
      {t(`booking.problem.${code.replace('appointments.', '')}`, facts)}
    </p>
  )
}

interface Offered {
  readonly offer: BookingDays
  readonly day: string | undefined
  readonly problem?: KioskProblem
}

/** The days and, of one, the slots with the places left. */
export function kioskBookSlotsPage(visit: Visit, hall: KioskHall, { offer, day: wish, problem }: Offered): string {
  const t = wordsOf(visit)
  const address = `/kiosk/${hall.id}/book/${encodeURIComponent(offer.item.id)}`
  const day = shownDay(offer, wish)
  return kioskPage({
    visit,
    hall,
    title: offer.item.name,
    lead: t('kiosk.bookWhen'),
    children: (
      <>
        {problem !== undefined && <Wrong t={t} problem={problem} />}
        {day === undefined ? (
          <p className="wrong">{t('book.noDays', { phone: hall.phone })}</p>
        ) : (
          <>
            <Days visit={visit} offer={offer} address={address} shown={day} />
            <Slots visit={visit} address={address} day={day} />
          </>
        )}
      </>
    ),
  })
}

type OfferedDay = BookingDays['days'][number]

interface DaysProps {
  readonly visit: Visit
  readonly offer: BookingDays
  readonly address: string
  readonly shown: OfferedDay
}

function Days({ visit, offer, address, shown }: DaysProps) {
  const t = wordsOf(visit)
  return (
    <nav className="days" aria-label={t('book.days')}>
      {offer.days.map((one) => (
        <a
          key={one.day}
          href={`${address}?day=${one.day}`}
          className={freeOn(one) === 0 ? 'full' : undefined}
          aria-current={one === shown ? 'date' : undefined}
        >
          <span>{formatDay(one.day, 'weekday', visit.language)}</span>
          <b>{formatDay(one.day, 'bare', visit.language)}</b>
        </a>
      ))}
    </nav>
  )
}

function Slots({ visit, address, day }: { readonly visit: Visit; readonly address: string; readonly day: OfferedDay }) {
  const t = wordsOf(visit)
  return (
    <ul className="slots" aria-label={t('book.slotsOf', { day: formatDay(day.day, 'short', visit.language) })}>
      {day.slots.map((slot) => {
        const words = (
          <>
            <b>
              {slot.start}–{slot.end}
            </b>
            <span>{slotWords(t, slot)}</span>
          </>
        )
        const isFree = slot.isOpen && slot.free > 0
        return (
          <li key={slot.start}>
            {isFree ? (
              <a href={`${address}?slot=${encodeURIComponent(`${day.day} ${slot.start}`)}`}>{words}</a>
            ) : (
              <span className="full">{words}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Who books, as the card and the keys gave it. */
export interface KioskVisitor {
  readonly name: string
  readonly document: string
  readonly phone: string
}

interface Visitor {
  readonly item: BookingDays['item']
  readonly day: string
  readonly slot: BookingDays['days'][number]['slots'][number]
  readonly key: string
  /** the same booking on the phone, as a code */
  readonly onPhone: string
  /** what card and person said before */
  readonly said?: KioskVisitor
  readonly problem?: KioskProblem
}

/** Who comes: the card is laid on the reader, the mobile number typed; or all of it on the phone. */
export function kioskVisitorPage(visit: Visit, hall: KioskHall, visitor: Visitor): string {
  const { item, day, slot, key, onPhone, said, problem } = visitor
  const t = wordsOf(visit)
  return kioskPage({
    visit,
    hall,
    title: item.name,
    lead: `${formatDay(day, 'short', visit.language)} ${slot.start}–${slot.end}`,
    children: (
      <>
        <form
          className="panel"
          method="post"
          action={`/kiosk/${hall.id}/book/${encodeURIComponent(item.id)}`}
          autoComplete="off"
        >
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="slot" value={`${day} ${slot.start}`} />
          <input type="hidden" name="document" data-card="document" defaultValue={said?.document} />
          <label>
            <span>{t('kiosk.cardName')}</span>
            <input
              name="name"
              data-card="name"
              readOnly
              required
              placeholder={t('kiosk.layCard')}
              defaultValue={said?.name}
            />
          </label>
          <label>
            <span>{t('kiosk.bookPhone')}</span>
            <input name="phone" data-keys inputMode="none" maxLength={11} defaultValue={said?.phone} />
          </label>
          {problem !== undefined && <Wrong t={t} problem={problem} />}
          <p className="wrong" role="alert" data-missing-card={t('kiosk.cardMissing')} hidden />
          <KioskKeys t={t} kind="phone" />
          <div className="acts">
            <button type="submit" className="act primary">
              {t('kiosk.bookAct')}
            </button>
          </div>
        </form>
        <section className="panel on-phone">
          <div className="qr" dangerouslySetInnerHTML={{ __html: onPhone }} />
          <p>{t('kiosk.bookOnPhone')}</p>
        </section>
      </>
    ),
  })
}

interface Booked {
  readonly no: string
  readonly code: string
  readonly day: string
  readonly start: string
  readonly end: string
  readonly itemName: string
  readonly link: string
  readonly qr: string
}

/** The booking with its number, on 80 mm paper too; the code leads to it on the phone. */
export function kioskBookedPage(visit: Visit, hall: KioskHall, booked: Booked): string {
  const t = wordsOf(visit)
  const { no, code, day, start, end, itemName, link, qr } = booked
  const when = `${formatDay(day, 'short', visit.language)} ${start}–${end}`
  const proof = t('kiosk.bookedProof', { code })
  const slip = { no, line: itemName, wait: `${when} · ${proof}`, link }
  return kioskPage({
    visit,
    hall,
    title: t('kiosk.booked'),
    lead: itemName,
    children: (
      <KioskSlip {...{ t, hall, visit, slip, qr }} scan="kiosk.bookedScan" notPrinted="kiosk.bookedNotPrinted">
        <p className="when">{when}</p>
        <p className="wait">
          {t('kiosk.bookedNo', { no })} · {proof}
        </p>
      </KioskSlip>
    ),
  })
}
