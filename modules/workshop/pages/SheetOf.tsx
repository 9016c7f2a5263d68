import { EmptyState, Tag, useTexts } from '@yichuang/kit'
import type { Resolution } from '@yichuang/modules/catalogue/rules'
import { isNeeded } from '../rules/index.ts'

/** Who looks at a list of materials. */
export type Side = 'clerk' | 'applicant'

/** The list that answers lead to: with review points for the clerk, with where to get each for the applicant. */
export function SheetOf({ resolution, side }: { readonly resolution: Resolution; readonly side: Side }) {
  const t = useTexts('workshop')
  const { status, missing, outcome, details } = resolution
  if (status === 'incomplete') return <EmptyState icon="list" title={t('preview.missing', { count: missing.length })} />
  if (outcome !== null) return <EmptyState icon="warning" title={t(`preview.${status}`)} text={outcome.message} />
  if (status === 'invalid') return <EmptyState icon="warning" title={t('preview.invalid')} />
  return (
    <ol className="ws-sheet">
      {details.map(({ key, name, copies, necessity, issuer, share, formReview, contentReview }) => (
        <li key={key}>
          <b>{name}</b> {!isNeeded({ necessity }) && <Tag kind="amber">{necessity}</Tag>}
          {share.available && <Tag kind="green">{t('library.shared')}</Tag>}
          <span className="muted small">
            {copies.map(({ form, count, action }) => t(`material.told.${form}-${action}`, { count })).join('，')}
            {side === 'applicant' && ` · ${t('preview.from', { issuer })}`}
          </span>
          {side === 'clerk' && (
            <ul className="small">
              {[...formReview, ...contentReview].map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
