import { BrandMark, dayOf, formatDay, formatTime, LanguageScope } from '@yichuang/kit/public'
import { pageText } from '@yichuang/modules/portal/public'
import type { Visit } from '@yichuang/modules/portal/public'
import type { ReactNode } from 'react'
import type { PadPicture } from '../contract.ts'
import { ConfirmForm } from './ConfirmPage.tsx'
import { GradeForm } from './GradeForm.tsx'
import type { Chosen } from './GradeForm.tsx'
import { problemIn, sayIn } from './words.ts'
import type { Say } from './words.ts'

interface Frame {
  readonly visit: Visit
  readonly t: Say
  readonly head: string
  /** says what is shown: the script puts up another picture only when this changes */
  readonly look: string
  readonly children: ReactNode
}

/** The frame of a pad: 1280 × 800, nothing to scroll; a small script keeps it right by itself. */
function frame({ visit, t, head, look, children }: Frame): string {
  return pageText(
    <html lang={visit.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${t('served.title')} · ${head}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/public/pad.css" />
        <script src="/public/pad.js" defer />
        <noscript>
          <meta httpEquiv="refresh" content="30" />
        </noscript>
      </head>
      <body>
        <LanguageScope language={visit.language}>
          <header className="bar">
            <BrandMark size={44} light />
            <span>{head}</span>
            <span className="t">
              {formatDay(dayOf(visit.at), 'short', visit.language)} {formatTime(visit.at)}
            </span>
          </header>
          <p className="lost" role="alert" hidden>
            {t('served.lostLink')}
          </p>
          <main data-look={look}>{children}</main>
        </LanguageScope>
      </body>
    </html>,
  )
}

/** A pad that is not paired: the code the hall manager tells. */
export function pairingPage(visit: Visit, { window, problem }: { readonly window: string; readonly problem?: string }) {
  const t = sayIn(visit.language)
  return frame({
    visit,
    t,
    head: t('served.pad'),
    look: 'pairing',
    children: (
      <div className="middle">
        <h1>{t('served.pair')}</h1>
        <p className="l">{t('served.pairHint')}</p>
        <form className="pair" method="post" action={`/pad/${encodeURIComponent(window)}`}>
          <label>
            <span>{t('served.code')}</span>
            <input
              name="code"
              inputMode="numeric"
              maxLength={6}
              autoComplete="off"
              aria-invalid={problem !== undefined}
            />
          </label>
          <button className="btn primary" type="submit">
            {t('served.pairAct')}
          </button>
        </form>
        {problem !== undefined && (
          <p className="wrong" role="alert">
            {problemIn(visit.language, problem)}
          </p>
        )}
      </div>
    ),
  })
}

/** What somebody did at the pad this moment: a grade was given, what is shown was confirmed, or found wrong. */
export const thanks = ['grade', 'confirmed', 'change'] as const
type Thanks = (typeof thanks)[number]

const words: Readonly<Record<Thanks | 'idle', readonly [string, string]>> = {
  grade: ['served.thanks', 'served.thanksText'],
  confirmed: ['served.confirm.done', 'served.confirm.doneText'],
  change: ['served.confirm.change', 'served.confirm.changeText'],
  idle: ['served.idle', ''],
}

interface Shown {
  readonly picture: PadPicture
  readonly chosen: Chosen
  /** what was done this moment */
  readonly said: Thanks | undefined
}

/** What the pad shows: nothing, what is to be confirmed, the question, or thanks. (SUP-01, QUE-05) */
export function padPage(visit: Visit, { picture, chosen, said }: Shown): string {
  const t = sayIn(visit.language)
  const { windowId, windowNo, hallName, asked, confirmation } = picture
  const name = t('served.windowNo', { no: windowNo })
  const address = `/pad/${encodeURIComponent(windowId)}`
  if (said === undefined && confirmation !== null) {
    const problem = chosen.problem === undefined ? undefined : problemIn(visit.language, chosen.problem)
    return frame({
      visit,
      t,
      head: name,
      look: `confirm ${confirmation.id}`,
      children: (
        <>
          <h1>{t('served.confirm.title')}</h1>
          <p className="l">{t('served.confirm.lead')}</p>
          <ConfirmForm t={t} action={`${address}/confirm`} {...confirmation} problem={problem} />
        </>
      ),
    })
  }
  if (said !== undefined || asked === null) {
    const [title, text] = words[said ?? 'idle']
    return frame({
      visit,
      t,
      head: name,
      look: said === undefined ? 'idle' : 'thanks',
      children: (
        <div className="middle">
          <h1>{t(title)}</h1>
          <p className="l">{text === '' ? hallName : t(text)}</p>
        </div>
      ),
    })
  }
  return frame({
    visit,
    t,
    head: [name, asked.staffName].filter(Boolean).join('　'),
    look: `asked ${asked.id}`,
    children: (
      <>
        <h1>{t('served.ask')}</h1>
        <p className="l">{t(`served.done.${asked.service}`, { item: asked.itemName })}</p>
        <GradeForm
          t={t}
          language={visit.language}
          action={`${address}/grade`}
          hidden={{ id: asked.id }}
          chosen={chosen}
        >
          <footer className="ft">
            <p>{t('served.unrated')}</p>
            <button className="btn" type="submit" formAction={`${address}/leave`} name="declined" value="1">
              {t('served.decline')}
            </button>
            <button className="btn primary" type="submit">
              {t('served.send')}
            </button>
          </footer>
        </GradeForm>
      </>
    ),
  })
}
