import { pageText, Shell } from './Shell.tsx'
import { wordsOf } from './visit.ts'
import type { Visit } from './visit.ts'

/** What somebody is told whose form came from a page that is not ours. */
export function lostPage(visit: Visit): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t('lost.title')}>
      <h1>{t('lost.title')}</h1>
      <p className="lead">{t('lost.lead')}</p>
      <a className="btn primary" href="/">
        {t('lost.start')}
      </a>
    </Shell>,
  )
}
