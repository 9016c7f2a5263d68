import { CountRow, EmptyState, formatCount, Tag, useTexts } from '@yichuang/kit'
import type { TagKind } from '@yichuang/kit'
import type { Comparison } from '../contract.ts'

const kinds: Readonly<Record<Comparison['changes'][number]['kind'], TagKind>> = {
  more: 'red',
  fewer: 'green',
  other: 'amber',
  details: 'slate',
  'no-longer': 'red',
  newly: 'green',
  'path-gone': 'slate',
  'path-new': 'blue',
}

/** Which situations need more, fewer, other materials, each with answers that show it. (CAT-12) */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  const t = useTexts('workshop')
  const { from, isProvable, combinations, unchanged, changes, members } = comparison
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
          text={members.length > 0 ? t('comparison.sameButMembers') : undefined}
        />
      )}
      <ul className="ws-changes">
        {changes.map((change) => (
          <ChangeLine key={`${change.kind} ${change.example.map(({ answer }) => answer).join()}`} change={change} />
        ))}
      </ul>
    </div>
  )
}

function ChangeLine({ change }: { readonly change: Comparison['changes'][number] }) {
  const t = useTexts('workshop')
  const { kind, combinations, added, dropped, changed, example } = change
  const rows = [
    { sign: '＋', look: 'more', list: added },
    { sign: '－', look: 'fewer', list: dropped },
    { sign: '≠', look: 'details', list: changed },
  ]
  return (
    <li>
      <p>
        <Tag kind={kinds[kind]}>{t(`comparison.kind.${kind}`)}</Tag>
        <span className="muted small">{t('comparison.concerns', { count: formatCount(combinations) })}</span>
      </p>
      {rows.flatMap(({ sign, look, list }) =>
        list.map(({ key, name }) => (
          <p key={`${sign}${key}`} className={`ws-delta ${look}`}>
            <b>{sign}</b> {name}
          </p>
        )),
      )}
      <p className="ws-example">
        {t('check.example')}
        {example.map(({ answer }) => answer).join(t('check.comma')) || t('comparison.noAnswers')}
      </p>
    </li>
  )
}
