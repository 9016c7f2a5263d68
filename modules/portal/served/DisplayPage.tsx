import { BrandMark, dayOf, formatDay, formatTime, LanguageScope } from '@yichuang/kit/public'
import type { HallDisplay } from '@yichuang/modules/queue/public'
import { pageText } from './Shell.tsx'
import { floorWords, wordsOf } from './visit.ts'
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
  const [first, ...rest] = calls
  return pageText(
    <html lang={visit.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${t('display.title')} · ${hall.name}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/public/display.css" />
        <script src="/public/display.js" defer />
        <noscript>
          <meta httpEquiv="refresh" content="5" />
        </noscript>
      </head>
      <body>
        <LanguageScope language={visit.language}>
          <header className="bar">
            <BrandMark size={60} light />
            <h1>{hall.name}</h1>
            <p className="t">
              <span>{formatDay(dayOf(at), 'short', visit.language)}</span>
              <b>{formatTime(at)}</b>
            </p>
          </header>
          <p className="lost" role="alert" hidden>
            {t('display.lost')}
          </p>
          <main>
            <section className="now" aria-label={t('display.calls')} aria-live="polite">
              <First t={t} call={first} />
              <ol className="lst">
                {rest.slice(0, MOST_BELOW).map((call) => (
                  <li key={idOf(call)} data-call={idOf(call)} data-say={wordsFor(t, call)}>
                    <span>{call.no}</span>
                    <span className="a">{t('display.please')}</span>
                    <span className="w">{t('window', { no: call.windowNo })}</span>
                    <span className="x">{formatTime(call.calledAt)}</span>
                  </li>
                ))}
              </ol>
            </section>
            <Waiting t={t} groups={groups} />
          </main>
          <footer className="ft">
            <span>{t('display.missed')}</span>
          </footer>
        </LanguageScope>
      </body>
    </html>,
  )
}

/** A call once more is another call: it is said again. */
function idOf({ no, calledAt }: Call): string {
  return `${no}-${calledAt}`
}

/** The words of a call, the number read figure by figure. */
function wordsFor(t: Words, { no, windowNo }: Call): string {
  return t('display.say', { no: [...no].join(' '), window: windowNo })
}

/** The latest call in the largest type; the script says it when it is new. */
function First({ t, call }: { readonly t: Words; readonly call: Call | undefined }) {
  if (call === undefined) return <div className="first none">{t('display.none')}</div>
  return (
    <div className="first" data-call={idOf(call)} data-say={wordsFor(t, call)}>
      <div>
        <p className="k">{t('display.come')}</p>
        <p className="n">{call.no}</p>
      </div>
      <div className="w">
        <b>{t('window', { no: call.windowNo })}</b>
        {call.floor !== null && <p>{floorWords(t, call.floor)}</p>}
      </div>
    </div>
  )
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
