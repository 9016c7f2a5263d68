import { Button, call, Card, EmptyState, Page, Tag, TextInput, useCall, useTexts } from '@yichuang/kit'
import { searchItems } from '@yichuang/modules/catalogue/contract'
import { useItemWords } from '@yichuang/modules/catalogue/pages'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { UnfinishedDesks } from './UnfinishedDesks.tsx'
import { withTicket } from './at-ticket.ts'
import './desk.css'

/** Shown where nothing fits. */
const NEAREST = 3

/** Find the item: name, everyday word, code, pinyin or initials; until something is typed, also what I have not finished. */
export function FindItemPage() {
  const t = useTexts('intake')
  const { word } = useItemWords()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [phrase, setPhrase] = useState('')
  const found = useCall(
    searchItems,
    { query: { ...(phrase.trim() === '' ? {} : { q: phrase }), limit: 20 } },
    { keepFormer: true },
  )
  const isMissed = found.data?.confident === false
  const rows = (found.data?.rows ?? []).slice(0, isMissed ? NEAREST : undefined)
  // The list may still show the phrase before: Enter asks for the phrase that stands there now.
  const openFirst = async () => {
    const { rows: best, confident } = await call(searchItems, { query: { q: phrase, limit: 1 } })
    const [first] = best
    if (first !== undefined && confident !== false) void navigate(withTicket(`/work/intake/${first.id}`, search))
  }
  return (
    <Page title={t('find.title')} hint={t('find.hint')}>
      <div className="find-item" ref={(place) => place?.querySelector('input')?.focus()}>
        <TextInput
          aria-label={t('find.label')}
          type="search"
          value={phrase}
          placeholder={t('find.placeholder')}
          onChange={setPhrase}
          onEnter={() => void openFirst()}
        />
        {phrase === '' && <UnfinishedDesks />}
        <Card title={t('find.items')} hint={t('find.count', { count: isMissed ? 0 : (found.data?.total ?? 0) })} flush>
          {isMissed && (
            <EmptyState
              title={t('find.noneTitle', { phrase: phrase.trim() })}
              text={t(rows.length === 0 ? 'find.noneText' : 'find.nearText')}
            />
          )}
          <ul className="items">
            {rows.map((row) => (
              <li key={row.id}>
                <Link to={withTicket(`/work/intake/${row.id}`, search)}>
                  <b>{row.name}</b>
                  <Tag kind="blue">{word(row.handling)}</Tag>
                  <span className="muted">{row.departmentName}</span>
                  <span className="grow" />
                  <span className="muted small">
                    {row.taken === false ? t(`taken.${row.reason ?? 'other-board'}`) : t('find.here')}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
        <p>
          <Button to="/work/follow">{t('find.follow')}</Button>
        </p>
      </div>
    </Page>
  )
}
