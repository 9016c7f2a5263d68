import { BrandMark, dayOf, formatDay, formatTime, LanguageScope } from '@yichuang/kit/public'
import { pageText } from '@yichuang/modules/portal/public'
import type { Visit } from '@yichuang/modules/portal/public'
import type { ReactNode } from 'react'
import type { Collected, LockerPicture } from '../desk.ts'
import { problemIn, sayIn } from './words.ts'
import type { Say } from './words.ts'

/** Figures of a pick-up code. */
const CODE_LENGTH = 8
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

interface Frame {
  readonly visit: Visit
  readonly t: Say
  readonly head: string
  /** says what is shown: the script acts by it */
  readonly look: 'pairing' | 'code' | 'opening' | 'opened' | 'stuck'
  readonly children: ReactNode
}

/** The frame of a locker's screen: nothing to scroll; its script speaks to the doors through the agent of the machine. */
function frame({ visit, t, head, look, children }: Frame): string {
  return pageText(
    <html lang={visit.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${t('served.title')} · ${head}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/public/locker.css" />
        <script src="/public/locker.js" defer />
      </head>
      <body>
        <LanguageScope language={visit.language}>
          <header className="bar">
            <BrandMark size={52} light />
            <span>{head}</span>
            <span className="t">
              {formatDay(dayOf(visit.at), 'short', visit.language)} {formatTime(visit.at)}
            </span>
          </header>
          <p className="lost" role="alert" hidden>
            {t('served.lostLink')}
          </p>
          <p className="apart" role="alert" hidden>
            {t('served.offline')}
          </p>
          <noscript>
            <p className="lost">{t('served.noScript')}</p>
          </noscript>
          <main data-look={look}>{children}</main>
          <footer className="ft">
            <a
              href={`${visit.path}?lang=${visit.language === 'en' ? 'zh-CN' : 'en'}`}
              lang={visit.language === 'en' ? 'zh-CN' : 'en'}
            >
              {t('language.other')}
            </a>
          </footer>
        </LanguageScope>
      </body>
    </html>,
  )
}

/** A screen that is not paired: the code the hall manager tells. */
export function pairingPage(visit: Visit, { id, problem }: { readonly id: string; readonly problem?: string }): string {
  const t = sayIn(visit.language)
  return frame({
    visit,
    t,
    head: t('served.title'),
    look: 'pairing',
    children: (
      <form className="middle" method="post" action={addressOf(id)}>
        <h1>{t('served.pair')}</h1>
        <p className="l">{t('served.pairHint')}</p>
        <Code name="pairing" label={t('served.code')} length={6} isWrong={problem !== undefined} />
        {problem !== undefined && <Wrong>{problemIn(visit.language, problem)}</Wrong>}
        <button className="btn primary" type="submit">
          {t('served.pairAct')}
        </button>
      </form>
    ),
  })
}

/** The first page: the keys for the pick-up code. @param problem what was wrong with the code before, in words */
export function codePage(visit: Visit, locker: LockerPicture, problem?: string): string {
  const t = sayIn(visit.language)
  return frame({
    visit,
    t,
    head: headOf(t, locker),
    look: 'code',
    children: (
      <form className="middle" method="post" action={`${addressOf(locker.id)}/code`} data-collect="">
        <h1>{t('served.collect')}</h1>
        <p className="l">{t('served.collectHint')}</p>
        <Code name="code" label={t('served.pickUp')} length={CODE_LENGTH} isWrong={problem !== undefined} />
        {problem !== undefined && <Wrong>{problem}</Wrong>}
        <div className="keys">
          {keys.map((key) => (
            <Key key={key} sign={key}>
              {key}
            </Key>
          ))}
          <Key sign="clear">{t('served.clear')}</Key>
          <Key sign="0">0</Key>
          <Key sign="back">{t('served.back')}</Key>
        </div>
        <button className="btn primary" type="submit">
          {t('served.open')}
        </button>
      </form>
    ),
  })
}

interface Door {
  readonly locker: LockerPicture
  readonly collected: Pick<Collected, 'dossier' | 'box' | 'itemName'>
}

/** The delivery is recorded; the script opens the door and tells what became of it. */
export function openingPage(visit: Visit, { locker, collected }: Door): string {
  const t = sayIn(visit.language)
  const { box } = collected
  return frame({
    visit,
    t,
    head: headOf(t, locker),
    look: 'opening',
    children: (
      <div className="middle">
        <h1>{t('served.opening', { box })}</h1>
        <p className="l">{t('served.openingText')}</p>
        <DoorForm locker={locker} collected={collected} />
      </div>
    ),
  })
}

/** The door is open, or it is not: then what is recorded and what to do is said. */
export function doorPage(visit: Visit, { locker, collected, isOpen }: Door & { readonly isOpen: boolean }): string {
  const t = sayIn(visit.language)
  const { box, itemName: item } = collected
  return frame({
    visit,
    t,
    head: headOf(t, locker),
    look: isOpen ? 'opened' : 'stuck',
    children: (
      <div className="middle" role={isOpen ? 'status' : 'alert'}>
        <p className="box">{box}</p>
        <h1>{t(isOpen ? 'served.opened' : 'served.stuck', { box })}</h1>
        <p className="l">{t(isOpen ? 'served.openedText' : 'served.stuckText', { item })}</p>
        {!isOpen && <DoorForm locker={locker} collected={collected} again={t('served.retry')} />}
        <a className="btn" href={addressOf(locker.id)}>
          {t(isOpen ? 'served.again' : 'served.done')}
        </a>
      </div>
    ),
  })
}

/** What the script sends when it has heard of the door. */
function DoorForm({
  locker,
  collected,
  again,
}: Omit<Door, 'locker'> & { readonly locker: LockerPicture; readonly again?: string }) {
  return (
    <form method="post" action={`${addressOf(locker.id)}/door`} data-door={collected.box}>
      <input type="hidden" name="dossier" value={collected.dossier} />
      <input type="hidden" name="item" value={collected.itemName} />
      <input type="hidden" name="box" value={collected.box} />
      {again !== undefined && (
        <button className="btn primary" type="submit">
          {again}
        </button>
      )}
    </form>
  )
}

function Code({
  name,
  label,
  length,
  isWrong,
}: {
  readonly name: string
  readonly label: string
  readonly length: number
  readonly isWrong: boolean
}) {
  return (
    <label className="code">
      <span>{label}</span>
      <input name={name} inputMode="numeric" maxLength={length} autoComplete="off" aria-invalid={isWrong} />
    </label>
  )
}

function Key({ sign, children }: { readonly sign: string; readonly children: ReactNode }) {
  return (
    <button className="key" type="button" data-key={sign}>
      {children}
    </button>
  )
}

function Wrong({ children }: { readonly children: ReactNode }) {
  return (
    <p className="wrong" role="alert">
      {children}
    </p>
  )
}

function headOf(t: Say, { name, hallName }: LockerPicture): string {
  return `${hallName}　${t('served.locker', { name })}`
}

function addressOf(id: string): string {
  return `/locker/${encodeURIComponent(id)}`
}
