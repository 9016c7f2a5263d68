import type { ReactNode } from 'react'
import { BrandMark, dayOf, formatDay, formatTime, Icon, LanguageScope } from '@yichuang/kit/public'
import { KioskKeyboard } from './KioskKeyboard.tsx'
import { pageText } from './Shell.tsx'
import { withChoice, wordsOf } from './visit.ts'
import type { Visit, Words } from './visit.ts'

/** The hall in which a machine stands. */
export interface KioskHall {
  readonly id: string
  readonly name: string
  readonly phone: string
}

/** Where a page of a machine that takes several steps differs from the others. */
export interface KioskManner {
  /** style sheets; those of the machine unless it says otherwise */
  readonly sheets?: readonly string[]
  /** scripts beside that of the machine */
  readonly scripts?: readonly string[]
  readonly className?: string
  /** the first page of the machine */
  readonly home?: string
  /** where what was typed is thrown away before the first page */
  readonly leave?: string
  /** seconds without a touch after which it asks whether somebody is there */
  readonly idleSeconds?: number
}

const usual = ['/public/kiosk.css']

interface KioskProps {
  readonly visit: Visit
  readonly hall: KioskHall
  readonly title: string
  readonly lead?: string
  /** the first page: it needs no way back, and nothing to wipe */
  readonly isHome?: boolean
  readonly manner?: KioskManner
  /** texts are typed on it: it has the keyboard on the screen */
  readonly isTyped?: boolean
  readonly children: ReactNode
}

/** The frame of every page of a self-service machine: 1080 × 1920, big type, a way back, and wiped by itself. (NET-07) */
export function kioskPage(page: KioskProps): string {
  const { visit, hall, title, lead, isHome = false, manner = {}, isTyped = false, children } = page
  const t = wordsOf(visit)
  const isChinese = visit.language === 'zh-CN'
  const { sheets = usual, scripts = [], className = '', idleSeconds } = manner
  const { home = `/kiosk/${hall.id}`, leave = home } = manner
  const elder = visit.isElder ? 'elder' : ''
  return pageText(
    <html lang={visit.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${title} · ${hall.name}`}</title>
        <link rel="icon" href="data:," />
        {sheets.map((sheet) => (
          <link key={sheet} rel="stylesheet" href={sheet} />
        ))}
        {['/public/kiosk.js', ...scripts].map((script) => (
          <script key={script} src={script} defer />
        ))}
        <noscript>
          <meta httpEquiv="refresh" content={`90;url=${leave}`} />
        </noscript>
      </head>
      <body
        className={`${elder} ${className}`.trim()}
        data-home={leave}
        data-wipes={isHome ? undefined : ''}
        data-idle={idleSeconds}
      >
        <LanguageScope language={visit.language}>
          <header className="hd">
            <BrandMark size={72} light />
            <span>
              <b>{hall.name}</b>
              <span>{t('kiosk.service')}</span>
            </span>
            <p className="t">
              {formatDay(dayOf(visit.at), 'short', visit.language)}
              <b>{formatTime(visit.at)}</b>
            </p>
          </header>
          <main>
            <div className="hi">
              <h1>{title}</h1>
              {lead !== undefined && <p>{lead}</p>}
            </div>
            {children}
          </main>
          <footer className="ft">
            {isHome ? (
              <a href={withChoice(visit, 'elder', visit.isElder ? '0' : '1')}>
                <Icon name="eye" />
                {t(visit.isElder ? 'kiosk.smaller' : 'kiosk.bigger')}
              </a>
            ) : (
              <a className="home" href={leave} data-leave>
                <Icon name="home" />
                {t('kiosk.home')}
              </a>
            )}
            <a href={withChoice(visit, 'lang', isChinese ? 'en' : 'zh-CN')} lang={isChinese ? 'en' : 'zh-CN'}>
              {t('language.other')}
            </a>
            <p>
              <span>{t('kiosk.kept')}</span>
              <span>{t('kiosk.help', { phone: hall.phone })}</span>
            </p>
          </footer>
          {isTyped && <KioskKeyboard visit={visit} />}
          <StillThere t={t} />
        </LanguageScope>
      </body>
    </html>,
  )
}

/** Asks whether somebody is there, before what was typed is wiped. */
function StillThere({ t }: { readonly t: Words }) {
  return (
    <div className="idle" role="alertdialog" aria-label={t('kiosk.still')} hidden>
      <div>
        <h2>{t('kiosk.still')}</h2>
        <p>
          {t('kiosk.stillHint')} <b data-left />
        </p>
        <button type="button" className="big" data-stay>
          {t('kiosk.stay')}
        </button>
      </div>
    </div>
  )
}

interface SlipProps {
  readonly t: Words
  readonly hall: KioskHall
  readonly visit: Visit
  /** what stands on the paper beside hall, time and code */
  readonly slip: {
    readonly no: string
    readonly line: string
    readonly wait: string
    /** where to wait, in words */
    readonly place?: string
    readonly link: string
  }
  readonly qr: string
  /** keys of the sentences: what the code is for, what to do without paper */
  readonly scan: string
  readonly notPrinted: string
  readonly children: ReactNode
}

/** What somebody takes along: on the screen, by code on the phone, and on 80 mm paper as soon as it is shown. */
export function KioskSlip({ t, hall, visit, slip, qr, scan, notPrinted, children }: SlipProps) {
  return (
    <section className="taken" data-print={JSON.stringify({ hall: hall.name, ...slip, at: visit.at })}>
      {children}
      <div className="qr" dangerouslySetInnerHTML={{ __html: qr }} />
      <p>{t(scan)}</p>
      <p className="printing" role="status" data-printing data-done={t('kiosk.printed')} data-failed={t(notPrinted)}>
        {t('kiosk.printing')}
      </p>
    </section>
  )
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

const keysOf = {
  phone: [...digits, '', '0'],
  document: [...digits, 'X', '0'],
} as const

/** Keys on the screen, for the field that is being filled; a keyboard works as well. */
export function KioskKeys({ t, kind }: { readonly t: Words; readonly kind: 'phone' | 'document' }) {
  return (
    <div className="keys" role="group" aria-label={t('kiosk.keys')}>
      {keysOf[kind].map((key) =>
        key === '' ? (
          <span key="none" />
        ) : (
          <button key={key} type="button" data-key={key}>
            {key}
          </button>
        ),
      )}
      <button type="button" data-key="back" aria-label={t('kiosk.back')}>
        <Icon name="back" />
      </button>
    </div>
  )
}

interface SearchProps {
  readonly t: Words
  readonly address: string
  readonly phrase: string
  /** one of several ways: the keyboard comes when the field is touched */
  readonly isAside?: boolean
}

/** The search for items: everyday words, pinyin or initials, on the keyboard of the screen. */
export function KioskSearch({ t, address, phrase, isAside = false }: SearchProps) {
  const isFirst = phrase === '' && !isAside
  return (
    <form className={isAside ? 'panel aside' : 'panel'} method="get" action={address} role="search" autoComplete="off">
      <label>
        <span>{t('kiosk.phrase')}</span>
        <input name="q" maxLength={40} defaultValue={phrase} {...(isFirst ? { 'data-typed-first': true } : {})} />
      </label>
      <div className="acts">
        <button type="submit" className="act primary">
          {t('kiosk.find')}
        </button>
      </div>
    </form>
  )
}
