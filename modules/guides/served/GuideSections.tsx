import type { Guide } from '../rules/index.ts'
import type { GuideWords } from './words.ts'

interface Part {
  readonly guide: Guide
  readonly say: GuideWords
}

/** Codes, type, who applies where: the master data of the item. */
export function Basics({ guide, say }: Part) {
  const { t } = say
  const facts = Object.entries(basicFacts(guide, say))
  return (
    <section id="basic" aria-labelledby="basic-title">
      <h2 id="basic-title">{t('section.basic')}</h2>
      <dl className="pairs">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The master data a guide tells, by the name of the fact; what the catalogue has not is not there. */
export function basicFacts(guide: Guide, say: GuideWords): Readonly<Record<string, string>> {
  const { t } = say
  const { codes, mainItem, region, limits } = guide
  return {
    name: guide.name,
    ...(mainItem.name === guide.name ? {} : { mainItem: mainItem.name }),
    ...(codes.basic === null ? {} : { basic: codes.basic }),
    ...(codes.business == null ? {} : { business: codes.business }),
    type: say.word(guide.type),
    department: guide.department.name,
    board: guide.board.name,
    levels: say.words(guide.levels),
    objects: say.words(guide.objects),
    handling: say.word(guide.handling),
    ...(region === undefined ? {} : { region }),
    channels: say.words(guide.channels),
    visits: guide.visits === 0 ? t('noVisit') : t('visits', { count: guide.visits }),
    statutory: say.length(limits.statutory),
    committed: say.length(limits.committed),
  }
}

export function Basis({ guide, say }: Part) {
  if (guide.legalBasis.length === 0) return null
  return (
    <section id="basis" aria-labelledby="basis-title">
      <h2 id="basis-title">{say.t('section.basis')}</h2>
      <ul className="plain">
        {guide.legalBasis.map(({ law, article, note }) => (
          <li key={`${law}${article ?? ''}`}>
            {law}
            {article}
            {note !== undefined && <small>{note}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Conditions({ guide, say }: Part) {
  if (guide.conditions.length === 0) return null
  return (
    <section id="conditions" aria-labelledby="conditions-title">
      <h2 id="conditions-title">{say.t('section.conditions')}</h2>
      <ol className="plain counted">
        {guide.conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ol>
    </section>
  )
}

export function Procedures({ guide, say }: Part) {
  const { t } = say
  if (guide.specialProcedures.length === 0) return null
  return (
    <section id="procedures" aria-labelledby="procedures-title">
      <h2 id="procedures-title">{t('section.procedures')}</h2>
      <ul className="plain">
        {guide.specialProcedures.map(({ id, kind, days, when, clock, note, basis }) => (
          <li key={id}>
            <b>{kind}</b>
            <span>
              {[
                days === null ? t('procedure.open') : say.length(days),
                t(`procedure.${clock}`),
                t(`procedure.${when}`),
              ].join(t('and'))}
            </span>
            {note !== undefined && <small>{note}</small>}
            {basis !== undefined && <small>{basis}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Fees({ guide, say }: Part) {
  const { t } = say
  const { charged, lines } = guide.fee
  return (
    <section id="fees" aria-labelledby="fees-title">
      <h2 id="fees-title">{t('section.fees')}</h2>
      {!charged && <p>{t('free')}</p>}
      {charged && (
        <ul className="plain">
          {lines.map((line) => (
            <li key={line.id}>
              {t('fees.line', { name: line.name, amount: say.fee(line) })}
              {line.situational === true && <small>{t('procedure.situation')}</small>}
              {line.basis !== undefined && <small>{t('fees.basis', { basis: line.basis })}</small>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export function Results({ guide, say }: Part) {
  const { t } = say
  if (guide.results.length === 0) return null
  return (
    <section id="results" aria-labelledby="results-title">
      <h2 id="results-title">{t('section.results')}</h2>
      <ul className="plain">
        {guide.results.map(({ name, licence, validity }) => (
          <li key={name}>
            <b>{name}</b>
            {licence !== undefined && licence !== name && <small>{t('results.licence', { name: licence })}</small>}
            {validity !== undefined && <small>{t('results.validity', { validity })}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Packages({ guide, say }: Part) {
  if (guide.packages.length === 0) return null
  return (
    <section id="packages" aria-labelledby="packages-title">
      <h2 id="packages-title">{say.t('section.packages')}</h2>
      <ul className="plain">
        {guide.packages.map(({ id, name }) => (
          <li key={id}>
            <a href={`/packages/${encodeURIComponent(id)}`}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
