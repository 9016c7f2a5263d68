import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { BrandMark, LanguageScope } from '@yichuang/kit/public'
import { lineOf, withChoice, wordsOf } from './visit.ts'
import type { Visit } from './visit.ts'

interface ShellProps {
  readonly visit: Visit
  readonly title: string
  /** `wide` for pages that use a desktop, a phone's column else */
  readonly form?: 'wide' | 'column'
  /** address of a style sheet behind that of the public pages */
  readonly sheet?: string
  /** seconds after which a page that moves is read anew: by a script of ours, without one by the browser */
  readonly refresh?: number | undefined
  /** it has a line of its own, on which it hears what moves */
  readonly isFollowed?: boolean
  readonly children: ReactNode
}

/** The frame of every public page: brand, language, elder set. */
export function Shell({ visit, title, form = 'column', sheet, refresh, isFollowed = false, children }: ShellProps) {
  const t = wordsOf(visit)
  const isChinese = visit.language === 'zh-CN'
  return (
    <html lang={visit.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {refresh !== undefined && (
          <>
            <script
              src="/public/display.js"
              data-every={refresh}
              data-line={isFollowed ? lineOf(visit) : undefined}
              defer
            />
            <noscript>
              <meta httpEquiv="refresh" content={String(refresh)} />
            </noscript>
          </>
        )}
        <title>{`${title} · ${t('brand')}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/public/portal.css" />
        {sheet !== undefined && <link rel="stylesheet" href={sheet} />}
      </head>
      <body className={visit.isElder ? 'public elder' : 'public'}>
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        <LanguageScope language={visit.language}>
          <header className="hd">
            <div className={form}>
              <a className="brand" href="/">
                <BrandMark size={28} />
                {t('brand')}
              </a>
              <nav aria-label={t('settings')}>
                <a href={withChoice(visit, 'elder', visit.isElder ? '0' : '1')}>
                  {t(visit.isElder ? 'elder.off' : 'elder.on')}
                </a>
                <a href={withChoice(visit, 'lang', isChinese ? 'en' : 'zh-CN')} lang={isChinese ? 'en' : 'zh-CN'}>
                  {t('language.other')}
                </a>
              </nav>
            </div>
          </header>
          <main id="main" className={form}>
            {children}
          </main>
        </LanguageScope>
      </body>
    </html>
  )
}

/** A whole page as text. */
export function pageText(page: ReactNode): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`
}
