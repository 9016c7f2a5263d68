import { pageText, Shell } from './Shell.tsx'
import { wordsOf } from './visit.ts'
import type { Visit } from './visit.ts'

/** What somebody is told whose form came from a page that is not ours (`lost`), or whose address leads nowhere. */
export function lostPage(visit: Visit, why: 'lost' | 'missing'): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t(`${why}.title`)}>
      <h1 className="alone">{t(`${why}.title`)}</h1>
      <p className="lead">{t(`${why}.lead`)}</p>
      <a className="btn primary" href="/">
        {t('lost.start')}
      </a>
    </Shell>,
  )
}
