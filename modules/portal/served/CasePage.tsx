import { DateText, dayOf, formatDay, Icon, TimeLedger } from '@yichuang/kit/public'
import type { LedgerDay } from '@yichuang/kit/public'
import type { Static } from '@yichuang/platform/contract'
import type { Progress } from '../contract.ts'
import { CaseSteps } from './CaseSteps.tsx'
import { pageText, Shell } from './Shell.tsx'
import { wordsOf } from './visit.ts'
import type { Visit, Words } from './visit.ts'

type View = Static<typeof Progress>
type Limit = NonNullable<View['limit']>

interface Part {
  readonly visit: Visit
  readonly view: View
  readonly t: Words
}

/** The progress of one case: promised day, why that day, steps, documents, whom to ask. */
export function casePage(visit: Visit, view: View): string {
  const t = wordsOf(visit)
  const part = { visit, view, t }
  return pageText(
    <Shell visit={visit} title={`${t('case.title')} ${view.item}`}>
      <form className="leave" method="post" action="/progress/leave">
        <button className="crumb" type="submit">
          <Icon name="back" />
          {t('case.leave')}
        </button>
      </form>
      <h1>{view.item}</h1>
      <p className="no">
        {t('case.by', { applicant: view.applicant, department: view.department })}
        <br />
        {t('case.no', { no: view.applicationNo })}
      </p>
      <Hero {...part} />
      {view.limit !== undefined && <Why {...part} limit={view.limit} />}
      <section aria-labelledby="steps">
        <h2 id="steps">{t('steps.title')}</h2>
        <CaseSteps t={t} steps={view.steps} />
      </section>
      {view.documents.length > 0 && <Documents {...part} />}
      <Help {...part} />
    </Shell>,
  )
}

function Hero({ visit, view, t }: Part) {
  const { status, endedAt, limit, required } = view
  const day = endedAt === undefined ? (limit?.due ?? undefined) : dayOf(endedAt)
  return (
    <div className="hero">
      <p className="l">{t(endedAt === undefined ? `hero.${limit?.name ?? 'none'}` : `ended.${status}`)}</p>
      <p className="d">
        {day === undefined ? t('hero.stands') : formatDay(day, 'short', visit.language, dayOf(visit.at))}
      </p>
      <div className="s">
        <Icon name="person" />
        <div>
          <p>{nowText({ visit, view, t })}</p>
          {required.length > 0 && (
            <ul>
              {required.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}

/** What happens now, and what the applicant has to do. */
function nowText({ visit, view, t }: Part): string {
  const { status, department, limit, delivery, steps } = view
  if (status === 'granted') {
    const reached = ['delivered', 'result-mailed'].find((one) => steps.some(({ key }) => key === one))
    return t(reached === undefined ? `now.granted-${delivery}` : `now.granted-${reached}`)
  }
  const today = limit?.days.find(({ date }) => date === dayOf(visit.at))?.n
  if (status === 'accepted' && limit !== undefined && today !== undefined) {
    return t(`now.accepted-${limit.unit}`, { department, today, budget: limit.budget })
  }
  return t(`now.${status}`, { department })
}

function Why({ visit, view, t, limit }: Part & { readonly limit: Limit }) {
  const due = limit.due === null ? undefined : formatDay(limit.due, 'bare', visit.language, dayOf(visit.at))
  const isCounted = limit.name === 'committed' || limit.name === 'statutory'
  const articles = view.isLicence ? articlesOf[limit.name] : undefined
  return (
    <section aria-labelledby="why">
      <h2 id="why">{due === undefined ? t('why.stands') : t('why.title', { day: due })}</h2>
      <TimeLedger
        label={t(`why.label.${limit.name}`)}
        due={limit.due}
        provisional={limit.provisional}
        rule={`${t(`why.rule.${limit.name}`, { budget: limit.budget, unit: t(`unit.${limit.unit}`) })}${t(`why.unit.${limit.unit}`)}`}
        days={limit.days as readonly LedgerDay[]}
        {...(isCounted ? {} : { startLabel: t(`why.start.${limit.name}`) })}
        on={dayOf(visit.at)}
        {...(articles === undefined ? {} : { articles: [t(articles)] })}
      >
        {limit.name === 'committed' && view.statutoryDue !== undefined && (
          <>
            {t('why.statutory')} <DateText day={view.statutoryDue} />
            {t('why.afterwards')}
          </>
        )}
      </TimeLedger>
    </section>
  )
}

/** Articles of the Licence Law behind each limit. */
const articlesOf: Readonly<Record<string, string>> = {
  notice: 'law.notice',
  committed: 'law.decision',
  statutory: 'law.decision',
}

function Documents({ visit, view, t }: Part) {
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{t('documents.title')}</h2>
      <ul className="docs">
        {view.documents.map(({ id, title, issuedOn, pages }) => (
          <li key={id}>
            <a className="doc" href={`/api/v1/documents/${id}/file`}>
              <Icon name="document" />
              <span>
                {title}
                <small>
                  {t('documents.facts', {
                    day: formatDay(issuedOn, 'bare', visit.language, dayOf(visit.at)),
                    pages,
                  })}
                </small>
              </span>
              <Icon name="forward" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Help({ view: { contact, guide }, t }: Part) {
  const { name, hall, windowNo, phone } = contact
  const place = [hall, windowNo === undefined ? undefined : t('window', { no: windowNo })].filter(Boolean).join(' ')
  return (
    <section className="help" aria-labelledby="help">
      <h2 id="help">{t('help.title')}</h2>
      <p>{place === '' ? name : t('help.who', { name, place })}</p>
      {phone !== undefined && phone !== '' && (
        <a className="btn primary" href={`tel:${phone}`}>
          {t('help.call', { phone })}
        </a>
      )}
      <a className="btn" href={`/guides/${guide.item}?version=${guide.version}`}>
        {t('help.guide')}
      </a>
    </section>
  )
}
