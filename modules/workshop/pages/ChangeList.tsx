import { formatCount, Tag, useTexts } from '@yichuang/kit'
import type { TagKind } from '@yichuang/kit'
import type { Comparison } from '../contract.ts'
import './change-list.css'

type Change = Comparison['changes'][number]

const kinds: Readonly<Record<Change['kind'], TagKind>> = {
  more: 'red',
  fewer: 'green',
  other: 'amber',
  details: 'slate',
  'no-longer': 'red',
  newly: 'green',
  'path-gone': 'slate',
  'path-new': 'blue',
}

/** Which documents some applicants need more, fewer or others, each with answers that show it. (CAT-12) */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <ul className="ws-changes">
      {changes.map((change) => (
        <ChangeLine key={`${change.kind} ${change.example.map(({ answer }) => answer).join()}`} change={change} />
      ))}
    </ul>
  )
}

function ChangeLine({ change }: { readonly change: Change }) {
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
