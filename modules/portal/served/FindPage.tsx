import { Icon } from '@yichuang/kit/public'
import { pageText, Shell } from './Shell.tsx'
import { wordsOf } from './visit.ts'
import type { Visit, Words } from './visit.ts'

/** An item or a package as a citizen needs it to choose. */
export interface FoundMatter {
  readonly id: string
  readonly name: string
  readonly isPackage: boolean
  readonly department?: string
  /** promised; 0: while one waits */
  readonly limit?: { readonly value: number; readonly unit: string }
}

/** A hall where somebody answers. */
export interface PersonToAsk {
  readonly name: string
  readonly address: string
  readonly phone: string
}

interface Search {
  readonly phrase: string
  /** words offered while typing */
  readonly offered: readonly string[]
  readonly people: readonly PersonToAsk[]
  readonly found?: {
    readonly matters: readonly FoundMatter[]
    readonly total: number
    readonly confident: boolean
  }
}

/** The search for what somebody wants done; where nothing fits it says so, shows the nearest and offers a person. */
export function findPage(visit: Visit, { phrase, offered, people, found }: Search): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t('find.title')}>
      <a className="crumb" href="/">
        <Icon name="back" />
        {t('start')}
      </a>
      <h1>{t('find.title')}</h1>
      <p className="lead">{t('find.lead')}</p>
      <FindForm t={t} phrase={phrase} offered={offered} />
      {found !== undefined && !found.confident && (
        <div className="verdict" role="status">
          <Icon name="warning" />
          <div>
            <b>{t('find.nothing', { phrase })}</b>
            <p>{t(found.matters.length === 0 ? 'find.nothingAdvice' : 'find.nearAdvice')}</p>
          </div>
        </div>
      )}
      {found !== undefined && found.matters.length > 0 && (
        <section aria-labelledby="found">
          <h2 id="found">{t(found.confident ? 'find.found' : 'find.near', { count: found.total })}</h2>
          <ol className="matters">
            {found.matters.map((matter) => (
              <Matter key={`${matter.isPackage} ${matter.id}`} t={t} matter={matter} />
            ))}
          </ol>
        </section>
      )}
      {found !== undefined && <People t={t} people={people} isMissing={!found.confident} />}
    </Shell>,
  )
}

interface FindFormProps {
  readonly t: Words
  readonly phrase: string
  /** words that the browser offers while somebody types */
  readonly offered?: readonly string[]
  /** where it is looked for */
  readonly address?: string
  readonly label?: string
  /** one of several ways on the page */
  readonly isAside?: boolean
}

const none: readonly string[] = []

/** The box for everyday words. */
export function FindForm({ t, phrase, offered = none, address = '/find', label, isAside = false }: FindFormProps) {
  return (
    <form className="ask find" role="search" method="get" action={address}>
      <label htmlFor="q">{label ?? t('find.label')}</label>
      <div className="find-row">
        <input
          className="in"
          id="q"
          name="q"
          type="search"
          required
          maxLength={100}
          defaultValue={phrase}
          placeholder={t('find.placeholder')}
          autoComplete="off"
          {...(offered.length === 0 ? {} : { list: 'offered' })}
        />
        <button className={isAside ? 'btn' : 'btn primary'} type="submit">
          {t('find.submit')}
        </button>
      </div>
      {offered.length > 0 && (
        <datalist id="offered">
          {offered.map((word) => (
            <option key={word}>{word}</option>
          ))}
        </datalist>
      )}
    </form>
  )
}

function Matter({ t, matter }: { readonly t: Words; readonly matter: FoundMatter }) {
  const { id, name, isPackage, department, limit } = matter
  return (
    <li>
      <a href={`/${isPackage ? 'packages' : 'guides'}/${encodeURIComponent(id)}`}>
        <b>{name}</b>
      </a>
      <small>
        {isPackage && t('find.package')}
        {department}
        {limit !== undefined && (
          <>
            {'\u3000'}
            {limit.value === 0
              ? t('find.atOnce')
              : t('find.limit', { value: limit.value, unit: t(`find.${limit.unit}`) })}
          </>
        )}
      </small>
    </li>
  )
}

interface PeopleProps {
  readonly t: Words
  readonly people: readonly PersonToAsk[]
  readonly isMissing: boolean
}

function People({ t, people, isMissing }: PeopleProps) {
  if (people.length === 0) return null
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t(isMissing ? 'find.person' : 'find.notThese')}</h2>
      <p className="lead">{t('find.personLead')}</p>
      <ul className="matters">
        {people.map(({ name, address, phone }) => (
          <li key={name}>
            <b>{name}</b>
            <small>{address}</small>
            <a className="call" href={`tel:${phone}`}>
              {t('help.call', { phone })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
