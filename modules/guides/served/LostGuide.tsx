import { pageText, Shell } from '@yichuang/modules/portal/public'
import type { Visit } from '@yichuang/modules/portal/public'
import { guideWords } from './words.ts'

/** What somebody is told who asks for a guide that is not there. */
export function lostGuide(visit: Visit): string {
  const { t } = guideWords(visit.language)
  return pageText(
    <Shell visit={visit} title={t('lost.title')}>
      <h1>{t('lost.title')}</h1>
      <p className="lead">{t('lost.lead')}</p>
      <a className="btn primary" href="/guides">
        {t('guide.crumb')}
      </a>
    </Shell>,
  )
}
