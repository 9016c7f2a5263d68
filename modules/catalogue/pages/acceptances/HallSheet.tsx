import { EmptyState, formatDay, Tag, useLanguage, useTexts } from '@yichuang/kit'
import { Link } from 'react-router'
import type { Acceptances } from '../../contract.ts'
import { useItemWords } from '../items/use-item-words.ts'

/** What no window of the hall may accept today, and why. (CAT-15) */
export function HallSheet({ answer }: { readonly answer: Acceptances }) {
  const t = useTexts('catalogue')
  const language = useLanguage()
  const { word } = useItemWords()
  const { gaps, items, hallName, day } = answer
  const count = items - gaps.length
  return (
    <section className="card accept-sheet" aria-label={t('accept.gaps')}>
      <header>
        <h2>{t('accept.hallHead', { hall: hallName })}</h2>
        <p className="muted">
          {formatDay(day, 'full', language)} {t('accept.covered', { count, of: items })}
        </p>
      </header>
      {gaps.length === 0 ? (
        <EmptyState icon="check" title={t('accept.noGaps')} text={t('accept.noGapsText')} />
      ) : (
        <div className="accept-scroll" tabIndex={0} role="group" aria-label={t('accept.gaps')}>
          <table>
            <caption>{t('accept.gaps')}</caption>
            <thead>
              <tr>
                {['item', 'department', 'board', 'why'].map((name) => (
                  <th key={name} scope="col">
                    {t(`accept.columns.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {gaps.map((gap) => (
                <tr key={gap.item}>
                  <th scope="row">
                    <Link to={`/work/items/${gap.item}`}>{gap.name}</Link>
                  </th>
                  <td>{gap.departmentName}</td>
                  <td>{word(gap.boardName)}</td>
                  <td>
                    <span className="terms-tags">
                      {gap.reasons.map((reason) => (
                        <Tag key={reason} kind="red">
                          {t(`accept.reasons.${reason}`)}
                        </Tag>
                      ))}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
