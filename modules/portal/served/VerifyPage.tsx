import { DateText, Icon } from '@yichuang/kit/public'
import { pageText, Shell } from './Shell.tsx'
import { wordsOf } from './visit.ts'
import type { Visit } from './visit.ts'

/** What anybody who holds a document may know of it. */
interface ShownDocument {
  readonly title: string
  readonly number: string
  readonly organ: string
  readonly issuedOn: string
  readonly applicant: string
  readonly standing: 'in-force' | 'corrected' | 'voided' | 'superseded'
  readonly fileHashes: readonly string[]
}

interface Verification {
  readonly code: string
  readonly found?: ShownDocument
  /** why nothing was found: not a whole code, a code with a misread character, or a code of nothing */
  readonly problem?: 'mistyped' | 'slip' | 'unknown'
}

/** Verification of a printed document: the form, and what its code stands for. */
export function verifyPage(visit: Visit, { code, found, problem }: Verification): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t('verify.title')}>
      <a className="crumb" href="/">
        <Icon name="back" />
        {t('start')}
      </a>
      <h1>{t('verify.title')}</h1>
      {found !== undefined && <Found visit={visit} found={found} />}
      {problem !== undefined && (
        <div className="alert" role="alert">
          <Icon name="warning" />
          <div>
            <b>{t(`verify.${problem}`, { code })}</b>
            <p>{t('verify.advice')}</p>
          </div>
        </div>
      )}
      {code === '' && <p className="lead">{t('verify.lead')}</p>}
      <form className="ask" method="get" action="/verify">
        <label htmlFor="code">{t('verify.code')}</label>
        <p className="hint" id="code-hint">
          {t('verify.codeHint')}
        </p>
        <input
          className="in"
          id="code"
          name="code"
          required
          maxLength={40}
          defaultValue={found === undefined ? code : ''}
          autoComplete="off"
          autoCapitalize="characters"
          aria-describedby="code-hint"
        />
        <button className={found === undefined ? 'btn primary' : 'btn'} type="submit">
          {t(found === undefined ? 'verify.submit' : 'verify.another')}
        </button>
      </form>
    </Shell>,
  )
}

function Found({ visit, found }: { readonly visit: Visit; readonly found: ShownDocument }) {
  const t = wordsOf(visit)
  const isGood = found.standing === 'in-force'
  return (
    <>
      <div className={isGood ? 'verdict good' : 'verdict'} role="status">
        <Icon name={isGood ? 'check' : 'warning'} />
        <div>
          <b>{t(`verify.standing.${found.standing}`)}</b>
          <p>{t(`verify.standing.${found.standing}.hint`)}</p>
        </div>
      </div>
      <dl className="facts">
        <dt>{t('verify.kind')}</dt>
        <dd>{found.title}</dd>
        <dt>{t('verify.number')}</dt>
        <dd>{found.number}</dd>
        <dt>{t('verify.organ')}</dt>
        <dd>{found.organ}</dd>
        <dt>{t('verify.issuedOn')}</dt>
        <dd>
          <DateText day={found.issuedOn} form="full" />
        </dd>
        <dt>{t('verify.applicant')}</dt>
        <dd>{found.applicant}</dd>
      </dl>
      <p className="why">{t('verify.compare')}</p>
    </>
  )
}
