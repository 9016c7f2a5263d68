import { Icon } from '@yichuang/kit/public'
import type { BookableItems } from '@yichuang/modules/appointments/public'
import { pageText, Shell } from './Shell.tsx'
import { wordsOf } from './visit.ts'
import type { Visit } from './visit.ts'

interface ShownHall {
  readonly id: string
  readonly name: string
  readonly address: string
}

/** The halls that take bookings, and the way back to a booking. */
export function bookHallsPage(visit: Visit, halls: readonly ShownHall[]): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t('book.title')}>
      <a className="crumb" href="/">
        <Icon name="back" />
        {t('start')}
      </a>
      <h1>{t('book.title')}</h1>
      <p className="lead">{t(halls.length === 0 ? 'book.noHalls' : 'book.hallsLead')}</p>
      <ul className="book-list">
        {halls.map(({ id, name, address }) => (
          <li key={id}>
            <a href={`/book/${id}`}>
              <span>
                <b>{name}</b>
                <small>{address}</small>
              </span>
              <Icon name="forward" />
            </a>
          </li>
        ))}
      </ul>
      <a className="btn" href="/booking">
        {t('booking.look')}
      </a>
    </Shell>,
  )
}

/** The items for which a hall takes bookings: sought by any word. */
export function bookItemsPage(visit: Visit, { hall, rows, total }: BookableItems, phrase: string): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t('book.title')}>
      <a className="crumb" href="/book">
        <Icon name="back" />
        {t('book.halls')}
      </a>
      <h1>{t('book.item')}</h1>
      <p className="lead">{hall.name}</p>
      <form className="book-search" method="get" action={`/book/${hall.id}`} role="search">
        <label htmlFor="q">{t('book.search')}</label>
        <p className="hint" id="q-hint">
          {t('book.searchHint')}
        </p>
        <div>
          <input
            className="in"
            id="q"
            name="q"
            type="search"
            maxLength={100}
            defaultValue={phrase}
            autoComplete="off"
            aria-describedby="q-hint"
          />
          <button className="btn primary" type="submit">
            {t('book.searchAct')}
          </button>
        </div>
      </form>
      {rows.length === 0 && (
        <p className="lead" role="status">
          {t(phrase === '' ? 'book.noItems' : 'book.nothing', { phrase })}
        </p>
      )}
      <ul className="book-list">
        {rows.map(({ id, name, board }) => (
          <li key={id}>
            <a href={`/book/${hall.id}/${id}`}>
              <span>
                <b>{name}</b>
                <small>{board}</small>
              </span>
              <Icon name="forward" />
            </a>
          </li>
        ))}
      </ul>
      {total > rows.length && <p className="why">{t('book.more', { shown: rows.length, total })}</p>}
    </Shell>,
  )
}

interface Filled {
  readonly no: string
  /** code of the refusal of the last try */
  readonly problem?: string
}

/** The way back to a booking: its number and the code a stranger does not know. */
export function bookingForm(visit: Visit, { no, problem }: Filled): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t('booking.look')}>
      <a className="crumb" href="/book">
        <Icon name="back" />
        {t('book.title')}
      </a>
      <h1>{t('booking.look')}</h1>
      <p className="lead">{t('booking.lookLead')}</p>
      {problem !== undefined && <Alert text={t(`booking.problem.${problem.replace('appointments.', '')}`)} />}
      <form className="ask" method="post" action="/booking">
        <label htmlFor="no">{t('booking.no')}</label>
        <p className="hint" id="no-hint">
          {t('booking.noHint')}
        </p>
        <input
          className="in"
          id="no"
          name="no"
          required
          maxLength={40}
          defaultValue={no}
          autoComplete="off"
          aria-describedby="no-hint"
        />
        <label htmlFor="code">{t('booking.code')}</label>
        <p className="hint" id="code-hint">
          {t('booking.codeHint')}
        </p>
        <input
          className="in short"
          id="code"
          name="code"
          required
          maxLength={12}
          autoComplete="off"
          autoCapitalize="characters"
          aria-describedby="code-hint"
        />
        <button className="btn primary" type="submit">
          {t('booking.lookAct')}
        </button>
      </form>
      <p className="why">{t('booking.lost')}</p>
    </Shell>,
  )
}

/** What stands in the way, over a form. */
export function Alert({ text }: { readonly text: string }) {
  return (
    <div className="alert" role="alert">
      <Icon name="warning" />
      <p>{text}</p>
    </div>
  )
}
