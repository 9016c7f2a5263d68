import type { Guide, GuidePlace } from '../rules/index.ts'
import type { GuideWords } from './words.ts'

interface Part {
  readonly guide: Guide
  readonly say: GuideWords
}

/** Halls and windows that take the item, with address and hours. */
export function Places({ guide, say }: Part) {
  if (guide.places.length === 0) return null
  return (
    <section id="places" aria-labelledby="places-title">
      <h2 id="places-title">{say.t('section.places')}</h2>
      <div className="places">
        {guide.places.map((place) => (
          <Place key={place.hall.id} place={place} say={say} />
        ))}
      </div>
    </section>
  )
}

function Place({ place, say }: { readonly place: GuidePlace; readonly say: GuideWords }) {
  const { t } = say
  const hours = say.hours(place.hours)
  return (
    <div className="place">
      <h3>{place.hall.name}</h3>
      <dl className="pairs">
        <div>
          <dt>{t('place.address')}</dt>
          <dd>{place.address}</dd>
        </div>
        <div>
          <dt>{t('place.windows')}</dt>
          <dd>{windowText(place, say)}</dd>
        </div>
        {hours.length > 0 && (
          <div>
            <dt>{t('place.hours')}</dt>
            <dd>
              {[...hours, ...(place.holiday === undefined ? [] : [place.holiday])].map((line) => (
                <span key={line} className="line">
                  {line}
                </span>
              ))}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('place.phone')}</dt>
          <dd>
            <a href={`tel:${place.phone.replaceAll('-', '')}`}>{place.phone}</a>
          </dd>
        </div>
        {place.transport.length > 0 && (
          <div>
            <dt>{t('place.transport')}</dt>
            <dd>{place.transport.join(t('semicolon'))}</dd>
          </div>
        )}
      </dl>
    </div>
  )
}

/** The windows of a hall that take the item: 13 号（1F）、14 号（1F） */
export function windowText({ windows }: GuidePlace, { t }: GuideWords): string {
  return windows
    .map(({ no, floor }) => (floor === undefined ? t('place.window', { no }) : t('place.floor', { no, floor })))
    .join(t('and'))
}

/** Whom to ask, where to complain. */
export function Ask({ guide, say }: Part) {
  const { t } = say
  if (guide.places.length === 0) return null
  return (
    <section id="ask" aria-labelledby="ask-title">
      <h2 id="ask-title">{t('section.ask')}</h2>
      <ul className="plain">
        {guide.places.map(({ hall, phone, complaints }) => (
          <li key={hall.id}>
            {t('colon', { name: `${hall.name} ${t('ask.consult')}`, value: phone })}
            {complaints !== undefined && <small>{t('colon', { name: t('ask.complain'), value: complaints })}</small>}
          </li>
        ))}
        <li>
          {t('ask.progress')} <a href="/progress">{t('ask.progressLink')}</a>
        </li>
      </ul>
    </section>
  )
}

/** What one can do against a decision. (行政复议法 第20条, 行政诉讼法 第46条) */
export function Remedies({ guide, say }: Part) {
  if (guide.remedies === undefined) return null
  return (
    <section id="remedies" aria-labelledby="remedies-title">
      <h2 id="remedies-title">{say.t('section.remedies')}</h2>
      <p>{say.t('remedies.text', guide.remedies)}</p>
    </section>
  )
}
