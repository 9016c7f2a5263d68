import { formatDay, Icon } from '@yichuang/kit/public'
import type { Facts } from '@yichuang/kit/public'
import type { BookingDays, NearSlot } from '@yichuang/modules/appointments/public'
import { identityKinds } from '@yichuang/modules/appointments/rules'
import { Alert } from './BookItemPages.tsx'
import { pageText, Shell } from './Shell.tsx'
import { wordsOf } from './visit.ts'
import type { Visit, Words } from './visit.ts'

/** Why a try did not succeed, and what is free instead. */
export interface Tried {
  readonly code: string
  readonly facts: Facts
  readonly nearest: readonly NearSlot[]
}

interface Chosen {
  readonly day: string | undefined
  readonly start: string | undefined
  /** what was typed before */
  readonly form: URLSearchParams
  /** one key for the form, however often it is sent */
  readonly key: string
  readonly tried?: Tried
}

/** 选时段: the days with places left, the slots of one, and who comes. */
export function bookSlotPage(visit: Visit, offer: BookingDays, chosen: Chosen): string {
  const t = wordsOf(visit)
  const { hall, item } = offer
  const address = `/book/${hall.id}/${item.id}`
  const day = shownDay(offer, chosen.day)
  const { tried } = chosen
  return pageText(
    <Shell visit={visit} title={t('book.title')}>
      <a className="crumb" href={`/book/${hall.id}`}>
        <Icon name="back" />
        {t('book.otherItem')}
      </a>
      <h1>{item.name}</h1>
      <p className="lead">{hall.name}</p>
      {tried !== undefined && <TriedNote visit={visit} tried={tried} address={address} />}
      <DayLinks visit={visit} offer={offer} address={address} shown={day?.day} />
      {day === undefined ? (
        <p className="lead">{t('book.noDays', { phone: hall.phone })}</p>
      ) : (
        <form className="ask" method="post" action={address}>
          <input type="hidden" name="key" value={chosen.key} />
          <input type="hidden" name="day" value={day.day} />
          <SlotChoices visit={visit} day={day} chosen={chosen.form.get('slot') ?? `${day.day} ${chosen.start ?? ''}`} />
          <Person t={t} form={chosen.form} problem={tried?.code} />
          <button className="btn primary" type="submit">
            {t('book.act')}
          </button>
        </form>
      )}
      <p className="why">{t('book.privacy')}</p>
    </Shell>,
  )
}

type OfferedDay = BookingDays['days'][number]

/** The day that was chosen, else the first on which something is free. */
export function shownDay({ days }: BookingDays, wish: string | undefined): OfferedDay | undefined {
  return days.find(({ day }) => day === wish) ?? days.find((one) => freeOn(one) > 0) ?? days[0]
}

/** Places left on a day. */
export function freeOn({ slots }: OfferedDay): number {
  return slots.reduce((sum, { free, isOpen }) => sum + (isOpen ? free : 0), 0)
}

interface DayLinksProps {
  readonly visit: Visit
  readonly offer: BookingDays
  readonly address: string
  readonly shown: string | undefined
}

/** The days one after the other, each a link with the places left. */
export function DayLinks({ visit, offer, address, shown }: DayLinksProps) {
  const t = wordsOf(visit)
  return (
    <nav aria-label={t('book.days')}>
      <ul className="book-days">
        {offer.days.map((one) => {
          const free = freeOn(one)
          return (
            <li key={one.day}>
              <a
                href={`${address}?day=${one.day}`}
                className={free === 0 ? 'full' : undefined}
                aria-current={one.day === shown ? 'date' : undefined}
              >
                <span>{formatDay(one.day, 'weekday', visit.language)}</span>
                <b>{formatDay(one.day, 'bare', visit.language)}</b>
                <small>{slotWords(t, { free, isOpen: one.slots.some(({ isOpen }) => isOpen) })}</small>
                {one.isExtra && <small className="extra">{t('book.extra')}</small>}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

interface SlotChoicesProps {
  readonly visit: Visit
  readonly day: OfferedDay
  /** `day start` */
  readonly chosen: string
}

/** The slots of a day with the places left of each. */
export function SlotChoices({ visit, day, chosen }: SlotChoicesProps) {
  const t = wordsOf(visit)
  return (
    <fieldset className="book-slots">
      <legend>{t('book.slotsOf', { day: formatDay(day.day, 'short', visit.language) })}</legend>
      {day.slots.map(({ start, end, free, isOpen }) => {
        const isFree = isOpen && free > 0
        const value = `${day.day} ${start}`
        return (
          <label key={start} className={isFree ? undefined : 'gone'}>
            <input
              type="radio"
              name="slot"
              value={value}
              required
              disabled={!isFree}
              defaultChecked={isFree && value === chosen}
            />
            <b>
              {start}–{end}
            </b>
            <small>{slotWords(t, { free, isOpen })}</small>
          </label>
        )
      })}
    </fieldset>
  )
}

/** Places left of a slot, or why there are none. */
export function slotWords(t: Words, { free, isOpen }: { readonly free: number; readonly isOpen: boolean }): string {
  if (!isOpen) return t('book.closed')
  return free === 0 ? t('book.full') : t('book.free', { count: free })
}

interface PersonProps {
  readonly t: Words
  readonly form: URLSearchParams
  readonly problem: string | undefined
}

function Person({ t, form, problem }: PersonProps) {
  const field = (name: string) => ({
    id: name,
    name,
    required: true,
    defaultValue: form.get(name) ?? '',
    'aria-describedby': `${name}-hint`,
  })
  const isWrong = (code: string) => (problem === `appointments.${code}` ? true : undefined)
  return (
    <>
      <label htmlFor="name">{t('book.name')}</label>
      <p className="hint" id="name-hint">
        {t('book.nameHint')}
      </p>
      <input className="in" {...field('name')} maxLength={50} autoComplete="name" />
      <label htmlFor="identityKind">{t('book.identityKind')}</label>
      <select className="in" id="identityKind" name="identityKind" defaultValue={form.get('identityKind') ?? undefined}>
        {identityKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`identity.${kind}`)}
          </option>
        ))}
      </select>
      <label htmlFor="identityNumber">{t('book.identityNumber')}</label>
      <p className="hint" id="identityNumber-hint">
        {t('book.identityHint')}
      </p>
      <input
        className="in"
        {...field('identityNumber')}
        maxLength={30}
        autoComplete="off"
        autoCapitalize="characters"
        aria-invalid={isWrong('identity-malformed')}
      />
      <label htmlFor="phone">{t('book.phone')}</label>
      <p className="hint" id="phone-hint">
        {t('book.phoneHint')}
      </p>
      <input
        className="in"
        {...field('phone')}
        maxLength={20}
        inputMode="tel"
        autoComplete="tel"
        aria-invalid={isWrong('phone-malformed')}
      />
    </>
  )
}

interface TriedNoteProps {
  readonly visit: Visit
  readonly tried: Tried
  /** of the page on which another slot is chosen */
  readonly address: string
}

/** Why it did not succeed; a slot that is gone comes with the nearest that are free. */
export function TriedNote({ visit, tried: { code, facts, nearest }, address }: TriedNoteProps) {
  const t = wordsOf(visit)
  const { until } = facts
  const said = { ...facts, until: until === '' ? '' : formatDay(String(until), 'bare', visit.language) }
  return (
    <>
      <Alert text={t(`booking.problem.${code.replace(/^\w+\./, '')}`, said)} />
      {nearest.length > 0 && (
        <section aria-label={t('book.nearest')} className="book-near">
          <p>{t('book.nearest')}</p>
          <ul>
            {nearest.map(({ day, start, end, free }) => (
              <li key={`${day} ${start}`}>
                <a className="btn" href={`${address}?day=${day}&start=${encodeURIComponent(start)}`}>
                  {formatDay(day, 'short', visit.language)} {start}–{end}
                  <small>{t('book.free', { count: free })}</small>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
