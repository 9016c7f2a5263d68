import { pageText, Shell } from '@yichuang/modules/portal/public'
import type { Visit } from '@yichuang/modules/portal/public'
import { Icon } from '@yichuang/kit/public'
import { guideWays } from '../rules/index.ts'
import type { GuideEntry, GuideFacet, GuideFilter, GuideWay } from '../rules/index.ts'
import { guideSheet } from './shown-guide.ts'
import { guideWords } from './words.ts'
import type { GuideWords } from './words.ts'

/** The list of guides as somebody narrowed it. */
export interface ShownList {
  readonly way: GuideWay
  readonly phrase: string
  readonly filter: GuideFilter
  readonly facets: readonly GuideFacet[]
  readonly rows: readonly GuideEntry[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

interface Part {
  readonly list: ShownList
  readonly say: GuideWords
}

/** All guides: by theme, event of life, department, service object or letter, and by words. (CAT-13) */
export function listPage(visit: Visit, list: ShownList): string {
  const say = guideWords(visit.language)
  const { t } = say
  return pageText(
    <Shell visit={visit} title={t('sheet.title')} form="wide" sheet={guideSheet}>
      <a className="crumb" href="/">
        <Icon name="back" />
        {t('start')}
      </a>
      <h1>{t('sheet.title')}</h1>
      <p className="lead">{t('list.lead')}</p>
      <form className="find" method="get" action="/guides" role="search">
        <label htmlFor="q">{t('list.search')}</label>
        <div>
          <input
            className="in"
            id="q"
            name="q"
            type="search"
            maxLength={100}
            defaultValue={list.phrase}
            aria-describedby="q-hint"
          />
          <button className="btn primary" type="submit">
            {t('list.find')}
          </button>
        </div>
        <p className="hint" id="q-hint">
          {t('list.hint')}
        </p>
      </form>
      <WaysToLook list={list} say={say} />
      <Found list={list} say={say} />
      <Pages list={list} say={say} />
    </Shell>,
  )
}

function WaysToLook({ list, say }: Part) {
  const { t } = say
  const { way, facets, filter, phrase } = list
  const chosen = filter[way]
  return (
    <>
      <nav className="ways-to-look" aria-label={t('list.ways')}>
        {guideWays.map((one) => (
          <a key={one} href={addressIn({ by: one, q: phrase })} aria-current={one === way ? 'true' : undefined}>
            {t(`list.way.${one}`)}
          </a>
        ))}
      </nav>
      <nav className="choices" aria-label={t('list.choices')}>
        <a href={addressIn({ by: way, q: phrase })} aria-current={chosen === undefined ? 'true' : undefined}>
          {t('list.all')}
        </a>
        {facets.map(({ id, name, count }) => (
          <a
            key={id}
            href={addressIn({ by: way, q: phrase, [way]: id })}
            aria-current={chosen === id ? 'true' : undefined}
          >
            {way === 'object' ? say.word(name) : name} <small>{count}</small>
          </a>
        ))}
      </nav>
    </>
  )
}

function Found({ list: { rows, total, phrase }, say }: Part) {
  const { t } = say
  if (total === 0 && phrase !== '')
    return (
      <div className="nothing" role="status">
        <b>{t('list.none', { phrase })}</b>
        <p>{t('list.noneHint')}</p>
        <a href="/guides">{t('list.clear')}</a>
      </div>
    )
  return (
    <>
      <p className="no" role="status">
        {phrase === '' ? t('list.count', { count: total }) : t('list.found', { phrase, count: total })}
      </p>
      <ul className="guides">
        {rows.map(({ id, name, department, handling, committed }) => (
          <li key={id}>
            <a href={`/guides/${id}`}>
              <b>{name}</b>
              <small>
                {[
                  department.name,
                  say.word(handling),
                  ...(committed.value === 0 ? [] : [limitOf(committed, say)]),
                ].join(' · ')}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function limitOf(committed: GuideEntry['committed'], say: GuideWords): string {
  return say.t('list.limit', { length: say.length(committed) })
}

function Pages({ list, say }: Part) {
  const { t } = say
  const { page, pages, way, phrase, filter } = list
  if (pages <= 1) return null
  const to = (number: number) => addressIn({ by: way, q: phrase, [way]: filter[way], page: String(number) })
  return (
    <nav className="pages" aria-label={t('list.pages')}>
      {page > 1 && <a href={to(page - 1)}>{t('list.previous')}</a>}
      <span>{t('list.page', { page, pages })}</span>
      {page < pages && <a href={to(page + 1)}>{t('list.next')}</a>}
    </nav>
  )
}

function addressIn(query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, value)
  return `/guides?${search}`
}
