import { Button, DateText, dayOf, EmptyState, formatDay, Tag, useLanguage, useTexts } from '@yichuang/kit'
import { Link } from 'react-router'
import type { AcceptanceRow, Acceptances } from '../../contract.ts'
import { useItemWords } from '../items/use-item-words.ts'

interface WindowSheetProps {
  readonly answer: Acceptances
  readonly isAll: boolean
  readonly onAll: (isAll: boolean) => void
}

/** What one window may accept today, by which papers; then what it may not, and why. (CAT-14, CAT-15) */
export function WindowSheet({ answer, isAll, onAll }: WindowSheetProps) {
  const t = useTexts('catalogue')
  const language = useLanguage()
  const window = answer.windows.find(({ id }) => id === answer.window)
  if (window === undefined) return null
  const accepted = answer.rows.filter((row) => row.isAccepted)
  const missing = answer.rows.filter((row) => !row.isAccepted)
  return (
    <section className="card accept-sheet" aria-label={t('accept.title')}>
      <header>
        <h2>{t('accept.windowHead', { hall: answer.hallName, no: window.no, kind: window.kind })}</h2>
        <p className="muted">
          {formatDay(answer.day, 'full', language)} {t('accept.accepts', { count: accepted.length })}
          {window.officers.length > 0 && ` ${t('accept.officers', { names: window.officers.join('、') })}`}
        </p>
      </header>
      {accepted.length === 0 ? (
        <EmptyState icon="lock" title={t('accept.nothing')} text={t('accept.nothingText')} />
      ) : (
        <AcceptedTable rows={accepted} />
      )}
      {missing.length > 0 && <MissingTable rows={missing} />}
      {answer.others > 0 && (
        <p className="accept-others">
          <span className="muted">{t('accept.others', { count: answer.others })}</span>{' '}
          <Button size="s" kind="quiet" onClick={() => onAll(!isAll)}>
            {t(isAll ? 'accept.hideOthers' : 'accept.showOthers')}
          </Button>
        </p>
      )}
    </section>
  )
}

function Names({ row }: { readonly row: AcceptanceRow }) {
  const { word } = useItemWords()
  return (
    <th scope="row">
      <Link to={`/work/items/${row.item}`}>{row.name}</Link>
      <span className="muted small accept-note">
        {row.departmentName} · {word(row.boardName)}
      </span>
    </th>
  )
}

function AcceptedTable({ rows }: { readonly rows: readonly AcceptanceRow[] }) {
  const t = useTexts('catalogue')
  const { word } = useItemWords()
  return (
    <div className="accept-scroll" tabIndex={0} role="group" aria-label={t('accept.may')}>
      <table>
        <caption>{t('accept.may')}</caption>
        <thead>
          <tr>
            {['item', 'handling', 'paper', 'powers', 'until', 'line'].map((name) => (
              <th key={name} scope="col">
                {t(`accept.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.item}>
              <Names row={row} />
              <td>{word(row.handling)}</td>
              <td>
                {row.papers.map(({ no, holderName }) => (
                  <span key={no} className="terms-two">
                    <span>{no}</span>
                    <span className="muted small">{holderName}</span>
                  </span>
                ))}
              </td>
              <td>
                {powersOf(row)
                  .map((power) => t(`power.${power}`))
                  .join('、')}
              </td>
              <td className="accept-day">
                {row.papers.map(({ no, until }) => (
                  <DateText key={no} day={dayOf(until)} form="bare" />
                ))}
              </td>
              <td>
                {row.line ?? '–'}
                {row.line !== null && !row.isCalled && (
                  <span className="muted small accept-note">{t('accept.notCalled')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function powersOf({ papers }: AcceptanceRow): readonly string[] {
  return [...new Set(papers.flatMap(({ powers }) => powers))]
}

function MissingTable({ rows }: { readonly rows: readonly AcceptanceRow[] }) {
  const t = useTexts('catalogue')
  return (
    <div className="accept-scroll" tabIndex={0} role="group" aria-label={t('accept.mayNot')}>
      <table>
        <caption>{t('accept.mayNot')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('accept.columns.item')}</th>
            <th scope="col">{t('accept.columns.why')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.item}>
              <Names row={row} />
              <td>
                <span className="terms-tags">
                  {row.reasons.map((reason) => (
                    <Tag key={reason} kind={reason === 'other-board' ? 'slate' : 'red'}>
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
  )
}
