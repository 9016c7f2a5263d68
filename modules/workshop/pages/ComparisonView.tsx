import { CountRow, EmptyState, formatCount, Tag, useTexts } from '@yichuang/kit'
import type { Comparison } from '../contract.ts'
import { ChangeList } from './ChangeList.tsx'

const looks: Readonly<Record<Comparison['form'][number]['kind'], string>> = {
  added: 'more',
  required: 'more',
  dropped: 'fewer',
  optional: 'fewer',
  changed: 'details',
}

/** Which situations need more, fewer, other materials, each with answers that show it. (CAT-12) */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  const t = useTexts('workshop')
  const { from, isProvable, combinations, unchanged, changes, members, form } = comparison
  if (from === null) return <EmptyState icon="plus" title={t('comparison.fresh')} />
  return (
    <div className="ws-comparison">
      {isProvable ? (
        <CountRow
          counts={[
            { value: formatCount(combinations), label: t('comparison.both') },
            { value: formatCount(unchanged), label: t('comparison.unchanged') },
            {
              value: formatCount(combinations - unchanged),
              label: t('comparison.touched'),
              wrong: combinations > unchanged,
            },
          ]}
        />
      ) : (
        <p className="ws-wrong">{t('comparison.tooComplex')}</p>
      )}
      {members.length > 0 && (
        <p>
          {t('comparison.members')}
          {members.map((member) => (
            <Tag key={member} kind="line">
              {t(`comparison.member.${member}`)}
            </Tag>
          ))}
        </p>
      )}
      {isProvable && changes.length === 0 && (
        <EmptyState
          icon="check"
          title={t('comparison.same')}
          text={members.length + form.length > 0 ? t('comparison.sameButMembers') : undefined}
        />
      )}
      {form.length > 0 && (
        <section aria-label={t('comparison.form')}>
          <h3>{t('comparison.form')}</h3>
          {form.map(({ kind, label }) => (
            <p key={`${kind} ${label}`} className={`ws-delta ${looks[kind]}`}>
              <Tag kind="line">{t(`comparison.formKind.${kind}`)}</Tag> {label}
            </p>
          ))}
        </section>
      )}
      <ChangeList changes={changes} />
    </div>
  )
}
