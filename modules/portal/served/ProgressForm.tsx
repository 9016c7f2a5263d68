import { Icon } from '@yichuang/kit/public'
import { pageText, Shell } from './Shell.tsx'
import { wordsOf } from './visit.ts'
import type { Visit } from './visit.ts'

interface Filled {
  readonly applicationNo: string
  /** code of the refusal of the last try */
  readonly problem?: string
}

/** The form that asks for the number of a case and two endings a stranger does not know. */
export function progressForm(visit: Visit, { applicationNo, problem }: Filled): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t('form.title')}>
      <a className="crumb" href="/">
        <Icon name="back" />
        {t('start')}
      </a>
      <h1>{t('form.title')}</h1>
      <p className="lead">{t('form.lead')}</p>
      {problem !== undefined && (
        <div className="alert" role="alert">
          <Icon name="warning" />
          <p>{t(`problem.${problem.replace('portal.', '')}`)}</p>
        </div>
      )}
      <form className="ask" method="post" action="/progress">
        <label htmlFor="applicationNo">{t('form.applicationNo')}</label>
        <p className="hint" id="applicationNo-hint">
          {t('form.applicationNoHint')}
        </p>
        <input
          className="in"
          id="applicationNo"
          name="applicationNo"
          required
          maxLength={40}
          defaultValue={applicationNo}
          autoComplete="off"
          aria-describedby="applicationNo-hint"
        />
        <label htmlFor="documentEnding">{t('form.documentEnding')}</label>
        <p className="hint" id="documentEnding-hint">
          {t('form.documentEndingHint')}
        </p>
        <input
          className="in short"
          id="documentEnding"
          name="documentEnding"
          required
          maxLength={6}
          autoComplete="off"
          autoCapitalize="characters"
          aria-describedby="documentEnding-hint"
        />
        <label htmlFor="phoneEnding">{t('form.phoneEnding')}</label>
        <p className="hint" id="phoneEnding-hint">
          {t('form.phoneEndingHint')}
        </p>
        <input
          className="in short"
          id="phoneEnding"
          name="phoneEnding"
          required
          maxLength={4}
          inputMode="numeric"
          autoComplete="off"
          aria-describedby="phoneEnding-hint"
        />
        <button className="btn primary" type="submit">
          {t('form.submit')}
        </button>
      </form>
      <p className="why">{t('form.privacy')}</p>
    </Shell>,
  )
}
