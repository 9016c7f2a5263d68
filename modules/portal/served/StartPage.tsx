import { Icon } from '@yichuang/kit/public'
import type { IconName } from '@yichuang/kit/public'
import { FindForm } from './FindPage.tsx'
import { pageText, Shell } from './Shell.tsx'
import { wordsOf } from './visit.ts'
import type { Visit, Words } from './visit.ts'

/** Accounts of the demo hall; no password outside of a demo. */
export interface DemoAccounts {
  readonly password?: string
  readonly accounts: readonly DemoAccount[]
}

interface DemoAccount {
  readonly account: string
  readonly name: string
  readonly roles: readonly string[]
  readonly place?: string
  readonly windowNo?: string
}

const doors = [
  { key: 'guides', to: '/guides', icon: 'book' },
  { key: 'progress', to: '/progress', icon: 'search' },
  { key: 'book', to: '/book', icon: 'calendar' },
  { key: 'queue', to: '/queue', icon: 'ticket' },
  { key: 'places', to: '/places', icon: 'building' },
  { key: 'verify', to: '/verify', icon: 'document' },
  { key: 'work', to: '/work/', icon: 'person' },
] as const satisfies readonly { readonly key: string; readonly to: string; readonly icon: IconName }[]

const tour = ['intake', 'handover', 'review', 'handout', 'progress'] as const

/** In the order in which a case meets them. */
const meeting = [
  'window-clerk',
  'reviewer',
  'chief-representative',
  'handout-clerk',
  'guide',
  'hall-manager',
  'supervisor',
  'department-administrator',
  'system-administrator',
  'security-administrator',
  'security-auditor',
]

function inTheirOrder(accounts: readonly DemoAccount[]): readonly DemoAccount[] {
  const rank = ({ roles }: DemoAccount) => meeting.indexOf(roles[0] ?? '')
  return accounts.toSorted((one, other) => rank(one) - rank(other))
}

/** The start page: what this is, the doors, and in a demo who one can be. */
export function startPage(visit: Visit, demo: DemoAccounts, offered: readonly string[]): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t('home.title')} form="wide">
      <div className="intro">
        <h1>{t('home.title')}</h1>
        <p>{t('home.lead')}</p>
      </div>
      <FindForm t={t} phrase="" offered={offered} />
      <ul className="doors">
        {doors.map(({ key, to, icon }) => (
          <li key={key}>
            <a href={to}>
              <Icon name={icon} />
              <span>
                <b>{t(`door.${key}`)}</b>
                <small>{t(`door.${key}.hint`)}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {demo.password !== undefined && <Demo t={t} demo={demo} />}
    </Shell>,
  )
}

function Demo({ t, demo }: { readonly t: Words; readonly demo: DemoAccounts }) {
  return (
    <>
      <section aria-labelledby="demo">
        <h2 id="demo">{t('demo.title')}</h2>
        <p className="lead">
          {t('demo.lead')} <code>{demo.password}</code>
        </p>
        <ul className="people">
          {inTheirOrder(demo.accounts).map(({ account, name, roles, place, windowNo }) => (
            <li key={account}>
              <span className="face" aria-hidden="true">
                {name.slice(0, 1)}
              </span>
              <span>
                <b>
                  {name}
                  <span className="role">{roles.map((role) => t(`role.${role}`)).join(t('comma'))}</span>
                </b>
                {place !== undefined && (
                  <small>{windowNo === undefined ? place : `${place} · ${t('window', { no: windowNo })}`}</small>
                )}
                <small>{roles.map((role) => t(`can.${role}`)).join(t('semicolon'))}</small>
                <code>{account}</code>
              </span>
            </li>
          ))}
        </ul>
        <a className="btn primary" href="/work/">
          {t('demo.enter')}
        </a>
      </section>
      <section aria-labelledby="tour">
        <h2 id="tour">{t('tour.title')}</h2>
        <ol className="tour">
          {tour.map((step) => (
            <li key={step}>
              <b>{t(`tour.${step}`)}</b>
              <small>{t(`tour.${step}.hint`)}</small>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
