import { BrandMark, dayOf, formatDay, formatTime, LanguageScope } from '@yichuang/kit/public'
import type { HallDisplay, WindowDisplay } from '@yichuang/modules/queue/public'
import type { ReactNode } from 'react'
import { pageText } from './Shell.tsx'
import { floorWords, lineOf, wordsOf, zoneName, zonePlace } from './visit.ts'
import type { Visit, Words } from './visit.ts'

type Call = HallDisplay['calls'][number]

/** Calls under the first one. */
const MOST_BELOW = 5

/**
 * The main screen of a hall: the latest calls in time order and who waits. A small script keeps it right by itself, also
 * after the network was away; without it the page loads itself anew. (QUE-02)
 */
export function displayPage(visit: Visit, display: HallDisplay): string {
  const t = wordsOf(visit)
  const { hall, at, calls, groups } = display
  return screenPage({
    visit,
    at,
    head: hall.name,
    title: `${t('display.title')} · ${hall.name}`,
    footer: footOf(t, display),
    children: (
      <>
        <Calls visit={visit} calls={calls} />
        <Waiting t={t} groups={groups} />
      </>
    ),
  })
}

/** What the foot of a screen says: first that the hall stays open longer today. */
function footOf(t: Words, { extendedUntil }: HallDisplay): string {
  const missed = t('display.missed')
  return extendedUntil === null ? missed : `${t('display.extended', { time: formatTime(extendedUntil) })} · ${missed}`
}

/** 区域屏: the calls of some lines or of one zone, in the waiting area where their people sit. (QUE-02, QUE-08) */
export function areaPage(visit: Visit, display: HallDisplay): string {
  const t = wordsOf(visit)
  const { at, calls, groups, zone } = display
  const lines = groups.map(({ letter, name }) => `${letter} ${name}`).join(' · ')
  const names = zone === null ? lines : zonePlace(visit, zone)
  return screenPage({
    visit,
    at,
    head: names,
    title: `${t('display.area')} · ${names}`,
    footer: footOf(t, display),
    children: (
      <>
        <Calls visit={visit} calls={calls} />
        <Waiting t={t} groups={groups} />
      </>
    ),
  })
}

/** 窗口屏: over a window, the number being served, who serves, and what is done here. (QUE-02) */
export function windowPage(visit: Visit, display: WindowDisplay): string {
  const t = wordsOf(visit)
  const { hall, at, windowNo, staffNo, isOpen, current, groups, zone } = display
  const no = t('window', { no: windowNo })
  return screenPage({
    visit,
    at,
    head: zone === null ? no : `${no} · ${zoneName(visit, zone)}`,
    title: `${no} · ${hall.name}`,
    look: 'one',
    footer: staffNo === null ? hall.name : t('display.staff', { no: staffNo }),
    children: (
      <section className="win" aria-live="polite" aria-label={no}>
        {current === null ? (
          <p className="state">{t(isOpen ? 'display.free' : 'display.paused')}</p>
        ) : (
          <div data-call={idOf(current)}>
            <p className="state">{t(`display.${current.state}`)}</p>
            <p className="n">{current.no}</p>
          </div>
        )}
        <p className="does">{groups.map(({ name }) => name).join(' · ')}</p>
      </section>
    ),
  })
}

interface Screen {
  readonly visit: Visit
  readonly at: string
  readonly head: string
  readonly title: string
  readonly footer: string
  /** `one` number in the largest type */
  readonly look?: 'one'
  readonly children: ReactNode
}

/** The frame of every screen of a hall: a small script keeps it right by itself, also after the network was away. */
function screenPage({ visit, at, head, title, footer, look, children }: Screen): string {
  const t = wordsOf(visit)
  return pageText(
    <html lang={visit.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/public/display.css" />
        <script src="/public/display.js" data-line={lineOf(visit)} defer />
        <noscript>
          <meta httpEquiv="refresh" content="5" />
        </noscript>
      </head>
      <body className={look}>
        <LanguageScope language={visit.language}>
          <header className="bar">
            <BrandMark size={60} light />
            <h1>{head}</h1>
            <p className="t">
              <span>{formatDay(dayOf(at), 'short', visit.language)}</span>
              <b>{formatTime(at)}</b>
            </p>
          </header>
          <p className="lost" role="alert" hidden>
            {t('display.lost')}
          </p>
          <main>{children}</main>
          <footer className="ft">
            <span>{footer}</span>
          </footer>
        </LanguageScope>
      </body>
    </html>,
  )
}

function Calls({ visit, calls: [first, ...rest] }: { readonly visit: Visit; readonly calls: readonly Call[] }) {
  const t = wordsOf(visit)
  return (
    <section className="now" aria-label={t('display.calls')} aria-live="polite">
      <First visit={visit} call={first} />
      <ol className="lst">
        {rest.slice(0, MOST_BELOW).map((call) => (
          <li key={idOf(call)} data-call={idOf(call)} data-say={wordsFor(t, call)}>
            <span>{call.no}</span>
            <span className="a">{t('display.please')}</span>
            <span className="w">
              {t('window', { no: call.windowNo })}
              {call.zone !== null && <small>{zoneName(visit, call.zone)}</small>}
            </span>
            <span className="x">{formatTime(call.calledAt)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A call once more is another call: it is said again. */
function idOf({ no, calledAt }: Pick<Call, 'no' | 'calledAt'>): string {
  return `${no}-${calledAt}`
}

/** The words of a call, the number read figure by figure. */
function wordsFor(t: Words, { no, windowNo }: Call): string {
  return t('display.say', { no: [...no].join(' '), window: windowNo })
}

/** The latest call in the largest type; the script says it when it is new. */
function First({ visit, call }: { readonly visit: Visit; readonly call: Call | undefined }) {
  const t = wordsOf(visit)
  if (call === undefined) return <div className="first none">{t('display.none')}</div>
  return (
    <div className="first" data-call={idOf(call)} data-say={wordsFor(t, call)}>
      <div>
        <p className="k">{t('display.come')}</p>
        <p className="n">{call.no}</p>
      </div>
      <div className="w">
        <b>{t('window', { no: call.windowNo })}</b>
        <p>{placeOf(visit, call)}</p>
      </div>
    </div>
  )
}

/** Floor and zone of the window of a call. */
function placeOf(visit: Visit, { floor, zone }: Call): string {
  const words = [floor === null ? '' : floorWords(wordsOf(visit), floor), zone === null ? '' : zoneName(visit, zone)]
  return words.filter((word) => word !== '').join(' ')
}

function Waiting({ t, groups }: { readonly t: Words; readonly groups: HallDisplay['groups'] }) {
  return (
    <section className="wait" aria-labelledby="waiting">
      <h2 id="waiting">
        {t('display.waiting')}
        <span>{t('display.forecast')}</span>
      </h2>
      <ul>
        {groups.map(({ letter, name, waiting, minutes }) => (
          <li key={letter}>
            <span className="p">{letter}</span>
            <span>{name}</span>
            <span className="c">
              {waiting}
              <small>{t('ticket.people')}</small>
            </span>
            <span className="m">{minutesOf(t, minutes)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function minutesOf(t: Words, minutes: number | null): string {
  if (minutes === null) return t('display.noForecast')
  return minutes === 0 ? t('display.noWait') : t('display.minutes', { minutes })
}
