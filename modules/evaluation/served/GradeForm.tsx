import type { Language } from '@yichuang/kit/public'
import type { ReactNode } from 'react'
import { grades, MOST_COMMENT, reasonsOf } from '../rules/index.ts'
import { problemIn } from './words.ts'
import type { Say } from './words.ts'

/** What was chosen before something was wrong. */
export interface Chosen {
  readonly grade?: number | undefined
  readonly reasons?: readonly string[]
  readonly comment?: string
  readonly phone?: string
  /** code of what was wrong */
  readonly problem?: string
}

interface GradeFormProps {
  readonly t: Say
  readonly language: Language
  readonly action: string
  readonly chosen: Chosen
  /** hidden values of the form */
  readonly hidden: Readonly<Record<string, string>>
  /** buttons under it */
  readonly children: ReactNode
}

/** The five grades, the reasons of the one that is chosen, a few words: one form, whole without a script. (SUP-01) */
export function GradeForm({ t, language, action, chosen, hidden, children }: GradeFormProps) {
  const { problem, reasons = [] } = chosen
  return (
    <form className="grade-form" method="post" action={action} data-grade>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset className="grades">
        <legend className="vh">{t('served.grades')}</legend>
        {grades.map((grade) => (
          <label key={grade} className={`grade g${grade}`}>
            <input type="radio" name="grade" value={grade} defaultChecked={chosen.grade === grade} />
            <span className="stars" aria-hidden="true">
              {grades.toReversed().map((star) => (
                <i key={star} className={star <= grade ? 'f' : ''} />
              ))}
            </span>
            <b>{t(`grades.${grade}`)}</b>
          </label>
        ))}
      </fieldset>
      {problem !== undefined && (
        <p className="wrong" role="alert">
          {problemIn(language, problem)}
        </p>
      )}
      {grades.map((grade) => (
        <fieldset key={grade} className={`why w${grade}`}>
          <legend>{t('served.because')}</legend>
          {reasonsOf(grade).map((reason) => (
            <label key={reason}>
              <input type="checkbox" name={`reason${grade}`} value={reason} defaultChecked={reasons.includes(reason)} />
              <span>{t(`reasons.${reason}`)}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <details className="words" open={chosen.comment !== undefined && chosen.comment !== ''}>
        <summary>{t('served.words')}</summary>
        <label>
          <span>{t('served.comment')}</span>
          <textarea name="comment" maxLength={MOST_COMMENT} rows={2} defaultValue={chosen.comment ?? ''} />
        </label>
        <label>
          <span>{t('served.phone')}</span>
          <input name="phone" inputMode="tel" maxLength={20} autoComplete="off" defaultValue={chosen.phone ?? ''} />
        </label>
      </details>
      {children}
    </form>
  )
}
