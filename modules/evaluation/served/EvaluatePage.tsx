import { formatMoment, Icon } from '@yichuang/kit/public'
import { pageText, Shell } from '@yichuang/modules/portal/public'
import type { Visit } from '@yichuang/modules/portal/public'
import type { OwnEvaluation } from '../contract.ts'
import { GradeForm } from './GradeForm.tsx'
import type { Chosen } from './GradeForm.tsx'
import { problemIn, sayIn } from './words.ts'

/** Address of the style sheet behind that of the public pages. */
export const evaluationSheet = '/public/evaluation.css'

interface Told {
  readonly token: string
  readonly own: OwnEvaluation
  readonly chosen: Chosen
}

/** 评价 on the phone: by the link in the message and on the page of the ticket, once. (SUP-01) */
export function evaluatePage(visit: Visit, { token, own, chosen }: Told): string {
  const t = sayIn(visit.language)
  const { state, itemName, hallName, windowNo, until } = own
  const place = [hallName, windowNo === null ? null : t('served.windowNo', { no: windowNo })].filter(Boolean).join(' ')
  const isOpen = state === 'asked' || state === 'declined'
  return pageText(
    <Shell visit={visit} title={t('served.title')} sheet={evaluationSheet}>
      <h1>{t(isOpen ? 'served.ask' : `served.${state}`)}</h1>
      <p className="lead">
        {itemName}
        {place !== '' && (
          <>
            <br />
            {place}
          </>
        )}
      </p>
      {isOpen ? (
        <GradeForm t={t} language={visit.language} action={`/evaluate/${token}`} hidden={{}} chosen={chosen}>
          <button className="btn primary" type="submit">
            {t('served.send')}
          </button>
          <p className="why-text">{t('served.anonymous')}</p>
          <p className="why-text">{t('served.until', { until: formatMoment(until, visit.language) })}</p>
        </GradeForm>
      ) : (
        <div className="evaluated" role="status">
          <Icon name={state === 'given' ? 'check' : 'clock'} />
          <p>
            {t(state === 'given' ? 'served.givenText' : 'served.overText', { grade: t(`grades.${own.grade ?? 0}`) })}
          </p>
        </div>
      )}
    </Shell>,
  )
}

/** What somebody is told whose link is not whole. */
export function lostEvaluationPage(visit: Visit): string {
  const t = sayIn(visit.language)
  return pageText(
    <Shell visit={visit} title={t('served.title')}>
      <h1>{t('served.lost')}</h1>
      <p className="lead">{problemIn(visit.language, 'evaluation.no-such-evaluation')}</p>
    </Shell>,
  )
}
